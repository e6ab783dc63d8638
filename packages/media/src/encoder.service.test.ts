import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { ffmpegProgram, requireProgram } from "../../../tests/support/optional-program.ts";
import { readMp4 } from "../../../tests/support/read-mp4.ts";
import type { EncoderName, EncoderSettings } from "./encoder.ts";
import { openEncoder } from "./open-encoder.ts";
import { yuv420SizeBytes } from "./yuv420.ts";

async function settings(): Promise<EncoderSettings> {
  const directory = await mkdtemp(path.join(tmpdir(), "kinora-encoder-"));
  onTestFinished(async () => {
    await rm(directory, { recursive: true });
  });
  return {
    path: path.join(directory, "clip.mp4"),
    width: 64,
    height: 36,
    framesPerSecond: 24,
    sampleRate: 48_000,
    comment: "Kinora animatic test, task 1",
  };
}

/** Encodes moving grey with a tone, frames and samples alternating. */
async function encode(only: EncoderName, chosen: EncoderSettings, frameCount: number): Promise<void> {
  await using encoder = await openEncoder(chosen, only);
  const frame = new Uint8Array(yuv420SizeBytes(chosen)).fill(128);
  const samples = new Float32Array(chosen.sampleRate / chosen.framesPerSecond).map((_, at) => Math.sin(at / 20) * 0.2);
  for (let at = 0; at < frameCount; at++) {
    frame.fill(60 + at, 0, chosen.width * 4);
    await encoder.writeFrame(frame);
    await encoder.writeAudio(samples, samples);
  }
  await encoder.finish();
}

const encoders: readonly EncoderName[] = ["node-av", "ffmpeg"];

/** node-av comes with the workspace; the other way is a program of the machine. */
async function requireEncoder(context: TestContext, only: EncoderName): Promise<void> {
  if (only === "ffmpeg") await requireProgram(context, ffmpegProgram);
}

test.for(encoders)(
  "%s writes High profile H.264 and AAC of exactly the asked length, index first, with the comment",
  async (only, context) => {
    await requireEncoder(context, only);
    const chosen = await settings();
    await encode(only, chosen, 29); // 29 frames are 58,000 samples: not a whole number of AAC's 1024
    const facts = await readMp4(chosen.path);
    expect(facts).toMatchObject({
      indexAtFront: true,
      comment: chosen.comment,
      video: { codec: "avc", width: 64, height: 36, frameCount: 29 },
      audio: { codec: "aac", sampleRate: 48_000, channels: 2 },
    });
    expect(facts.video.codecString).toMatch(/^avc1\.64/);
    expect(facts.durationSeconds).toBeCloseTo(29 / 24, 2);
    expect(facts.audio?.durationSeconds).toBeCloseTo(29 / 24, 2);
  },
);

test.for(encoders)("%s leaves no file when it is given up", async (only, context) => {
  await requireEncoder(context, only);
  const chosen = await settings();
  const encoder = await openEncoder(chosen, only);
  await encoder.writeFrame(new Uint8Array(yuv420SizeBytes(chosen)));
  await encoder.abort();
  expect(existsSync(chosen.path)).toBe(false);
});

test.each([{ width: 65 }, { height: 8192 }, { framesPerSecond: 0 }])(
  "settings out of range are refused: %o",
  async (wrong) => {
    await expect(openEncoder({ ...(await settings()), ...wrong })).rejects.toMatchObject({ reason: "failed" });
  },
);
