import { open, stat } from "node:fs/promises";
import sharp from "sharp";
import type { DecodedImage, MediaJob } from "./media-job.ts";
import { mediaKind, mediaKindBytes, type MediaKind } from "./media-kind.ts";
import type { ImageLimits } from "./media-limits.ts";
import { type MediaRefusal, type MediaResult, refusal } from "./media-result.ts";

/**
 * Reads a hostile picture and writes a clean one: by content, bounded before pixels are decoded, upright, without
 * metadata or anything behind the picture's end. Runs in the media child, after `lockImageLoaders`.
 */
export async function decodeImage(
  job: Extract<MediaJob, { readonly kind: "decode_image" }>,
): Promise<MediaResult<DecodedImage>> {
  const { limits, path, outputPath } = job;
  const { size } = await stat(path);
  if (size > limits.sizeBytesMax) return refusal("too_large", tooManyBytes(size, limits));
  const bytes = await readBytes(path, size);
  const kind = mediaKind(bytes.subarray(0, mediaKindBytes));
  if (!isPicture(kind)) return refusedKind(kind);
  try {
    return await reencode({ bytes, kind, outputPath, limits });
  } catch (error) {
    return refusalOf(error, kind, limits);
  }
}

/** Leaves sharp only the four loaders that are wanted, and only from memory. Affects the whole process. */
export function lockImageLoaders(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: [
      "VipsForeignLoadJpegBuffer",
      "VipsForeignLoadPngBuffer",
      "VipsForeignLoadWebpBuffer",
      "VipsForeignLoadNsgifBuffer",
    ],
  });
  sharp.concurrency(1); // libvips' threads multiply memory; the child has a fixed address space
  sharp.cache(false);
}

async function reencode(picture: {
  readonly bytes: Buffer;
  readonly kind: Picture;
  readonly outputPath: string;
  readonly limits: ImageLimits;
}): Promise<MediaResult<DecodedImage>> {
  const { bytes, kind, outputPath, limits } = picture;
  const source = sharp(bytes, { limitInputPixels: limits.pixelsMax, pages: 1, failOn: "error" });
  const header = await source.metadata();
  const refused = checkSides(header.width, header.height, limits);
  if (refused !== undefined) return refused;
  const upright = source.autoOrient().toColourspace("srgb");
  const outputFormat = kind === "jpeg" ? "jpeg" : "png";
  // Photographs stay photographs; everything else is kept exactly. Level 3 of zlib: the file is an intermediate.
  const clean = outputFormat === "jpeg" ? upright.jpeg({ quality: 95 }) : upright.png({ compressionLevel: 3 });
  const written = await clean.toFile(outputPath);
  return {
    ok: true,
    format: kind,
    outputPath,
    outputFormat,
    width: written.width,
    height: written.height,
    sizeBytes: written.size,
  };
}

function checkSides(width: number, height: number, limits: ImageLimits): MediaRefusal | undefined {
  const seen = `got ${width} x ${height}`;
  if (Math.max(width, height) > limits.sideMax)
    return refusal("too_large", `A picture's sides may be at most ${limits.sideMax} pixels, ${seen}.`);
  if (Math.min(width, height) < limits.sideMin)
    return refusal("too_small", `A picture's sides must be at least ${limits.sideMin} pixels, ${seen}.`);
  if (width * height > limits.pixelsMax) return refusal("too_large", tooManyPixels(limits, seen));
  if (Math.max(width, height) > limits.ratioMax * Math.min(width, height))
    return refusal("aspect_ratio", `A picture may be at most ${limits.ratioMax} times as long as wide, ${seen}.`);
  return undefined;
}

type Picture = DecodedImage["format"];

function isPicture(kind: MediaKind): kind is Picture {
  return kind === "jpeg" || kind === "png" || kind === "webp" || kind === "gif";
}

const wanted = "send a JPEG, PNG, WebP or GIF picture";

function refusedKind(kind: MediaKind): MediaRefusal {
  switch (kind) {
    case "html":
      return refusal(kind, `The file is a web page, not a picture; ${wanted}.`);
    case "pdf":
    case "svg":
    case "avif":
    case "heif":
    case "tiff":
      return refusal(kind, `The file is ${kind.toUpperCase()}, which is not taken; ${wanted}.`);
    case "archive":
      return refusal(kind, `The file is an archive, not a picture; ${wanted}.`);
    case "mp4":
    case "mov":
    case "m4a":
    case "mp3":
    case "wav":
    case "aac":
      return refusal("unsupported", `The file is ${kind.toUpperCase()}, not a picture; ${wanted}.`);
    case "jpeg":
    case "png":
    case "webp":
    case "gif":
    case "unknown":
      return refusal("unsupported", `The file's content is not a picture that is known here; ${wanted}.`);
  }
}

function refusalOf(error: unknown, kind: Picture, limits: ImageLimits): MediaRefusal {
  const text = error instanceof Error ? error.message : String(error);
  if (/exceeds pixel limit/i.test(text)) return refusal("too_large", tooManyPixels(limits, "got more"));
  if (/memory/i.test(text)) return refusal("out_of_memory", "The picture needs more memory than is allowed.");
  if (/ENOSPC|EDQUOT|EACCES|EROFS/.test(text)) throw error; // our disk, not the caller's file
  return refusal("broken", `The ${kind.toUpperCase()} picture is damaged or incomplete.`);
}

function tooManyBytes(size: number, limits: ImageLimits): string {
  return `A picture may have at most ${limits.sizeBytesMax} bytes, got ${size}.`;
}

function tooManyPixels(limits: ImageLimits, seen: string): string {
  return `A picture may have at most ${limits.pixelsMax / 1_000_000} million pixels, ${seen}.`;
}

/** Reads at most the size that was checked, even if the file grows meanwhile. */
async function readBytes(path: string, size: number): Promise<Buffer> {
  await using file = await open(path, "r");
  const bytes = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
