import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Answer,
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  textOf,
} from "./guide-client.fixture.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";
import { makePicture } from "./test-picture.fixture.ts";

let server: GuideServer;
let client: GuideClient;
let workspace: TestWorkspace;
let key: string;
let picture: string;

beforeAll(async () => {
  server = await openGuideServer();
  client = makeGuideClient(server.origin);
  workspace = await server.makeWorkspace();
  key = workspace.testKey;
  picture = `data:image/png;base64,${Buffer.from(await makePicture(320, 320)).toString("base64")}`;
});
afterAll(async () => server[Symbol.asyncDispose]());

const make = async (json: object, by: string = key): Promise<Answer> =>
  client.send("POST", "/v1/elements", {
    key: by,
    json: { name: "Mira", description: "a woman with red hair", image_urls: [picture], ...json },
  });
const generate = async (json: object, by: string = key): Promise<Answer> =>
  client.send("POST", "/v1/video/generate", { key: by, json: { model: "kling-o3", prompt: "@Mira walks", ...json } });
const outcome = (answer: Answer): readonly unknown[] => [
  answer.status,
  errorCodeOf(answer),
  fieldOf(fieldOf(answer.body, "error"), "param"),
];

test("an element is stored with its pictures, named by creates, and kept by their tasks when it is deleted", async () => {
  const made = await make({});
  expect(made.body).toMatchObject({ object: "element", name: "Mira", mention: "@Mira" });
  const id = textOf(made.body, "id");
  const [image] = fieldOf(made.body, "images") as unknown[];
  expect((await fetch(textOf(image, "url"))).status).toBe(200);
  expect((await client.send("GET", `/v1/elements/${id}`, { key })).body).toEqual(made.body);
  expect((await client.send("GET", "/v1/elements", { key })).body).toEqual({ object: "list", data: [made.body] });
  expect(outcome(await make({ name: "mira" }))).toEqual([409, "conflict_state", "name"]);

  const task = await generate({ elements: [id, id] });
  const taskId = textOf(task.body, "task_id");
  const status = await client.send("GET", `/v1/tasks/${taskId}`, { key });
  expect(fieldOf(fieldOf(status.body, "request"), "elements")).toEqual([id]);
  const stored = await server.services.tasks.read({ workspaceId: workspace.id, mode: "test" }, BigInt(taskId));
  const assetId = textOf(image, "asset_id");
  expect(stored?.request?.inputs.elements).toEqual([
    { id, name: "Mira", description: "a woman with red hair", images: [assetId] },
  ]);
  const { rows } = await sql`select asset_id from task_input where task_id = ${taskId}`.execute(server.db);
  expect(rows).toEqual([{ asset_id: assetId }]);

  expect((await client.send("DELETE", `/v1/elements/${id}`, { key })).status).toBe(204);
  expect((await client.send("DELETE", `/v1/elements/${id}`, { key })).status).toBe(404);
  expect(outcome(await generate({ elements: [id] }))).toEqual([400, "invalid_parameter", "elements[0]"]);
  expect((await client.send("GET", `/v1/tasks/${taskId}`, { key })).body).toEqual(status.body);
});

test("an element of another workspace or of the other side is one that never was", async () => {
  const id = textOf((await make({ name: "Aldo" })).body, "id");
  const other = await server.makeWorkspace();
  for (const by of [other.testKey, workspace.liveKey]) {
    expect((await client.send("GET", `/v1/elements/${id}`, { key: by })).status).toBe(404);
    expect((await client.send("DELETE", `/v1/elements/${id}`, { key: by })).status).toBe(404);
  }
  expect(outcome(await generate({ elements: [id] }, other.testKey))).toEqual([400, "invalid_parameter", "elements[0]"]);
  expect((await client.send("GET", "/v1/elements", { key: other.testKey })).body).toMatchObject({ data: [] });
});

test("an upload that an element has cannot be deleted under it, and outlives its own time", async () => {
  const bytes = await makePicture(320, 320);
  const upload = await client.send("POST", "/v1/uploads", {
    key,
    body: bytes,
    headers: { "content-type": "image/png" },
  });
  const assetId = textOf(upload.body, "asset_id");
  const id = textOf((await make({ name: "Vase", description: "a blue vase", image_urls: [assetId] })).body, "id");
  expect(outcome(await client.send("DELETE", `/v1/uploads/${assetId}`, { key }))).toEqual([
    409,
    "conflict_state",
    undefined,
  ]);
  const kept = await client.send("GET", `/v1/uploads/${assetId}`, { key });
  expect(Date.parse(textOf(kept.body, "expires_at"))).toBeGreaterThan(Date.now() + 365 * 86_400_000);
  await client.send("DELETE", `/v1/elements/${id}`, { key });
  const left = await client.send("GET", `/v1/uploads/${assetId}`, { key });
  expect(Date.parse(textOf(left.body, "expires_at"))).toBeLessThan(Date.now() + 2 * 86_400_000);
  expect((await client.send("DELETE", `/v1/uploads/${assetId}`, { key })).status).toBe(204);
});

test("elements go where the model takes them, and their words are judged when they are stored", async () => {
  const id = textOf((await make({ name: "Otto" })).body, "id");
  expect(outcome(await generate({ model: "kling-v3", elements: [id] }))).toEqual([
    400,
    "unsupported_combination",
    "elements",
  ]);
  expect(outcome(await generate({ model: "kling-lite", elements: [id] }))).toEqual([
    400,
    "unsupported_combination",
    "elements",
  ]);
  expect(outcome(await generate({ elements: [] }))).toEqual([200, undefined, undefined]);
  expect(outcome(await make({ name: "Bad", description: "hardcore porn" }))).toEqual([
    400,
    "content_blocked_input",
    "description",
  ]);
  expect(outcome(await make({ name: "two words" }))).toEqual([400, "invalid_parameter", "name"]);
  expect(outcome(await make({ name: "None", image_urls: [] }))).toEqual([400, "invalid_parameter", "image_urls"]);
});
