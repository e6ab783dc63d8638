import type { EncoderPreset } from "@kinora/media";
import type { SceneSpec } from "../scene-spec.ts";
import type { HostPool } from "./host-pool.ts";
import { runHost } from "./run-host.ts";

export interface ClipJob {
  readonly spec: SceneSpec;
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
  /** Appears complete or not at all; its directory must exist. */
  readonly outputPath: string;
  /** Absolute paths of decoded, trusted pictures. */
  readonly pictures: Readonly<Partial<Record<"image" | "end_image", string>>>;
  /** Absolute path of a decoded, trusted WAV, as `readWav` takes it; there when the spec's sound has a recording. */
  readonly recording?: string;
  readonly watermark: boolean;
  /** The container's `comment` tag. */
  readonly comment: string;
  /** Threads that draw; one more encodes. */
  readonly workers: number;
  readonly encoderPreset?: EncoderPreset;
}

export interface RenderedClip {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frameCount: number;
  readonly durationSeconds: number;
  /** False when the sound track is silent. */
  readonly audible: boolean;
  readonly wallMs: number;
  /** User and system time of the host and its threads. */
  readonly cpuMs: number;
}

export interface RenderProgress {
  /** Frames in the file so far. */
  readonly frames: number;
  readonly frameCount: number;
  /** Frames per second of wall time, over the whole run so far. */
  readonly framesPerSecond: number;
  readonly etaSeconds: number;
}

export interface RenderOptions {
  /** Ends the host at once; the promise then rejects with `canceled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RenderProgress) => void;
  readonly limits?: Partial<HostLimits>;
  /** Where the host comes from and goes back to; without one it is started for this job and ended with it. */
  readonly pool?: HostPool;
  /** Address of the module whose `buildScene` draws; the product's own when absent. */
  readonly sceneModuleUrl?: string;
}

export interface HostLimits {
  readonly wallSeconds: number;
  /** Resident memory of the host with all its threads. */
  readonly memoryBytes: number;
  /** Added to the process's niceness, 0 to 19: the API stays quick while a clip renders. */
  readonly nice: number;
}

/**
 * Renders a clip in another process: worker threads draw interleaved frames, the process's main thread encodes.
 *
 * @throws RenderError; no file or temporary file is left then, and the process is gone
 */
export async function renderClip(job: ClipJob, options: RenderOptions = {}): Promise<RenderedClip> {
  const answer = await runHost({ kind: "clip", ...job }, options);
  if ("clip" in answer) return answer.clip;
  throw new Error("the host answered a clip with stills");
}
