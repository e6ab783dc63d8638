import { expect, test } from "vitest";
import { mediaKind } from "./media-kind.ts";

test.each([
  ["jpeg", "\xff\xd8\xff\xe0..."],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["gif", "GIF89a"],
  ["webp", "RIFF....WEBPVP8 "],
  ["wav", "RIFF....WAVEfmt "],
  ["mp4", "\0\0\0\x20ftypisom"],
  ["mov", "\0\0\0\x14ftypqt  "],
  ["m4a", "\0\0\0\x20ftypM4A "],
  ["avif", "\0\0\0\x20ftypavif"],
  ["heif", "\0\0\0\x20ftypheic"],
  ["tiff", "II*\0"],
  ["pdf", "%PDF-1.7"],
  ["archive", "PK\x03\x04"],
  ["mp3", "ID3\x04"],
  ["svg", '<?xml version="1.0"?>\n<!-- a <html> in a comment? no --><svg xmlns="x">'.replace("<html>", "page")],
  ["html", "\n  <!DOCTYPE html><html><svg/></html>"],
  ["html", "\xef\xbb\xbf<HTML>"],
  ["unknown", "#EXTM3U\nhttp://example.com/a.ts"],
  ["unknown", ""],
] as const)("%s is known by its first bytes", (kind, head) => {
  expect(mediaKind(Buffer.from(head, "latin1"))).toBe(kind);
});
