import * as fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  echo,
  failure,
  json,
  refusal,
  type Script,
  type ScriptedServer,
  startScriptedServer,
  task,
} from "../../packages/sdk/src/scripted-server.fixture.ts";
import type { VideoOutput } from "../../packages/sdk/src/wire.ts";
import { makeFolder, runCommand, startCommand } from "./kinora-command.ts";

const film = "not really a film";
const output: VideoOutput = {
  type: "video",
  url: "/files/asset_1/clip.mp4?signature=s",
  videos: [
    {
      id: "asset_1",
      url: "/files/asset_1/clip.mp4?signature=s",
      duration: 5,
      width: 1280,
      height: 720,
      fps: 24,
      mime: "video/mp4",
      size: film.length,
      has_audio: true,
    },
  ],
  thumbnail_url: null,
  expires_at: "2026-12-31T00:00:00Z",
};
const completed = task({ status: "completed", progress: 100, sequence: 2, credits_charged: 40, output });

/** A server that answers each route as a real one would, without rendering. */
const routes: Script = (request, response) => {
  const { method, url } = request;
  if (url === "/v1/video/generate" || url === "/v1/avatar/generate")
    return json(200, task({ status: "queued" }))(request, response);
  if (url === "/v1/uploads") return json(200, { asset_id: "asset_9", url: "u", size: 4 })(request, response);
  if (url === "/v1/tasks/123/events") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const state of [task(), completed])
      response.write(`event: task\nid: ${state.sequence}\ndata: ${JSON.stringify(state)}\n\n`);
    return void response.end();
  }
  if (url.startsWith("/files/")) return void response.writeHead(200, { "content-type": "video/mp4" }).end(film);
  if (method === "GET" && url === "/v1/tasks/123") return json(200, completed)(request, response);
  return refusal(404, "route_not_found")(request, response);
};

function to(server: ScriptedServer): readonly string[] {
  return ["--url", server.origin, "--key", "kin_test_key"];
}

test("generate writes the clip under the prompt's name and prints its path, nothing else, without a terminal", async () => {
  using folder = makeFolder();
  await using server = await startScriptedServer(routes);
  const result = await runCommand(["generate", "A fox in the snow", ...to(server)], { cwd: folder.path });
  expect(result).toEqual({ code: 0, stdout: "a-fox-in-the-snow.mp4\n", stderr: "" });
  expect(fs.readFileSync(path.join(folder.path, "a-fox-in-the-snow.mp4"), "utf8")).toBe(film);
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({ model: "kling-v3", prompt: "A fox in the snow" });
});

test("a second run takes a new name, and a named file is only replaced by --force", async () => {
  using folder = makeFolder();
  await using server = await startScriptedServer(routes);
  await runCommand(["generate", "a fox", ...to(server)], { cwd: folder.path });
  const second = await runCommand(["generate", "a fox", ...to(server)], { cwd: folder.path });
  expect(second.stdout).toBe("a-fox-2.mp4\n");
  const asked = server.seen.length;
  const refused = await runCommand(["generate", "a fox", "-o", "a-fox.mp4", ...to(server)], { cwd: folder.path });
  expect(refused).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("a-fox.mp4 exists.") });
  expect(server.seen).toHaveLength(asked);
  const forced = await runCommand(["generate", "a fox", "-o", "a-fox.mp4", "--force", ...to(server)], {
    cwd: folder.path,
  });
  expect(forced.stdout).toBe("a-fox.mp4\n");
});

test("--json prints one object with the files and the task", async () => {
  using folder = makeFolder();
  await using server = await startScriptedServer(routes);
  const result = await runCommand(["generate", "a fox", "--json", ...to(server)], { cwd: folder.path });
  expect(JSON.parse(result.stdout)).toEqual({ files: ["a-fox.mp4"], task: completed });
  expect(result.stderr).toBe("");
});

test("a local picture is uploaded and named by its asset id", async () => {
  using folder = makeFolder();
  fs.writeFileSync(path.join(folder.path, "fox.png"), "\x89PNG", "latin1");
  await using server = await startScriptedServer(routes);
  await runCommand(["generate", "a fox", "--image", "fox.png", ...to(server)], { cwd: folder.path });
  expect(server.seen[0]).toMatchObject({
    url: "/v1/uploads",
    body: "\x89PNG",
    headers: { "content-type": "image/png" },
  });
  expect(JSON.parse(server.seen[1]?.body ?? "")).toMatchObject({ image_url: "asset_9" });
});

test("avatar uploads portrait and recording, names both, and writes the clip under the recording's name", async () => {
  using folder = makeFolder();
  fs.writeFileSync(path.join(folder.path, "ava.png"), "\x89PNG", "latin1");
  fs.writeFileSync(path.join(folder.path, "welcome.mp3"), "ID3");
  await using server = await startScriptedServer(routes);
  const result = await runCommand(["avatar", "ava.png", "--recording", "welcome.mp3", ...to(server)], {
    cwd: folder.path,
  });
  expect(result).toEqual({ code: 0, stdout: "welcome.mp4\n", stderr: "" });
  expect(server.seen.slice(0, 2).map(({ headers }) => headers["content-type"])).toEqual(["image/png", "audio/mpeg"]);
  expect(server.seen[2]?.url).toBe("/v1/avatar/generate");
  expect(JSON.parse(server.seen[2]?.body ?? "")).toEqual({ image_url: "asset_9", audio_url: "asset_9" });
});

test("voices are listed with what they sound like, as a table or as JSON", async () => {
  using folder = makeFolder();
  const voice = { id: "ava", object: "voice", name: "Ava", language: "en", description: "Warm female voice" };
  await using server = await startScriptedServer(json(200, { object: "list", data: [voice] }));
  const shown = await runCommand(["voices", ...to(server)], { cwd: folder.path });
  expect(shown.stdout).toBe("VOICE  LANGUAGE  DESCRIPTION\nava    en        Warm female voice\n");
  const listed = await runCommand(["voices", "--json", ...to(server)], { cwd: folder.path });
  expect(JSON.parse(listed.stdout)).toEqual({ voices: [voice] });
});

test("Ctrl-C cancels the task, says so and ends with 130", async () => {
  using folder = makeFolder();
  await using server = await startScriptedServer(
    json(200, task({ status: "queued" })),
    (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`event: task\nid: 1\ndata: ${JSON.stringify(task())}\n\n`, () => command.interrupt());
    },
    json(200, task({ status: "failed", receipt: { held: 40, charged: 0, released: 40, reason: "canceled" } })),
  );
  const command = startCommand(["generate", "a fox", ...to(server)], { cwd: folder.path });
  const result = await command.result;
  expect(result).toEqual({
    code: 130,
    stdout: "",
    stderr: "kinora: Interrupted: task 123 is canceled. 40 credits came back.\n",
  });
  expect(server.seen.at(-1)).toMatchObject({ method: "POST", url: "/v1/tasks/123/cancel" });
  expect(fs.readdirSync(folder.path)).toEqual([]);
});

test("Ctrl-C while the create is under way waits for its answer and cancels what it made", async () => {
  using folder = makeFolder();
  await using server = await startScriptedServer(
    (request, response) => {
      command.interrupt();
      json(200, task({ status: "queued" }))(request, response);
    },
    (request, response) => {
      // Either order of answer and signal is a right one; the stream stays open until the signal has come.
      if (request.url.endsWith("/events"))
        response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
      else
        json(200, task({ status: "failed", receipt: { held: 0, charged: 0, released: 0, reason: "" } }))(
          request,
          response,
        );
    },
  );
  const command = startCommand(["generate", "a fox", ...to(server)], { cwd: folder.path });
  expect(await command.result).toMatchObject({ code: 130, stderr: "kinora: Interrupted: task 123 is canceled.\n" });
  expect(server.seen.at(-1)?.url).toBe("/v1/tasks/123/cancel");
});

test("a refusal prints the message, then the fix, then the request id, and ends with 1", async () => {
  using folder = makeFolder();
  await using server = await startScriptedServer(refusal(403, "insufficient_credits"));
  const plain = await runCommand(["generate", "a fox", ...to(server)], { cwd: folder.path });
  expect(plain).toEqual({
    code: 1,
    stdout: "",
    stderr: "kinora: because of insufficient_credits\n  mend it\n  Request id: req_1\n",
  });
  const asJson = await runCommand(["generate", "a fox", "--json", ...to(server)], { cwd: folder.path });
  expect(asJson).toMatchObject({ code: 1, stderr: "" });
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    error: { code: "insufficient_credits", fix: "mend it", request_id: "req_1" },
  });
});

test("a failed task ends with 1 and its own error", async () => {
  using folder = makeFolder();
  const failed = task({
    status: "failed",
    error: failure("content_blocked_output"),
  });
  await using server = await startScriptedServer(json(200, task({ status: "queued" })), (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(`event: task\nid: 1\ndata: ${JSON.stringify(failed)}\n\n`);
  });
  const result = await runCommand(["generate", "a fox", ...to(server)], { cwd: folder.path });
  expect(result).toMatchObject({ code: 1, stderr: "kinora: because of content_blocked_output\n  mend it\n" });
});

test("a wrong command line ends with 2, tells the nearest option and starts nothing", async () => {
  using folder = makeFolder();
  const result = await runCommand(["generate", "a fox", "--duraton", "5"], { cwd: folder.path });
  expect(result).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "kinora: --duraton is not an option of kinora generate.\n  Did you mean --duration? kinora generate --help lists all.\n",
  });
  expect(fs.readdirSync(folder.path)).toEqual([]);
});

test("the local key is never sent to an address given by hand", async () => {
  using folder = makeFolder();
  const result = await runCommand(["models", "--url", "http://127.0.0.1:9"], { cwd: folder.path });
  expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining("--url needs --key.") });
});

test("tasks get shows a task line by line without control characters of others", async () => {
  using folder = makeFolder();
  const hostile = task({ status: "completed", output, request: { ...echo, prompt: "a \u001b[31mfox\u0007\nhere" } });
  await using server = await startScriptedServer(json(200, hostile));
  const result = await runCommand(["tasks", "get", "123", ...to(server)], { cwd: folder.path });
  expect(result.code).toBe(0);
  expect(result.stdout).toContain("Prompt    a  [31mfox here\n");
  for (const character of ["\u0007", "\u001b"]) expect(result.stdout).not.toContain(character);
});

test("help goes to stdout without colours when nobody looks, and names every option", async () => {
  using folder = makeFolder();
  const result = await runCommand(["generate", "--help"], { cwd: folder.path });
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).not.toContain("\u001b");
  for (const option of ["--model", "--duration", "--aspect-ratio", "--end-image", "--force", "--url"])
    expect(result.stdout).toContain(option);
});

test("an older Node is told in one sentence what to install", async () => {
  using folder = makeFolder();
  const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })";
  const result = await runCommand(["generate", "a fox"], {
    cwd: folder.path,
    nodeArgs: ["--import", `data:text/javascript,${encodeURIComponent(older)}`],
  });
  expect(result).toMatchObject({ code: 1, stdout: "" });
  expect(result.stderr).toMatch(/^Kinora needs Node\.js 24 or newer and this is 20\.19\.0: install it .*\n$/);
});
