import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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
let operatorKey: string;
/** What the hook was sent, and what it answers. */
let asked: { readonly authorization: string | undefined; readonly body: unknown }[];
let verdict: () => { readonly status: number; readonly body: string } | "silence";

beforeAll(async () => {
  server = await openGuideServer({
    internet: (request: IncomingMessage, response) => {
      void text(request).then((body) => {
        asked.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
        const answer = verdict();
        if (answer !== "silence") response.writeHead(answer.status).end(answer.body);
      });
    },
  });
  client = makeGuideClient(server.origin);
  workspace = await server.makeWorkspace();
  operatorKey = await server.makeOperatorKey();
});
afterAll(async () => server[Symbol.asyncDispose]());
beforeEach(() => {
  asked = [];
  verdict = () => ({ status: 200, body: JSON.stringify({ decision: "allow" }) });
});

const generate = async (json: object): Promise<Answer> =>
  client.send("POST", "/v1/video/generate", { key: workspace.testKey, json: { model: "kling-v3", ...json } });
const put = async (json: object): Promise<Answer> =>
  client.send("PUT", "/v1/operator/policy", { key: operatorKey, json });
const rules = async (): Promise<Record<string, unknown>> => {
  const { body } = await client.send("GET", "/v1/operator/policy", { key: operatorKey });
  return { ...(body as object) };
};
const spent = async (): Promise<unknown> => {
  const { rows } = await sql<{ tasks: bigint; holds: bigint }>`
    select (select count(*) from task) as tasks, (select count(*) from hold) as holds`.execute(server.db);
  return rows[0];
};
const lastRequest = async (): Promise<unknown> => {
  await server.requestLog.flush();
  const { body } = await client.send("GET", "/v1/requests?limit=1", { key: workspace.testKey });
  const [line] = fieldOf(body, "data") as unknown[];
  return fieldOf(line, "policy");
};

test("a blocked input is a 400 that names the field, costs nothing, stores no task, asks nobody, and is in the log", async () => {
  await put({
    ...(await rules()),
    hook: { url: "http://hooks.example/judge", stages: ["input"], onFailure: "closed" },
  });
  const before = await spent();
  const answer = await generate({
    model: "kling-o3",
    prompt: "A street",
    audio: true,
    voice_description: "h4rdcore p0rn",
  });
  expect([answer.status, errorCodeOf(answer)]).toEqual([400, "content_blocked_input"]);
  expect(fieldOf(answer.body, "error")).toMatchObject({ param: "voice_description" });
  expect(await spent()).toEqual(before);
  expect(asked).toEqual([]);
  expect(await lastRequest()).toMatchObject({
    stage: "input",
    decision: "blocked",
    by: "rules",
    category: "sexual",
    severity: "high",
    param: "voice_description",
  });
});

test("the hook is asked about words and pictures with its token, and its verdict stands", async () => {
  const hook = { url: "http://hooks.example/judge", stages: ["input"], onFailure: "closed", token: "a-secret-word" };
  const changed = await put({ ...(await rules()), hook });
  expect(changed.status).toBe(200);
  const { body: shown } = await client.send("GET", "/v1/operator/policy", { key: operatorKey });
  expect(fieldOf(shown, "hook")).toEqual({ url: hook.url, stages: ["input"], onFailure: "closed", hasToken: true });

  verdict = () => ({ status: 200, body: JSON.stringify({ decision: "block", category: "logos", severity: "low" }) });
  const before = await spent();
  const picture = `data:image/png;base64,${Buffer.from(await makePicture(400, 400)).toString("base64")}`;
  const answer = await generate({ prompt: "A can of soda", image_url: picture });
  expect([answer.status, errorCodeOf(answer)]).toEqual([400, "content_blocked_input"]);
  expect(await spent()).toEqual(before);
  expect(asked).toMatchObject([
    {
      authorization: "Bearer a-secret-word",
      body: {
        stage: "input",
        workspace_id: workspace.id,
        mode: "test",
        texts: [{ param: "prompt", text: "A can of soda" }],
        media: [{ type: "image" }],
      },
    },
  ]);
  const url = textOf((fieldOf(fieldOf(asked[0], "body"), "media") as unknown[])[0], "url");
  expect((await fetch(url)).status).toBe(200);
  expect(await lastRequest()).toMatchObject({ decision: "blocked", by: "hook", category: "logos", severity: "low" });

  verdict = () => ({ status: 200, body: JSON.stringify({ decision: "flag", category: "logos" }) });
  expect((await generate({ prompt: "A can of soda" })).status).toBe(200);
  expect(await lastRequest()).toMatchObject({ decision: "flagged", by: "hook" });
});

test("a hook that fails lets pass or holds back, as the operator said", async () => {
  const hook = { url: "http://hooks.example/judge", stages: ["input"] };
  const failures = [
    { status: 500, body: "{}" },
    { status: 200, body: "no json" },
    { status: 200, body: JSON.stringify({ decision: "perhaps" }) },
    { status: 302, body: "" },
    { status: 200, body: `"${"x".repeat(20_000)}"` },
  ];
  await put({ ...(await rules()), hook: { ...hook, onFailure: "closed" } });
  for (const failure of failures) {
    verdict = () => failure;
    const before = await spent();
    const answer = await generate({ prompt: "A street" });
    expect([answer.status, errorCodeOf(answer)]).toEqual([503, "upstream_unavailable"]);
    expect(await spent()).toEqual(before);
  }
  expect(asked).toHaveLength(failures.length);
  expect(await lastRequest()).toMatchObject({ decision: "blocked", by: "hook", category: null });
  await put({ ...(await rules()), hook: { ...hook, onFailure: "open" } });
  expect((await generate({ prompt: "A street" })).status).toBe(200);
  expect(await lastRequest()).toMatchObject({ decision: "unchecked", by: "hook" });
});

test("a hook that says nothing is given up after three seconds", async () => {
  await put({
    ...(await rules()),
    hook: { url: "http://hooks.example/judge", stages: ["input"], onFailure: "open" },
  });
  verdict = () => "silence";
  expect((await generate({ prompt: "A street" })).status).toBe(200);
  expect(asked).toHaveLength(1);
  expect(await lastRequest()).toMatchObject({ decision: "unchecked" });
});

test("the operator edits lists and severities, workspaces cannot, and each change is in the audit log", async () => {
  const table = await rules();
  const trout = { id: "fish", description: "Fish.", severity: "medium", terms: ["trout"] };
  const changed = await put({ ...table, categories: [trout], hook: null });
  expect(changed.status).toBe(200);
  expect((await generate({ prompt: "A trout" })).status).toBe(200);
  expect(await lastRequest()).toMatchObject({ decision: "flagged", category: "fish", severity: "medium" });
  const stricter = await put({ ...(await rules()), blockAt: "medium" });
  expect(errorCodeOf(await generate({ prompt: "A trout" }))).toBe("content_blocked_input");
  expect(await lastRequest()).toMatchObject({ policy_version: textOf(stricter.body, "version") });
  const tried = await client.send("POST", "/v1/operator/policy/try", { key: operatorKey, json: { text: "TROUT" } });
  expect(tried.body).toEqual({ decision: "blocked", category: "fish", severity: "medium" });

  for (const wrong of [
    { ...table, blockAt: "often" },
    { ...table, categories: [{ ...trout, severity: "dire" }] },
    { ...table, hook: { url: "ftp://hooks.example", stages: ["input"], onFailure: "open" } },
    { ...table, hook: { url: "http://hooks.example", stages: ["input"] } },
    {},
  ]) {
    expect(errorCodeOf(await put(wrong))).toBe("invalid_parameter");
  }
  for (const method of ["GET", "PUT"]) {
    const answer = await client.send(method, "/v1/operator/policy", {
      key: workspace.testKey,
      ...(method === "PUT" ? { json: table } : {}),
    });
    expect(answer.status).toBe(403);
  }
  const { body } = await client.send("GET", "/v1/operator/audit?limit=1", { key: operatorKey });
  expect((fieldOf(body, "data") as unknown[])[0]).toMatchObject({
    action: "policy.changed",
    detail: { blockAt: "medium", categories: ["fish:medium"], hook: null },
  });
  const { rows } = await sql`select 1 from policy_hook_token`.execute(server.db);
  expect(rows).toEqual([]); // gone with its hook
});
