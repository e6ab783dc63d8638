import { makeModelCatalog } from "@kinora/core";
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
  server = await openGuideServer();
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

describe("every route", () => {
  const concrete = (pattern: string, id: string): string => pattern.replace("{id}", id);

  test.each(guideRoutes.map((route) => [route.doc.method.toUpperCase(), route.doc.path] as const))(
    "%s %s tells apart what is wrong with a key",
    async (method, pattern) => {
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
    },
  );

  test.each(guideRoutes.map((route) => [route.doc.path] as const))(
    "%s names its methods to a wrong one",
    async (pattern) => {
      const methods = guideRoutes.filter(({ doc }) => doc.path === pattern).map(({ doc }) => doc.method.toUpperCase());
      for (const method of ["PUT", "PATCH", "OPTIONS"].filter((one) => !methods.includes(one))) {
        const answer = await client.send(method, concrete(pattern, "1"), { key });
        expect([answer.status, errorCodeOf(answer)]).toEqual([405, "method_not_allowed"]);
        expect(answer.headers.get("allow")).toMatch(/GET|POST|DELETE|PUT/);
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

  test.each(["/v1/video/extend", "/v1/video/lipsync"])(
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
    const json = { model: "kling-image", prompt: "A lighthouse" };
    const id = textOf((await client.send("POST", "/v1/image/generate", { key, json })).body, "task_id");
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

  test("the scene of a task is read where the task says, and a task without one has none", async () => {
    const id = await newTask();
    const before = await client.send("GET", `/v1/tasks/${id}/scene`, { key });
    expect([before.status, errorCodeOf(before)]).toEqual([404, "not_found"]);
    await completeTask({ ...server.services, db: server.db }, id);
    const { body } = await client.send("GET", `/v1/video/status/${id}`, { key });
    const url = new URL(textOf(fieldOf(body, "scene"), "url"));
    const scene = await client.send("GET", url.pathname, { key });
    expect([scene.status, scene.body]).toEqual([200, { version: 1, unmatched: [] }]);
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

test("a portrait talks in a voice of the list, for as long as its text takes", async () => {
  const voices = (await client.send("GET", "/v1/voices", { key })).body;
  expect(voices).toMatchObject({ object: "list" });
  const image = `data:image/png;base64,${Buffer.from(picture).toString("base64")}`;
  const json = {
    image_url: image,
    text: "Welcome! Let me show you around this little house of mine.",
    voice_id: "noah",
  };
  const estimate = await client.send("POST", "/v1/avatar/estimate", { key, json });
  expect(estimate.body).toMatchObject({ credits: 24 }); // 11 words at 2.2 a second and a pause: 6 s of 4 credits
  const made = await client.send("POST", "/v1/avatar/generate", { key, json });
  expect(made.body).toMatchObject({ model: "kling-avatar", credits_reserved: 24 });
  const task = await client.send("GET", `/v1/tasks/${textOf(made.body, "task_id")}`, { key });
  expect(fieldOf(task.body, "request")).toMatchObject({ text: json.text, voice_id: "noah", duration: 6, audio: true });
  for (const [wrong, code, param] of [
    [{ voice_id: "nobody" }, "invalid_parameter", "voice_id"],
    [{ text: "word ".repeat(150) }, "invalid_parameter", "text"],
    [{ text: "hardcore porn" }, "content_blocked_input", "text"],
    [{ model: "kling-v3" }, "invalid_parameter", "model"],
    [{ audio_url: "https://pictures.example/a.mp3" }, "unsupported_combination", "audio_url"],
  ] as const) {
    const answer = await client.send("POST", "/v1/avatar/generate", { key, json: { ...json, ...wrong } });
    expect([errorCodeOf(answer), fieldOf(fieldOf(answer.body, "error"), "param")]).toEqual([code, param]);
  }
});

test("an element is made, listed, read and deleted", async () => {
  const form = { key, body: picture, headers: { "content-type": "image/png" } };
  const asset = textOf((await client.send("POST", "/v1/uploads", form)).body, "asset_id");
  const json = { name: "Vase", description: "a blue vase", image_urls: [asset] };
  const made = await client.send("POST", "/v1/elements", { key, json });
  const path = `/v1/elements/${textOf(made.body, "id")}`;
  expect((await client.send("GET", path, { key })).text).toBe(made.text);
  expect((await client.send("GET", "/v1/elements", { key })).body).toMatchObject({ data: [{ name: "Vase" }] });
  expect((await client.send("DELETE", path, { key })).status).toBe(204);
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

  test("the secret of callbacks is the same each time, each side and workspace has its own, and only manage opens it", async () => {
    const read = async (as: string) => client.send("GET", "/v1/webhooks/secret", { key: as });
    const secretOf = async (as: string): Promise<string> => textOf((await read(as)).body, "secret");
    const first = await read((await workspace.makeKey({ scopes: ["manage"] })).key);
    expect(first).toMatchObject({
      status: 200,
      body: { secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), created_at: expect.any(String) },
    });
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect((await read(key)).body).toEqual(first.body);
    const secrets = [await secretOf(key), await secretOf(workspace.liveKey), await secretOf(foreign.testKey)];
    expect(new Set(secrets).size).toBe(3);
    const unscoped = await read((await workspace.makeKey({ scopes: ["generate", "read"] })).key);
    expect([unscoped.status, errorCodeOf(unscoped)]).toEqual([403, "scope_missing"]);
    expect((await client.send("GET", "/v1/webhooks/secret")).status).toBe(401);
    expect(JSON.stringify(server.answered)).not.toContain("whsec_");
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
  /** Subjects with a file of tests of their own, which asks for their success. */
  const elsewhere = ["Keys", "Webhooks", "Requests", "Assets", "Billing", "Drafts"];
  for (const { doc } of guideRoutes) {
    const success = doc.responses["204"] !== undefined ? 204 : 200;
    if (!elsewhere.some((tag) => doc.tags?.includes(tag)))
      expect(client.seen).toContain(`${doc.operationId} ${success}`);
    expect(client.seen).toContain(`${doc.operationId} 401`);
  }
});
