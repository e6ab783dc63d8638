import type { AudioLimits, ImageLimits, VideoLimits } from "./media-limits.ts";

/** What the parent asks of the media child, one at a time. Both ends are this package, so messages are typed, not parsed. */
export type MediaJob =
  | { readonly kind: "decode_image"; readonly path: string; readonly outputPath: string; readonly limits: ImageLimits }
  | { readonly kind: "probe_video"; readonly path: string; readonly limits: VideoLimits }
  | { readonly kind: "probe_audio"; readonly path: string; readonly limits: AudioLimits }
  | { readonly kind: "decode_audio"; readonly path: string; readonly outputPath: string; readonly limits: AudioLimits }
  | { readonly kind: "find_encoder" }
  | { readonly kind: "poster_frame"; readonly path: string; readonly outputPath: string; readonly limits: VideoLimits };

export interface DecodedImage {
  /** What the file was. */
  readonly format: "jpeg" | "png" | "webp" | "gif";
  /** What was written: upright, sRGB, without metadata. */
  readonly outputPath: string;
  readonly outputFormat: "jpeg" | "png";
  /** Pixels, after orientation. */
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
}

export interface ProbedVideo {
  readonly container: "mp4" | "mov";
  readonly durationSeconds: number;
  readonly sizeBytes: number;
  /** Video tracks first found first; at least one. */
  readonly tracks: readonly Track[];
  /** The container's `comment` tag. */
  readonly comment?: string;
}

export type Track =
  | {
      readonly kind: "video";
      readonly codec: string;
      readonly width: number;
      readonly height: number;
      readonly framesPerSecond: number;
      readonly frameCount: number;
      readonly durationSeconds: number;
    }
  | {
      readonly kind: "audio";
      readonly codec: string;
      /** Hertz. */
      readonly sampleRate: number;
      readonly channels: number;
      readonly durationSeconds: number;
    }
  | { readonly kind: "other"; readonly codec: string };

export interface ProbedAudio {
  readonly container: "mp3" | "wav" | "m4a" | "aac";
  readonly durationSeconds: number;
  readonly sizeBytes: number;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
}

export interface DecodedAudio {
  /** A WAV of 16-bit samples at 48 kHz and nothing else; `readWav` reads it. */
  readonly outputPath: string;
  readonly channels: 1 | 2;
  /** By the samples that came, whatever the header says. */
  readonly durationSeconds: number;
}

export interface PosterFrame {
  /** A JPEG. */
  readonly outputPath: string;
  readonly width: number;
  readonly height: number;
}
