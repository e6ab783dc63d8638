/** What a file is by its first bytes; its name and its declared type are ignored. */
export type MediaKind =
  | "jpeg"
  | "png"
  | "webp"
  | "gif"
  | "mp4"
  | "mov"
  | "m4a"
  | "mp3"
  | "wav"
  | "aac"
  | "svg"
  | "html"
  | "avif"
  | "heif"
  | "tiff"
  | "pdf"
  | "archive"
  | "unknown";

/** Bytes that `mediaKind` looks at: a page may begin with comments and blank lines before its first tag. */
export const mediaKindBytes = 4096;

export function mediaKind(head: Uint8Array): MediaKind {
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, mediaKindBytes)).toString("latin1");
  if (latin.startsWith("\xff\xd8\xff")) return "jpeg";
  if (latin.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (latin.startsWith("GIF87a") || latin.startsWith("GIF89a")) return "gif";
  if (latin.startsWith("RIFF")) {
    const form = latin.slice(8, 12);
    if (form === "WEBP") return "webp";
    return form === "WAVE" ? "wav" : "unknown";
  }
  if (latin.slice(4, 8) === "ftyp") return kindOfBrand(latin.slice(8, 12));
  if (latin.slice(4, 8) === "moov" || latin.slice(4, 8) === "mdat") return "mov"; // QuickTime before 2001 has no brand
  if (latin.startsWith("ID3") || /^\xff[\xfb\xf3\xf2\xfa]/.test(latin)) return "mp3";
  if (/^\xff[\xf0\xf1\xf8\xf9]/.test(latin)) return "aac";
  if (latin.startsWith("II*\0") || latin.startsWith("MM\0*") || latin.startsWith("II+\0")) return "tiff";
  if (latin.startsWith("%PDF-")) return "pdf";
  if (latin.startsWith("PK\x03\x04") || latin.startsWith("\x1f\x8b")) return "archive";
  return kindOfText(latin);
}

function kindOfBrand(brand: string): MediaKind {
  if (brand === "avif" || brand === "avis") return "avif";
  if (/^(hei|hev|mif1|msf1)/.test(brand)) return "heif";
  if (brand === "qt  ") return "mov";
  if (brand === "M4A " || brand === "M4B ") return "m4a";
  return "mp4";
}

function kindOfText(latin: string): MediaKind {
  const text = latin
    .replace(/^\xef\xbb\xbf/, "")
    .replaceAll("\0", "") // UTF-16 text in Latin letters
    .trimStart()
    .toLowerCase();
  if (!text.startsWith("<")) return "unknown";
  const svg = text.indexOf("<svg");
  const html = text.search(/<(!doctype html|html|head|body|script|title|meta)\b/);
  if (svg !== -1 && (html === -1 || svg < html)) return "svg";
  return html === -1 ? "unknown" : "html";
}
