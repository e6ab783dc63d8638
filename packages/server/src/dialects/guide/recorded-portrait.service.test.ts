import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { correlation, makeRecording, samplesOf, voiceSamples } from "../../../../../tests/support/recording.ts";
import { credits } from "@kinora/core";
import { grantCredits } from "#credits/grant-credits.ts";
import { readAnyTask } from "#tasks/task-store.ts";
import {
  type Answer,
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  type SendOptions,
  textOf,
} from "./guide-client.fixture.ts";
import { type GuideServer, localEngine, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";
import { makePicture } from "./test-picture.fixture.ts";

let server: GuideServer;
let client: GuideClient;
let workspace: TestWorkspace;
let key: string;
let portrait: string;
let picture: Uint8Array<ArrayBuffer>;
/** Paths that were asked for on the internet. */
const fetched: string[] = [];

const voice = makeRecording(5.2, { trailer: "a secret place" });
const address = "http://pictures.example/voice.wav";
const files: Readonly<Record<string, Buffer>> = {
  "/voice.wav": voice,
  "/short.wav": makeRecording(0.5),
  "/whole.wav": makeRecording(4),
  "/long.wav": makeRecording(60.2, { sampleRate: 8_000 }),
  "/minute.wav": makeRecording(60, { sampleRate: 8_000 }),
  "/broken.wav": voice.subarray(0, 30),
  "/empty.wav": makeRecording(0),
};

beforeAll(async () => {
  picture = await makePicture(640, 640);
  server = await openGuideServer({
    engines: [
      localEngine,
      {
        name: "kling",
        capabilities: { ...localEngine.capabilities, modes: ["live"], local: false, restartable: false },
        cost: () => 1_000_000n,
      },
    ],
    internet: (request, response) => {
      fetched.push(request.url ?? "");
      const file = files[request.url ?? ""];
      if (file !== undefined) response.writeHead(200, { "content-type": "audio/wav" }).end(file);
      else if (request.url === "/a.png") response.writeHead(200, { "content-type": "image/png" }).end(picture);
      else response.writeHead(404).end();
    },
  });
  client = makeGuideClient(server.origin);
  workspace = await server.makeWorkspace();
  key = workspace.testKey;
  portrait = textOf((await upload(picture, "image/png")).body, "asset_id");
});
afterAll(async () => server[Symbol.asyncDispose]());
beforeEach(() => fetched.splice(0));

const upload = async (body: Uint8Array<ArrayBuffer>, type: string): Promise<Answer> =>
  client.send("POST", "/v1/uploads", { key, body, headers: { "content-type": type } });
const create = async (json: Record<string, unknown>, options: SendOptions = {}): Promise<Answer> =>
  client.send("POST", "/v1/avatar/generate", { key, json: { image_url: portrait, ...json }, ...options });
const estimate = async (json: Record<string, unknown>, options: SendOptions = {}): Promise<Answer> =>
  client.send("POST", "/v1/avatar/estimate", { key, json: { image_url: portrait, ...json }, ...options });

test("an address, an upload, its URL and a data: URI are all taken, and what is kept is the recording's samples alone", async () => {
  const uploaded = (await upload(voice, "audio/wav")).body;
  const sources = [
    address,
    textOf(uploaded, "asset_id"),
    textOf(uploaded, "url"),
    `data:audio/wav;base64,${makeRecording(5.2, { sampleRate: 8_000 }).toString("base64")}`,
  ];
  for (const source of sources) {
    const made = await create({ audio_url: source });
    expect([source.slice(0, 40), made.status, made.body]).toMatchObject([
      source.slice(0, 40),
      200,
      { model: "kling-avatar", credits_reserved: 24 }, // 5.2 s are 6 s of 4 credits
    ]);
    const id = textOf(made.body, "task_id");
    const request = fieldOf((await client.send("GET", `/v1/tasks/${id}`, { key })).body, "request");
    expect(request).toMatchObject({ duration: 6, audio: true, image_url: portrait, aspect_ratio: "1:1" });
    expect(fieldOf(request, "text")).toBeUndefined();
    const stored = await readAnyTask(server.db, BigInt(id));
    expect(stored?.request?.inputs).toMatchObject({ recording: textOf(request, "audio_url"), recordingSeconds: 5.2 });
    const { rows } = await sql<{ type: string; mime: string; blob_hash: string }>`
      select type, mime, blob_hash from task_input join asset on asset.id = asset_id
      where task_input.task_id = ${BigInt(id)} order by type`.execute(server.db);
    expect(rows).toMatchObject([{ type: "audio", mime: "audio/wav" }, { type: "image" }]);
    const bytes: Uint8Array[] = [];
    for await (const chunk of await server.services.blobs.open(rows[0]?.blob_hash ?? "")) bytes.push(chunk);
    const kept = Buffer.concat(bytes);
    expect(kept.includes("a secret place")).toBe(false);
    expect(correlation(samplesOf(kept.subarray(44)), voiceSamples(5.2))).toBeGreaterThan(0.99);
  }
});

test.each([
  ["short.wav", 3, 12], // the least that the model makes
  ["whole.wav", 4, 16],
  ["minute.wav", 60, 240],
])("%s is %i s long to pay, and its quote is honoured by the create", async (name, duration, price) => {
  const json = { audio_url: `http://pictures.example/${name}` };
  const quoted = await estimate(json);
  expect([quoted.status, quoted.body]).toMatchObject([200, { credits: price, breakdown: [{ quantity: duration }] }]);
  const made = await create({ ...json, quote_id: textOf(quoted.body, "quote_id"), max_credits: price });
  expect([made.status, made.body]).toMatchObject([200, { credits_reserved: price }]);
  const other = await create({ audio_url: address, quote_id: textOf(quoted.body, "quote_id") });
  expect([errorCodeOf(other), fieldOf(fieldOf(other.body, "error"), "param")]).toEqual([
    "invalid_parameter",
    "quote_id",
  ]);
});

test("an estimate keeps nothing of the recording", async () => {
  const before = await state();
  expect((await estimate({ audio_url: address, resolution: "1080p" })).body).toMatchObject({ credits: 48 });
  expect(fetched).toEqual(["/voice.wav"]);
  expect(await state()).toEqual(before);
});

describe("nothing is stored and no credit moves", () => {
  test.each<readonly [string, Record<string, unknown>, string, string, RegExp]>([
    ["neither text nor a recording", {}, "missing_parameter", "text", /text or audio_url is required/],
    ["both", { text: "Hello", audio_url: address }, "unsupported_combination", "audio_url", /does not go with text/],
    ["a voice", { voice_id: "ava", audio_url: address }, "unsupported_combination", "voice_id", /its own voice/],
    ["a picture", { audio_url: "http://pictures.example/a.png" }, "unsupported_media", "audio_url", /sound, got PNG/],
    ["an uploaded picture", { audio_url: "portrait" }, "unsupported_media", "audio_url", /a sound, got a picture/],
    ["no file", { audio_url: "http://pictures.example/none" }, "image_url_unreachable", "audio_url", /404/],
    ["words", { audio_url: "voice.wav" }, "invalid_parameter", "audio_url", /data: URI, got voice\.wav/],
    [
      "a damaged file",
      { audio_url: "http://pictures.example/broken.wav" },
      "unsupported_media",
      "audio_url",
      /damaged/,
    ],
    ["an empty one", { audio_url: "http://pictures.example/empty.wav" }, "unsupported_media", "audio_url", /empty/],
    ["61 s", { audio_url: "http://pictures.example/long.wav" }, "image_too_large", "audio_url", /60 seconds, got 60.2/],
    ["too dear", { audio_url: address, max_credits: 23 }, "budget_exceeded", "max_credits", /24 credits/],
  ])("%s", async (_name, json, code, param, message) => {
    const before = await state();
    const given = json["audio_url"] === "portrait" ? { audio_url: portrait } : json;
    for (const ask of code === "budget_exceeded" ? [create] : [create, estimate]) {
      const refused = await ask(given);
      const error = fieldOf(refused.body, "error");
      expect([errorCodeOf(refused), fieldOf(error, "param")]).toEqual([code, param]);
      expect(textOf(error, "message")).toMatch(message);
    }
    expect(await state()).toEqual(before);
  });

  test("an empty wallet is told what the recording costs", async () => {
    const poor = await server.makeWorkspace({ testCredits: 10 });
    const refused = await client.send("POST", "/v1/avatar/generate", {
      key: poor.testKey,
      json: { image_url: "http://pictures.example/a.png", audio_url: address, resolution: "1080p" },
    });
    expect([refused.status, errorCodeOf(refused)]).toEqual([403, "insufficient_credits"]);
    expect(refused.text).toMatch(/48 credits/);
    expect(refused.text).not.toMatch(/choose 3 s|leave audio out/);
  });
});

test("a price that does not hang on the length is refused before anything is fetched", async () => {
  const dear = await create({ image_url: "http://pictures.example/a.png", text: "Hello there.", max_credits: 1 });
  expect([errorCodeOf(dear), fetched]).toEqual(["budget_exceeded", []]);
  const both = await create({ image_url: "http://pictures.example/a.png", audio_url: address, max_credits: 1 });
  expect([errorCodeOf(both), fetched]).toEqual(["budget_exceeded", ["/voice.wav"]]);
});

test("a replay fetches neither the recording nor the portrait again", async () => {
  const headers = { "idempotency-key": "spoken" };
  const json = { image_url: "http://pictures.example/a.png", audio_url: address };
  const first = await create(json, { headers });
  const again = await create(json, { headers });
  expect([first.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
  expect(textOf(again.body, "task_id")).toBe(textOf(first.body, "task_id"));
  expect(fetched).toEqual(["/voice.wav", "/a.png"]);
});

test("a draft's final says the same recording, without a fetch, at the price of its length", async () => {
  const living = await server.makeWorkspace({ plan: "api-pro" });
  await server.db.transaction().execute(async (tx) =>
    grantCredits(
      tx,
      {
        workspaceId: living.id,
        mode: "live",
        source: "pack",
        microCredits: credits(100),
        reason: "pack",
        idempotencyKey: "fund",
      },
      { now: server.services.now(), newId: () => `fund${living.id}` },
    ),
  );
  const options = { key: living.liveKey };
  const json = { image_url: "http://pictures.example/a.png", audio_url: address, draft: true };
  const draft = await create(json, options);
  expect(draft.body).toMatchObject({ credits_reserved: 0 });
  const draftId = textOf(draft.body, "task_id");
  fetched.splice(0);
  const final = await client.send("POST", `/v1/tasks/${draftId}/finalize`, options);
  expect([final.status, final.body]).toMatchObject([200, { credits_reserved: 24 }]);
  expect(fetched).toEqual([]);
  const [before, after] = await Promise.all(
    [draftId, textOf(final.body, "task_id")].map(async (id) => readAnyTask(server.db, BigInt(id))),
  );
  expect(after?.request?.inputs).toEqual(before?.request?.inputs);
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from task_input where task_id = ${after?.id ?? 0n}`.execute(server.db);
  expect(rows[0]?.count).toBe(2n);
});

/** Tasks, files and credits of the workspace. */
async function state(): Promise<{ readonly tasks: bigint; readonly assets: number; readonly balance: unknown }> {
  const { rows } = await sql<{ tasks: bigint; assets: bigint }>`
    select (select count(*) from task) as tasks, (select count(*) from asset) as assets`.execute(server.db);
  const balance: unknown = (await client.send("GET", "/v1/credits", { key })).body;
  return { tasks: rows[0]?.tasks ?? 0n, assets: Number(rows[0]?.assets), balance };
}
