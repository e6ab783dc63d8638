/** Bounds on a picture; sides are those of the file, before orientation. */
export interface ImageLimits {
  readonly sizeBytesMax: number;
  readonly pixelsMax: number;
  readonly sideMax: number;
  readonly sideMin: number;
  /** Longer side divided by the shorter. */
  readonly ratioMax: number;
}

export const imageLimits: ImageLimits = {
  sizeBytesMax: 50 * 1024 ** 2, // the guide's upload limit for pictures
  pixelsMax: 50_000_000, // 0.9 s and 115 MiB at the worst file measured; a full-frame camera gives 45 million
  sideMax: 10_000, // 1 x 5,000,000 pixels pass the pixel limit and take 3.8 s
  sideMin: 64, // nothing to see below it
  ratioMax: 10, // wider panoramas leave a strip of 100 rows in a 1080p frame
};

/** Bounds on a clip, all read from its header before a frame is decoded. */
export interface VideoLimits {
  readonly sizeBytesMax: number;
  readonly sideMax: number;
  readonly sideMin: number;
  readonly durationSecondsMax: number;
  readonly framesPerSecondMax: number;
  readonly tracksMax: number;
}

export const videoLimits: VideoLimits = {
  sizeBytesMax: 200 * 1024 ** 2, // the guide's upload limit for clips
  sideMax: 4096, // an 8000 x 8000 file of 751 KB took 587 MiB for three frames
  sideMin: 16,
  durationSecondsMax: 60, // a 244 KB file declared 20,000 s
  framesPerSecondMax: 120,
  tracksMax: 8,
};

export interface AudioLimits {
  readonly sizeBytesMax: number;
  readonly durationSecondsMax: number;
}

export const audioLimits: AudioLimits = {
  sizeBytesMax: 5 * 1024 ** 2, // the guide's upload limit for sound
  durationSecondsMax: 300, // the longest that an avatar speaks
};
