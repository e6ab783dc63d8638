import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setInterval as ticks } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { readMp4 } from "../../../../tests/support/read-mp4.ts";
import { ownHosts, parentOf, processesOf } from "./own-hosts.fixture.ts";
import { type ClipJob, renderClip, type RenderProgress } from "./render-clip.ts";
import { renderStills } from "./render-stills.ts";
import { specOf } from "./scene-spec.fixture.ts";

const bars = new URL("./bars-scene.fixture.ts", import.meta.url).href;
const broken = new URL("./broken-scene.fixture.ts", import.meta.url).href;

async function directory(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "kinora-render-"));
  onTestFinished(async () => {
    await rm(made, { recursive: true });
  });
  return made;
}

async function job(seconds: number, more: Partial<ClipJob> = {}): Promise<ClipJob & { readonly directory: string }> {
  const made = await directory();
  return {
    directory: made,
    spec: specOf(seconds),
    width: 160,
    height: 90,
    outputPath: path.join(made, "clip.mp4"),
    pictures: {},
    watermark: false,
    comment: "Kinora animatic test, task 7",
    workers: 2,
    ...more,
  };
}

test("a clip has exactly its frames and length in both tracks, index first, its comment, and every frame was reported", async () => {
  const asked = await job(1.5, { spec: specOf(1.5, { audible: true, ambience: ["rain"] }) });
  const seen: RenderProgress[] = [];
  const clip = await renderClip(asked, { sceneModuleUrl: bars, onProgress: (progress) => seen.push(progress) });
  expect(clip).toMatchObject({ path: asked.outputPath, frameCount: 36, durationSeconds: 1.5, audible: true });
  const facts = await readMp4(asked.outputPath);
  expect(facts).toMatchObject({
    indexAtFront: true,
    comment: "Kinora animatic test, task 7",
    video: { codec: "avc", width: 160, height: 90, frameCount: 36 },
    audio: { codec: "aac", sampleRate: 48_000, channels: 2 },
  });
  expect(facts.durationSeconds).toBeCloseTo(1.5, 3);
  expect(facts.audio?.durationSeconds).toBeCloseTo(1.5, 3);
  expect(seen.map(({ frames }) => frames)).toEqual(Array.from({ length: 36 }, (_, at) => at + 1));
  expect(seen.at(-1)).toMatchObject({ frameCount: 36, etaSeconds: 0 });
  expect(await readdir(asked.directory)).toEqual(["clip.mp4"]);
  expect(ownHosts()).toEqual([]);
});

test("frames come in order whatever the number of workers", async () => {
  const one = await job(1, { workers: 1 });
  const three = await job(1, { workers: 3 });
  await renderClip(one, { sceneModuleUrl: bars });
  await renderClip(three, { sceneModuleUrl: bars });
  expect((await readFile(one.outputPath)).equals(await readFile(three.outputPath))).toBe(true);
});

test("a render that is canceled leaves no process and no file", async () => {
  const asked = await job(600);
  const stop = new AbortController();
  const render = renderClip(asked, {
    sceneModuleUrl: bars,
    signal: stop.signal,
    onProgress: () => {
      stop.abort();
    },
  });
  await expect(render).rejects.toMatchObject({ reason: "canceled" });
  expect(ownHosts()).toEqual([]);
  expect(await readdir(asked.directory)).toEqual([]);
});

test("a scene that fails is a crash that says why, without leftovers", async () => {
  const asked = await job(1);
  const render = renderClip(asked, { sceneModuleUrl: broken });
  await expect(render).rejects.toMatchObject({
    reason: "crashed",
    message: expect.stringContaining("the brush is dry"),
  });
  expect(ownHosts()).toEqual([]);
  expect(await readdir(asked.directory)).toEqual([]);
});

test.each([
  ["timeout", { wallSeconds: 0.2 }],
  ["out_of_memory", { memoryBytes: 30 * 1024 ** 2 }],
] as const)("the limit that ends in %s holds", async (reason, limits) => {
  const asked = await job(600);
  await expect(renderClip(asked, { sceneModuleUrl: bars, limits })).rejects.toMatchObject({ reason });
  expect(ownHosts()).toEqual([]);
  expect(await readdir(asked.directory)).toEqual([]);
});

test("kill -9 of the parent leaves no host and no temporary file", { timeout: 30_000 }, async () => {
  const made = await directory();
  const program = path.join(import.meta.dirname, "render-in-parent.fixture.ts");
  const parent = spawn(process.execPath, [program, path.join(made, "clip.mp4"), bars], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(parent.stdout, "data"); // the first frame is in the file
  const [host] = processesOf("host-main").filter((pid) => parentOf(pid) === parent.pid);
  expect(host).toBeDefined();
  expect(await readdir(made)).toHaveLength(1);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  // The kernel tells nobody when a stranger's child ends, so it is asked; the test's own limit bounds the wait.
  for await (const _ of ticks(20)) if (parentOf(host ?? 0) === undefined) break;
  expect(await readdir(made)).toEqual([]);
});

test("stills differ by seed, carry the comment and appear all together", async () => {
  const { directory: made, outputPath: _, ...asked } = await job(1);
  const outputPaths = ["a", "b", "c"].map((name) => path.join(made, `${name}.png`));
  const { stills } = await renderStills({ ...asked, outputPaths, format: "png" }, { sceneModuleUrl: bars });
  expect(stills.map(({ path: file }) => file)).toEqual(outputPaths);
  expect(stills[0]?.seed).toBe(77);
  const files = await Promise.all(outputPaths.map(async (file) => (await readFile(file)).toString("latin1")));
  expect(new Set(files).size).toBe(3);
  for (const file of files) expect(file).toContain("Kinora animatic test, task 7");
  expect((await readdir(made)).toSorted()).toEqual(["a.png", "b.png", "c.png"]);
});

test("a long clip needs no more memory than a short one: frames are freed as they are drawn", async () => {
  // 288 frames of 3.7 MB each would take over a gigabyte if they were kept
  const long = await job(12, { width: 1280, height: 720, workers: 1, encoderPreset: "ultrafast" }); // the encoder never keeps the drawing waiting
  const sceneModuleUrl = new URL("./canvas-scene.fixture.ts", import.meta.url).href;
  const clip = await renderClip(long, { sceneModuleUrl, limits: { memoryBytes: 700 * 1024 ** 2 } });
  expect(clip.frameCount).toBe(288);
});
