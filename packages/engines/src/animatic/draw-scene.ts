import {
  parsePrompt,
  type PromptInput,
  readSceneSpec,
  renderClip,
  type RenderedClip,
  RenderError,
  type RenderProgress,
  type SceneSpec,
  SceneSpecError,
} from "@kinora/render";
import { pictureSize } from "./picture-size.ts";
import { framesPerSecondDefault } from "./scene-of-request.ts";

/** What a scene is read from outside of a task. */
export type SceneWish = Pick<PromptInput, "prompt" | "durationSeconds" | "seed" | "audio" | "multiShot"> &
  Partial<Pick<PromptInput, "negativePrompt" | "voiceDescription" | "camera">>;

/** The scene of a prompt, as a task with the same words, length and seed has it. */
export function readPrompt(wish: SceneWish): SceneSpec {
  return parsePrompt({
    ...wish,
    framesPerSecond: framesPerSecondDefault,
    shots: [],
    hasImage: false,
    hasEndImage: false,
    still: false,
  });
}

export interface SceneDrawing {
  /** Appears complete or not at all; its directory must exist. */
  readonly outputPath: string;
  readonly resolution: "480p" | "720p" | "1080p";
  readonly aspectRatio: "16:9" | "9:16" | "1:1";
  readonly workers: number;
  /** The container's `comment` tag. */
  readonly comment: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RenderProgress) => void;
}

/** Why a scene was not drawn, told to whoever wrote it. */
export class SceneError extends Error {
  readonly reason: "invalid" | "canceled" | "failed";

  constructor(reason: SceneError["reason"], message: string, options: { readonly cause: unknown }) {
    super(message, options);
    this.name = "SceneError";
    this.reason = reason;
  }
}

/**
 * Draws a scene that a person may have edited.
 *
 * @throws SceneError; no file is left then
 */
export async function drawScene(json: unknown, drawing: SceneDrawing): Promise<RenderedClip> {
  const spec = checkedScene(json);
  const { signal, onProgress, resolution, aspectRatio, ...job } = drawing;
  try {
    return await renderClip(
      { ...job, ...pictureSize({ kind: "video", resolution, aspectRatio }), spec, pictures: {}, watermark: false },
      { ...(signal === undefined ? {} : { signal }), ...(onProgress === undefined ? {} : { onProgress }) },
    );
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    throw new SceneError(error.reason === "canceled" ? "canceled" : "failed", error.message, { cause: error });
  }
}

function checkedScene(json: unknown): SceneSpec {
  let spec: SceneSpec;
  try {
    spec = readSceneSpec(json);
  } catch (error) {
    if (!(error instanceof SceneSpecError)) throw error;
    throw new SceneError("invalid", error.message, { cause: error });
  }
  if (spec.audio.recording !== undefined)
    throw new SceneError("invalid", "audio.recording is of a task: remove it, a scene file brings no sound with it.", {
      cause: undefined,
    });
  const overPicture = spec.shots.findIndex(({ picture }) => picture !== undefined);
  if (overPicture === -1) return spec;
  throw new SceneError(
    "invalid",
    `shots[${overPicture}].picture is of a task: remove it, a scene file brings no pictures with it.`,
    { cause: undefined },
  );
}
