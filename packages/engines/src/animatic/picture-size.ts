import type { AspectRatio, GenerationRequest } from "@kinora/core";

export interface PictureSize {
  /** Pixels, even. */
  readonly width: number;
  readonly height: number;
}

/** The pixels of what a request asks for: the short side of a clip has its resolution's lines, a still is about 1k square. */
export function pictureSize(request: Pick<GenerationRequest, "kind" | "resolution" | "aspectRatio">): PictureSize {
  const { resolution, aspectRatio } = request;
  switch (resolution) {
    case "480p":
      return clipSize(480, aspectRatio);
    case "720p":
      return clipSize(720, aspectRatio);
    case "1080p":
      return clipSize(1080, aspectRatio);
    case "4k":
      return request.kind === "video" ? clipSize(2160, aspectRatio) : stillSize(4, aspectRatio);
    case "2k":
      return stillSize(2, aspectRatio);
    case "1k":
      return stillSize(1, aspectRatio);
  }
}

function clipSize(lines: number, aspectRatio: AspectRatio): PictureSize {
  const [across, down] = sides(aspectRatio);
  const long = even((lines * Math.max(across, down)) / Math.min(across, down));
  return across >= down ? { width: long, height: lines } : { width: lines, height: long };
}

/** The official API's sizes at 1k (Kling image models, 2026-11); higher resolutions are whole multiples. */
const stillSizes: Readonly<Record<AspectRatio, readonly [number, number]>> = {
  "1:1": [1024, 1024],
  "3:2": [1248, 832],
  "2:3": [832, 1248],
  "4:3": [1168, 880],
  "3:4": [880, 1168],
  "16:9": [1360, 768],
  "9:16": [768, 1360],
  "21:9": [1552, 656],
};

function stillSize(times: number, aspectRatio: AspectRatio): PictureSize {
  const [width, height] = stillSizes[aspectRatio];
  return { width: width * times, height: height * times };
}

function sides(aspectRatio: AspectRatio): readonly [number, number] {
  const [across = 1, down = 1] = aspectRatio.split(":").map(Number);
  return [across, down];
}

/** 4:2:0 halves both sides. 480 lines at 16:9 are 853.3 and become the usual 854. */
function even(pixels: number): number {
  return 2 * Math.round(pixels / 2);
}
