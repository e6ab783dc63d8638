import { audioLimits, imageLimits, videoLimits } from "@kinora/media";
import { unreachable } from "@kinora/core";

/**
 * A picture that a clip is made from, by the official API's limits of input media: what is smaller or longer fails
 * upstream. The bounds on every file that is decoded here are the media package's.
 */
export const inputImageLimits = {
  sideMin: 300,
  /** Long side to short side. */
  ratioMax: 2.5,
} as const;

/** No engine makes a longer file: a minute of 4k is a tenth of it. */
export const outputSizeBytesMax = 2_000_000_000;
/** The longest clip of the catalog is 15 s; an extended one some minutes. */
export const outputDurationSecondsMax = 600;

export type MediaKind = "image" | "video" | "audio";

/** What is taken of each kind, as a person is told. */
export const takenFormats: Readonly<Record<MediaKind, string>> = {
  image: "a JPEG, PNG, WebP or GIF picture",
  video: "an MP4 or MOV clip",
  audio: "an MP3, WAV, M4A or AAC sound",
};

/** Largest file of the kind that a user may send. */
export function sizeBytesMaxOf(kind: MediaKind): number {
  switch (kind) {
    case "image":
      return imageLimits.sizeBytesMax;
    case "video":
      return videoLimits.sizeBytesMax;
    case "audio":
      return audioLimits.sizeBytesMax;
    default:
      return unreachable(kind);
  }
}

/** "50 MB", as the limits are written for people, who count in 1,024s here. */
export function megabytes(sizeBytes: number): string {
  return `${Math.round((sizeBytes / 1_048_576) * 10) / 10} MB`;
}
