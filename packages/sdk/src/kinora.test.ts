import { expect, test } from "vitest";
import { Kinora } from "./kinora.ts";
import {
  AuthenticationError,
  ConnectionError,
  InsufficientCreditsError,
  InvalidRequestError,
  type KinoraError,
  RateLimitError,
  ServerError,
} from "./kinora-error.ts";
import { clientOf, drop, json, makeFakeClock, refusal, startScriptedServer, task } from "./scripted-server.fixture.ts";

const request = { model: "kling-v3", prompt: "a fox", duration: 5 };
const created = json(200, task({ status: "queued" }));

test("a create that meets 429, 500 and a lost connection is sent again under one idempotency key", async () => {
  await using server = await startScriptedServer(refusal(429, "rate_limited"), refusal(500, "internal"), drop, created);
  const clock = makeFakeClock();
  const answer = await clientOf(server, clock).videos.generate(request);
  expect(answer.task_id).toBe("123");
  expect(clock.slept).toEqual([1_000, 2_000, 4_000]);
  const keys = server.seen.map((one) => one.headers["idempotency-key"]);
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^sdk-[0-9a-f]{32}$/);
  expect(server.seen.map((one) => JSON.parse(one.body))).toEqual([request, request, request, request]);
});

test("two creates have two idempotency keys, and a caller's own is kept", async () => {
  await using server = await startScriptedServer(created);
  const client = clientOf(server, makeFakeClock());
  await client.videos.generate(request);
  await client.videos.generate(request);
  await client.images.generate({ model: "kling-image", prompt: "a fox" }, { idempotencyKey: "mine" });
  const keys = server.seen.map((one) => one.headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe("mine");
  expect(server.seen.map((one) => one.url)).toEqual(["/v1/video/generate", "/v1/video/generate", "/v1/image/generate"]);
});

test("retries stop after 1, 2, 4 and 8 s and the last answer is thrown", async () => {
  await using server = await startScriptedServer(refusal(503, "overloaded"));
  const clock = makeFakeClock();
  await expect(clientOf(server, clock).videos.generate(request)).rejects.toMatchObject({ code: "overloaded" });
  expect(clock.slept).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(server.seen).toHaveLength(5);
});

test("Retry-After is waited for in place of the shorter pause", async () => {
  await using server = await startScriptedServer(
    json(429, { error: { code: "rate_limited", message: "slow down", retryable: true } }, { "retry-after": "7" }),
    created,
  );
  const clock = makeFakeClock();
  await clientOf(server, clock).videos.generate(request);
  expect(clock.slept).toEqual([7_125]);
});

test("a Retry-After beyond a minute is handed to the caller instead of slept through", async () => {
  await using server = await startScriptedServer(refusal(429, "queue_full", { retry_after: 3_600, retryable: true }));
  const clock = makeFakeClock();
  const error: unknown = await clientOf(server, clock)
    .videos.generate(request)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryAfterSeconds: 3_600 });
  expect(clock.slept).toEqual([]);
});

test.each([
  [400, "invalid_parameter", InvalidRequestError],
  [401, "auth_missing", AuthenticationError],
  [403, "insufficient_credits", InsufficientCreditsError],
  [404, "not_found", Error],
  [409, "conflict_state", Error],
  [413, "payload_too_large", InvalidRequestError],
  [422, "idempotency_mismatch", InvalidRequestError],
])("%i %s is thrown at once, with all that the server said", async (status, code, kind) => {
  await using server = await startScriptedServer(refusal(status, code, { param: "duration", retryable: false }));
  const clock = makeFakeClock();
  const error: unknown = await clientOf(server, clock)
    .videos.generate(request)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(kind);
  expect(error).toMatchObject({
    code,
    status,
    message: `because of ${code}`,
    fix: "mend it",
    param: "duration",
    requestId: "req_1",
    retryable: false,
  } satisfies Partial<KinoraError>);
  expect(server.seen).toHaveLength(1);
});

test("a 409 for our own attempt that is still worked on is repeated until its answer is there", async () => {
  await using server = await startScriptedServer(
    drop,
    refusal(409, "idempotency_in_progress", { retry_after: 1, retryable: true }),
    created,
  );
  const answer = await clientOf(server, makeFakeClock()).videos.generate(request);
  expect(answer.task_id).toBe("123");
});

test("a 5xx that the server calls final is not repeated", async () => {
  await using server = await startScriptedServer(refusal(502, "upstream_misconfigured", { retryable: false }));
  await expect(clientOf(server, makeFakeClock()).videos.generate(request)).rejects.toBeInstanceOf(ServerError);
  expect(server.seen).toHaveLength(1);
});

test("a server that never answers gives a ConnectionError after the time-out", async () => {
  await using server = await startScriptedServer(() => undefined);
  const error: unknown = await clientOf(server, makeFakeClock(), { timeoutMs: 20 })
    .account()
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ retryable: true, message: expect.stringContaining("did not answer within 0.02 s") });
});

test("an abort ends the call with the caller's reason, also between attempts", async () => {
  const stop = new AbortController();
  await using server = await startScriptedServer((_request, response) => {
    stop.abort(new Error("enough"));
    refusal(500, "internal")(_request, response);
  });
  await expect(clientOf(server, makeFakeClock()).videos.generate(request, { signal: stop.signal })).rejects.toThrow(
    "enough",
  );
  expect(server.seen).toHaveLength(1);
});

test("a proxy's page of HTML still gives an error with its status", async () => {
  await using server = await startScriptedServer((_request, response) => {
    response.writeHead(413, { "content-type": "text/html" });
    response.end("<h1>Too large</h1>");
  });
  await expect(clientOf(server, makeFakeClock()).credits()).rejects.toMatchObject({
    status: 413,
    code: "bad_response",
  });
});

test("an answer that is not the API's is a bad_response, not a half-filled object", async () => {
  await using server = await startScriptedServer(json(200, { hello: "world" }));
  await expect(clientOf(server, makeFakeClock()).videos.generate(request)).rejects.toMatchObject({
    code: "bad_response",
    message: expect.stringContaining("task_id"),
  });
});

test("the base URL may be an origin, the guide's with /v1, or lie under a path", async () => {
  await using server = await startScriptedServer(json(200, { available: 1 }));
  for (const suffix of ["", "/", "/v1", "/v1/", "/kinora/v1", "/kinora"]) {
    await new Kinora({ apiKey: "k", baseUrl: server.origin + suffix }).credits();
  }
  expect(server.seen.map((one) => one.url)).toEqual([
    "/v1/credits",
    "/v1/credits",
    "/v1/credits",
    "/v1/credits",
    "/kinora/v1/credits",
    "/kinora/v1/credits",
  ]);
});

test("the secret of callbacks is read, and an answer without one is a bad_response", async () => {
  const secret = { secret: "whsec_c2VjcmV0", created_at: "2026-11-24T10:00:00.000Z" };
  await using server = await startScriptedServer(json(200, secret), json(200, {}));
  const client = clientOf(server, makeFakeClock());
  expect(await client.webhooks.secret()).toEqual(secret);
  await expect(client.webhooks.secret()).rejects.toMatchObject({ code: "bad_response" });
  expect(server.seen.map((one) => `${one.method} ${one.url}`)).toEqual(Array(2).fill("GET /v1/webhooks/secret"));
});

test("a base URL or key that cannot be one is refused before anything is sent", () => {
  expect(() => new Kinora({ apiKey: "k", baseUrl: "ftp://here" })).toThrow("http or https");
  expect(() => new Kinora({ apiKey: "k", baseUrl: "nonsense" })).toThrow("http or https");
  expect(() => new Kinora({ apiKey: "" })).toThrow("apiKey");
  expect(() => new Kinora({ apiKey: "two\nlines" })).toThrow("apiKey");
});

test("a list goes on from page to page and stops where the reader stops", async () => {
  const page = (id: string, more: boolean) =>
    json(200, { data: [task({ task_id: id })], has_more: more, next_cursor: more ? `after-${id}` : null });
  await using server = await startScriptedServer(page("3", true), page("2", true), page("1", false));
  const client = clientOf(server, makeFakeClock());
  const all: string[] = [];
  for await (const one of client.tasks.list({ limit: 1, status: "completed" })) all.push(one.task_id);
  expect(all).toEqual(["3", "2", "1"]);
  expect(server.seen.map((one) => one.url)).toEqual([
    "/v1/tasks?limit=1&status=completed",
    "/v1/tasks?limit=1&status=completed&cursor=after-3",
    "/v1/tasks?limit=1&status=completed&cursor=after-2",
  ]);
});

test("a cursor that does not move ends the list instead of turning for ever", async () => {
  await using server = await startScriptedServer(json(200, { data: [task()], has_more: true, next_cursor: "same" }));
  const ids: string[] = [];
  for await (const one of clientOf(server, makeFakeClock()).tasks.list()) ids.push(one.task_id);
  expect(ids).toHaveLength(2);
});

test("an id from outside cannot leave its place in the path", async () => {
  await using server = await startScriptedServer(json(200, task()));
  await clientOf(server, makeFakeClock()).tasks.get("../account?x=1");
  expect(server.seen[0]?.url).toBe("/v1/tasks/..%2Faccount%3Fx%3D1");
});

test("a download does not show the key to the host of the file", async () => {
  await using server = await startScriptedServer((_request, response) => {
    response.writeHead(200, { "content-type": "video/mp4", "content-length": "4" });
    response.end("film");
  });
  const client = new Kinora({ apiKey: "kin_test_key", baseUrl: "http://127.0.0.1:9" });
  const download = await client.download(`${server.origin}/files/asset_1/a%20fox.mp4?signature=1`);
  expect(download).toMatchObject({ mime: "video/mp4", sizeBytes: 4, name: "a fox.mp4" });
  expect(await new Response(download.stream).text()).toBe("film");
  expect(server.seen[0]?.headers.authorization).toBeUndefined();
});

test("an upload is sent raw with the media type of its Blob, its name or its first bytes", async () => {
  await using server = await startScriptedServer(json(200, { asset_id: "asset_1", url: "u", size: 4 }));
  const { uploads } = clientOf(server, makeFakeClock());
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
  await uploads.create(new Blob([png], { type: "image/webp" }));
  await uploads.create(png, { name: "fox.JPG" });
  await uploads.create(png);
  await uploads.create(new Blob([png]).stream(), { type: "image/gif" });
  expect(server.seen.map((one) => one.headers["content-type"])).toEqual([
    "image/webp",
    "image/jpeg",
    "image/png",
    "image/gif",
  ]);
  expect(server.seen.map((one) => one.body)).toEqual(Array(4).fill("\x89PNG"));
  await expect(uploads.create(Uint8Array.of(1, 2, 3))).rejects.toThrow("media type");
});

test("a stream is uploaded once: it cannot be read again", async () => {
  await using server = await startScriptedServer(refusal(500, "internal"));
  const upload = clientOf(server, makeFakeClock()).uploads.create(new Blob(["x"]).stream(), { type: "image/png" });
  await expect(upload).rejects.toBeInstanceOf(ServerError);
  expect(server.seen).toHaveLength(1);
});
