import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLogger } from "#observe/logger.ts";
import { failTask } from "./end-task.fixture.ts";
import { makeGuideClient, textOf } from "./guide-client.fixture.ts";
import { type GuideServer, openGuideServer } from "./guide-server.fixture.ts";

let server: GuideServer;
let lines = "";
/** Every answer but those whose purpose is to show a secret. */
let answers = "";

beforeAll(async () => {
  const log = makeLogger({ level: "trace", destination: { write: (line) => (lines += line) } });
  server = await openGuideServer({ log });
});
afterAll(async () => server[Symbol.asyncDispose]());

test("canaries of every kind of secret are in no log line, no answer, no log of requests, no metric and no row", async () => {
  const client = makeGuideClient(server.origin);
  const workspace = await server.makeWorkspace();
  const key = workspace.testKey;
  const operator = await server.makeOperatorKey();
  const send = async (...args: Parameters<typeof client.send>) => {
    const answer = await client.send(...args);
    answers += `${answer.text}${JSON.stringify([...answer.headers])}\n`;
    return answer;
  };
  const callbackSecret = textOf((await client.send("GET", "/v1/webhooks/secret", { key })).body, "secret");
  const rotatedSecret = textOf((await client.send("POST", "/v1/webhooks/secret/rotate", { key })).body, "secret");
  const endpoint = await client.send("POST", "/v1/webhooks/endpoints", {
    key,
    json: { url: "https://hooks.example/x" },
  });
  const endpointId = textOf(endpoint.body, "id");
  const endpointSecret = textOf(endpoint.body, "secret");
  const made = await client.send("POST", "/v1/keys", { key, json: { name: "second", access_pair: true } });
  const canaries = {
    key,
    operator,
    live: workspace.liveKey,
    callbackSecret,
    rotatedSecret,
    endpointSecret,
    secondKey: textOf(made.body, "key"),
    pairSecret: textOf(made.body, "secret_key"),
    masterKey: Buffer.from(server.masterKey).toString("base64"),
    password: "canary-password-1",
    cookie: "canary-cookie-2",
    token: "canary-token-3",
    providerKey: "canary-provider-key-4",
  };

  // in every place where a caller may put one by mistake
  const body = { model: "kling-v3", prompt: "a street", api_key: canaries.providerKey, password: canaries.password };
  const headers = { cookie: `session=${canaries.cookie}`, "x-api-key": canaries.providerKey };
  const created = await send("POST", "/v1/video/generate", { key, json: body, headers });
  await send("POST", "/v1/video/generate", { key, json: { ...body, duration: canaries.secondKey } });
  await send("POST", "/v1/video/generate", { key, body: `{"prompt": "${canaries.secondKey}", `, headers });
  await send("POST", "/v1/webhooks/endpoints", {
    key,
    json: { url: `https://user:${canaries.password}@hooks.example/?token=${canaries.token}` },
  });
  await send("GET", `/v1/tasks?cursor=${canaries.secondKey}`, { key });
  await send("GET", `/v1/${canaries.secondKey}`, { key });
  await send("GET", "/v1/account", { headers: { authorization: canaries.secondKey } });
  await send("GET", "/v1/account", { headers: { authorization: `Bearer ${canaries.secondKey.slice(0, -1)}x` } });
  await send("GET", "/v1/account", { headers: { authorization: `Basic ${canaries.secondKey}` } });
  await send("GET", "/v1/account", { headers: { authorization: `Bearer ${canaries.pairSecret}` } });

  // bugs whose errors carry them
  const { tasks } = server.services;
  const broken = Object.assign(tasks, {
    list: async () => {
      throw new Error(
        `cannot reach postgres://kinora:${canaries.password}@db/x with ${canaries.key}, ${canaries.callbackSecret}, ${canaries.pairSecret}`,
        { cause: new Error(`Bearer ${canaries.live}`) },
      );
    },
  });
  expect(broken).toBe(tasks);
  expect((await send("GET", "/v1/tasks", { key })).status).toBe(500);

  const taskId = textOf(created.body, "task_id");
  await failTask(server.db, taskId, "generation_failed");
  for (const path of [
    "/v1/account",
    "/v1/keys",
    "/v1/audit",
    "/v1/events",
    "/v1/webhooks/endpoints",
    `/v1/webhooks/endpoints/${endpointId}/deliveries`,
    `/v1/tasks/${taskId}`,
  ]) {
    await send("GET", path, { key });
  }
  await server.requestLog.flush();
  const log = await send("GET", "/v1/requests?limit=100", { key });
  for (const line of (log.body as { readonly data: readonly { readonly id: string }[] }).data) {
    await send("GET", `/v1/requests/${line.id}`, { key });
  }
  const metrics = await fetch(`${server.origin}/metrics`, { headers: { authorization: `Bearer ${operator}` } });
  answers += await metrics.text();

  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(server.db);
  let store = "";
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(server.db);
    store += rows.map(({ row }) => `${name}: ${row}\n`).join("");
  }

  expect(lines).toContain("a request failed");
  expect(store).toContain("request_log: ");
  for (const [kind, canary] of Object.entries(canaries)) {
    for (const [place, text] of Object.entries({ lines, answers, store })) {
      const at = text.indexOf(canary);
      expect([kind, place, at === -1 ? "" : text.slice(Math.max(0, at - 200), at)]).toEqual([kind, place, ""]);
    }
  }
});
