import * as fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import type { EngineInputs, GenerationRequest } from "@kinora/core";
import { expect, test } from "vitest";
import { readMp4 } from "../../../../tests/support/read-mp4.ts";
import { correlation, makeRecording, readSoundOfMp4, voiceSamples } from "../../../../tests/support/recording.ts";
import { type ContractSubject, testEngineContract } from "../contract/engine-contract.fixture.ts";
import { animaticVersion } from "./animatic-version.ts";
import { type AnimaticOptions, makeAnimaticEngine } from "./engine.ts";

const clip: GenerationRequest = {
  kind: "video",
  model: "kling-v3",
  prompt: "A lake in the mountains at dawn",
  durationSeconds: 1,
  resolution: "720p",
  aspectRatio: "16:9",
  audio: false,
  multiShot: false,
  shots: [],
  inputs: { referenceImages: [], elements: [] },
  seed: 7,
  watermark: false,
  count: 1,
  directives: {},
};
const still: GenerationRequest = { ...clip, kind: "image", model: "kling-image", resolution: "1k", durationSeconds: 0 };
const never = new AbortController().signal;

const noInputs: EngineInputs = {
  stream: () => Promise.resolve(Readable.toWeb(Readable.from([]))),
  publicUrl: () => Promise.resolve(undefined),
  bytes: () => Promise.reject(new Error("the request has no inputs")),
};

async function openSubject(over: Partial<AnimaticOptions> = {}, request = clip): Promise<ContractSubject> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "kinora-animatic-"));
  let attempts = 0;
  const engine = makeAnimaticEngine({
    version: "0.0.0-test",
    workers: 1,
    mediaSize: { width: 64, height: 36 },
    ...over,
  });
  return {
    engine,
    request,
    longRequest: { ...clip, durationSeconds: 15 },
    inputs: noInputs,
    async attempt() {
      const id = `attempt-${++attempts}`;
      const scratchDir = path.join(folder, id);
      await fs.mkdir(scratchDir);
      return { id, taskId: "42", scratchDir };
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}

testEngineContract("animatic", () => openSubject());

test("pictures come in the number that was asked for, all different, as PNG", async () => {
  await using subject = await openSubject({}, { ...still, count: 3 });
  const { engine } = subject;
  const handle = await engine.start(subject.request, await subject.attempt(), noInputs, never);
  const outputs = await outputsOf(subject, handle);
  expect(outputs.map(({ mime }) => mime)).toEqual(["image/png", "image/png", "image/png"]);
  const files = await Promise.all(outputs.map(({ locator }) => fs.readFile(locator)));
  expect(new Set(files.map((file) => file.toString("base64"))).size).toBe(3);
  await engine.release(handle);
});

test.each([
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["webp", [0x52, 0x49, 0x46, 0x46]],
  ["png", [0x89, 0x50, 0x4e, 0x47]],
] as const)("pictures come as %s when that is asked for", async (stillFormat, signature) => {
  await using subject = await openSubject({}, { ...still, stillFormat });
  const handle = await subject.engine.start(subject.request, await subject.attempt(), noInputs, never);
  const [output] = await outputsOf(subject, handle);
  expect(output?.mime).toBe(`image/${stillFormat}`);
  expect([...(await fs.readFile(output?.locator ?? "")).subarray(0, signature.length)]).toEqual(signature);
  await subject.engine.release(handle);
});

test("the same request gives the same picture, and the file names its maker and task", async () => {
  await using subject = await openSubject({}, still);
  const { engine } = subject;
  const files: Buffer[] = [];
  for (let run = 0; run < 2; run++) {
    const handle = await engine.start(subject.request, await subject.attempt(), noInputs, never);
    const [output] = await outputsOf(subject, handle);
    files.push(await fs.readFile(output?.locator ?? ""));
    await engine.release(handle);
  }
  expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(true);
  expect(files[0]?.includes("Kinora animatic 0.0.0-test, task 42")).toBe(true);
});

/** A portrait that says what is in a file. */
const talking = (over: Partial<GenerationRequest> = {}): GenerationRequest => ({
  ...clip,
  model: "kling-avatar",
  prompt: "",
  audio: true,
  durationSeconds: 3,
  inputs: { image: "portrait", recording: "voice", recordingSeconds: 2.4, referenceImages: [], elements: [] },
  ...over,
});

/** 64 x 64 pixels of teal, as PNG. */
const portrait = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAlklEQVRoge2SwQkAMBCDHN3RO0QfchBwACMBvQ25gRtAXtFdiLuQG7gB5BXdhbgLuYEbQF7RXYi7kBu4AeQV3YW4C7mBG0Be0V2Iu5AbuAHkFd2FuAu5gRtAXtFdiLuQG7gB5BXdhbgLuYEbQF7RXYi7kBu4AeQV3YW4C7mBG0Be0V2Iu5AbuAHkFd2FuAu5gRtAXvGDB88SAPE2dLxfAAAAAElFTkSuQmCC",
  "base64",
);

function inputsOf(voice: Buffer): EngineInputs {
  return { ...noInputs, bytes: (id) => Promise.resolve(id === "voice" ? voice : portrait) };
}

test("a portrait sounds as its recording does, from the first frame to the clip's exact end", async () => {
  await using subject = await openSubject({ framesPerSecond: 4 }, talking());
  const inputs = inputsOf(makeRecording(2.4, { sampleRate: 48_000 }));
  const handle = await subject.engine.start(subject.request, await subject.attempt(), inputs, never);
  const [output] = await outputsOf(subject, handle);
  expect(output?.hasAudio).toBe(true);
  const facts = await readMp4(output?.locator ?? "");
  expect([facts.durationSeconds, facts.audio?.durationSeconds]).toEqual([3, expect.closeTo(3, 2)]);
  const sound = await readSoundOfMp4(output?.locator ?? "");
  expect(correlation(sound, voiceSamples(2.4))).toBeGreaterThan(0.95);
  const loudest = (from: number, to: number): number =>
    sound.subarray(from * 48_000, to * 48_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  for (const second of [0, 1, 2]) expect(loudest(second, second + 0.4)).toBeGreaterThan(0.1);
  // nothing is said in its pauses or after it, and no words ask for a place to be heard
  for (const [from, to] of [
    [0.8, 0.95],
    [1.8, 1.95],
    [2.6, 2.95],
  ] as const)
    expect(loudest(from, to)).toBeLessThan(0.01);
  await subject.engine.release(handle);
});

test("a recording that does not decode fails the attempt, and is not tried again", async () => {
  await using subject = await openSubject({ framesPerSecond: 4 }, talking());
  const inputs = inputsOf(Buffer.from("RIFF of something else"));
  const handle = await subject.engine.start(subject.request, await subject.attempt(), inputs, never);
  const status = await ended(subject, handle);
  expect(status).toMatchObject({ kind: "failed", error: { code: "generation_failed", retryable: false } });
  await subject.engine.release(handle);
});

test("a renderer that dies ends the attempt as one that may be tried again", async () => {
  const sceneModuleUrl = `data:text/javascript,${encodeURIComponent("export function buildScene() { process.kill(process.pid, 'SIGKILL'); }")}`;
  await using subject = await openSubject({ sceneModuleUrl });
  const { engine } = subject;
  const handle = await engine.start(subject.request, await subject.attempt(), noInputs, never);
  const status = await ended(subject, handle);
  expect(status).toMatchObject({ kind: "failed", error: { code: "generation_failed", retryable: true } });
  await engine.release(handle);
});

test("what is only approximated is told, and the scene comes with the result", async () => {
  await using subject = await openSubject(
    {},
    {
      ...still,
      inputs: {
        referenceImages: [],
        elements: [{ id: "e", name: "Mira", description: "a woman", images: ["asset_1"] }],
      },
    },
  );
  const handle = await subject.engine.start(subject.request, await subject.attempt(), noInputs, never);
  const status = await ended(subject, handle);
  expect(status).toMatchObject({ kind: "succeeded", modelVersion: animaticVersion, scene: { version: 1, seed: 7 } });
  if (status.kind === "succeeded") expect(status.warnings.map(({ param }) => param)).toContain("elements");
  await subject.engine.release(handle);
});

async function ended({ engine }: ContractSubject, handle: Parameters<typeof engine.status>[0]) {
  for (;;) {
    const status = await engine.status(handle, never);
    if (status.kind === "succeeded" || status.kind === "failed") return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function outputsOf(subject: ContractSubject, handle: Parameters<typeof ended>[1]) {
  const status = await ended(subject, handle);
  if (status.kind !== "succeeded") throw new Error("the attempt failed", { cause: status });
  return status.outputs;
}
