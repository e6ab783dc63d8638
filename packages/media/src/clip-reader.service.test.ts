import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ffmpegProgram, requireProgram } from "../../../tests/support/optional-program.ts";
import { correlation, makeRecording, samplesOf, voiceSamples } from "../../../tests/support/recording.ts";
import type { ClipReader } from "./clip-reader.ts";
import { findFfmpegReader } from "./ffmpeg-clip-reader.ts";
import { loadNodeAv } from "./node-av.ts";
import { nodeAvReader } from "./node-av-clip-reader.ts";
import { openEncoder } from "./open-encoder.ts";
import { yuv420SizeBytes } from "./yuv420.ts";

let folder = "";
let clip = "";

/** One second of 64x36: five black frames, then half white. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kinora-clip-reader-"));
  clip = path.join(folder, "clip.mp4");
  const size = { width: 64, height: 36 };
  const settings = { ...size, path: clip, framesPerSecond: 24, sampleRate: 48_000, comment: "task 1" };
  const encoder = await openEncoder(settings);
  const frame = new Uint8Array(yuv420SizeBytes(size)).fill(128);
  frame.fill(16, 0, size.width * size.height);
  for (let at = 0; at < 24; at++) {
    if (at > 4) frame.fill(235, 0, size.width * 18);
    await encoder.writeFrame(frame);
    await encoder.writeAudio(new Float32Array(2000), new Float32Array(2000));
  }
  await encoder.finish();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function nodeAv(): Promise<ClipReader> {
  const library = await loadNodeAv();
  if (library === undefined) throw new Error("node-av is not installed");
  return nodeAvReader(library);
}

async function ffmpeg(): Promise<ClipReader> {
  const reader = await findFfmpegReader();
  if (reader === undefined) throw new Error("ffprobe is missing beside ffmpeg");
  return reader;
}

async function file(name: string, bytes: Buffer | string): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, bytes);
  return at;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe.each([
  ["node-av", nodeAv],
  ["the ffmpeg program", ffmpeg],
] as const)("read by %s", (_name, open) => {
  test("a header gives length, tracks and comment", async (context) => {
    await requireProgram(context, ffmpegProgram);
    const header = await (await open()).readHeader(clip, "mov");
    const lengths = header.tracks.map((track) => (track.kind === "other" ? 0 : track.durationSeconds));
    expect(Math.max(header.durationSeconds, ...lengths)).toBeCloseTo(1, 1);
    expect(header).toMatchObject({
      comment: "task 1",
      tracks: [
        { kind: "video", codec: "h264", width: 64, height: 36, framesPerSecond: 24, frameCount: 24 },
        { kind: "audio", codec: "aac", sampleRate: 48_000, channels: 2 },
      ],
    });
  });

  test("all frames come in order, and whoever stops early leaves nothing running", async (context) => {
    await requireProgram(context, ffmpegProgram);
    const reader = await open();
    const brightness: number[] = [];
    for await (const { rgb, width, height } of reader.frames(clip)) {
      expect(rgb.length).toBe(width * height * 3);
      brightness.push(Math.round(rgb.reduce((sum, value) => sum + value, 0) / rgb.length / 64));
    }
    expect(brightness).toEqual(Array.from({ length: 24 }, (_, at) => (at > 4 ? 2 : 0)));
    for await (const frame of reader.frames(clip)) {
      expect(frame.width).toBe(64);
      break;
    }
  });

  test("sound comes from its first sample to its last at 48 kHz, in as many channels as are asked for", async (context) => {
    await requireProgram(context, ffmpegProgram);
    const reader = await open();
    for (const channels of [1, 2] as const) {
      const sound = await file("sound.wav", makeRecording(1.5, { channels }));
      const whole = samplesOf(Buffer.concat(await collect(reader.sound(sound, "wav", channels))));
      expect(Math.abs(whole.length / channels - 72_000)).toBeLessThan(20);
      const left = whole.filter((_, at) => at % channels === 0);
      expect(correlation(left, voiceSamples(1.5))).toBeGreaterThan(0.99);
    }
    expect(Buffer.concat(await collect(reader.sound(clip, "mov", 2))).length / 4).toBeGreaterThan(47_000);
    const broken = await file("broken.wav", makeRecording(1).subarray(0, 30));
    await expect(collect(reader.sound(broken, "wav", 1))).rejects.toThrow();
  });

  test("what is not a whole container of the named kind is refused", async (context) => {
    await requireProgram(context, ffmpegProgram);
    const reader = await open();
    const bytes = await readFile(clip);
    const refused = async (name: string, content: Buffer | string): Promise<void> => {
      const header = await reader.readHeader(await file(name, content), "mov").catch(() => undefined);
      expect(header?.tracks.filter(({ kind }) => kind !== "other") ?? [], name).toEqual([]);
    };
    await refused("cut.mp4", bytes.subarray(0, 200));
    await refused("playlist.mp4", `#EXTM3U\n#EXTINF:1,\nfile://${clip}\n`);
    await refused("list.mp4", `ffconcat version 1.0\nfile '${clip}'\n`);
    await refused("empty.mp4", "");
    await expect(reader.readHeader(path.join(folder, "absent.mp4"), "mov")).rejects.toThrow();
    await expect(collect(reader.frames(await file("cut again.mp4", bytes.subarray(0, 200))))).resolves.toEqual([]);
  });
});
