import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeTask, failTask } from "./end-task.fixture.ts";
import { errorCodeOf, fieldOf, type GuideClient, makeGuideClient, textOf } from "./guide-client.fixture.ts";
import { guideRoutes } from "./guide-dialect.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";

let server: GuideServer;
let client: GuideClient;
let workspace: TestWorkspace;
let key: string;

beforeAll(async () => {
  server = await openGuideServer();
  client = makeGuideClient(server.origin);
});
afterAll(async () => server[Symbol.asyncDispose]());

const url = "https://hooks.example/kinora";
const newTask = async (over: Record<string, unknown> = {}): Promise<string> =>
  textOf(
    (
      await client.send("POST", "/v1/video/generate", {
        key,
        json: { model: "kling-v3", prompt: "A street at noon", ...over },
      })
    ).body,
    "task_id",
  );
const newEndpoint = async (over: Record<string, unknown> = {}) =>
  client.send("POST", "/v1/webhooks/endpoints", { key, json: { url, ...over } });
const listOf = (body: unknown): readonly unknown[] => {
  const data = fieldOf(body, "data");
  if (!Array.isArray(data)) throw new Error("no list");
  return data;
};

describe("endpoints", () => {
  beforeAll(async () => {
    workspace = await server.makeWorkspace();
    key = workspace.testKey;
  });

  test("an endpoint is made, read, changed, rotated and deleted; its secret is shown when it is made", async () => {
    const made = await newEndpoint({ events: ["task.completed"], description: "Orders" });
    expect(made.status).toBe(200);
    const id = textOf(made.body, "id");
    expect(textOf(made.body, "secret")).toMatch(/^whsec_/);
    expect(made.body).toMatchObject({ url, events: ["task.completed"], status: "active", description: "Orders" });
    const path = `/v1/webhooks/endpoints/${id}`;
    const read = await client.send("GET", path, { key });
    expect(read.text).not.toContain("whsec_");
    expect(listOf((await client.send("GET", "/v1/webhooks/endpoints", { key })).body)).toEqual([read.body]);
    const changed = await client.send("PATCH", path, { key, json: { events: [], status: "paused" } });
    expect(changed.body).toMatchObject({ events: [], status: "paused", status_reason: "requested", url });
    const again = await client.send("PATCH", path, { key, json: { status: "active" } });
    expect(again.body).toMatchObject({ status: "active", status_reason: null });
    const rotated = await client.send("POST", `${path}/rotate`, { key, json: { overlap_seconds: 3_600 } });
    expect(textOf(rotated.body, "secret")).not.toBe(textOf(made.body, "secret"));
    expect(fieldOf(rotated.body, "previous_secret_signs_until")).not.toBeNull();
    expect((await client.send("DELETE", path, { key })).status).toBe(204);
    expect(errorCodeOf(await client.send("GET", path, { key }))).toBe("not_found");
  });

  test.each([
    ["http://hooks.example/x", "url"],
    ["https://10.0.0.1/x", "url"],
    ["https://user:password@hooks.example/x", "url"],
  ])("%s is refused as an endpoint's address", async (bad, param) => {
    const answer = await newEndpoint({ url: bad });
    expect([answer.status, fieldOf(fieldOf(answer.body, "error"), "param")]).toEqual([400, param]);
  });

  test("an unknown event in a filter is refused with the list of those that are", async () => {
    const answer = await newEndpoint({ events: ["task.finished"] });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("task.completed");
  });

  test("the callbacks' secret rotates with an overlap", async () => {
    const before = await client.send("GET", "/v1/webhooks/secret", { key });
    const rotated = await client.send("POST", "/v1/webhooks/secret/rotate", { key });
    expect(textOf(rotated.body, "secret")).not.toBe(textOf(before.body, "secret"));
    expect(fieldOf(rotated.body, "previous_signs_until")).toEqual(expect.any(String));
    expect((await client.send("GET", "/v1/webhooks/secret", { key })).body).toEqual(rotated.body);
  });

  test("a delivery shows what is sent and is sent again by hand", async () => {
    const id = textOf((await newEndpoint()).body, "id");
    const taskId = await newTask({ callback_url: url });
    await failTask(server.db, taskId, "generation_failed");
    const all = listOf((await client.send("GET", `/v1/webhooks/deliveries?task_id=${taskId}`, { key })).body);
    expect(all).toHaveLength(2);
    const own = listOf((await client.send("GET", `/v1/webhooks/endpoints/${id}/deliveries`, { key })).body);
    expect(own).toMatchObject([{ event: "task.failed", status: "pending", endpoint_id: id, attempt_count: 0 }]);
    const deliveryId = textOf(own[0], "id");
    const detail = await client.send("GET", `/v1/webhooks/deliveries/${deliveryId}`, { key });
    expect(detail.body).toMatchObject({
      attempts: [],
      request_body: { event: "task.failed", task_id: taskId, status: "failed", error: { code: "generation_failed" } },
    });
    const resent = await client.send("POST", `/v1/webhooks/deliveries/${deliveryId}/resend`, { key });
    expect(resent.status).toBe(200);
  });

  test("a test event and a resend of what was missed are due at once, and refused while the endpoint is paused", async () => {
    const id = textOf((await newEndpoint({ events: ["credits.low"] })).body, "id");
    const path = `/v1/webhooks/endpoints/${id}`;
    const sent = await client.send("POST", `${path}/test`, { key });
    expect(sent.body).toMatchObject({ event: "webhook.test", status: "pending", endpoint_id: id });
    const missed = await client.send("POST", `${path}/resend`, { key });
    expect(missed.body).toEqual({ resent: 0, has_more: false });
    await client.send("PATCH", path, { key, json: { status: "paused" } });
    for (const action of ["test", "resend"]) {
      expect(errorCodeOf(await client.send("POST", `${path}/${action}`, { key }))).toBe("conflict_state");
    }
  });

  test("changes of endpoints are in the audit log, without their secrets", async () => {
    const audit = await client.send("GET", "/v1/audit?limit=100", { key });
    expect(audit.text).toContain("webhook.changed");
    expect(audit.text).not.toContain("whsec_");
  });
});

describe("the feed", () => {
  let ids: readonly string[];

  beforeAll(async () => {
    workspace = await server.makeWorkspace();
    key = workspace.testKey;
    for (let task = 0; task < 3; task++) {
      const id = await newTask();
      if (task === 1) await failTask(server.db, id, "generation_failed");
      else await completeTask({ db: server.db, blobs: server.services.blobs }, id);
    }
    ids = listOf((await client.send("GET", "/v1/events", { key })).body).map((event) => textOf(event, "id"));
  });

  test("events are read page by page in the order in which they happened, each once", async () => {
    const seen: string[] = [];
    let after = "";
    for (let page = 0; page < 10; page++) {
      const { body } = await client.send("GET", `/v1/events?limit=1${after === "" ? "" : `&after=${after}`}`, { key });
      seen.push(...listOf(body).map((event) => textOf(event, "id")));
      if (fieldOf(body, "has_more") !== true) break;
      after = textOf(body, "next_cursor");
    }
    expect(seen).toEqual(ids);
    expect(ids).toHaveLength(3);
  });

  test("what an event tells is the body of its webhook", async () => {
    const failed = listOf((await client.send("GET", "/v1/events?types=task.failed", { key })).body);
    expect(failed).toMatchObject([
      { type: "task.failed", data: { event: "task.failed", status: "failed", error: { code: "generation_failed" } } },
    ]);
    expect(textOf(failed[0], "task_id")).toBe(textOf(fieldOf(failed[0], "data"), "task_id"));
  });

  test("the newest event is named to whoever wants to begin there", async () => {
    const { body } = await client.send("GET", "/v1/events?after=newest", { key });
    expect(body).toEqual({ data: [], has_more: false, next_cursor: ids.at(-1) });
  });

  test("an event of another workspace is as unknown as one that never was", async () => {
    const foreign = await server.makeWorkspace();
    for (const [asked, reader] of [
      [ids[0], foreign.testKey],
      [ids[0], workspace.liveKey],
      ["evt_1_1", key],
    ] as const) {
      const answer = await client.send("GET", `/v1/events?after=${asked}`, { key: reader });
      expect([answer.status, errorCodeOf(answer)]).toEqual([400, "invalid_parameter"]);
    }
  });

  test("a stream goes on behind Last-Event-ID and tells what happens next, whatever comes between", async () => {
    const stopping = new AbortController();
    const response = await fetch(`${server.origin}/v1/events?types=task.*`, {
      headers: { authorization: `Bearer ${key}`, accept: "text/event-stream", "last-event-id": ids[0] ?? "" },
      signal: stopping.signal,
    });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const seen: string[] = [];
    const types: string[] = [];
    let made: Promise<void> | undefined;
    let wanted = ids.length;
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      seen.length = 0;
      seen.push(...[...text.matchAll(/^id: (.*)$/gm)].map((match) => match[1] ?? ""));
      types.push(...[...text.matchAll(/^event: (.*)$/gm)].map((match) => match[1] ?? ""));
      if (seen.length === 2 && made === undefined) {
        wanted = 4;
        made = (async () => {
          for (let task = 0; task < 2; task++) await failTask(server.db, await newTask(), "canceled");
        })();
      }
      if (seen.length === wanted) break;
    }
    stopping.abort();
    await made;
    const all = listOf((await client.send("GET", "/v1/events", { key })).body).map((event) => textOf(event, "id"));
    expect(seen).toEqual(all.slice(1));
    expect(new Set(types)).toEqual(new Set(["task.completed", "task.failed"]));
  });
});

describe("the request log", () => {
  beforeAll(async () => {
    workspace = await server.makeWorkspace();
    key = workspace.testKey;
  });
  const logged = async (query = ""): Promise<readonly unknown[]> => {
    await server.requestLog.flush();
    return listOf((await client.send("GET", `/v1/requests${query}`, { key })).body);
  };

  test("creates, changes and refusals are stored with their bodies; reads are counted", async () => {
    const taskId = await newTask({ prompt: "A lighthouse in a storm" });
    await client.send("GET", `/v1/video/status/${taskId}`, { key });
    await client.send("GET", `/v1/video/status/${taskId}`, { key });
    const refused = await client.send("POST", "/v1/video/generate", {
      key,
      json: { model: "kling-v3", prompt: "x", duration: 99 },
    });
    await client.send("GET", "/v1/video/status/1", { key });
    await server.requestLog.flush();
    const answer = await client.send("GET", "/v1/requests", { key });
    const lines = listOf(answer.body);
    expect(lines.map((line) => [textOf(line, "method"), fieldOf(line, "status"), fieldOf(line, "error_code")])).toEqual(
      [
        ["GET", 404, "not_found"],
        ["POST", 400, "invalid_parameter"],
        ["POST", 200, null],
      ],
    );
    expect(fieldOf(answer.body, "not_stored")).toEqual({ reads: 2, dropped: 0 });
    expect(textOf(lines[1], "id")).toBe(refused.headers.get("x-request-id"));
    const detail = await client.send("GET", `/v1/requests/${textOf(lines[2], "id")}`, { key });
    expect(detail.body).toMatchObject({
      task_id: taskId,
      path: "/v1/video/generate",
      request_body: { prompt: "A lighthouse in a storm" },
      response_body: { task_id: taskId, status: "queued" },
    });
    expect(await logged("?code=invalid_parameter")).toHaveLength(1);
    expect(await logged(`?task_id=${taskId}`)).toHaveLength(1);
    expect(await logged("?outcome=ok")).toHaveLength(1);
  });

  test("a page goes on behind the page before, and another side of the workspace sees nothing", async () => {
    const all = await logged();
    const first = await client.send("GET", "/v1/requests?limit=1", { key });
    const rest = await client.send("GET", `/v1/requests?limit=100&cursor=${textOf(first.body, "next_cursor")}`, {
      key,
    });
    expect([...listOf(first.body), ...listOf(rest.body)]).toEqual(all);
    const others = await client.send("GET", "/v1/requests", { key: workspace.liveKey });
    expect(listOf(others.body)).toEqual([]);
    const foreign = await client.send("GET", `/v1/requests/${textOf(all[0], "id")}`, { key: workspace.liveKey });
    expect(errorCodeOf(foreign)).toBe("not_found");
  });

  test("keys, secrets, signatures and media bytes of a body are not kept", async () => {
    const secret = "canary-of-a-callback";
    const media = `data:image/png;base64,${"A".repeat(3_000)}`;
    await client.send("POST", "/v1/video/generate", {
      key,
      json: {
        model: "kling-v3",
        prompt: `my key is ${key}`,
        image_url: media,
        callback_url: `https://hooks.example/x?token=${secret}`,
        password: secret,
        nested: { api_key: secret, deep: { access_token: secret } },
      },
    });
    await newEndpoint();
    await client.send("POST", "/v1/webhooks/secret/rotate", { key });
    await server.requestLog.flush();
    const rows = await server.db.selectFrom("request_log").selectAll().execute();
    const text = JSON.stringify(rows, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    for (const canary of [secret, key, "AAAAAAAAAAAA", /whsec_(?!\[)/]) expect(text).not.toMatch(canary);
    expect(text).toContain("my key is kin_test_[redacted]");
  });

  test("a deleted task's prompt leaves the log too", async () => {
    const taskId = await newTask({ prompt: "canary-of-a-prompt" });
    await failTask(server.db, taskId, "generation_failed");
    await client.send("DELETE", `/v1/tasks/${taskId}`, { key });
    const rows = await server.db.selectFrom("request_log").selectAll().execute();
    const text = JSON.stringify(rows, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toContain("canary-of-a-prompt");
    expect(await logged(`?task_id=${taskId}`)).not.toEqual([]);
  });

  test("a wrong key is stored for the operator alone", async () => {
    const answer = await client.send("GET", "/v1/account", { headers: { authorization: "Bearer nonsense" } });
    await server.requestLog.flush();
    const row = await server.db
      .selectFrom("request_log")
      .selectAll()
      .where("id", "=", answer.headers.get("x-request-id") ?? "")
      .executeTakeFirstOrThrow();
    expect([row.workspace_id, row.error_code]).toEqual([null, "auth_invalid_key"]);
    const operator = await server.makeOperatorKey();
    const seen = await client.send("GET", "/v1/operator/requests?workspace=none&limit=1", { key: operator });
    expect(listOf(seen.body)).toMatchObject([{ id: row.id, workspace_id: null, error_code: "auth_invalid_key" }]);
    const theirs = await client.send("GET", `/v1/operator/requests?workspace=${workspace.id}&outcome=ok`, {
      key: operator,
    });
    expect(new Set(listOf(theirs.body).map((line) => fieldOf(line, "workspace_id")))).toEqual(new Set([workspace.id]));
    expect(theirs.text).not.toContain("request_body");
    expect((await client.send("GET", "/v1/operator/requests", { key })).status).toBe(403);
  });
});

describe("stored media", () => {
  test("outputs and uploads are listed newest first, page by page, each once", async () => {
    workspace = await server.makeWorkspace();
    key = workspace.testKey;
    const made: string[] = [];
    for (let task = 0; task < 3; task++) {
      made.unshift((await completeTask({ db: server.db, blobs: server.services.blobs }, await newTask())).id);
    }
    const first = await client.send("GET", "/v1/assets?limit=2", { key });
    const rest = await client.send("GET", `/v1/assets?cursor=${textOf(first.body, "next_cursor")}`, { key });
    const all = [...listOf(first.body), ...listOf(rest.body)];
    expect(all.map((asset) => textOf(asset, "asset_id"))).toEqual(made);
    expect(fieldOf(rest.body, "has_more")).toBe(false);
    const response = await fetch(textOf(all[0], "url"));
    expect(response.status).toBe(200);
    await response.body?.cancel();
    expect(listOf((await client.send("GET", "/v1/assets?role=upload", { key })).body)).toEqual([]);
    expect(listOf((await client.send("GET", "/v1/assets", { key: workspace.liveKey })).body)).toEqual([]);
  });
});

test("a task id of 19 digits, as they come from 2031 on, is found by every list that takes one", async () => {
  server.setNow(new Date("2032-01-01T00:00:00Z"));
  try {
    workspace = await server.makeWorkspace();
    key = workspace.testKey;
    await newEndpoint();
    const taskId = await newTask();
    expect(taskId).toHaveLength(19);
    await completeTask({ db: server.db, blobs: server.services.blobs }, taskId);
    await server.requestLog.flush();
    for (const path of ["/v1/requests", "/v1/assets", "/v1/webhooks/deliveries"]) {
      expect(listOf((await client.send("GET", `${path}?task_id=${taskId}`, { key })).body), path).not.toEqual([]);
    }
  } finally {
    server.setNow(new Date());
  }
});

test("every route of these subjects was answered with its success", () => {
  const subjects = ["Webhooks", "Requests", "Assets"];
  const missing = guideRoutes
    .filter(({ doc }) => subjects.some((tag) => doc.tags?.includes(tag)))
    .map(({ doc }) => `${doc.operationId} ${doc.method === "delete" ? 204 : 200}`)
    .filter((answer) => !client.seen.has(answer));
  expect(missing).toEqual([]);
});
