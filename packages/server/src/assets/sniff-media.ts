import { open } from "node:fs/promises";
import type { MediaKind } from "./media-limits.ts";

/** What a file is by its first bytes; names and content types are only claims. */
export type Sniffed =
  | { readonly kind: MediaKind; readonly format: string }
  /** A web page, which is what a login wall sends in place of a picture. */
  | { readonly kind: "page"; readonly format: "HTML" }
  /** Known and not taken, or not known at all. */
  | { readonly kind: "unsupported"; readonly format: string };

export async function sniffFile(file: string): Promise<Sniffed> {
  await using handle = await open(file, "r");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
  return sniff(buffer.subarray(0, bytesRead));
}

/** @param start the first 512 bytes, or all there are */
export function sniff(start: Buffer): Sniffed {
  const text = start.toString("latin1");
  const at = (offset: number, sign: string): boolean => text.startsWith(sign, offset);
  if (at(0, "\xff\xd8\xff")) return { kind: "image", format: "JPEG" };
  if (at(0, "\x89PNG\r\n\x1a\n")) return { kind: "image", format: "PNG" };
  if (at(0, "GIF87a") || at(0, "GIF89a")) return { kind: "image", format: "GIF" };
  if (at(0, "RIFF") && at(8, "WEBP")) return { kind: "image", format: "WebP" };
  if (at(0, "RIFF") && at(8, "WAVE")) return { kind: "audio", format: "WAV" };
  if (at(0, "ID3") || isMpegAudio(start)) return { kind: "audio", format: "MP3" };
  if (at(0, "\xff\xf1") || at(0, "\xff\xf9")) return { kind: "audio", format: "AAC" };
  if (at(4, "ftyp")) return sniffBrand(text.slice(8, 12));
  return sniffOther(text);
}

/** ISO media files are told apart by their brand: pictures (AVIF, HEIC) share the box with clips and sounds. */
function sniffBrand(brand: string): Sniffed {
  if (/^(avif|avis|heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) {
    return { kind: "unsupported", format: brand.startsWith("avi") ? "AVIF" : "HEIF" };
  }
  if (/^(M4A |M4B |M4P )$/.test(brand)) return { kind: "audio", format: "M4A" };
  return { kind: "video", format: brand === "qt  " ? "MOV" : "MP4" };
}

function sniffOther(text: string): Sniffed {
  const words = text.replace(/^(?:\xef\xbb\xbf)?\s*/, "").toLowerCase();
  if (words.startsWith("<!doctype html") || words.startsWith("<html") || words.startsWith("<head")) {
    return { kind: "page", format: "HTML" };
  }
  if (words.startsWith("<svg") || /^<(\?xml|!doctype svg|!--)[^]*<svg/.test(words)) {
    return { kind: "unsupported", format: "SVG" };
  }
  if (text.startsWith("%PDF-")) return { kind: "unsupported", format: "PDF" };
  if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return { kind: "unsupported", format: "TIFF" };
  if (text.startsWith("BM")) return { kind: "unsupported", format: "BMP" };
  if (text.startsWith("\x1a\x45\xdf\xa3")) return { kind: "unsupported", format: "WebM or Matroska" };
  if (words.startsWith("{") || words.startsWith("[")) return { kind: "unsupported", format: "JSON text" };
  if (words.startsWith("<")) return { kind: "unsupported", format: "XML text" };
  return { kind: "unsupported", format: text === "" ? "an empty file" : "an unknown format" };
}

/** Frame sync, then a version, layer, bit rate and sample rate that exist. */
function isMpegAudio(start: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = start;
  return (
    first === 0xff &&
    (second & 0xe0) === 0xe0 &&
    (second & 0x18) !== 0x08 &&
    (second & 0x06) === 0x02 &&
    (third & 0xf0) !== 0xf0 &&
    (third & 0x0c) !== 0x0c
  );
}
