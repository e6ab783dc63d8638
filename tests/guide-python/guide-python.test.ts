import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, type TestContext } from "vitest";
import { formatApiKey } from "../../packages/core/src/api-key.ts";
import { type KinoraHome, makeKinoraHome } from "../support/kinora-process.ts";
import { pythonWithRequests, requireProgram } from "../support/optional-program.ts";
import { readMp4 } from "../support/read-mp4.ts";

let home: KinoraHome;

beforeAll(async () => {
  home = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(64)) });
  await home.start();
});

afterAll(async () => {
  await home?.[Symbol.asyncDispose]();
});

const program = promisify(execFile);

async function run(context: TestContext, name: string, ...files: readonly string[]): Promise<string> {
  await requireProgram(context, pythonWithRequests);
  const { stdout } = await program("python3", [path.join(import.meta.dirname, name), ...files], {
    env: {
      PATH: process.env["PATH"],
      PYTHONDONTWRITEBYTECODE: "1",
      KINORA_API_KEY: home.testKey,
      KINORA_BASE_URL: `${home.url}/v1`,
    },
    timeout: 500_000, // below the test's own limit, so that its message is the one seen
  });
  return stdout;
}

test("the guide's text-to-video program ends with a 5 s clip of 1920x1080", async (context) => {
  const file = path.join(home.tempDir, "text.mp4");
  expect(await run(context, "text_to_video.py", file)).toMatch(/^Generation task created: \d{18,19}\n$/);
  const facts = await readMp4(file);
  expect(facts.durationSeconds).toBeCloseTo(5, 1);
  expect(facts).toMatchObject({ indexAtFront: true, video: { codec: "avc", width: 1920, height: 1080 } });
});

test("the guide's Omni program ends with a 10 s clip of 1920x1080 with sound", async (context) => {
  const file = path.join(home.tempDir, "omni.mp4");
  await run(context, "omni_with_audio.py", file);
  const facts = await readMp4(file);
  expect(facts.durationSeconds).toBeCloseTo(10, 1);
  expect(facts).toMatchObject({ video: { codec: "avc", width: 1920, height: 1080 }, audio: { codec: "aac" } });
});

test("the guide's image-to-video program ends with a 5 s clip after uploading its picture", async (context) => {
  const file = path.join(home.tempDir, "image.mp4");
  await run(context, "image_to_video.py", path.join(import.meta.dirname, "reference.png"), file);
  const facts = await readMp4(file);
  expect(facts.durationSeconds).toBeCloseTo(5, 1);
  expect(facts.video).toMatchObject({ width: 1920, height: 1080 });
});

test("the guide's image model ends with a picture that opens", async (context) => {
  const file = path.join(home.tempDir, "still");
  await run(context, "image_generation.py", file);
  const { width, height } = pictureSize(fs.readFileSync(file));
  expect(width / height).toBeCloseTo(16 / 9, 1);
  expect(width).toBeGreaterThanOrEqual(1_000);
});

/** Width and height as the file's own header says, for PNG and JPEG. */
function pictureSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  if (bytes.subarray(1, 4).toString() === "PNG")
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  expect(bytes.readUInt16BE(0)).toBe(0xffd8);
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1);
    const startOfFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startOfFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  throw new Error("neither PNG nor JPEG");
}

test("the guide's program with a key without Bearer gets the guide's 401", async () => {
  const answer = await fetch(`${home.url}/v1/video/generate`, {
    method: "POST",
    headers: { authorization: home.testKey, "content-type": "application/json" },
    body: JSON.stringify({ model: "kling-v3", prompt: "a fox" }),
  });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: "auth_scheme" } });
});
