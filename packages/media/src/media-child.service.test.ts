import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { correlation, makeRecording, voiceSamples } from "../../../tests/support/recording.ts";
import { type MediaChild, openMediaChild } from "./media-child.ts";
import type { MediaRefusalReason } from "./media-result.ts";
import { openEncoder } from "./open-encoder.ts";
import { readWav } from "./wav.ts";
import { yuv420SizeBytes } from "./yuv420.ts";

interface Bench {
  readonly media: MediaChild;
  /** Writes a file and gives its path and the path of its decoded copy. */
  readonly file: (bytes: Uint8Array | string) => Promise<{ readonly path: string; readonly outputPath: string }>;
}

/** Most tests share one child, as files share one in the server; a test with options of its own has its own. */
const shared = openMediaChild();
afterAll(() => shared[Symbol.asyncDispose]());

async function bench(options?: Parameters<typeof openMediaChild>[0]): Promise<Bench> {
  const directory = await mkdtemp(path.join(tmpdir(), "kinora-media-"));
  const media = options === undefined ? shared : openMediaChild(options);
  onTestFinished(async () => {
    if (media !== shared) await media[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  return {
    media,
    file: async (bytes) => {
      const input = { path: path.join(directory, "input"), outputPath: path.join(directory, "output") };
      await writeFile(input.path, bytes);
      return input;
    },
  };
}

const photo: Sharp = sharp({ create: { width: 120, height: 80, channels: 3, background: "teal" } });

/** A PNG of one colour, 1 bit deep, of any declared size; rows are there only when `rows` says so. */
function png(width: number, height: number, rows = height): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))), { level: 9 });
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

test.each([
  ["jpeg", "jpeg"],
  ["png", "png"],
  ["webp", "png"],
  ["gif", "png"],
] as const)("a %s picture comes back as a clean %s", async (format, outputFormat) => {
  const { media, file } = await bench();
  const files = await file(await photo.clone().toFormat(format).toBuffer());
  expect(await media.decodeImage(files)).toMatchObject({ ok: true, format, outputFormat, width: 120, height: 80 });
  expect(await sharp(files.outputPath).metadata()).toMatchObject({ format: outputFormat, width: 120, height: 80 });
});

test("metadata and what hides behind the picture's end do not come through, and the picture is upright", async () => {
  const { media, file } = await bench();
  const jpeg = await photo
    .clone()
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: "secret place" } } })
    .jpeg()
    .toBuffer();
  const files = await file(Buffer.concat([jpeg, Buffer.from("PK\x03\x04 an archive <script>")]));
  expect(await media.decodeImage(files)).toMatchObject({ ok: true, width: 80, height: 120 });
  const clean = (await readFile(files.outputPath)).toString("latin1");
  expect(clean).not.toMatch(/secret place|archive|script/);
});

const refused: readonly (readonly [string, string | Uint8Array, MediaRefusalReason])[] = [
  ["16383 x 16383 pixels", png(16_383, 16_383, 0), "too_large"],
  ["1 x 5,000,000 pixels", png(1, 5_000_000, 0), "too_large"],
  ["8000 x 7000 pixels", png(8000, 7000, 0), "too_large"],
  ["32 x 32 pixels", png(32, 32), "too_small"],
  ["64 x 2000 pixels", png(64, 2000), "aspect_ratio"],
  ["rows that are missing", png(300, 300, 10), "broken"],
  ["an SVG that is named .png", '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>', "svg"],
  ["a web page", "<!doctype html><title>Log in</title>", "html"],
  ["an archive", "PK\x03\x04", "archive"],
  ["a PDF", "%PDF-1.7", "pdf"],
  ["nothing", "", "unsupported"],
];
test.each(refused)("a picture of %s is refused", async (_name, bytes, reason) => {
  const { media, file } = await bench();
  const files = await file(bytes);
  expect(await media.decodeImage(files)).toMatchObject({ ok: false, reason });
  expect(existsSync(files.outputPath)).toBe(false);
});

test.each(["avif", "tiff"] as const)("a %s picture is refused by name", async (format) => {
  const { media, file } = await bench();
  const files = await file(await photo.clone().toFormat(format).toBuffer());
  expect(await media.decodeImage(files)).toMatchObject({ ok: false, reason: format });
});

test("a JPEG that ends early is refused as broken", async () => {
  const { media, file } = await bench();
  const noise = sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: "black",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });
  const jpeg = await noise.jpeg().toBuffer();
  expect(await media.decodeImage(await file(jpeg.subarray(0, jpeg.length / 2)))).toMatchObject({
    ok: false,
    reason: "broken",
  });
});

async function clip(
  bytesOf: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<Bench & { readonly files: { readonly path: string; readonly outputPath: string } }> {
  const made = await bench();
  const files = await made.file("");
  const size = { width: 64, height: 36 };
  await using encoder = await openEncoder({
    ...size,
    path: files.path,
    framesPerSecond: 24,
    sampleRate: 48_000,
    comment: "task 1",
  });
  const frame = new Uint8Array(yuv420SizeBytes(size)).fill(128);
  frame.fill(16, 0, size.width * size.height);
  for (let at = 0; at < 24; at++) {
    if (at > 4) frame.fill(235, 0, size.width * 18); // black first, then half white
    await encoder.writeFrame(frame);
    await encoder.writeAudio(new Float32Array(2000), new Float32Array(2000));
  }
  await encoder.finish();
  await writeFile(files.path, bytesOf(await readFile(files.path)));
  return { ...made, files };
}

test("a clip's tracks, length and comment are read from its header", async () => {
  const { media, files } = await clip();
  expect(await media.probeVideo(files.path)).toMatchObject({
    ok: true,
    container: "mp4",
    durationSeconds: 1,
    comment: "task 1",
    tracks: [
      { kind: "video", codec: "h264", width: 64, height: 36, framesPerSecond: 24, frameCount: 24 },
      { kind: "audio", codec: "aac", sampleRate: 48_000, channels: 2 },
    ],
  });
});

test("the poster is the first frame that shows something", async () => {
  const { media, files } = await clip();
  expect(await media.posterFrame(files)).toMatchObject({ ok: true, width: 64, height: 36 });
  const { channels } = await sharp(files.outputPath).stats();
  expect(channels[1]?.stdev).toBeGreaterThan(50);
});

/**
 * 24 frames that last 833 s each: FFmpeg believes the shorter of the header and the frames' times, so both say it. The
 * edit list, which would show only the first second, is gone.
 */
function hugeClip(bytes: Buffer): Buffer {
  const header = bytes.indexOf("mdhd", 0, "latin1");
  const unitsPerSecond = bytes.readUInt32BE(header + 16);
  bytes.writeUInt32BE(20_000 * unitsPerSecond, header + 20);
  bytes.writeUInt32BE(Math.round((20_000 * unitsPerSecond) / 24), bytes.indexOf("stts", 0, "latin1") + 16);
  bytes.write("free", bytes.indexOf("edts", 0, "latin1"), "latin1");
  return bytes;
}

test.each([
  ["declares 20,000 s", hugeClip, "too_large"],
  ["is cut in its index", (bytes: Buffer) => bytes.subarray(0, 200), "broken"],
  ["is a playlist", () => Buffer.from("#EXTM3U\nhttp://127.0.0.1/a.ts"), "unsupported"],
  ["is a web page", () => Buffer.from("<html>"), "html"],
] as const)("a clip that %s is refused", async (_name, change, reason) => {
  const { media, files } = await clip(change);
  expect(await media.probeVideo(files.path)).toMatchObject({ ok: false, reason });
});

test.each([1, 2] as const)(
  "a recording of %i channels is written anew as its samples and nothing else",
  async (channels) => {
    const { media, file } = await bench();
    const files = await file(makeRecording(1.5, { channels, trailer: "LIST secret place<script>" }));
    expect(await media.decodeAudio(files)).toMatchObject({ ok: true, channels, durationSeconds: 1.5 });
    const written = await readFile(files.outputPath);
    expect(written.length).toBe(44 + 72_000 * channels * 2);
    expect(written.includes("secret place")).toBe(false);
    expect(correlation(readWav(written)?.right ?? new Float32Array(), voiceSamples(1.5))).toBeGreaterThan(0.99);
  },
);

test("a recording is as long as its samples, whatever its header says, and refused when that is too long", async () => {
  const { media, file } = await bench();
  const streamed = makeRecording(1.5);
  streamed.writeUInt32LE(0xffff_ffff, 40); // as a program writes it that cannot go back
  expect(await media.decodeAudio(await file(streamed))).toMatchObject({ ok: true, durationSeconds: 1.5 });
  const files = await file(makeRecording(2));
  expect(await media.decodeAudio(files, { durationSecondsMax: 2 })).toMatchObject({ ok: true });
  const refused = await media.decodeAudio(files, { durationSecondsMax: 1 });
  expect(refused).toEqual({ ok: false, reason: "too_long", message: "Sound may last at most 1 seconds, got 2." });
  expect(existsSync(files.outputPath)).toBe(false);
});

test.each([
  ["is a clip", async () => (await clip()).files.path, "unsupported"],
  ["is a picture", () => photo.clone().png().toBuffer(), "unsupported"],
  ["has no samples", () => makeRecording(0), "broken"],
  ["ends in its header", () => makeRecording(1).subarray(0, 30), "broken"],
  ["has a sample a second", () => makeRecording(30, { sampleRate: 1 }), "unsupported"],
] as const)("a recording that %s is refused", async (_name, make, reason) => {
  const { media, file } = await bench();
  const made = await make();
  const files = await file(typeof made === "string" ? await readFile(made) : made);
  expect(await media.decodeAudio(files)).toMatchObject({ ok: false, reason });
  expect(existsSync(files.outputPath)).toBe(false);
});

test("limits of the caller hold", async () => {
  const { media, files } = await clip();
  expect(await media.probeVideo(files.path, { sideMax: 60 })).toMatchObject({ ok: false, reason: "too_large" });
  expect(await media.probeVideo(files.path, { framesPerSecondMax: 20 })).toMatchObject({
    ok: false,
    reason: "too_large",
  });
  expect(await media.probeVideo(files.path, { tracksMax: 1 })).toMatchObject({ ok: false, reason: "too_large" });
});

test("a job that takes too long is refused, and the next one runs in a new process", async () => {
  const { media, file } = await bench({ timeoutMs: 1 }); // no process starts within a millisecond
  const files = await file(await photo.clone().png().toBuffer());
  expect(await media.decodeImage(files)).toMatchObject({ ok: false, reason: "timeout" });
  expect(await media.decodeImage(files)).toMatchObject({ ok: false, reason: "timeout" });
});

test("a child that outgrows its memory costs the job, not this process", async () => {
  const { media, file } = await bench({ memoryBytes: 300 * 1024 ** 2 }); // less than Node itself maps
  const files = await file(await photo.clone().png().toBuffer());
  expect(await media.decodeImage(files)).toMatchObject({ ok: false, reason: "broken" });
});

test("the child ends when its stdin closes, as it does when the parent is killed", async () => {
  const program = path.join(import.meta.dirname, "media-child-main.ts");
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "ignore", "ignore", "ipc"] });
  child.stdin?.end();
  expect(await once(child, "exit")).toEqual([0, null]);
});
