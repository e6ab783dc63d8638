import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFakeHost } from "./command-host.fixture.ts";
import { runCli } from "./run-cli.ts";

const folder = await mkdtemp(path.join(tmpdir(), "kinora-scene-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const host = makeFakeHost();
  const code = await runCli([...args], host);
  return { code, ...host.printed() };
}

test("kinora scene prints what a prompt is read as", async () => {
  const { code, stdout } = await run(
    "scene",
    "Three dogs run across a beach at dawn",
    "--duration",
    "4",
    "--seed",
    "9",
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    seed: 9,
    shots: [
      {
        durationSeconds: 4,
        setting: { name: "beach", timeOfDay: "dawn" },
        actors: [{ kind: "dog", action: "run" }, { kind: "dog" }, { kind: "dog" }],
      },
    ],
  });
});

test("kinora scene writes a new file and never over another", async () => {
  const file = path.join(folder, "written.json");
  expect(await run("scene", "a lake", "-o", file)).toMatchObject({ code: 0, stdout: `${file}\n` });
  const written = await readFile(file, "utf8");
  const again = await run("scene", "a forest", "-o", file);
  expect(again).toMatchObject({ code: 2, stdout: "" });
  expect(again.stderr).toContain("exists");
  expect(await readFile(file, "utf8")).toBe(written);
});

test("kinora render refuses an edited scene with field, value and fix, and writes nothing", async () => {
  const file = path.join(folder, "edited.json");
  const { stdout } = await run("scene", "a man waves in a kitchen");
  await writeFile(file, stdout.replace('"kitchen"', '"kitchn"').replace('"wave"', '"levitate"'));
  const { code, stderr } = await run("render", file);
  expect(code).toBe(2);
  expect(stderr).toMatch(/shots\[0\]\.setting\.name is "kitchn": use one of .*"kitchen"/);
  expect(stderr).toMatch(/shots\[0\]\.actors\[0\]\.action is "levitate": use one of .*"wave"/);
  expect((await readdir(folder)).filter((name) => name.endsWith(".mp4"))).toEqual([]);
});

test("kinora render refuses what is no JSON, no file and a scene over a picture", async () => {
  const file = path.join(folder, "broken.json");
  await writeFile(file, "{");
  expect(await run("render", file)).toMatchObject({ code: 2 });
  expect((await run("render", file)).stderr).toContain("The scene is not JSON");
  expect((await run("render", path.join(folder, "missing.json"))).stderr).toContain("is not a file");
  const { stdout } = await run("scene", "a man waves in a kitchen");
  await writeFile(file, stdout.replace('"durationSeconds"', '"picture": { "key": "image" }, "durationSeconds"'));
  expect(await run("render", file)).toMatchObject({ code: 2 });
  expect((await run("render", file)).stderr).toContain("shots[0].picture");
});
