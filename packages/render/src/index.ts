export {
  type ClipJob,
  type HostLimits,
  type RenderedClip,
  type RenderOptions,
  type RenderProgress,
  renderClip,
} from "./host/render-clip.ts";
export { type HostPool, openHostPool } from "./host/host-pool.ts";
export { RenderError, type RenderFailure } from "./host/render-error.ts";
export { type RenderedStills, renderStills, type StillsJob } from "./host/render-stills.ts";
export { parsePrompt } from "./language/parse-prompt.ts";
export type { PromptInput } from "./language/prompt-input.ts";
export { readSceneSpec, SceneSpecError, type SceneProblem } from "./scene-spec-schema.ts";
export type {
  Actor,
  AmbienceName,
  AudioSpec,
  CameraMove,
  PictureMove,
  SceneSpec,
  SceneWarning,
  Setting,
  SettingName,
  Shot,
  SpokenLine,
  Style,
  TimeOfDay,
  Voice,
  Weather,
} from "./scene-spec.ts";
