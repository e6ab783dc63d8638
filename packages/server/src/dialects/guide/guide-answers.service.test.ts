import { readFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeModelCatalog } from "@kinora/core";
import { encodeStill } from "@kinora/media";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeTask, failTask } from "./end-task.fixture.ts";
import {
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  type SendOptions,
  textOf,
} from "./guide-client.fixture.ts";
import { guideRoutes } from "./guide-dialect.ts";
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

async function makePicture(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), "kinora-picture-"));
  const rgba = Buffer.from(Array.from({ length: width * height * 4 }, (_unused, index) => (index * 31) % 256));
  const file = path.join(folder, "a.png");
  await encodeStill({ rgba, width, height, format: "png", path: file, comment: "test" });
  const bytes = new Uint8Array(await readFile(file));
  await rm(folder, { recursive: true });
  return bytes;
}

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

  test.each([
    "video_url",
    "video_mode",
    "keep_original_sound",
    "reference_images",
    "elements",
    "character_orientation",
    "draft",
    "quote_id",
  ])("%s is refused by name, never ignored", async (field) => {
    const answer = await generate({ ...guideRequest, model: "kling-o3", [field]: field === "draft" ? true : ["x"] });
    expect([answer.status, errorCodeOf(answer), fieldOf(fieldOf(answer.body, "error"), "param")]).toEqual([
      400,
      "unsupported_combination",
      field,
    ]);
  });

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
    const poor = await server.makeWorkspace({ testCredits: 50 });
    const answer = await generate({ ...guideRequest, duration: 10 }, { key: poor.testKey });
    expect([answer.status, errorCodeOf(answer)]).toEqual([403, "insufficient_credits"]);
    expect(answer.text).toContain("Needs 80 credits, 50 available: buy a pack, or choose 720p for 60.");
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

describe("every route", () => {
  const concrete = (pattern: string, id: string): string => pattern.replace("{id}", id);

  test.each(guideRoutes.map((route) => [route.doc.method.toUpperCase(), route.doc.path, route.scope] as const))(
    "%s %s tells apart what is wrong with a key",
    async (method, pattern, scope) => {
      const target = concrete(pattern, "1");
      const cases: readonly (readonly [Record<string, string>, number, string])[] = [
        [{}, 401, "auth_missing"],
        [{ authorization: "Bearer" }, 401, "auth_missing"],
        [{ authorization: key }, 401, "auth_scheme"],
        [{ authorization: `Basic ${key}` }, 401, "auth_scheme"],
        [{ authorization: `Bearer ${key.slice(0, -1)}` }, 401, "auth_invalid_key"],
        [{ authorization: "Bearer my-account-password" }, 401, "auth_invalid_key"],
      ];
      for (const [headers, status, code] of cases) {
        const answer = await client.send(method, target, { headers });
        expect([answer.status, errorCodeOf(answer)]).toEqual([status, code]);
      }
      const other = await workspace.makeKey({ scopes: [scope === "read" ? "generate" : "read"] });
      const unscoped = await client.send(method, target, { key: other.key });
      expect([unscoped.status, errorCodeOf(unscoped)]).toEqual([403, "scope_missing"]);
      const operator = await client.send(method, target, { key: await server.makeOperatorKey() });
      expect([operator.status, errorCodeOf(operator)]).toEqual([403, "scope_missing"]);
    },
  );

  test.each(
    guideRoutes
      .filter((route) => route.doc.path.includes("{id}"))
      .map((route) => [route.doc.method.toUpperCase(), route.doc.path] as const),
  )("%s %s answers a foreign id like one that never was", async (method, pattern) => {
    const isModel = pattern.startsWith("/v1/models");
    const id = pattern.startsWith("/v1/uploads")
      ? textOf(
          (await client.send("POST", "/v1/uploads", { key, body: picture, headers: { "content-type": "image/png" } }))
            .body,
          "asset_id",
        )
      : await newTask();
    const unknown = pattern.startsWith("/v1/uploads") ? "asset_0123456789abcdefghijklmn" : "383049217409351680";
    const anonymous = (text: string): string =>
      text.replaceAll(/req_[0-9a-f]+/g, "req").replaceAll(/("|model )(\d+|kin\w+)/g, "$1id");
    const seen = await Promise.all(
      [id, unknown, "0", "-1", "9223372036854775808", "%00", "a%0Ab", "..%2f..", "x".repeat(300)].map(async (asked) => {
        const answer = await client.send(method, concrete(pattern, asked), { key: isModel ? key : foreign.testKey });
        return [answer.status, isModel ? "" : anonymous(answer.text)];
      }),
    );
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(seen[0]?.[0]).toBe(404);
    if (!isModel && !pattern.startsWith("/v1/uploads")) {
      const otherMode = await client.send(method, concrete(pattern, id), { key: workspace.liveKey });
      expect(otherMode.status).toBe(404);
    }
  });

  test.each(guideRoutes.map((route) => [route.doc.path] as const))(
    "%s names its methods to a wrong one",
    async (pattern) => {
      for (const method of ["PUT", "PATCH", "OPTIONS"]) {
        const answer = await client.send(method, concrete(pattern, "1"), { key });
        expect([answer.status, errorCodeOf(answer)]).toEqual([405, "method_not_allowed"]);
        expect(answer.headers.get("allow")).toMatch(/GET|POST|DELETE/);
      }
    },
  );

  test.each([
    ["/v1/vidoe/generate", "POST /v1/video/generate"],
    ["/video/generate", "POST /v1/video/generate"],
    ["/v1/task", "/v1/tasks"],
    ["/V1/models", "/v1/models"],
    ["/v1/", "/v1/"],
    ["/nothing/like/it/at/all", "/v1/"],
  ])("%s does not exist; %s is named", async (unknown, nearest) => {
    const answer = await client.send("POST", unknown, { key });
    expect([answer.status, errorCodeOf(answer)]).toEqual([404, "route_not_found"]);
    expect(answer.text).toContain(nearest);
  });

  test.each(["/v1/video/extend", "/v1/avatar/generate", "/v1/tasks/5/finalize", "/v1/webhooks/endpoints"])(
    "%s is said to be missing here, and not to be a typo",
    async (missing) => {
      const answer = await client.send("POST", missing, { key });
      expect([answer.status, errorCodeOf(answer)]).toEqual([404, "route_not_found"]);
      expect(answer.text).toContain(`${missing} is not available on this server.`);
    },
  );

  test("HEAD is GET without its body", async () => {
    const answer = await client.send("HEAD", "/v1/models", { key });
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect((await client.send("HEAD", "/v1/models")).status).toBe(401);
  });
});

describe("tasks", () => {
  test("a task is read by all three routes, and a poller is told when to come back", async () => {
    const id = await newTask();
    const answers = await Promise.all(
      ["/v1/video/status", "/v1/image/status", "/v1/tasks"].map(async (route) =>
        client.send("GET", `${route}/${id}`, { key }),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.headers.get("retry-after")).toBe("2");
    expect(answers[0]?.body).toMatchObject({ status: "queued", output: null, error: null, progress: 0, mode: "test" });
  });

  test("a completed task carries its file, a failed one its reason", async () => {
    const id = await newTask();
    await completeTask({ ...server.services, db: server.db }, id);
    const done = await client.send("GET", `/v1/video/status/${id}`, { key });
    expect(done.headers.get("retry-after")).toBeNull();
    expect(done.body).toMatchObject({ status: "completed", progress: 100, credits_charged: 40, provider: "animatic" });
    const file = await fetch(textOf(fieldOf(done.body, "output"), "url"));
    expect([file.status, await file.text()]).toEqual([200, `clip of ${id}`]);

    const other = await newTask();
    await failTask(server.db, other, "generation_failed");
    const failed = await client.send("GET", `/v1/video/status/${other}`, { key });
    expect(failed.body).toMatchObject({
      status: "failed",
      error: { code: "generation_failed", retryable: true },
      receipt: { held: 40, charged: 0, released: 40 },
    });
  });

  test("a held poll is answered by the change, not by the clock", async () => {
    const id = await newTask();
    const held = client.send("GET", `/v1/video/status/${id}?wait=60`, { key });
    await failTask(server.db, id, "generation_failed");
    expect((await held).body).toMatchObject({ status: "failed" });
    const again = await client.send("GET", `/v1/video/status/${id}?wait=60`, { key });
    expect(again.body).toMatchObject({ status: "failed" });
  });

  test.each(["61", "-1", "1.5", "abc", ""])("wait=%s is refused", async (wait) => {
    const answer = await client.send("GET", `/v1/tasks/${await newTask()}?wait=${wait}`, { key });
    expect([answer.status, errorCodeOf(answer)]).toEqual([400, "invalid_parameter"]);
  });

  test("cancelling gives the credits back, twice is once, and an ended task is a conflict", async () => {
    const id = await newTask();
    for (let i = 0; i < 2; i++) {
      const answer = await client.send("POST", `/v1/tasks/${id}/cancel`, { key });
      expect(answer.body).toMatchObject({ status: "failed", error: { code: "canceled" }, receipt: { released: 40 } });
    }
    const ended = await newTask();
    await completeTask({ ...server.services, db: server.db }, ended);
    const late = await client.send("POST", `/v1/tasks/${ended}/cancel`, { key });
    expect([late.status, errorCodeOf(late)]).toEqual([409, "conflict_state"]);
  });

  test("a deleted task keeps its place and loses its words and files", async () => {
    const id = await newTask();
    const early = await client.send("DELETE", `/v1/tasks/${id}`, { key });
    expect([early.status, errorCodeOf(early)]).toEqual([409, "conflict_state"]);
    await completeTask({ ...server.services, db: server.db }, id);
    const url = textOf(fieldOf((await client.send("GET", `/v1/tasks/${id}`, { key })).body, "output"), "url");
    const deleted = await client.send("DELETE", `/v1/tasks/${id}`, { key });
    expect(deleted.body).toMatchObject({ status: "completed", request: null, output: null, credits_charged: 40 });
    const gone = await fetch(url);
    expect([gone.status, fieldOf(fieldOf(await gone.json(), "error"), "code")]).toEqual([410, "result_expired"]);
    expect((await client.send("DELETE", `/v1/tasks/${id}`, { key })).status).toBe(200);
  });

  test("lists are pages, newest first, of this workspace alone", async () => {
    const mine = await server.makeWorkspace();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const made = await generate(
        { ...guideRequest, ...(i === 2 ? { external_task_id: "third" } : {}) },
        { key: mine.testKey },
      );
      ids.unshift(textOf(made.body, "task_id"));
    }
    await failTask(server.db, ids[0] ?? "", "generation_failed");
    const list = async (query: string): Promise<{ readonly ids: readonly string[]; readonly next: unknown }> => {
      const { body, status } = await client.send("GET", `/v1/tasks?${query}`, { key: mine.testKey });
      expect(status).toBe(200);
      const data = fieldOf(body, "data");
      return {
        ids: Array.isArray(data) ? data.map((task) => textOf(task, "task_id")) : [],
        next: fieldOf(body, "next_cursor"),
      };
    };
    const first = await list("limit=2");
    const second = await list(`limit=2&cursor=${String(first.next)}`);
    const third = await list(`limit=2&cursor=${String(second.next)}`);
    expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids);
    expect(third.next).toBeNull();
    expect((await list("status=failed")).ids).toEqual([ids[0]]);
    expect((await list("external_task_id=third")).ids).toEqual([ids[2]]);
    expect((await list("model=kling-3.0&created_after=2020-01-01&created_before=2099-01-01T00:00:00Z")).ids).toEqual(
      ids,
    );
    expect((await list("created_before=2020-01-01")).ids).toEqual([]);
  });

  test.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "cursor=nonsense",
    "cursor=dDA",
    "status=done",
    "created_after=yesterday",
    "created_before=2026-13-40",
    "external_task_id=",
    "model=%00",
  ])("/v1/tasks?%s is refused", async (query) => {
    const answer = await client.send("GET", `/v1/tasks?${query}`, { key });
    expect([answer.status, errorCodeOf(answer)]).toEqual([400, "invalid_parameter"]);
  });

  test("a stream begins with the current state, follows changes and ends with the task", async () => {
    const id = await newTask();
    const stream = await fetch(`${server.origin}/v1/tasks/${id}/events`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader?.read())?.value ?? "";
    expect(first).toMatch(/^event: task\nid: 1\ndata: \{.*"status":"queued".*\}\n\n$/);
    await completeTask({ ...server.services, db: server.db }, id);
    let rest = "";
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) rest += part.value;
    expect(rest).toMatch(/^event: task\nid: \d+\ndata: \{.*"status":"completed".*\}\n\n$/);

    const resumed = await client.send("GET", `/v1/tasks/${id}/events`, { key, headers: { "last-event-id": "1" } });
    expect(resumed.text.match(/event: task/g)).toHaveLength(1);
    const nothingNew = await client.send("GET", `/v1/tasks/${id}/events`, { key, headers: { "last-event-id": "99" } });
    expect(nothingNew.status).toBe(204);
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

describe("uploads", () => {
  test("a file is stored from a form and from a raw body, read and deleted", async () => {
    const form = new FormData();
    form.append("file", new Blob([picture], { type: "image/png" }), "../../my picture.png");
    const made = await client.send("POST", "/v1/uploads", { key, body: form });
    expect([made.status, made.body]).toMatchObject([200, { type: "image", width: 640, height: 360, duration: null }]);
    const id = textOf(made.body, "asset_id");
    expect((await client.send("GET", `/v1/uploads/${id}`, { key })).text).toBe(made.text);
    expect((await fetch(textOf(made.body, "url"))).status).toBe(200);
    expect((await client.send("DELETE", `/v1/uploads/${id}`, { key })).status).toBe(204);
    expect((await client.send("GET", `/v1/uploads/${id}`, { key })).status).toBe(410);
    expect((await fetch(textOf(made.body, "url"))).status).toBe(410);
  });

  test("an upload that an open task needs stays", async () => {
    const made = await client.send("POST", "/v1/uploads", {
      key,
      body: picture,
      headers: { "content-type": "image/png" },
    });
    const id = textOf(made.body, "asset_id");
    await newTask({ image_url: id });
    const answer = await client.send("DELETE", `/v1/uploads/${id}`, { key });
    expect([answer.status, errorCodeOf(answer)]).toEqual([409, "conflict_state"]);
  });

  test.each<readonly [string, () => SendOptions, number, string]>([
    ["a form without a file", () => ({ body: new FormData() }), 400, "invalid_parameter"],
    ["JSON", () => ({ json: {} }), 415, "unsupported_content_type"],
    [
      "text that says it is a picture",
      () => ({ body: "hello", headers: { "content-type": "image/png" } }),
      400,
      "unsupported_media",
    ],
    [
      "an SVG",
      () => ({ body: "<svg xmlns='http://www.w3.org/2000/svg'/>", headers: { "content-type": "image/svg+xml" } }),
      400,
      "unsupported_media",
    ],
  ])("%s is refused", async (_name, options, status, code) => {
    const answer = await client.send("POST", "/v1/uploads", { key, ...options() });
    expect([
      answer.status,
      [code, "missing_parameter", "image_url_login"].includes(String(errorCodeOf(answer))),
    ]).toEqual([status, true]);
  });
});

describe("account", () => {
  test("models carry limits and the guide's ten-second example", async () => {
    const { body } = await client.send("GET", "/v1/models", { key });
    const data = fieldOf(body, "data");
    const models = Array.isArray(data) ? data : [];
    expect(models.map((model) => textOf(model, "id"))).toEqual(makeModelCatalog().models.map(({ id }) => id));
    const one = await client.send("GET", "/v1/models/kling-3.0", { key });
    expect(one.body).toMatchObject({
      id: "kling-v3",
      version: "3.0",
      available: true,
      providers: ["animatic"],
      pricing: { rates: [{ example_10_seconds: { "1080p": { credits: 80, usd: 0.32 } } }] },
    });
    const live = await client.send("GET", "/v1/models/kling-v3", { key: workspace.liveKey });
    expect(live.body).toMatchObject({ available: false, providers: [] });
    const none = await client.send("GET", "/v1/models/klin-v3", { key });
    expect([none.status, errorCodeOf(none)]).toEqual([404, "model_not_found"]);
    expect(none.text).toContain("kling-v3");
  });

  test("an estimate is the guide's price and stores nothing", async () => {
    const before = await countTasks();
    const estimate = async (json: Record<string, unknown>, route = "video"): Promise<unknown> =>
      (await client.send("POST", `/v1/${route}/estimate`, { key, json })).body;
    expect(await estimate({ model: "kling-v3", prompt: "x", duration: 10, resolution: "1080p" })).toMatchObject({
      credits: 80,
      usd: 0.32,
    });
    expect(
      await estimate({ model: "kling-o3", prompt: "x", duration: 10, resolution: "1080p", audio: true }),
    ).toMatchObject({ credits: 200, usd: 0.8 });
    expect(
      await estimate({ model: "kling-o3", prompt: "x", duration: 15, resolution: "1080p", multi_shot: true }),
    ).toMatchObject({ credits: 360, usd: 1.44 });
    expect(await estimate({ model: "kling-image", prompt: "x", n: 2, resolution: "4k" }, "image")).toMatchObject({
      credits: 8,
      usd: 0.032,
    });
    expect(await countTasks()).toBe(before);
    const bad = await client.send("POST", "/v1/video/estimate", {
      key,
      json: { model: "kling-v3", prompt: "x", duration: 99 },
    });
    expect(bad.status).toBe(400);
  });

  test("credits, usage and ledger agree about one task", async () => {
    const mine = await server.makeWorkspace();
    const get = async (route: string): Promise<unknown> =>
      (await client.send("GET", route, { key: mine.testKey })).body;
    const made = await generate(guideRequest, { key: mine.testKey });
    expect(await get("/v1/credits")).toMatchObject({ balance: 100_000, reserved: 40, available: 99_960 });
    await completeTask({ ...server.services, db: server.db }, textOf(made.body, "task_id"));
    expect(await get("/v1/credits")).toMatchObject({
      balance: 99_960,
      reserved: 0,
      packs: [{ total: 100_000, remaining: 99_960 }],
    });
    expect(await get("/v1/usage?group_by=model,key")).toMatchObject({
      group_by: ["model", "key"],
      data: [{ model: "kling-v3", tasks: 1, completed: 1, credits_charged: 40 }],
    });
    expect(await get("/v1/ledger?limit=1")).toMatchObject({
      data: [{ kind: "capture", credits: 40, micro_credits: "40000000" }],
      has_more: true,
    });
    const page = textOf(await get("/v1/ledger?limit=1"), "next_cursor");
    expect(await get(`/v1/ledger?limit=1&cursor=${page}`)).toMatchObject({ data: [{ kind: "hold" }] });
  });

  test.each([
    "/v1/usage?group_by=hour",
    "/v1/usage?from=2026-01-02&to=2026-01-01",
    "/v1/usage?from=2020-01-01&to=2026-01-01",
    "/v1/usage?from=now",
    "/v1/ledger?limit=0",
  ])("%s is refused", async (route) => {
    const answer = await client.send("GET", route, { key });
    expect([answer.status, errorCodeOf(answer)]).toEqual([400, "invalid_parameter"]);
  });

  test("the account says which plan, key and limits the caller has", async () => {
    const { body } = await client.send("GET", "/v1/account", { key });
    expect(body).toMatchObject({
      workspace: { id: workspace.id },
      mode: "test",
      plan: { api: { id: "api-unlimited" }, web: null },
      key: { scopes: ["generate", "read", "manage"], models: null },
    });
  });

  test("providers are those of the key's mode, without any cost", async () => {
    const { body, text } = await client.send("GET", "/v1/providers", { key });
    expect(body).toMatchObject({ data: [{ id: "animatic", local: true, modes: ["test"] }] });
    expect(text).not.toMatch(/cost/);
    expect((await client.send("GET", "/v1/providers", { key: workspace.liveKey })).body).toMatchObject({ data: [] });
  });
});

describe("operator", () => {
  test("engines with their cost and all workspaces are the operator's alone", async () => {
    const operator = await server.makeOperatorKey();
    const providers = await client.send("GET", "/v1/operator/providers", { key: operator });
    expect(providers.body).toMatchObject({ data: [{ id: "animatic", cost_usd_10_seconds_720p: { "kling-v3": 0 } }] });
    const workspaces = await client.send("GET", "/v1/operator/workspaces", { key: operator });
    expect(workspaces.text).toContain(foreign.id);
    for (const route of ["/v1/operator/providers", "/v1/operator/workspaces"]) {
      const refused = await client.send("GET", route, { key });
      expect([refused.status, errorCodeOf(refused)]).toEqual([403, "scope_missing"]);
      expect((await client.send("GET", route)).status).toBe(401);
      expect((await client.send("POST", route, { key: operator })).status).toBe(405);
    }
    expect((await client.send("GET", "/v1/operator/nothing", { key: operator })).status).toBe(404);
  });
});

test("every route was answered with its success and was told apart from a stranger", () => {
  for (const { doc } of guideRoutes) {
    const success = doc.operationId === "uploadDelete" ? 204 : 200;
    expect(client.seen).toContain(`${doc.operationId} ${success}`);
    expect(client.seen).toContain(`${doc.operationId} 401`);
    expect(client.seen).toContain(`${doc.operationId} 403`);
  }
});
