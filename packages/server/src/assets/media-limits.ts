/**
 * What users may send, from the limits of the official API (input media limits) and the measurements of decoders:
 * larger pictures and clips cost more memory and time than one request may take.
 */
export const imageLimits = {
  /** Of the file; decoding stops at 50 million pixels and 10,000 on a side. */
  sizeBytesMax: 50_000_000,
  pixelsMax: 50_000_000,
  sideMax: 10_000,
} as const;

/** A picture that a clip is made from needs a little more than one that is only stored. */
export const inputImageLimits = {
  sideMin: 300,
  /** Long side to short side. */
  ratioMax: 2.5,
} as const;

export const videoLimits = {
  sizeBytesMax: 200_000_000,
  sideMax: 4_096,
  durationSecondsMax: 60,
  framesPerSecondMax: 120,
} as const;

export const audioLimits = {
  sizeBytesMax: 5_000_000,
  durationSecondsMax: 300,
} as const;

/** No engine of ours makes a longer file: a minute of 4k is a tenth of it. */
export const outputSizeBytesMax = 2_000_000_000;

export type MediaKind = "image" | "video" | "audio";

export function sizeBytesMaxOf(kind: MediaKind): number {
  switch (kind) {
    case "image":
      return imageLimits.sizeBytesMax;
    case "video":
      return videoLimits.sizeBytesMax;
    case "audio":
      return audioLimits.sizeBytesMax;
  }
}

/** "50 MB", as the limits are written for people. */
export function megabytes(sizeBytes: number): string {
  return `${Math.round(sizeBytes / 100_000) / 10} MB`;
}
