import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { drawScene, readPrompt, SceneError } from "./draw-scene.ts";

const folder = await mkdtemp(path.join(tmpdir(), "kinora-draw-scene-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const drawing = { resolution: "480p", aspectRatio: "1:1", workers: 1, comment: "test" } as const;
const scene = readPrompt({
  prompt: "a man waves in a kitchen",
  durationSeconds: 0.125,
  seed: 1,
  audio: false,
  multiShot: false,
});

test("a scene from a file becomes a clip of its length", async () => {
  const outputPath = path.join(folder, "clip.mp4");
  const clip = await drawScene(JSON.parse(JSON.stringify(scene)), { ...drawing, outputPath });
  expect(clip).toMatchObject({ path: outputPath, width: 480, height: 480, frameCount: 3 });
  expect(await readdir(folder)).toEqual(["clip.mp4"]);
});

test("a scene that is none and a stopped render leave no file", async () => {
  const outputPath = path.join(folder, "none.mp4");
  await expect(drawScene({ ...scene, shots: [] }, { ...drawing, outputPath })).rejects.toMatchObject({
    reason: "invalid",
    message: "shots is []: give at least 1 of them.",
  });
  const signal = AbortSignal.abort();
  const stopped = drawScene(scene, { ...drawing, outputPath, signal });
  await expect(stopped).rejects.toBeInstanceOf(SceneError);
  await expect(stopped).rejects.toMatchObject({ reason: "canceled" });
  expect(await readdir(folder)).not.toContain("none.mp4");
});
