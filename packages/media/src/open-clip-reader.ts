import type { ClipReader } from "./clip-reader.ts";
import { findFfmpegReader } from "./ffmpeg-clip-reader.ts";
import { refusal } from "./media-result.ts";
import { loadNodeAv } from "./node-av.ts";
import { nodeAvReader } from "./node-av-clip-reader.ts";

/** The reader of this machine: node-av when it loads, else `ffprobe` and `ffmpeg` on PATH. */
export async function findClipReader(): Promise<ClipReader | undefined> {
  const library = await loadNodeAv();
  return library === undefined ? await findFfmpegReader() : nodeAvReader(library);
}

export const noClipReader = refusal(
  "no_decoder",
  "Clips and sound cannot be read here: install the optional npm package node-av, or ffmpeg with ffprobe on PATH.",
);
