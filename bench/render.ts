import { spawn } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type RenderedClip, renderClip, type SceneSpec } from "@kinora/render";
import { readMp4 } from "../tests/support/read-mp4.ts";
import type { EncodeResult, EncodeSettings } from "./support/encode-alone.ts";
import { loadNow, median, numberOf, numbersOf, printQuestion, printTable, spread } from "./support/measure.ts";

const question =
  "How many frames a second does the renderer make of a city street, beside the encoder alone on the same frames?";

/**
 * Render: `renderClip`, the render host's process with 1 and 2 drawing threads, at ordinary priority. Baseline: the
 * encoder with the same settings on frames that were drawn before. "frames/s" counts from the first frame in the file to
 * the last, so that building the scene is not in it; "clip s" and "CPU ms a frame" are of the whole job, with the start
 * of its process.
 *
 * BENCH_HEIGHTS (480, 720, 1080), BENCH_WORKERS, BENCH_ROUNDS, BENCH_SECONDS (of the clip).
 */
const heights = numbersOf("BENCH_HEIGHTS", [480, 720, 1080]);
const workerCounts = numbersOf("BENCH_WORKERS", [1, 2]);
const rounds = numberOf("BENCH_ROUNDS", 2);
const seconds = numberOf("BENCH_SECONDS", 0.5);
const encoderThreads = Math.min(4, os.availableParallelism()); // as the render host chooses

const spec: SceneSpec = {
  version: 1,
  seed: 7,
  framesPerSecond: 24,
  shots: [
    {
      durationSeconds: seconds,
      setting: { name: "futuristic-city", timeOfDay: "sunset", weather: "clear", season: "summer", variant: 0 },
      camera: { move: "follow", framing: "wide" },
      actors: [{ id: "walker", kind: "person", sex: "female", age: "adult", action: "walk", facing: "back" }],
      style: "cinematic",
    },
  ],
  audio: { audible: false, ambience: [], music: "none", lines: [], effects: false },
  unmatched: [],
  warnings: [],
};

printQuestion(question, {
  data: `${seconds} s of the futuristic city at sunset with one walker, silent, ${spec.framesPerSecond} frames a second`,
  encoder: `x264 veryfast, crf 21, ${encoderThreads} threads`,
  runs: `${rounds} rounds per size, then the encoder as often; median (min..max)`,
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-bench-"));
process.once("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const rows: Record<string, string | number>[] = [];
for (const height of heights) rows.push(...(await measureSize(height)));
printTable(rows);
console.log(`after the run: ${loadNow()}`);
console.log("checked: every file has all frames at the asked size; renders and encoder gave the same bytes of video");

async function measureSize(height: number): Promise<readonly Record<string, string | number>[]> {
  const size = { width: Math.round((height * 16) / 9 / 2) * 2, height };
  const renders = new Map<number, { clip: RenderedClip; framesPerSecond: number }[]>();
  for (let round = 0; round < rounds; round++) {
    for (const workers of workerCounts) {
      renders.set(workers, [...(renders.get(workers) ?? []), await render(size, { workers, round })]);
    }
  }
  const { runs: alone, drawCpuMs } = await encodeAlone(size);
  const frameCount = seconds * spec.framesPerSecond;
  await checkFiles(size, frameCount);
  const encoderRates = alone.map(({ wallMs }) => (frameCount * 1000) / wallMs);
  return [...renders].map(([workers, runs]) => ({
    size: `${size.width}x${size.height}`,
    workers,
    "frames/s": spread(
      runs.map(({ framesPerSecond }) => framesPerSecond),
      1,
    ),
    "clip s": spread(
      runs.map(({ clip }) => clip.wallMs / 1000),
      1,
    ),
    "CPU ms a frame": spread(
      runs.map(({ clip }) => clip.cpuMs / frameCount),
      1,
    ),
    "of it drawing": drawCpuMs.toFixed(1),
    "encoder alone frames/s": spread(encoderRates, 1),
    "its CPU ms a frame": spread(
      alone.map(({ cpuMs }) => cpuMs / frameCount),
      1,
    ),
    ratio: (median(runs.map(({ framesPerSecond }) => framesPerSecond)) / median(encoderRates)).toFixed(2),
  }));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

async function render(
  size: Size,
  { workers, round }: { readonly workers: number; readonly round: number },
): Promise<{ readonly clip: RenderedClip; readonly framesPerSecond: number }> {
  let firstMs = Number.NaN;
  let lastMs = Number.NaN;
  const clip = await renderClip(
    {
      spec,
      ...size,
      outputPath: path.join(folder, `${size.height}-render-${workers}-${round}.mp4`),
      pictures: {},
      watermark: false,
      comment: "bench",
      workers,
    },
    {
      limits: { nice: 0 }, // or every other program of the machine goes first
      onProgress: ({ frames }) => {
        lastMs = performance.now();
        if (frames === 1) firstMs = lastMs;
      },
    },
  );
  return { clip, framesPerSecond: ((clip.frameCount - 1) * 1000) / (lastMs - firstMs) };
}

async function encodeAlone(size: Size): Promise<EncodeResult> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "support/encode-alone.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 300_000,
    env: { ...process.env, GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" }, // as the render host
  });
  const settings: EncodeSettings = {
    spec,
    ...size,
    threads: encoderThreads,
    paths: Array.from({ length: rounds }, (_, round) => path.join(folder, `${size.height}-encode-${round}.mp4`)),
  };
  child.stdin.end(JSON.stringify(settings));
  const answer = await text(child.stdout);
  if (answer === "") throw new Error("the encoder's process ended without a result");
  return JSON.parse(answer) as EncodeResult; // of our own program
}

/** All files of a size are one clip, whoever made them. */
async function checkFiles({ width, height }: Size, frameCount: number): Promise<void> {
  const files = fs.readdirSync(folder).filter((name) => name.startsWith(`${height}-`));
  const first = fs.readFileSync(path.join(folder, files[0] ?? ""));
  for (const name of files) {
    const { video } = await readMp4(path.join(folder, name));
    if (video.width !== width || video.height !== height || video.frameCount !== frameCount) {
      throw new Error(`${name} has ${video.frameCount} frames of ${video.width}x${video.height}`);
    }
    if (!fs.readFileSync(path.join(folder, name)).equals(first)) throw new Error(`${name} differs from ${files[0]}`);
    fs.rmSync(path.join(folder, name));
  }
}
