import type { Frame } from "node-av";
import sharp from "sharp";
import type { MediaJob, PosterFrame } from "./media-job.ts";
import { type MediaResult, refusal } from "./media-result.ts";
import { loadNodeAv, type NodeAv } from "./node-av.ts";
import { openMovStrictly } from "./open-clip.ts";
import { noDecoder, probeVideo } from "./probe-video.ts";

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
  const av = await loadNodeAv();
  if (av === undefined) return noDecoder;
  const best = await richestFrame(av, job.path).catch(() => undefined);
  if (best === undefined) return refusal("broken", "No frame of the clip can be decoded.");
  const written = await sharp(best.rgb, { raw: { width: best.width, height: best.height, channels: 3 } })
    .resize({ width: posterSideMax, height: posterSideMax, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toFile(job.outputPath);
  return { ok: true, outputPath: job.outputPath, width: written.width, height: written.height };
}

interface Picture {
  readonly rgb: Buffer;
  readonly width: number;
  readonly height: number;
  readonly contrast: number;
}

async function richestFrame(av: NodeAv, path: string): Promise<Picture | undefined> {
  await using demuxer = await openMovStrictly(av, path);
  const stream = demuxer.video();
  if (stream === undefined) return undefined;
  using decoder = await av.Decoder.create(stream, {
    threadCount: 1,
    rescale: { pixelFormat: av.AV_PIX_FMT_RGB24 },
  });
  let best: Picture | undefined;
  let seen = 0;
  for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
    if (frame === null) break;
    const picture = pictureOf(frame);
    frame.free();
    if (best === undefined || picture.contrast > best.contrast) best = picture;
    seen += 1;
    if (best.contrast >= contrastMin || seen >= framesMax) break;
  }
  return best;
}

function pictureOf(frame: Frame): Picture {
  const { width, height } = frame;
  const rgb = frame.toBuffer();
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
  return { rgb, width, height, contrast: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
