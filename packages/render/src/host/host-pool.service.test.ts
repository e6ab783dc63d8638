import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setInterval as ticks } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type HostPool, openHostPool } from "./host-pool.ts";
import { ownHosts } from "./own-hosts.fixture.ts";
import { type ClipJob, renderClip } from "./render-clip.ts";
import { renderStills, type StillsJob } from "./render-stills.ts";
import { specOf } from "./scene-spec.fixture.ts";

const bars = new URL("./bars-scene.fixture.ts", import.meta.url).href;
const broken = new URL("./broken-scene.fixture.ts", import.meta.url).href;

async function openPool(options: Parameters<typeof openHostPool>[0] = {}): Promise<{
  readonly pool: HostPool;
  readonly folder: string;
  readonly clip: (name: string, seconds?: number) => ClipJob;
  readonly stills: (name: string) => StillsJob;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), "kinora-pool-"));
  const pool = openHostPool(options);
  onTestFinished(async () => {
    await pool[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  const common = { width: 64, height: 36, pictures: {}, watermark: false, comment: "Kinora", workers: 2 };
  return {
    pool,
    folder,
    clip: (name, seconds = 1) => ({ ...common, spec: specOf(seconds), outputPath: path.join(folder, name) }),
    stills: (name) => ({
      ...common,
      spec: { ...specOf(1), framesPerSecond: 1 },
      format: "png",
      outputPaths: ["a", "b"].map((letter) => path.join(folder, `${name}-${letter}.png`)),
    }),
  };
}

test("one process serves job after job, and the next job's frames are those of a fresh one", async () => {
  const { pool, folder, clip, stills } = await openPool();
  await renderClip(clip("fresh.mp4"));
  await renderStills(stills("fresh"));
  expect(ownHosts()).toEqual([]);

  const hosts = new Set<number>();
  for (const name of ["first", "second", "third"]) {
    await renderClip(clip(`${name}.mp4`), { pool });
    await renderStills(stills(name), { pool });
    for (const pid of ownHosts()) hosts.add(pid);
  }
  expect(hosts.size, "all by one process").toBe(1);
  const bytesOf = async (name: string): Promise<string> => (await readFile(path.join(folder, name))).toString("base64");
  for (const [name, like] of [
    ["third.mp4", "fresh.mp4"],
    ["third-a.png", "fresh-a.png"],
    ["third-b.png", "fresh-b.png"],
  ] as const)
    expect(await bytesOf(name), `${name} as ${like}`).toBe(await bytesOf(like));
});

test("jobs at once have a host each", async () => {
  const { pool, clip } = await openPool();
  await Promise.all([
    renderClip(clip("a.mp4"), { pool, sceneModuleUrl: bars }),
    renderClip(clip("b.mp4"), { pool, sceneModuleUrl: bars }),
  ]);
  expect(ownHosts()).toHaveLength(2);
  await renderClip(clip("c.mp4"), { pool, sceneModuleUrl: bars });
  expect(ownHosts()).toHaveLength(2);
});

test("the host of a job that failed or was canceled is never used again", async () => {
  const { pool, folder, clip } = await openPool();
  await expect(renderClip(clip("a.mp4"), { pool, sceneModuleUrl: broken })).rejects.toMatchObject({
    reason: "crashed",
  });
  expect(ownHosts()).toEqual([]);

  const stop = new AbortController();
  const canceled = renderClip(clip("b.mp4", 600), {
    pool,
    sceneModuleUrl: bars,
    signal: stop.signal,
    onProgress: () => {
      stop.abort();
    },
  });
  await expect(canceled).rejects.toMatchObject({ reason: "canceled" });
  expect(ownHosts()).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test("a waiting host that is killed is not missed", async () => {
  const { pool, clip } = await openPool();
  await renderClip(clip("a.mp4"), { pool, sceneModuleUrl: bars });
  const [pid = 0] = ownHosts();
  process.kill(pid, "SIGKILL");
  for await (const _ of ticks(20)) if (!existsSync(`/proc/${pid}`)) break; // heard of, so that nothing of it is left
  await renderClip(clip("b.mp4"), { pool, sceneModuleUrl: bars });
  expect(ownHosts()).not.toContain(pid);
});

test("a host waits only so long, and none outlives the pool", async () => {
  const { pool, clip } = await openPool({ idleMs: 1 });
  await renderClip(clip("a.mp4"), { pool, sceneModuleUrl: bars });
  for await (const _ of ticks(20)) if (ownHosts().length === 0) break; // the test's own limit bounds the wait

  const patient = await openPool();
  await renderClip(patient.clip("b.mp4"), { pool: patient.pool, sceneModuleUrl: bars });
  expect(ownHosts()).toHaveLength(1);
  await patient.pool[Symbol.asyncDispose]();
  expect(ownHosts()).toEqual([]);
});
