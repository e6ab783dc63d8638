import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { openEncoder } from "@kinora/media";
import sharp from "sharp";
import { makeRecording } from "../../../tests/support/recording.ts";

/** A file that is meant to hurt whoever opens it, and what a server says that was not hurt. */
export interface MediaBomb {
  readonly name: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** As its sender calls it. */
  readonly mime: string;
  /** Codes of the catalogue; none where the file is harmless once it is written anew. */
  readonly refusedWith: readonly string[];
}

/**
 * The files that took a decoder with its defaults seconds or hundreds of megabytes, or made it read what it must not.
 * Headers declare what they declare; behind a declared size that is refused there are no pixels.
 */
export async function makeMediaBombs(): Promise<readonly MediaBomb[]> {
  const photo = sharp({ create: { width: 320, height: 320, channels: 3, background: "teal" } });
  const [jpeg, progressive, webp, gif, tiff, avif, whole] = await Promise.all([
    photo.clone().jpeg().toBuffer(),
    photo.clone().jpeg({ progressive: true }).toBuffer(),
    photo.clone().webp({ lossless: true }).toBuffer(),
    photo.clone().gif().toBuffer(),
    photo.clone().tiff().toBuffer(),
    photo.clone().avif().toBuffer(),
    photo.clone().png().toBuffer(),
  ]);
  const tooLarge = ["image_too_large"];
  const unsupported = ["unsupported_media"];
  const svg = (body: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`);
  const image = (name: string, bytes: Buffer, refusedWith: readonly string[], mime = "image/png"): MediaBomb => ({
    name,
    bytes: Buffer.from(bytes),
    mime,
    refusedWith,
  });
  const nested = Array.from(
    { length: 9 },
    (_unused, level) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`,
  ).join("");
  const entities = Array.from(
    { length: 9 },
    (_unused, level) => `<!ENTITY b${level + 1} "${`&b${level};`.repeat(10)}">`,
  ).join("");
  return [
    image("a PNG of 30,000 x 30,000 pixels", png(30_000, 30_000), tooLarge),
    image("a PNG of 16,383 x 16,383 pixels", png(16_383, 16_383, { colour: rgba }), tooLarge),
    image(
      "an interlaced PNG of 12,000 x 12,000 pixels",
      png(12_000, 12_000, { colour: rgba, interlaced: true }),
      tooLarge,
    ),
    image("a progressive JPEG of 12,000 x 12,000 pixels", jpegOfSize(progressive, 12_000), tooLarge, "image/jpeg"),
    image("a lossless WebP of 12,000 x 12,000 pixels", webpOfSize(webp, 12_000), tooLarge, "image/webp"),
    image("a PNG of 1 x 5,000,000 pixels", png(1, 5_000_000), tooLarge),
    image("a GIF of 10,000 frames", manyFrames(gif, 10_000), [], "image/gif"),
    image("a PNG with 16 MiB of text", withChunk(whole, "zTXt", textChunk(16 << 20)), []),
    image("a PNG with 16 MiB of colour profile", withChunk(whole, "iCCP", textChunk(16 << 20)), []),
    image("a PNG whose rows are missing", png(320, 320, { rows: 3 }), unsupported),
    image("a JPEG that ends early", jpeg.subarray(0, jpeg.length >> 1), unsupported, "image/jpeg"),
    image("a picture with a web page behind it", Buffer.concat([whole, Buffer.from("<script>alert(1)</script>")]), []),
    image("a picture with an archive behind it", Buffer.concat([jpeg, Buffer.from("PK\x03\x04")]), [], "image/jpeg"),
    image("a TIFF called PNG", tiff, unsupported),
    image("an AVIF called PNG", avif, unsupported),
    image(
      "an SVG of a billion uses",
      svg(`<g id="a0"><rect width="9" height="9"/></g>${nested}<use href="#a9"/>`),
      unsupported,
    ),
    image(
      "an SVG of filters",
      svg(`<filter id="f">${'<feGaussianBlur stdDeviation="999"/>'.repeat(99)}</filter>`),
      unsupported,
    ),
    image("an SVG that reads an address", svg('<image href="http://10.0.0.1/a.png"/>'), unsupported),
    image("an SVG that reads a file", svg('<image href="file:///etc/passwd"/>'), unsupported),
    image(
      "an SVG with a foreign entity",
      Buffer.from('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
      [...unsupported, "image_url_login"],
    ),
    image("an SVG of a billion laughs", Buffer.from(`<!DOCTYPE svg [<!ENTITY b0 "ha">${entities}]><svg>&b9;</svg>`), [
      ...unsupported,
      "image_url_login",
    ]),
    image("a PDF called PNG", Buffer.from("%PDF-1.7\n1 0 obj"), unsupported),
    image("nothing", Buffer.alloc(0), unsupported),
    ...(await clipBombs(whole, gif)),
    ...soundBombs(),
  ];
}

/** Sounds and what is called one. */
function soundBombs(): readonly MediaBomb[] {
  const sound = (name: string, bytes: Buffer, refusedWith: readonly string[]): MediaBomb => ({
    name,
    bytes: Buffer.from(bytes),
    mime: "audio/wav",
    refusedWith,
  });
  const unsupported = ["unsupported_media"];
  return [
    sound("a sound of 300 s and more", makeRecording(301, { sampleRate: 4_000 }), ["image_too_large"]),
    sound("a sound of one sample a second", makeRecording(100, { sampleRate: 1 }), unsupported),
    sound("a sound that ends in its header", makeRecording(1).subarray(0, 30), unsupported),
    sound("a sound with a web page behind it", makeRecording(1, { trailer: "<script>alert(1)</script>" }), []),
    sound("a playlist called WAV", Buffer.from("#EXTM3U\n#EXTINF:1,\nhttp://10.0.0.1/a.wav\n"), unsupported),
  ];
}

/** Clips and what is called one. */
async function clipBombs(whole: Buffer, gif: Buffer): Promise<readonly MediaBomb[]> {
  const clip = (name: string, bytes: Buffer | string, refusedWith: readonly string[]): MediaBomb => ({
    name,
    bytes: Buffer.from(bytes as string),
    mime: "video/mp4",
    refusedWith,
  });
  const unsupported = ["unsupported_media"];
  return [
    clip("a clip that declares 8,000 x 8,000 pixels", ofSize(await encoded(64, 64), 8_000), ["image_too_large"]),
    clip("a clip that declares 20,000 s", ofLongDuration(await encoded(64, 64)), ["image_too_large"]),
    clip("a clip that ends in its index", (await encoded(64, 64)).subarray(0, 200), unsupported),
    clip("a playlist of HLS", "#EXTM3U\n#EXTINF:1,\nhttp://10.0.0.1/a.ts\n", unsupported),
    clip("a playlist of files", "ffconcat version 1.0\nfile /etc/passwd\n", unsupported),
    clip("a playlist of DASH", '<?xml version="1.0"?><MPD><BaseURL>http://10.0.0.1/</BaseURL></MPD>', [
      ...unsupported,
      "image_url_login",
    ]),
    clip(
      "a description of a session",
      "v=0\no=- 0 0 IN IP4 10.0.0.1\nc=IN IP4 10.0.0.1\nm=video 9 RTP/AVP 96\n",
      unsupported,
    ),
    // pictures are what they are, whatever they are called
    clip("a PNG called MP4", whole, []),
    clip("a GIF called MP4", gif, []),
  ];
}

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/** Colour type and bits a pixel of PNG. */
const rgba = { type: 6, depth: 8, bits: 32 };
const bilevel = { type: 0, depth: 1, bits: 1 };

function png(
  width: number,
  height: number,
  options: { readonly colour?: typeof rgba; readonly interlaced?: boolean; readonly rows?: number } = {},
): Buffer {
  const { colour = bilevel, interlaced = false, rows = 0 } = options;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, colour.depth, colour.type, 0, 0, interlaced ? 1 : 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil((width * colour.bits) / 8))));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A compressed text, or profile, of so many zeros. */
function textChunk(sizeBytes: number): Buffer {
  return Buffer.concat([Buffer.from("x\0\0", "latin1"), deflateSync(Buffer.alloc(sizeBytes), { level: 1 })]);
}

/** Behind the header, where a profile has to be. */
function withChunk(whole: Buffer, type: string, data: Buffer): Buffer {
  const headerEnd = signature.length + 25;
  return Buffer.concat([whole.subarray(0, headerEnd), chunk(type, data), whole.subarray(headerEnd)]);
}

/** Its frame header says another size. */
function jpegOfSize(jpeg: Buffer, side: number): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
  jpeg.writeUInt16BE(side, at + 5);
  jpeg.writeUInt16BE(side, at + 7);
  return jpeg;
}

/** 14 bits each, less one, behind the signature of VP8L. */
function webpOfSize(webp: Buffer, side: number): Buffer {
  const at = webp.indexOf("VP8L", 0, "latin1") + 9;
  const rest = webp.readUInt32LE(at) & 0xf0_00_00_00;
  webp.writeUInt32LE((rest | ((side - 1) << 14) | (side - 1)) >>> 0, at);
  return webp;
}

/** The one picture of a GIF again and again. */
function manyFrames(gif: Buffer, frames: number): Buffer {
  const tableEntries = 2 << ((gif[10] ?? 0) & 7);
  const start = 13 + ((gif[10] ?? 0) & 0x80 ? tableEntries * 3 : 0);
  const picture = gif.subarray(start, gif.length - 1);
  return Buffer.concat([gif.subarray(0, start), ...Array.from({ length: frames }, () => picture), Buffer.from(";")]);
}

async function encoded(width: number, height: number): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), "kinora-clip-"));
  const file = path.join(folder, "a.mp4");
  {
    await using encoder = await openEncoder({
      width,
      height,
      path: file,
      framesPerSecond: 12,
      sampleRate: 48_000,
      comment: "a test",
    });
    const frame = new Uint8Array((width * height * 3) / 2).fill(128);
    for (let at = 0; at < 3; at++) {
      await encoder.writeFrame(frame);
      await encoder.writeAudio(new Float32Array(4_000), new Float32Array(4_000));
    }
    await encoder.finish();
  }
  const bytes = await readFile(file);
  await rm(folder, { recursive: true });
  return bytes;
}

/** Its track and its sample entry both say it. */
function ofSize(clip: Buffer, side: number): Buffer {
  const track = clip.indexOf("tkhd", 0, "latin1") + 80;
  clip.writeUInt32BE(side << 16, track);
  clip.writeUInt32BE(side << 16, track + 4);
  const entry = clip.indexOf("avc1", clip.indexOf("stsd", 0, "latin1"), "latin1") + 28;
  clip.writeUInt16BE(side, entry);
  clip.writeUInt16BE(side, entry + 2);
  return clip;
}

/** Header and times of the frames both say it; the edit list, which would show the first second alone, is gone. */
function ofLongDuration(clip: Buffer): Buffer {
  const header = clip.indexOf("mdhd", 0, "latin1");
  const unitsPerSecond = clip.readUInt32BE(header + 16);
  clip.writeUInt32BE(20_000 * unitsPerSecond, header + 20);
  clip.writeUInt32BE(Math.round((20_000 * unitsPerSecond) / 3), clip.indexOf("stts", 0, "latin1") + 16);
  clip.write("free", clip.indexOf("edts", 0, "latin1"), "latin1");
  return clip;
}
