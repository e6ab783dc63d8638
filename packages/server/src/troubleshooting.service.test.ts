import { randomUUID } from "node:crypto";
import { credits, errorCatalog, isErrorCode, makePlanTable } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "#access/keys.ts";
import { createWorkspace } from "#access/workspaces.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import { type Answer, fieldOf, textOf } from "#dialects/guide/guide-client.fixture.ts";
import { openTestApp, type TestApp } from "./app.fixture.ts";

/**
 * The table "Common API errors and how to fix them" of the guide, row by row: each row is provoked on a running server,
 * and the answer itself says the row's cause and its fix. Where the fix is something to do, it is done, and works.
 */
let app: TestApp;
let operatorKey: string;

const body = { model: "kling-v3", prompt: "A person walks through a city at sunset", duration: 5, resolution: "1080p" };

/** Ends without a clip that would have to be drawn. */
const failing = "[[fail:generation_failed]] A street";

beforeAll(async () => {
  app = await openTestApp({
    names: { "pictures.example": ["93.184.215.14"], "inside.example": ["10.0.0.7"] },
    answer: (request, response) => {
      const status = Number(/^\/(\d{3})$/.exec(request.url ?? "")?.[1] ?? 200);
      response.writeHead(status, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
    },
    env: { KINORA_SUPPORT_CONTACT: "help@example.com" },
  });
  const operator = { workspaceId: undefined, kind: "oper", name: "Operator" } as const;
  operatorKey = (await createApiKey(app.db, operator, new Date())).key;
});
afterAll(async () => app[Symbol.asyncDispose]());

const send = async (key: string | undefined, over: Record<string, unknown> = {}): Promise<Answer> =>
  app.client.send("POST", "/v1/video/generate", { key, json: { ...body, ...over } });

/** A workspace with a test key and test credits. */
async function makeWorkspace(options: { readonly apiPlan?: string; readonly amount?: number }) {
  const { apiPlan, amount = 10_000 } = options;
  const now = new Date();
  const plans = makePlanTable();
  return app.db.transaction().execute(async (tx) => {
    const { id } = await createWorkspace(tx, { name: "Shop", apiPlan }, { plans, now });
    if (amount > 0) {
      const grant = { workspaceId: id, mode: "test", source: "pack", reason: "pack", idempotencyKey: id } as const;
      await grantCredits(tx, { ...grant, microCredits: credits(amount) }, { now, newId: randomUUID });
    }
    const key = async (kind: "test" | "live"): Promise<string> =>
      (await createApiKey(tx, { workspaceId: id, kind, name: `A ${kind} key` }, now)).key;
    return { id, testKey: await key("test"), liveKey: await key("live") };
  });
}

/** Status, code, cause and fix of a refusal; what the catalogue says of the code must agree with how it is answered. */
function refusal(said: Answer) {
  const error = fieldOf(said.body, "error");
  const code = textOf(error, "code");
  if (!isErrorCode(code)) throw new Error(`${code} is no code of the catalogue`);
  expect(fieldOf(error, "retryable")).toBe(errorCatalog[code].retryable);
  expect(textOf(error, "doc_url")).toBe(`${app.url}/docs/errors#${code}`);
  return { status: said.status, code, cause: textOf(error, "message"), fix: textOf(error, "fix") };
}

async function ended(id: string): Promise<unknown> {
  const read = async (): Promise<unknown> =>
    (await app.client.send("GET", `/v1/video/status/${id}`, { key: app.testKey })).body;
  await expect.poll(async () => fieldOf(await read(), "status"), { timeout: 15_000, interval: 20 }).toBe("failed");
  return read();
}

describe("401 Unauthorized: the key is missing, invalid or expired", () => {
  test("a missing key: send it in the header", async () => {
    const said = refusal(await send(undefined));
    expect(said).toMatchObject({ status: 401, code: "auth_missing" });
    expect(said.cause).toContain("no Authorization header");
    expect(said.fix).toContain("Authorization: Bearer <key>");
  });

  test("a key without its prefix: put Bearer before it", async () => {
    const headers = { authorization: app.testKey };
    const said = refusal(await app.client.send("GET", "/v1/account", { headers }));
    expect(said).toMatchObject({ status: 401, code: "auth_scheme" });
    expect(said.cause).toContain("without the word Bearer");
    expect(said.fix).toContain("Put the word Bearer and one space before the key");
  });

  test("an invalid key: verify it, told apart into mistyped, another service's and unknown here", async () => {
    const typo = app.testKey.slice(0, -1) + (app.testKey.endsWith("0") ? "1" : "0");
    const mistyped = refusal(await send(typo));
    expect(mistyped).toMatchObject({ status: 401, code: "auth_invalid_key" });
    expect([mistyped.cause, mistyped.fix]).toEqual([
      expect.stringContaining("mistyped"),
      expect.stringContaining("Copy the whole key again"),
    ]);
    const password = refusal(await send("my-account-password"));
    expect(password).toMatchObject({ status: 401, code: "auth_invalid_key" });
    expect([password.cause, password.fix]).toEqual([
      expect.stringContaining("not one of this server"),
      expect.stringContaining("an account password"),
    ]);
  });

  test("an expired key: make a new one, which works", async () => {
    const { workspaceId } = app;
    const day = 86_400_000;
    const old = { workspaceId, kind: "test", name: "Old", expiresAt: new Date(Date.now() - day) } as const;
    const expired = await createApiKey(app.db, old, new Date(Date.now() - 2 * day));
    const said = refusal(await send(expired.key));
    expect(said).toMatchObject({ status: 401, code: "auth_key_expired" });
    expect(said.cause).toMatch(/expired on 20\d\d-/);
    expect(said.fix).toContain("Create or rotate the key");
    const made = await app.client.send("POST", "/v1/keys", { key: app.testKey, json: { name: "New" } });
    expect((await app.client.send("GET", "/v1/account", { key: textOf(made.body, "key") })).status).toBe(200);
  });
});

describe("403 Forbidden: too few credits, or a model that is not on the plan", () => {
  test("too few credits: what is needed and what is there, and the cheaper request that is named works", async () => {
    const poor = await makeWorkspace({ apiPlan: "api-unlimited", amount: 20 });
    const said = refusal(await send(poor.testKey, { duration: 5 }));
    expect(said).toMatchObject({ status: 403, code: "insufficient_credits" });
    expect(said.cause).toMatch(/40.*20/);
    expect(said.fix).toBe(
      "Needs 40 credits, 20 available: refill the test credits, or choose 720p and choose 3 s for 18.",
    );
    const balance = await app.client.send("GET", "/v1/credits", { key: poor.testKey });
    expect(balance.body).toMatchObject({ available: 20 });
    expect((await send(poor.testKey, { duration: 3, resolution: "720p", prompt: failing })).status).toBe(200);
  });

  test("a model outside the plan: the models that are in it, one of which works", async () => {
    const starter = await makeWorkspace({ apiPlan: "api-starter" });
    const said = refusal(await send(starter.testKey, { model: "kling-o3" }));
    expect(said).toMatchObject({ status: 403, code: "model_not_on_plan" });
    expect(said.cause).toContain("api-starter does not include kling-o3");
    expect(said.fix).toMatch(/Use one of .*kling-v3.*, or upgrade the plan/);
    expect((await send(starter.testKey, { prompt: failing })).status).toBe(200);
  });

  test("credits without an API plan: activate one, which is apart from the web plan; then the same request works", async () => {
    const shop = await makeWorkspace({});
    expect((await app.client.send("GET", "/v1/credits", { key: shop.testKey })).body).toMatchObject({
      available: 10_000,
    });
    const said = refusal(await send(shop.testKey, { prompt: failing }));
    expect(said).toMatchObject({ status: 403, code: "plan_required" });
    expect(said.cause).toContain("no API plan; credits alone do not open the API");
    expect(said.fix).toMatch(/`POST \/v1\/orders`.*separate from the web plan/);
    const order = await app.client.send("POST", "/v1/orders", { key: shop.liveKey, json: { plan: "api-starter" } });
    const id = textOf(order.body, "id");
    const paid = await app.client.send("POST", `/v1/operator/orders/${id}/confirm`, { key: operatorKey });
    expect(paid.status).toBe(200);
    expect((await send(shop.testKey, { prompt: failing })).status).toBe(200);
  });
});

test("429 Too Many Requests: the rate of the plan, how long to wait, and the plan that allows more", async () => {
  const trial = await makeWorkspace({ apiPlan: "free-trial" });
  let last = await app.client.send("GET", "/v1/models", { key: trial.testKey });
  for (let i = 0; i < 30 && last.status === 200; i++)
    last = await app.client.send("GET", "/v1/models", { key: trial.testKey });
  const said = refusal(last);
  expect(said).toMatchObject({ status: 429, code: "rate_limited" });
  expect(said.cause).toMatch(/20 requests/);
  expect(said.fix).toMatch(/Wait \d+ s/);
  expect(said.fix).toMatch(/plan/i);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("500 Internal Server Error: retry with backoff, whom to ask if it persists, and nothing was paid", async () => {
  await sql`alter table task rename to task_away`.execute(app.db);
  const answered = await send(app.testKey).finally(async () =>
    sql`alter table task_away rename to task`.execute(app.db),
  );
  const said = refusal(answered);
  expect(said).toMatchObject({ status: 500, code: "internal" });
  expect(said.cause).toContain("on our side");
  expect(said.cause).not.toMatch(/relation|task_away|sql/i);
  expect(said.fix).toMatch(/1, 2, 4, 8 seconds/);
  expect(said.fix).toContain("help@example.com");
  expect(said.fix).toContain("No credits were used");
  expect(textOf(fieldOf(answered.body, "error"), "request_id")).toMatch(/^req_/);
  expect((await app.client.send("GET", "/v1/credits", { key: app.testKey })).body).toMatchObject({ reserved: 0 });
  // and the retry works
  expect((await send(app.testKey, { prompt: failing })).status).toBe(200);
});

describe("a task fails: the error of its status says why", () => {
  test.each([
    ["generation_failed", /engine/i, /Create the task again/],
    ["content_blocked_output", /refused/i, /Change the prompt/],
    ["upstream_misconfigured", /account/i, /operator/],
  ] as const)("%s: the reason, the fix, and the credits are back", async (code, cause, fix) => {
    const id = textOf((await send(app.testKey, { prompt: `[[fail:${code}]] A street` })).body, "task_id");
    const task = await ended(id);
    const error = fieldOf(task, "error");
    expect(error).toMatchObject({ code, task_id: id, retryable: errorCatalog[code].retryable });
    expect(textOf(error, "fix")).toMatch(fix);
    expect(textOf(error, "message") + errorCatalog[code].cause).toMatch(cause);
    expect(task).toMatchObject({ status: "failed", receipt: { held: 40, charged: 0, released: 40 } });
  });

  test.each<readonly [string, Record<string, unknown>, string, RegExp]>([
    ["an invalid prompt", { prompt: "x".repeat(2_501) }, "invalid_parameter", /2500/],
    ["a missing prompt", { prompt: undefined }, "missing_parameter", /prompt/],
    ["unsupported parameters", { audio: true }, "unsupported_combination", /audio/],
    ["a duration out of range", { duration: 20 }, "invalid_parameter", /3 to 15/],
  ])("%s is told before anything is stored or held", async (_what, over, code, cause) => {
    const answered = await send(app.testKey, over);
    const said = refusal(answered);
    expect(said).toMatchObject({ status: 400, code });
    expect(`${said.cause} ${said.fix}`).toMatch(cause);
    expect(fieldOf(fieldOf(answered.body, "error"), "param")).toEqual(expect.any(String));
  });
});

test("a task takes too long: what is expected, how to allow more, and the credits are back", async () => {
  const made = await send(app.testKey, { prompt: "[[slow:600]] A street", deadline_seconds: 60 });
  expect(fieldOf(made.body, "estimated_seconds")).toEqual(expect.any(Number));
  const id = textOf(made.body, "task_id");
  const poll = await app.client.send("GET", `/v1/video/status/${id}`, { key: app.testKey });
  expect(Number(poll.headers.get("retry-after"))).toBeGreaterThan(0);
  // a minute later
  await sql`update task set deadline_at = now() where id = ${BigInt(id)}`.execute(app.db);
  await expect
    .poll(
      async () => {
        await sql`update job set run_at = now() where task_id = ${BigInt(id)}`.execute(app.db);
        return fieldOf((await app.client.send("GET", `/v1/tasks/${id}`, { key: app.testKey })).body, "status");
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBe("failed");
  const task = await ended(id);
  const error = fieldOf(task, "error");
  expect(error).toMatchObject({ code: "generation_timeout", retryable: true });
  expect(textOf(error, "fix")).toMatch(/Raise `deadline_seconds`.*Omni takes/);
  expect(task).toMatchObject({ receipt: { charged: 0, released: 40 } });
});

test.each([
  ["http://pictures.example/404", "image_url_unreachable", /pictures\.example answered 404/, /private browser window/],
  ["http://pictures.example/500", "image_url_unreachable", /answered 500/, /private browser window/],
  ["http://nowhere.example/a.png", "image_url_unreachable", /nowhere\.example was not found/, /private browser window/],
  ["http://pictures.example/403", "image_url_login", /answered 403/, /public address|upload/i],
  ["http://pictures.example/200", "image_url_login", /web page/, /public address|upload/i],
  ["http://inside.example/a.png", "image_url_forbidden", /is not a public address/, /Upload the file/],
])("image URL error: %s is %s, and the answer says what was seen and what to do", async (url, code, cause, fix) => {
  const answered = await send(app.testKey, { image_url: url });
  const said = refusal(answered);
  expect(said).toMatchObject({ status: 400, code });
  expect(said.cause).toMatch(cause);
  expect(said.fix).toMatch(fix);
  expect(fieldOf(fieldOf(answered.body, "error"), "param")).toBe("image_url");
});
