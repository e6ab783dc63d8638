import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Download } from "@kinora/sdk";
import { fileStem, type OutputPlan, planOutput, saveOutput } from "./save-output.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-save-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function download(text: string, sizeBytes = text.length): Download {
  return { stream: new Blob([text]).stream(), mime: "video/mp4", sizeBytes, name: "clip.mp4" };
}

function plan(over: Partial<OutputPlan> = {}): OutputPlan {
  return { folder, stem: "fox", extension: ".mp4", named: false, force: false, ...over };
}

test("a name that we choose never replaces a file: it gets a number", async () => {
  expect(await saveOutput(plan(), download("one"), undefined)).toBe(path.join(folder, "fox.mp4"));
  expect(await saveOutput(plan(), download("two"), undefined)).toBe(path.join(folder, "fox-2.mp4"));
  expect(fs.readFileSync(path.join(folder, "fox.mp4"), "utf8")).toBe("one");
});

test("a named file that exists is refused before anything is paid for, unless --force is given", async () => {
  const output = path.join(folder, "mine.mp4");
  fs.writeFileSync(output, "old");
  const request = { output, prompt: "a fox", extension: ".mp4" };
  await expect(planOutput({ ...request, force: false })).rejects.toThrow("exists");
  const forced = await planOutput({ ...request, force: true });
  expect(await saveOutput(forced, download("new"), undefined)).toBe(output);
  expect(fs.readFileSync(output, "utf8")).toBe("new");
});

test("a named file that comes into being meanwhile is left alone", async () => {
  const output = path.join(folder, "mine.mp4");
  const planned = await planOutput({ output, prompt: "a fox", extension: ".mp4", force: false });
  fs.writeFileSync(output, "theirs");
  await expect(saveOutput(planned, download("ours"), undefined)).rejects.toThrow("meanwhile");
  expect(fs.readFileSync(output, "utf8")).toBe("theirs");
});

test("a folder as --output takes files named after the prompt", async () => {
  expect(await planOutput({ output: folder, prompt: "A Fox!", extension: ".mp4", force: false })).toMatchObject({
    folder,
    stem: "a-fox",
  });
  await expect(
    planOutput({ output: path.join(folder, "no/such.mp4"), prompt: "x", extension: ".mp4", force: false }),
  ).rejects.toThrow("does not exist");
});

test("a download that ends early leaves no file, not even a half", async () => {
  await expect(saveOutput(plan(), download("half", 8), undefined)).rejects.toThrow("4 of 8 bytes");
  expect(fs.readdirSync(folder)).toEqual([]);
});

test("several files of one task are numbered", async () => {
  const names = [1, 2].map((part) => saveOutput(plan(), download("x"), part));
  expect((await Promise.all(names)).map((file) => path.basename(file))).toEqual(["fox-1.mp4", "fox-2.mp4"]);
});

test.each([
  [
    "A cinematic shot of a person walking through a futuristic city at sunset",
    "a-cinematic-shot-of-a-person-walking-through-a",
  ],
  ["../../etc/passwd", "etc-passwd"],
  ["夜の東京、雨", "夜の東京-雨"],
  ["café ☕ noir", "café-noir"],
  ["!!!", "kinora"],
  ["x".repeat(300), "x".repeat(24)],
])("the prompt %s is saved under %s", (prompt, stem) => {
  expect(fileStem(prompt)).toBe(stem);
});
