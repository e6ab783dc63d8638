export {
  type ClipJob,
  type HostLimits,
  type RenderedClip,
  type RenderOptions,
  type RenderProgress,
  renderClip,
} from "./host/render-clip.ts";
export { RenderError, type RenderFailure } from "./host/render-error.ts";
export { type RenderedStills, renderStills, type StillsJob } from "./host/render-stills.ts";
