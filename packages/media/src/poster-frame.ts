import sharp from "sharp";
import type { ClipReader, RgbFrame } from "./clip-reader.ts";
import { findClipReader, noClipReader } from "./open-clip-reader.ts";
import type { MediaJob, PosterFrame } from "./media-job.ts";
import { type MediaResult, refusal } from "./media-result.ts";
import { probeVideo } from "./probe-video.ts";

/** Frames that are looked at: a fade from black is over by then. */
const framesMax = 72;

/** Standard deviation of brightness, of 255, from which a frame shows something; a plain black or white has under 2. */
const contrastMin = 12;

/** Longer side of a poster in pixels: what a gallery shows. */
const posterSideMax = 1280;

/**
 * Writes the first frame that shows something as JPEG, or the richest of the first three seconds. The clip's header is
 * held against the limits first. Runs in the media child.
 */
export async function posterFrame(
  job: Extract<MediaJob, { readonly kind: "poster_frame" }>,
): Promise<MediaResult<PosterFrame>> {
  const probed = await probeVideo({ kind: "probe_video", path: job.path, limits: job.limits });
  if (!probed.ok) return probed;
  const reader = await findClipReader();
  if (reader === undefined) return noClipReader;
  const best = await richestFrame(reader, job.path).catch(() => undefined);
  if (best === undefined) return refusal("broken", "No frame of the clip can be decoded.");
  const written = await sharp(best.rgb, { raw: { width: best.width, height: best.height, channels: 3 } })
    .resize({ width: posterSideMax, height: posterSideMax, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toFile(job.outputPath);
  return { ok: true, outputPath: job.outputPath, width: written.width, height: written.height };
}

async function richestFrame(reader: ClipReader, path: string): Promise<RgbFrame | undefined> {
  let best: { readonly frame: RgbFrame; readonly contrast: number } | undefined;
  let seen = 0;
  for await (const frame of reader.frames(path)) {
    const contrast = contrastOf(frame);
    if (best === undefined || contrast > best.contrast) best = { frame, contrast };
    seen += 1;
    if (best.contrast >= contrastMin || seen >= framesMax) break;
  }
  return best?.frame;
}

/** Standard deviation of brightness. */
function contrastOf({ rgb }: RgbFrame): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  // Green stands for brightness; every 97th pixel is enough of them, and a prime misses no column pattern.
  for (let at = 1; at < rgb.length; at += 3 * 97) {
    const value = rgb[at] ?? 0;
    sum += value;
    squares += value * value;
    count += 1;
  }
  const mean = sum / count;
  return Math.sqrt(Math.max(0, squares / count - mean * mean));
}
