import { credits } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkLedger } from "#credits/check-ledger.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import type { EngineOffer } from "#routing/choose-engine.ts";
import { readAnyTask } from "#tasks/task-store.ts";
import { completeTask, failTask } from "./end-task.fixture.ts";
import {
  type Answer,
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  textOf,
} from "./guide-client.fixture.ts";
import { type GuideServer, localEngine, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";
import { makePicture } from "./test-picture.fixture.ts";

/** Stands for a paid engine: live keys alone, and it costs. */
const liveEngine: EngineOffer = {
  name: "kling",
  capabilities: { ...localEngine.capabilities, modes: ["live"], local: false, restartable: false },
  cost: () => 1_000_000n,
};

let server: GuideServer;
let client: GuideClient;
let operatorKey: string;

beforeAll(async () => {
  const picture = await makePicture(640, 360);
  server = await openGuideServer({
    engines: [localEngine, liveEngine],
    internet: (_request, response) => void response.writeHead(200, { "content-type": "image/png" }).end(picture),
  });
  client = makeGuideClient(server.origin);
  operatorKey = await server.makeOperatorKey();
});
afterAll(async () => server[Symbol.asyncDispose]());

const clip = { model: "kling-v3", prompt: "A street at noon", duration: 10, resolution: "1080p" };
const create = async (key: string, over: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  client.send("POST", "/v1/video/generate", { key, json: { ...clip, ...over }, headers });
const newTask = async (key: string, over: Record<string, unknown> = {}): Promise<string> =>
  textOf((await create(key, over)).body, "task_id");
const read = async (key: string, path: string): Promise<unknown> => (await client.send("GET", path, { key })).body;
const operator = async (method: string, path: string, json?: unknown): Promise<Answer> =>
  client.send(method, `/v1/operator${path}`, { key: operatorKey, ...(json === undefined ? {} : { json }) });

async function fund(workspace: TestWorkspace, amount: number): Promise<void> {
  await server.db.transaction().execute(async (tx) =>
    grantCredits(
      tx,
      {
        workspaceId: workspace.id,
        mode: "live",
        source: "pack",
        microCredits: credits(amount),
        reason: "pack",
        idempotencyKey: "fund",
      },
      { now: server.services.now(), newId: () => `fund${workspace.id}` },
    ),
  );
}

async function livingWorkspace(amount = 1000): Promise<TestWorkspace> {
  const workspace = await server.makeWorkspace({ plan: "api-pro" });
  await fund(workspace, amount);
  return workspace;
}

describe("quotes and max_credits", () => {
  test("an estimate names its lines and a quote, which the create has at its price after prices rose", async () => {
    const workspace = await livingWorkspace();
    const key = workspace.liveKey;
    const estimate = await client.send("POST", "/v1/video/estimate", { key, json: clip });
    expect(estimate.body).toMatchObject({ credits: 80, usd: 0.32, breakdown: [{ quantity: 10, credits_per_unit: 8 }] });
    const quoteId = textOf(estimate.body, "quote_id");
    const prices: unknown = (await operator("GET", "/prices")).body;
    const rates = fieldOf(prices, "rates");
    if (!Array.isArray(rates)) throw new Error("the table has rates");
    const dearer = rates.map((rate: object) =>
      fieldOf(rate, "id") === "v3" ? { ...rate, credits: { "720p": 6, "1080p": 16, "4k": 30 } } : rate,
    );
    expect((await operator("PUT", "/prices", { ...Object(prices), rates: dearer })).status).toBe(200);
    try {
      expect((await create(key)).body).toMatchObject({ credits_reserved: 160 });
      expect((await create(key, { quote_id: quoteId })).body).toMatchObject({ credits_reserved: 80 });
      const longer = await create(key, { quote_id: quoteId, duration: 11 });
      expect([longer.status, errorCodeOf(longer)]).toEqual([400, "invalid_parameter"]);
      const capped = await create(key, { max_credits: 100 });
      expect([capped.status, errorCodeOf(capped)]).toEqual([403, "budget_exceeded"]);
      expect((await create(key, { max_credits: 100, quote_id: quoteId })).status).toBe(200);
    } finally {
      await operator("PUT", "/prices", Object(prices));
    }
    expect((await create(key)).body).toMatchObject({ credits_reserved: 80 });
  });
});

describe("budgets", () => {
  test("caps of a workspace and of keys are set, shown with what they hold, and bind", async () => {
    const workspace = await livingWorkspace();
    const key = workspace.liveKey;
    const manager = (await workspace.makeKey({ mode: "live", scopes: ["manage", "read"] })).key;
    const put = async (json: unknown, by = manager): Promise<Answer> =>
      client.send("PUT", "/v1/budgets", { key: by, json });
    expect((await put({ scope: "workspace", period: "day", credits: 100 })).status).toBe(200);
    const { id: keyId } = await workspace.makeKey({ mode: "live" });
    await put({ scope: "key", key_id: keyId, period: "month", credits: 50 });
    await newTask(key);
    expect(errorCodeOf(await create(key))).toBe("budget_exceeded");
    expect(await read(key, "/v1/budgets")).toMatchObject({
      data: [
        { scope: "workspace", key_id: null, period: "day", credits: 100, reserved: 80, spent: 0, left: 20 },
        { scope: "key", key_id: keyId, period: "month", credits: 50, reserved: 0, left: 50 },
      ],
    });
    await put({ scope: "workspace", period: "day", credits: null });
    expect((await create(key)).status).toBe(200);
    expect(errorCodeOf(await put({ scope: "workspace", period: "day" }))).toBe("missing_parameter");
    expect(errorCodeOf(await put({ scope: "key", period: "day", credits: 1 }))).toBe("invalid_parameter");
    expect(errorCodeOf(await put({ scope: "key", key_id: "key_x", period: "day", credits: 1 }))).toBe("not_found");
    expect(errorCodeOf(await put({ scope: "workspace", period: "day", credits: 1 }, workspace.testKey))).toBe(
      "scope_missing",
    );
  });

  test("200 parallel creates against a key's cap for 10 give exactly 10", async () => {
    const workspace = await livingWorkspace(100_000);
    const made = await workspace.makeKey({ mode: "live" });
    await sql`update api_key set max_credits = ${credits(800)} where id = ${made.id}`.execute(server.db);
    const answers = await Promise.all(Array.from({ length: 200 }, async () => create(made.key)));
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect([count(200), count(403)]).toEqual([10, 190]);
    expect(await read(made.key, "/v1/budgets")).toMatchObject({
      data: [{ scope: "key", key_id: made.id, period: "total", credits: 800, reserved: 800, left: 0 }],
    });
    expect(await checkLedger(server.db)).toEqual([]);
  });
});

describe("plans, packs and orders", () => {
  test("credits without an API plan are refused with the fix, and a plan that is taken opens the API at once", async () => {
    const workspace = await server.makeWorkspace({ plan: undefined, webPlan: "web-standard" });
    const { liveKey: key } = workspace;
    await fund(workspace, 100);
    const refused = await create(key);
    expect([refused.status, errorCodeOf(refused)]).toEqual([403, "plan_required"]);
    expect(fieldOf(fieldOf(refused.body, "error"), "fix")).toContain("Activate an API plan");
    const order = await client.send("POST", "/v1/orders", { key, json: { plan: "api-starter" } });
    expect(order.body).toMatchObject({ state: "open", amount_usd: 9, payment: "manual", checkout_url: null });
    expect(errorCodeOf(await create(key))).toBe("plan_required");
    const id = textOf(order.body, "id");
    expect((await operator("POST", `/orders/${id}/confirm`)).body).toMatchObject({ workspace_id: workspace.id });
    expect((await create(key)).status).toBe(200);
    expect(await read(key, "/v1/plans")).toMatchObject({
      current: [{ plan: "api-starter" }, { plan: "web-standard" }],
    });
    expect(await read(key, `/v1/orders/${id}`)).toMatchObject({
      state: "paid",
      invoice: expect.stringMatching(/^INV-\d{6}$/),
    });
    expect(await read(key, "/v1/invoices")).toMatchObject({
      data: [{ order_id: id, amount_usd: 9, lines: [{ id: "api-starter" }] }],
    });
  });

  test("a pack's credits come with the confirmed payment and are spent before those that expire later", async () => {
    const workspace = await livingWorkspace(100);
    const { liveKey: key } = workspace;
    const order = await client.send("POST", "/v1/orders", { key, json: { pack: "pack-1000" } });
    const id = textOf(order.body, "id");
    await Promise.all(Array.from({ length: 5 }, async () => operator("POST", `/orders/${id}/confirm`)));
    const credited: unknown = await read(key, "/v1/credits");
    expect(credited).toMatchObject({ available: 1100, packs: [{ total: 1000 }, { total: 100, expires_at: null }] });
    const task = await newTask(key);
    await completeTask({ db: server.db, blobs: server.services.blobs }, task);
    expect(await read(key, "/v1/credits")).toMatchObject({ packs: [{ remaining: 920 }, { remaining: 100 }] });
    expect(await checkLedger(server.db)).toEqual([]);
  });

  test("orders are refused for what is not sold, for both at once, and with test keys; open ones can be canceled", async () => {
    const workspace = await livingWorkspace();
    const { liveKey: key } = workspace;
    const order = async (json: unknown, by = key): Promise<Answer> =>
      client.send("POST", "/v1/orders", { key: by, json });
    expect(errorCodeOf(await order({ pack: "x" }))).toBe("invalid_parameter");
    expect(errorCodeOf(await order({ plan: "api-unlimited" }))).toBe("invalid_parameter");
    expect(errorCodeOf(await order({ plan: "api-pro" }))).toBe("conflict_state");
    expect(errorCodeOf(await order({}))).toBe("invalid_parameter");
    expect(errorCodeOf(await order({ pack: "pack-1000", plan: "api-pro" }))).toBe("invalid_parameter");
    expect(errorCodeOf(await order({ pack: "pack-1000" }, workspace.testKey))).toBe("scope_missing");
    const made = textOf((await order({ pack: "pack-1000" })).body, "id");
    expect((await client.send("POST", `/v1/orders/${made}/cancel`, { key })).body).toMatchObject({ state: "canceled" });
    const other = await livingWorkspace();
    expect((await client.send("GET", `/v1/orders/${made}`, { key: other.liveKey })).status).toBe(404);
    expect((await client.send("POST", `/v1/orders/${made}/cancel`, { key: other.liveKey })).status).toBe(404);
    expect(await read(key, "/v1/orders?state=canceled")).toMatchObject({ data: [{ id: made }], has_more: false });
    expect(await read(key, "/v1/packs")).toMatchObject({ data: [{ id: "pack-1000", price_usd: 4 }, {}, {}] });
  });

  test("the free trial makes kling-lite clips of 5 s at 480p with a watermark, and nothing else", async () => {
    const workspace = await server.makeWorkspace({ plan: undefined });
    const { liveKey: key } = workspace;
    const taken = await client.send("POST", "/v1/orders", { key, json: { plan: "free-trial" } });
    expect(taken.body).toMatchObject({ state: "paid", amount_usd: 0 });
    expect(await read(key, "/v1/credits")).toMatchObject({ available: 60 });
    const lite = await newTask(key, { model: "kling-lite", duration: 5, resolution: "480p" });
    expect(await read(key, `/v1/tasks/${lite}`)).toMatchObject({
      request: { watermark: true, resolution: "480p", duration: 5 },
      receipt: { held: 15 },
    });
    expect(errorCodeOf(await create(key))).toBe("model_not_on_plan");
    expect(errorCodeOf(await create(key, { model: "kling-lite", duration: 10, resolution: "480p" }))).toBe(
      "invalid_parameter",
    );
  });

  test("low balance and auto top-up are set, shown and switched off; test credits are refilled by any developer", async () => {
    const workspace = await livingWorkspace();
    const { liveKey: key, testKey } = workspace;
    const patch = async (json: unknown, by = key): Promise<Answer> =>
      client.send("PATCH", "/v1/billing", { key: by, json });
    const set = { low_balance_credits: 200, auto_top_up: { pack: "pack-1000", per_month: 3 } };
    expect((await patch(set)).body).toEqual({ payment: "manual", ...set });
    expect(await read(testKey, "/v1/billing")).toMatchObject({ low_balance_credits: null });
    expect((await patch({ auto_top_up: null })).body).toMatchObject({ low_balance_credits: 200, auto_top_up: null });
    expect(errorCodeOf(await patch({ auto_top_up: { pack: "x", per_month: 1 } }))).toBe("invalid_parameter");
    expect(errorCodeOf(await patch(set, testKey))).toBe("scope_missing");
    await create(testKey);
    const refilled = await client.send("POST", "/v1/credits/refill", { key: testKey });
    expect(refilled.body).toEqual({ credits: 80, available: 100_000 });
    expect(errorCodeOf(await client.send("POST", "/v1/credits/refill", { key }))).toBe("scope_missing");
  });
});

describe("the operator's routes", () => {
  test("plans of a workspace are set, credits granted once per key, and broken tables refused by field", async () => {
    const workspace = await server.makeWorkspace({ plan: undefined });
    const plans = `/workspaces/${workspace.id}/plans`;
    expect((await operator("PUT", plans, { api_plan: "api-starter" })).body).toMatchObject({ api_plan: "api-starter" });
    expect(errorCodeOf(await operator("PUT", plans, { api_plan: "web-standard" }))).toBe("invalid_parameter");
    expect((await operator("PUT", "/workspaces/w_x/plans", { api_plan: "api-pro" })).status).toBe(404);
    const grant = { mode: "live", credits: 100, idempotency_key: "k" };
    const grants = `/workspaces/${workspace.id}/grants`;
    const first = await operator("POST", grants, grant);
    expect((await operator("POST", grants, grant)).body).toEqual(first.body);
    expect(await read(workspace.liveKey, "/v1/credits")).toMatchObject({ available: 100 });
    expect((await create(workspace.liveKey)).status).toBe(200);
    expect((await operator("PUT", plans, { api_plan: null })).body).toMatchObject({ api_plan: null });
    expect(errorCodeOf(await create(workspace.liveKey))).toBe("plan_required");
    const broken = await operator("PUT", "/packs", { packs: [{ id: "a", credits: 0 }] });
    expect([errorCodeOf(broken), fieldOf(fieldOf(broken.body, "error"), "param")]).toEqual([
      "invalid_parameter",
      "packs.0.credits",
    ]);
    expect((await operator("GET", "/plans")).body).toMatchObject({ plans: [{ id: "free-trial" }, {}, {}, {}, {}] });
    expect(errorCodeOf(await client.send("GET", "/v1/operator/orders", { key: workspace.liveKey }))).toBe(
      "scope_missing",
    );
    expect((await operator("GET", "/orders?state=open")).status).toBe(200);
    expect((await operator("DELETE", "/orders")).status).toBe(405);
  });
});

describe("receipts", () => {
  test("a task says what was held, charged and released and why; a failed one nets zero in ledger and usage", async () => {
    const workspace = await livingWorkspace();
    const { liveKey: key } = workspace;
    const [done, failed] = [await newTask(key), await newTask(key)];
    expect(await read(key, `/v1/tasks/${done}`)).toMatchObject({
      receipt: { held: 80, charged: 0, released: 0, reason: "held" },
    });
    await completeTask({ db: server.db, blobs: server.services.blobs }, done);
    await failTask(server.db, failed, "generation_failed");
    expect(await read(key, `/v1/tasks/${done}`)).toMatchObject({
      receipt: { held: 80, charged: 80, released: 0, reason: "completed" },
    });
    expect(await read(key, `/v1/tasks/${failed}`)).toMatchObject({
      receipt: { held: 80, charged: 0, released: 80, reason: "generation_failed" },
    });
    const csv = (await client.send("GET", "/v1/ledger?format=csv", { key })).text;
    const lines = csv
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(","));
    const net = (id: string): number =>
      lines.filter((line) => line[7] === id).reduce((sum, line) => sum + Number(line[5]) + Number(line[6]), 0);
    expect([net(done), net(failed)]).toEqual([-80, 0]);
    expect(lines.filter((line) => line[7] === failed).map((line) => line[9])).toEqual(["generation_failed", "created"]);
    expect(await read(key, "/v1/usage?group_by=engine,dialect")).toMatchObject({
      data: [
        { engine: "animatic", dialect: "guide", tasks: 1, completed: 1, credits_charged: 80 },
        { engine: null, dialect: "guide", tasks: 1, failed: 1, credits_charged: 0 },
      ],
    });
    expect(await read(key, "/v1/usage?group_by=day,model,key,engine,dialect")).toMatchObject({ data: [{}, {}] });
  });
});

describe("drafts and finals", () => {
  test("a live draft is free, small and rendered here; its final is the same request in earnest, linked both ways", async () => {
    const workspace = await livingWorkspace();
    const { liveKey: key } = workspace;
    const draft = await newTask(key, { draft: true, image_url: "http://pictures.example/a.png", seed: 7 });
    const stored = await readAnyTask(server.db, BigInt(draft));
    expect(stored?.quote.microCredits).toBe(0n);
    expect(await read(key, `/v1/tasks/${draft}`)).toMatchObject({
      request: { draft: true, resolution: "1080p" },
      receipt: { held: 0 },
    });
    const final = await client.send("POST", `/v1/tasks/${draft}/finalize`, { key, json: { max_credits: 80 } });
    expect(final.body).toMatchObject({ credits_reserved: 80 });
    const id = textOf(final.body, "task_id");
    const read1: unknown = await read(key, `/v1/tasks/${id}`);
    expect(read1).toMatchObject({ draft_of: draft, request: { seed: 7, resolution: "1080p" } });
    expect(fieldOf(fieldOf(read1, "request"), "draft")).toBeUndefined();
    expect((await readAnyTask(server.db, BigInt(id)))?.request?.inputs).toEqual(stored?.request?.inputs);
    const again = textOf((await client.send("POST", `/v1/tasks/${draft}/finalize`, { key })).body, "task_id");
    expect(await read(key, `/v1/tasks/${draft}`)).toMatchObject({ final_ids: [id, again] });
    expect(await checkLedger(server.db)).toEqual([]);
  });

  test("a repeated finalize under one key is one task, and says that it is a replay", async () => {
    const { liveKey: key } = await livingWorkspace();
    const draft = await newTask(key, { draft: true });
    const headers = { "idempotency-key": "f1" };
    const finalize = async (json: unknown): Promise<Answer> =>
      client.send("POST", `/v1/tasks/${draft}/finalize`, { key, json, headers });
    const first = await finalize({});
    const second = await finalize({});
    expect(textOf(second.body, "task_id")).toBe(textOf(first.body, "task_id"));
    expect([first, second].map((answer) => answer.headers.get("idempotent-replayed"))).toEqual([null, "true"]);
    expect((await finalize({ max_credits: 500 })).status).toBe(422);
  });

  test("drafts are counted against the plan's day, test keys have only smaller ones and no finals", async () => {
    const workspace = await server.makeWorkspace({ plan: "free-trial" });
    const lite = { model: "kling-lite", prompt: "x", duration: 5, resolution: "480p", draft: true };
    for (let i = 0; i < 5; i++) await failTask(server.db, await newTask(workspace.liveKey, lite), "canceled");
    const sixth = await create(workspace.liveKey, lite);
    expect([sixth.status, errorCodeOf(sixth)]).toEqual([403, "budget_exceeded"]);
    const priced = await create(workspace.testKey, lite);
    expect(priced.body).toMatchObject({ credits_reserved: 15 });
    const refused = await client.send("POST", `/v1/tasks/${textOf(priced.body, "task_id")}/finalize`, {
      key: workspace.testKey,
    });
    expect([refused.status, errorCodeOf(refused)]).toEqual([403, "scope_missing"]);
  });

  test("what is no draft, foreign or deleted is not finalized", async () => {
    const { liveKey: key } = await livingWorkspace();
    const foreign = await livingWorkspace();
    const finalize = async (id: string, by = key): Promise<Answer> =>
      client.send("POST", `/v1/tasks/${id}/finalize`, { key: by });
    expect(errorCodeOf(await finalize(await newTask(key)))).toBe("conflict_state");
    const draft = await newTask(key, { draft: true });
    expect((await finalize(draft, foreign.liveKey)).status).toBe(404);
    await failTask(server.db, draft, "canceled");
    await client.send("DELETE", `/v1/tasks/${draft}`, { key });
    const gone = await finalize(draft);
    expect([gone.status, errorCodeOf(gone)]).toEqual([410, "result_expired"]);
  });
});

test("a final id of a workspace's task is text in the task's events", async () => {
  const { liveKey: key } = await livingWorkspace();
  const draft = await newTask(key, { draft: true });
  const { body } = await client.send("POST", `/v1/tasks/${draft}/finalize`, { key });
  await failTask(server.db, draft, "canceled");
  const { rows } = await sql<{ finals: unknown }>`
    select data -> 'final_ids' as finals from event where task_id = ${draft} and type = 'task.failed'`.execute(
    server.db,
  );
  expect(rows).toEqual([{ finals: [textOf(body, "task_id")] }]);
});

test("a create that was stored is replayed after its quote, its price and its plan have gone", async () => {
  const workspace = await livingWorkspace();
  const key = workspace.liveKey;
  const estimate = await client.send("POST", "/v1/video/estimate", { key, json: clip });
  const body = { quote_id: textOf(estimate.body, "quote_id"), max_credits: 80 };
  const first = await create(key, body, { "idempotency-key": "gone" });
  const plans = `/workspaces/${workspace.id}/plans`;
  await operator("PUT", plans, { api_plan: null });
  server.setNow(new Date(Date.now() + 11 * 60_000));
  try {
    const again = await create(key, body, { "idempotency-key": "gone" });
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    expect(again.body).toEqual(first.body);
    expect(errorCodeOf(await create(key, body, { "idempotency-key": "new" }))).toBe("plan_required");
    await operator("PUT", plans, { api_plan: "api-pro" });
    const expired = await create(key, body, { "idempotency-key": "new" });
    expect(fieldOf(fieldOf(expired.body, "error"), "param")).toBe("quote_id");
    const other = await create(key, { ...body, duration: 5 }, { "idempotency-key": "gone" });
    expect(other.status).toBe(400);
  } finally {
    server.setNow(new Date());
  }
});
