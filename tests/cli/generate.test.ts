import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { formatApiKey } from "../../packages/core/src/api-key.ts";
import { Kinora } from "../../packages/sdk/src/index.ts";
import { makeKinoraHome } from "../support/kinora-process.ts";
import { readMp4 } from "../support/read-mp4.ts";
import { runCommand, startCommand } from "./kinora-command.ts";

test("generate starts a server by itself, writes the clip that was asked for, and stops the server", async () => {
  await using home = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(64)) });
  const env = { KINORA_DATA_DIR: home.dataDir, KINORA_PORT: new URL(home.url).port, TMPDIR: home.tempDir };
  const prompt = "A cinematic shot of a person walking through a futuristic city at sunset";
  const made = await runCommand(["generate", prompt, "--duration", "3", "--resolution", "720p"], {
    cwd: home.tempDir,
    env,
  });
  expect(made).toEqual({ code: 0, stdout: "a-cinematic-shot-of-a-person-walking-through-a.mp4\n", stderr: "" });
  const facts = await readMp4(path.join(home.tempDir, made.stdout.trim()));
  expect(facts.durationSeconds).toBeCloseTo(3, 1);
  expect(facts).toMatchObject({ video: { codec: "avc", width: 1280, height: 720 }, audio: { codec: "aac" } });
  expect(home.livePids()).toEqual([]);
});

test("Ctrl-C cancels the task, and the server that was started for it stops", async () => {
  await using home = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(64)) });
  const env = { KINORA_DATA_DIR: home.dataDir, KINORA_PORT: new URL(home.url).port, TMPDIR: home.tempDir };
  const command = startCommand(["generate", "a fox [[slow:300]]", "--duration", "3"], { cwd: home.tempDir, env });
  await taskExists(home.dataDir);
  command.interrupt();
  const result = await command.result;
  expect(result).toMatchObject({ code: 130, stdout: "" });
  expect(result.stderr).toMatch(/^kinora: Interrupted: task \d+ is canceled\./);
  expect(home.livePids()).toEqual([]);
  expect(fs.readdirSync(home.tempDir).filter((name) => name.endsWith(".mp4"))).toEqual([]);
});

/** Asks the server that the command has started, as any other client would. */
async function taskExists(dataDir: string): Promise<void> {
  const deadline = AbortSignal.timeout(90_000);
  while (!deadline.aborted) {
    const found = await countTasks(dataDir).catch(() => 0);
    if (found > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no task came into being");
}

async function countTasks(dataDir: string): Promise<number> {
  const apiKey = fs.readFileSync(path.join(dataDir, "cli-key"), "utf8").trim();
  const { url }: { url: string } = JSON.parse(fs.readFileSync(path.join(dataDir, "server.json"), "utf8"));
  return (await new Kinora({ apiKey, baseUrl: url }).tasks.page()).data.length;
}
