/**
 * Writes one MP4: H.264 High with 4:2:0 pixels, and stereo AAC; the index stands before the media, so a browser plays
 * the file while it loads. Two programs can do it (`openEncoder`); callers see no difference.
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

/** Thrown when a file cannot be encoded; `no_encoder` when this machine has nothing that could. */
export class EncoderError extends Error {
  readonly reason: "no_encoder" | "failed";

  constructor(reason: "no_encoder" | "failed", message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "EncoderError";
    this.reason = reason;
  }
}
