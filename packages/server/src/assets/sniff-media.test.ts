import { expect, test } from "vitest";
import { sniff } from "./sniff-media.ts";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

test.each([
  ["\xff\xd8\xff\xe0\0\x10JFIF", "image", "JPEG"],
  ["\x89PNG\r\n\x1a\n", "image", "PNG"],
  ["GIF89a", "image", "GIF"],
  ["RIFF\x24\0\0\0WEBPVP8 ", "image", "WebP"],
  ["\0\0\0\x20ftypisom\0\0\x02\0", "video", "MP4"],
  ["\0\0\0\x14ftypqt  ", "video", "MOV"],
  ["\0\0\0\x20ftypM4A ", "audio", "M4A"],
  ["RIFF\x24\0\0\0WAVEfmt ", "audio", "WAV"],
  ["ID3\x04\0", "audio", "MP3"],
  ["\xff\xfb\x90\x64", "audio", "MP3"],
  ["\xff\xf1\x50\x80", "audio", "AAC"],
  ["\0\0\0\x1cftypavif", "unsupported", "AVIF"],
  ["\0\0\0\x18ftypheic", "unsupported", "HEIF"],
  ["<svg xmlns='http://www.w3.org/2000/svg'>", "unsupported", "SVG"],
  ["<?xml version='1.0'?>\n<!-- x -->\n<svg>", "unsupported", "SVG"],
  ["%PDF-1.7", "unsupported", "PDF"],
  ["II*\0", "unsupported", "TIFF"],
  ["\x1a\x45\xdf\xa3", "unsupported", "WebM or Matroska"],
  ["#EXTM3U\n#EXTINF", "unsupported", "an unknown format"],
  ["ffconcat version 1.0", "unsupported", "an unknown format"],
  ['{"error":"denied"}', "unsupported", "JSON text"],
  ["<Error><Code>AccessDenied", "unsupported", "XML text"],
  ["", "unsupported", "an empty file"],
  ["\xef\xbb\xbf \n<!DOCTYPE html><html>", "page", "HTML"],
  ["<html lang=en>", "page", "HTML"],
])("%j is %s %s", (start, kind, format) => {
  expect(sniff(latin1(start))).toEqual({ kind, format });
});
