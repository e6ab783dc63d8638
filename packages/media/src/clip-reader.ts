import type { Track } from "./media-job.ts";

/** FFmpeg's demuxers that are ever opened; each reads one kind of container and nothing else. */
export type ContainerFormat = "mov" | "mp3" | "wav" | "aac";

/** What a header says; nothing of it is held against a limit yet. */
export interface ClipHeader {
  /** 0 when the container does not say. */
  readonly durationSeconds: number;
  readonly tracks: readonly Track[];
  /** The container's `comment` tag. */
  readonly comment?: string;
}

/** A decoded frame: RGB, 8 bits, rows top-down without padding. */
export interface RgbFrame {
  readonly rgb: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads hostile clips and sound files; runs in the media child only. Opens the named file as the named container: no other
 * demuxer, no other file, no network. FFmpeg's defaults would open a PNG, a playlist or a reference to another file under
 * an .mp4 name.
 */
export interface ClipReader {
  /** Decodes nothing where the container's header is enough. @throws when the file is not a whole container of that kind */
  readHeader(path: string, format: ContainerFormat): Promise<ClipHeader>;
  /** The frames of an MP4's or MOV's first video track, from the start. @throws when one cannot be decoded */
  frames(path: string): AsyncIterable<RgbFrame>;
  /**
   * The samples of the first sound track, from the start: 16 bits, little-endian, at `soundSampleRate`, channels
   * interleaved. Ends quietly where there is none. @throws when it cannot be decoded
   */
  sound(path: string, format: ContainerFormat, channels: 1 | 2): AsyncIterable<Buffer>;
}

/** Hertz of every sound that is decoded here, whatever its file has. */
export const soundSampleRate = 48_000;

/** To a thousandth. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
