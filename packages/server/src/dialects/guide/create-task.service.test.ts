import { makePlanTable } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  type SendOptions,
  textOf,
} from "./guide-client.fixture.ts";
import { makePicture } from "./test-picture.fixture.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";

let server: GuideServer;
let client: GuideClient;
let workspace: TestWorkspace;
let foreign: TestWorkspace;
let key: string;
let picture: Uint8Array<ArrayBuffer>;

const guideRequest = {
  model: "kling-v3",
  prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
  duration: 5,
  resolution: "1080p",
};

beforeAll(async () => {
  picture = await makePicture(640, 360);
  server = await openGuideServer({
    internet: (request, response) => {
      if (request.url === "/a.png") response.writeHead(200, { "content-type": "image/png" }).end(picture);
      else response.writeHead(403).end();
    },
  });
  client = makeGuideClient(server.origin);
  workspace = await server.makeWorkspace();
  foreign = await server.makeWorkspace();
  key = workspace.testKey;
});
afterAll(async () => server[Symbol.asyncDispose]());

const generate = async (json: unknown, options: SendOptions = {}) =>
  client.send("POST", "/v1/video/generate", { key, json, ...options });
const newTask = async (over: Record<string, unknown> = {}): Promise<string> =>
  textOf((await generate({ ...guideRequest, ...over })).body, "task_id");
const countTasks = async (): Promise<number> => {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from task`.execute(server.db);
  return Number(rows[0]?.count);
};

describe("create", () => {
  test("the guide's request is stored and answered with 200", async () => {
    const { status, body } = await generate(guideRequest);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "queued", model: "kling-v3", credits_reserved: 40, warnings: [] });
    expect(textOf(body, "task_id")).toMatch(/^\d{18,19}$/);
    expect(textOf(body, "status_url")).toBe(`${server.origin}/v1/video/status/${textOf(body, "task_id")}`);
  });

  test("an alias is echoed as the guide's id, and unknown fields are told", async () => {
    const { body } = await generate({ ...guideRequest, model: "kling-3.0", foo: 1 });
    expect(body).toMatchObject({ model: "kling-v3", warnings: [{ code: "unknown_parameter", param: "foo" }] });
  });

  test("pictures are a route of their own", async () => {
    const made = await client.send("POST", "/v1/image/generate", {
      key,
      json: { model: "kling-image", prompt: "x", n: 3 },
    });
    expect([made.status, fieldOf(made.body, "credits_reserved")]).toEqual([200, 6]);
    const read = await client.send("GET", `/v1/image/status/${textOf(made.body, "task_id")}`, { key });
    expect(read.body).toMatchObject({ request: { n: 3, resolution: "1k" } });
  });

  test.each<readonly [string, Record<string, unknown>, number, string]>([
    ["an image model", { model: "kling-image" }, 400, "invalid_parameter"],
    ["no prompt", { prompt: null }, 400, "missing_parameter"],
    ["audio on kling-v3", { audio: true }, 400, "unsupported_combination"],
    ["a duration out of range", { duration: 20 }, 400, "invalid_parameter"],
    ["max_credits below the price", { max_credits: 39 }, 403, "budget_exceeded"],
    ["an engine that is not here", { provider: "fal" }, 400, "unsupported_combination"],
    ["a callback to a private place", { callback_url: "https://127.0.0.1/x" }, 400, "invalid_parameter"],
    ["a plain http callback", { callback_url: "http://hooks.example/x" }, 400, "invalid_parameter"],
    ["a picture behind a login", { image_url: "http://pictures.example/private.png" }, 400, "image_url_login"],
    ["a picture at a private address", { image_url: "http://169.254.169.254/a.png" }, 400, "image_url_forbidden"],
    ["a picture inside", { image_url: "https://inside.example/a.png" }, 400, "image_url_forbidden"],
    ["no such host", { image_url: "https://nowhere.example/a.png" }, 400, "image_url_unreachable"],
    ["somebody's asset", { image_url: "asset_0123456789abcdefghijklmn" }, 400, "image_url_unreachable"],
    ["a data: value that is no picture", { image_url: "data:image/png;base64,aGVsbG8=" }, 400, "unsupported_media"],
    ["a refusal that was asked for", { prompt: "x [[fail:rate_limited]]" }, 429, "rate_limited"],
    ["a 401 that was asked for", { prompt: "[[fail:auth_key_expired]]" }, 401, "auth_key_expired"],
    ["a 503 that was asked for", { prompt: "[[fail:overloaded]]" }, 503, "overloaded"],
    ["a code that nobody knows", { prompt: "[[fail:nonsense]]" }, 400, "invalid_parameter"],
  ])("%s: nothing is stored and no credit moves", async (_name, over, status, code) => {
    const before = [await countTasks(), (await client.send("GET", "/v1/credits", { key })).text];
    const answer = await generate({ ...guideRequest, ...over });
    expect([answer.status, errorCodeOf(answer)]).toEqual([status, code]);
    expect([await countTasks(), (await client.send("GET", "/v1/credits", { key })).text]).toEqual(before);
  });

  test.each(["video_url", "video_mode", "keep_original_sound", "reference_images", "character_orientation"])(
    "%s is refused by name, never ignored",
    async (field) => {
      const answer = await generate({ ...guideRequest, model: "kling-o3", [field]: ["x"] });
      expect([answer.status, errorCodeOf(answer), fieldOf(fieldOf(answer.body, "error"), "param")]).toEqual([
        400,
        "unsupported_combination",
        field,
      ]);
    },
  );

  test("camera keyframes are refused by name", async () => {
    const answer = await generate({ ...guideRequest, camera: { keyframes: [{ at: 0, pan: 1 }] } });
    expect([errorCodeOf(answer), fieldOf(fieldOf(answer.body, "error"), "param")]).toEqual([
      "unsupported_combination",
      "camera",
    ]);
  });

  test("what asks for nothing is let through", async () => {
    expect((await generate({ ...guideRequest, draft: false, reference_images: [], elements: null })).status).toBe(200);
  });

  test("X-Strict refuses unknown fields with the nearest name", async () => {
    const answer = await generate({ ...guideRequest, durration: 5 }, { headers: { "x-strict": "1" } });
    expect([answer.status, errorCodeOf(answer)]).toEqual([400, "unknown_parameter"]);
    expect(answer.text).toContain("Did you mean duration?");
  });

  test("an address, an upload, its URL and a data: value all work as image_url", async () => {
    const upload = await client.send("POST", "/v1/uploads", {
      key,
      body: picture,
      headers: { "content-type": "image/png" },
    });
    const sources = [
      "http://pictures.example/a.png",
      textOf(upload.body, "asset_id"),
      textOf(upload.body, "url"),
      `data:image/png;base64,${Buffer.from(picture).toString("base64")}`,
    ];
    for (const source of sources) {
      const made = await generate({ ...guideRequest, image_url: source });
      expect([source.slice(0, 40), made.status]).toEqual([source.slice(0, 40), 200]);
      const read = await client.send("GET", `/v1/video/status/${textOf(made.body, "task_id")}`, { key });
      expect(textOf(fieldOf(read.body, "request"), "image_url")).toMatch(/^asset_/);
    }
  });

  test("the shape of the picture decides the shape of the clip", async () => {
    const tall = await makePicture(360, 640);
    const image_url = `data:image/png;base64,${Buffer.from(tall).toString("base64")}`;
    const id = await newTask({ image_url, aspect_ratio: "16:9" });
    const read = await client.send("GET", `/v1/video/status/${id}`, { key });
    expect(read.body).toMatchObject({
      request: { aspect_ratio: "9:16" },
      warnings: [{ code: "parameter_ignored", param: "aspect_ratio" }],
    });
  });

  test("a body that is no JSON, too deep, too large, compressed or of another type is refused", async () => {
    const post = async (body: string, headers: Record<string, string> = {}) =>
      client.send("POST", "/v1/video/generate", {
        key,
        body,
        headers: { "content-type": "application/json", ...headers },
      });
    const cases: readonly (readonly [Promise<Awaited<ReturnType<typeof post>>>, number, string])[] = [
      [post("{nope"), 400, "invalid_json"],
      [post(""), 400, "invalid_json"],
      [post("[]"), 400, "invalid_json"],
      [post("null"), 400, "invalid_json"],
      [post('{"model": NaN}'), 400, "invalid_json"],
      [post('{"model": "kling-v3", "prompt": "a", "seed": 1e400}'), 400, "invalid_parameter"],
      [post(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`), 400, "invalid_json"],
      [post(JSON.stringify({ ...guideRequest, prompt: "x".repeat(1 << 20) })), 413, "payload_too_large"],
      [post(JSON.stringify(guideRequest), { "content-encoding": "gzip" }), 415, "unsupported_content_type"],
      [post("a=b", { "content-type": "application/x-www-form-urlencoded" }), 415, "unsupported_content_type"],
    ];
    for (const [sent, status, code] of cases) {
      const answer = await sent;
      expect([answer.text.slice(0, 100), answer.status, errorCodeOf(answer)]).toEqual([
        answer.text.slice(0, 100),
        status,
        code,
      ]);
    }
  });

  test("the last of two equal names counts, and a body may be UTF-8 with a charset", async () => {
    const body = '{"model":"kling-v3","prompt":"Straße 猫 😀","duration":3,"duration":4}';
    const made = await client.send("POST", "/v1/video/generate", {
      key,
      body,
      headers: { "content-type": "application/json; charset=utf-8" },
    });
    const read = await client.send("GET", `/v1/video/status/${textOf(made.body, "task_id")}`, { key });
    expect(read.body).toMatchObject({ request: { prompt: "Straße 猫 😀", duration: 4 } });
  });

  test("an empty wallet names the price, what is there and what would be cheaper", async () => {
    const withCredits = async (testCredits: number) => server.makeWorkspace({ testCredits });
    const poor = await withCredits(50);
    const answer = await generate({ ...guideRequest, duration: 10 }, { key: poor.testKey });
    expect([answer.status, errorCodeOf(answer)]).toEqual([403, "insufficient_credits"]);
    expect(answer.text).toContain("Needs 80 credits, 50 available: refill the test credits, or choose 3 s for 24.");
    const poorer = await generate({ ...guideRequest, duration: 10 }, { key: (await withCredits(20)).testKey });
    expect(poorer.text).toContain("refill the test credits, or choose 720p and choose 3 s for 18.");
    const poorest = await generate({ ...guideRequest, duration: 10 }, { key: (await withCredits(10)).testKey });
    expect(poorest.text).toContain("Needs 80 credits, 10 available: refill the test credits.");
    expect(answer.headers.get("retry-after")).toBeNull();
  });

  test("an external_task_id is taken once", async () => {
    const id = await newTask({ external_task_id: "order-7" });
    const again = await generate({ ...guideRequest, external_task_id: "order-7" });
    expect([again.status, errorCodeOf(again)]).toEqual([409, "conflict_state"]);
    expect(again.body).toMatchObject({ error: { task_id: id, param: "external_task_id" } });
  });

  test("a live key without an engine is told which settings would serve it, and of the free way", async () => {
    const answer = await generate(guideRequest, { key: workspace.liveKey });
    expect([answer.status, errorCodeOf(answer)]).toEqual([503, "upstream_unavailable"]);
    expect(answer.text).toMatch(/KLING_API_KEY.*FAL_KEY/);
    expect(answer.text).toContain("test key");
    expect(answer.headers.get("retry-after")).not.toBeNull();
  });
});

describe("plan and key", () => {
  test("credits without an API plan do not open the API", async () => {
    for (const options of [{ plan: undefined }, { plan: undefined, webPlan: "web-standard" }]) {
      const bare = await server.makeWorkspace(options);
      const answer = await generate(guideRequest, { key: bare.testKey });
      expect([answer.status, errorCodeOf(answer)]).toEqual([403, "plan_required"]);
      expect((await client.send("GET", "/v1/account", { key: bare.testKey })).status).toBe(200);
    }
  });

  test("an unknown model is told before the plan is", async () => {
    const bare = await server.makeWorkspace({ plan: undefined });
    expect(errorCodeOf(await generate({ ...guideRequest, model: "sora" }, { key: bare.testKey }))).toBe(
      "invalid_parameter",
    );
  });

  test("a plan's and a key's list of models hold", async () => {
    const starter = await server.makeWorkspace({ plan: "api-starter" });
    const o3 = { model: "kling-o3", prompt: "x" };
    expect(errorCodeOf(await generate(o3, { key: starter.testKey }))).toBe("model_not_on_plan");
    const narrow = await workspace.makeKey({ models: ["kling-image"] });
    const refused = await generate(guideRequest, { key: narrow.key });
    expect([refused.status, errorCodeOf(refused)]).toEqual([403, "model_not_on_plan"]);
    const made = await client.send("POST", "/v1/image/generate", {
      key: narrow.key,
      json: { model: "kling-image", prompt: "x" },
    });
    expect(made.status).toBe(200);
  });

  test("more tasks than the plan's queue takes are refused", async () => {
    const trial = await server.makeWorkspace({ plan: "free-trial" });
    const lite = { model: "kling-lite", prompt: "x" };
    for (let i = 0; i < 4; i++) expect((await generate(lite, { key: trial.testKey })).status).toBe(200);
    const full = await generate(lite, { key: trial.testKey });
    expect([full.status, errorCodeOf(full)]).toEqual([429, "queue_full"]);
    expect(full.headers.get("retry-after")).toBe("5");
  });

  test("a plan without a queue says that too much runs at once", async () => {
    const [first] = makePlanTable().plans;
    await using other = await openGuideServer({
      plans: makePlanTable({ version: "1", plans: [{ ...first, id: "no-queue", queueDepth: 0, runningMax: 1 }] }),
    });
    const one = await other.makeWorkspace({ plan: "no-queue" });
    const caller = makeGuideClient(other.origin);
    const json = { model: "kling-lite", prompt: "x" };
    expect((await caller.send("POST", "/v1/video/generate", { key: one.testKey, json })).status).toBe(200);
    const second = await caller.send("POST", "/v1/video/generate", { key: one.testKey, json });
    expect([second.status, errorCodeOf(second)]).toEqual([429, "concurrency_limited"]);
  });

  test("too many requests are refused with the state of the bucket", async () => {
    const trial = await server.makeWorkspace({ plan: "free-trial" });
    let answer = await client.send("GET", "/v1/account", { key: trial.testKey });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-ratelimit-limit": "20",
      "x-ratelimit-remaining": "19",
      "ratelimit-policy": '"free-trial";q=20;w=60',
    });
    for (let i = 0; i < 20; i++) answer = await client.send("GET", "/v1/account", { key: trial.testKey });
    expect([answer.status, errorCodeOf(answer)]).toEqual([429, "rate_limited"]);
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(answer.headers.get("ratelimit")).toMatch(/^"free-trial";r=0;t=\d+$/);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await client.send("GET", "/v1/account", { key: (await trial.makeKey({})).key })).status).toBe(200);
  });

  test("a revoked key ends at once where it is forgotten, and within the cache's time elsewhere", async () => {
    const made = await workspace.makeKey({});
    expect((await client.send("GET", "/v1/account", { key: made.key })).status).toBe(200);
    await sql`update api_key set revoked_at = now() where id = ${made.id}`.execute(server.db);
    server.services.authenticator.forget(made.id);
    const answer = await client.send("GET", "/v1/account", { key: made.key });
    expect([answer.status, errorCodeOf(answer)]).toEqual([401, "auth_key_revoked"]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });
});

describe("idempotency", () => {
  test("the same request under the same key is one task, however it is written", async () => {
    const headers = { "idempotency-key": "create-1" };
    const first = await generate(guideRequest, { headers });
    const again = await generate(Object.fromEntries(Object.entries(guideRequest).toReversed()), { headers });
    expect(again.text).toBe(first.text);
    expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([
      null,
      "true",
    ]);
    const other = await generate({ ...guideRequest, duration: 6 }, { headers });
    expect([other.status, errorCodeOf(other)]).toEqual([422, "idempotency_mismatch"]);
    expect(
      (await generate(guideRequest, { headers, key: foreign.testKey })).headers.get("idempotent-replayed"),
    ).toBeNull();
  });

  test("fifty at once make one task and one hold", async () => {
    const mine = await server.makeWorkspace();
    const sent = Array.from({ length: 50 }, async () =>
      generate(guideRequest, { key: mine.testKey, headers: { "idempotency-key": "burst" } }),
    );
    const answers = await Promise.all(sent);
    const stored = answers.filter(({ status }) => status === 200);
    expect(new Set(stored.map(({ body }) => textOf(body, "task_id"))).size).toBe(1);
    for (const answer of answers) expect([200, 409]).toContain(answer.status);
    const { body } = await client.send("GET", "/v1/credits", { key: mine.testKey });
    expect(body).toMatchObject({ reserved: 40, available: 99_960 });
  });

  test("a replay fetches no picture again, and a refused create frees its key", async () => {
    const headers = { "idempotency-key": "with-picture" };
    const bad = await generate({ ...guideRequest, image_url: "http://pictures.example/b.png" }, { headers });
    expect(bad.status).toBe(400);
    const request = { ...guideRequest, image_url: "http://pictures.example/a.png" };
    const first = await generate(request, { headers });
    const again = await generate(request, { headers });
    expect([first.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    const count = await sql<{ count: bigint }>`
      select count(*) as count from task_input where task_id = ${BigInt(textOf(first.body, "task_id"))}`.execute(
      server.db,
    );
    expect(count.rows[0]?.count).toBe(1n);
  });

  test.each(["", "x".repeat(256), "ümlaut"])("the key %j is refused", async (value) => {
    const answer = await generate(guideRequest, { headers: { "idempotency-key": value } }).catch(() => undefined);
    if (answer !== undefined) expect([answer.status, errorCodeOf(answer)]).toEqual([400, "invalid_parameter"]);
  });
});
