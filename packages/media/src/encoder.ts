import { openFfmpegEncoder, findFfmpegProgram } from "./ffmpeg-encoder.ts";
import { openNodeAvEncoder } from "./node-av-encoder.ts";
import { loadNodeAv } from "./node-av.ts";

/**
 * Writes one MP4: H.264 High with 4:2:0 pixels, and stereo AAC; the index stands before the media, so a browser plays
 * the file while it loads. Two programs can do it (`findEncoder`); callers see no difference.
 *
 * Calls are made one after another. Frames and samples may alternate freely; at the end both should cover the same
 * time, because players end a clip at its longer track.
 */
export interface Encoder extends AsyncDisposable {
  /** One frame: planar Y, U, V, `width * height * 3 / 2` bytes, BT.709 limited range (`rgbaToYuv420`). Read before it resolves. */
  writeFrame(yuv420: Uint8Array): Promise<void>;
  /** Samples of both channels, -1 to 1, any number of them; the arrays must have equal lengths. */
  writeAudio(left: Float32Array, right: Float32Array): Promise<void>;
  /** Completes the file. Its bytes are with the operating system then, not yet forced to the disk. */
  finish(): Promise<void>;
  /** Gives up: frees everything and removes the file. Safe after `finish`, when it does nothing. */
  abort(): Promise<void>;
}

export interface EncoderSettings {
  /** Where the file goes; created or overwritten. */
  readonly path: string;
  /** Pixels, even, 16 to 4096. */
  readonly width: number;
  readonly height: number;
  /** Whole frames per second, 1 to 120. */
  readonly framesPerSecond: number;
  /** Hertz. */
  readonly sampleRate: number;
  /** The container's `comment` tag. */
  readonly comment: string;
  /** x264's constant rate factor: 0 is lossless, 51 is worst. */
  readonly crf?: number;
  readonly preset?: EncoderPreset;
  /** Threads that the video encoder may use. */
  readonly threads?: number;
}

export type EncoderPreset = "ultrafast" | "superfast" | "veryfast" | "faster" | "fast" | "medium";

export type EncoderName = "node-av" | "ffmpeg";

export type EncoderSearch =
  | { readonly found: true; readonly name: EncoderName }
  /** One sentence for the operator: what is missing and how to get it. */
  | { readonly found: false; readonly missing: string };

/** Thrown when a file cannot be encoded; `no_encoder` when this machine has nothing that could. */
export class EncoderError extends Error {
  readonly reason: "no_encoder" | "failed";

  constructor(reason: "no_encoder" | "failed", message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "EncoderError";
    this.reason = reason;
  }
}

const missing =
  "No H.264 encoder was found: install the optional npm package node-av, or an ffmpeg program that has libx264 on PATH.";

/** Says which encoder `openEncoder` would use. Loads or starts it once, so the answer is the truth. */
export async function findEncoder(): Promise<EncoderSearch> {
  if ((await loadNodeAv()) !== undefined) return { found: true, name: "node-av" };
  if ((await findFfmpegProgram()) !== undefined) return { found: true, name: "ffmpeg" };
  return { found: false, missing };
}

/**
 * Opens an encoder: node-av when it loads, else the `ffmpeg` on PATH, or the one named.
 *
 * @throws EncoderError `no_encoder` when there is none, `failed` when it refuses the settings or the path
 */
export async function openEncoder(settings: EncoderSettings, only?: EncoderName): Promise<Encoder> {
  checkSettings(settings);
  const library = only === "ffmpeg" ? undefined : await loadNodeAv();
  if (library !== undefined) return await openNodeAvEncoder(library, settings);
  const program = only === "node-av" ? undefined : await findFfmpegProgram();
  if (program !== undefined) return await openFfmpegEncoder(program, settings);
  throw new EncoderError("no_encoder", missing);
}

function checkSettings(settings: EncoderSettings): void {
  for (const [name, pixels] of [
    ["width", settings.width],
    ["height", settings.height],
  ] as const) {
    // 4:2:0 halves both sides; 4096 is what H.264 level 5.1, the highest that phones play, allows.
    if (!Number.isInteger(pixels) || pixels % 2 !== 0 || pixels < 16 || pixels > 4096)
      throw new EncoderError("failed", `${name} must be an even number of 16 to 4096 pixels, got ${String(pixels)}`);
  }
  const { framesPerSecond } = settings;
  if (!Number.isInteger(framesPerSecond) || framesPerSecond < 1 || framesPerSecond > 120)
    throw new EncoderError("failed", `framesPerSecond must be 1 to 120, got ${String(framesPerSecond)}`);
}
