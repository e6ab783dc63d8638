import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAuthenticator } from "#access/authenticate.ts";
import { findApiKeyByHash } from "#access/keys.ts";
import { makePlanTable } from "@kinora/core";
import {
  type Answer,
  errorCodeOf,
  fieldOf,
  type GuideClient,
  makeGuideClient,
  textOf,
} from "./guide-client.fixture.ts";
import { keyRoutes } from "./key-routes.ts";
import { type GuideServer, openGuideServer, type TestWorkspace } from "./guide-server.fixture.ts";

let server: GuideServer;
let client: GuideClient;
let workspace: TestWorkspace;
let key: string;

beforeAll(async () => {
  server = await openGuideServer({ trustedProxies: ["127.0.0.1/32", "::1/128"] });
  client = makeGuideClient(server.origin);
  workspace = await server.makeWorkspace();
  key = workspace.testKey;
});
afterAll(async () => server[Symbol.asyncDispose]());

const outcome = (answer: Answer): readonly unknown[] => [answer.status, errorCodeOf(answer)];
const make = async (json: object, by: string = key): Promise<Answer> =>
  client.send("POST", "/v1/keys", { key: by, json: { name: "made", ...json } });
const ask = async (path: string, by: string): Promise<readonly unknown[]> =>
  outcome(await client.send("GET", path, { key: by }));
const generate = async (by: string, duration = 5): Promise<Answer> =>
  client.send("POST", "/v1/video/generate", {
    key: by,
    json: { model: "kling-v3", prompt: "A street", duration, resolution: "720p" },
  });

test("a key is made, works, is listed without itself, and is refused from its revocation on", async () => {
  const made = await make({ name: "shop", scopes: ["read"], models: ["kling-v3"] });
  const [id, secret] = [textOf(made.body, "id"), textOf(made.body, "key")];
  expect(made.body).toMatchObject({ mode: "test", state: "active", scopes: ["read"], models: ["kling-v3"] });
  expect(await ask("/v1/account", secret)).toEqual([200, undefined]);
  expect(outcome(await generate(secret))).toEqual([403, "scope_missing"]);

  const listed = await client.send("GET", "/v1/keys", { key });
  expect(listed.text).toContain(id);
  expect((await client.send("GET", `/v1/keys/${id}`, { key })).body).toMatchObject({ name: "shop" });
  expect(listed.text).not.toContain(secret);
  expect(listed.text).not.toContain(workspace.liveKey.slice(-4)); // a test key sees the test side alone

  const revoked = await client.send("DELETE", `/v1/keys/${id}`, { key });
  expect(revoked.body).toMatchObject({ state: "revoked" });
  expect(await ask("/v1/account", secret)).toEqual([401, "auth_key_revoked"]);
  expect((await client.send("DELETE", `/v1/keys/${id}`, { key })).body).toEqual(revoked.body);
  expect(outcome(await client.send("PATCH", `/v1/keys/${id}`, { key, json: { name: "x" } }))).toEqual([
    409,
    "conflict_state",
  ]);
});

test("another process refuses a revoked key within five seconds", async () => {
  const made = await make({});
  let nowMs = Date.now();
  const other = makeAuthenticator({
    findKey: async (hash) => findApiKeyByHash(server.db, hash),
    plans: makePlanTable(),
    now: () => new Date(nowMs),
    onUse: () => undefined,
  });
  const there = async (): Promise<string> => {
    try {
      return (await other.authenticate({ kind: "key", key: textOf(made.body, "key") }, { address: undefined })).kind;
    } catch (error) {
      return String(fieldOf(error, "code"));
    }
  };
  expect(await there()).toBe("workspace");
  await client.send("DELETE", `/v1/keys/${textOf(made.body, "id")}`, { key });
  nowMs += 5_000;
  expect(await there()).toBe("auth_key_revoked");
});

test("a key is changed at once, what is left out stays, and null lifts a limit", async () => {
  // further away than ten years
  expect(outcome(await make({ expires_at: "2090-01-01T00:00:00Z" }))).toEqual([400, "invalid_parameter"]);
  const narrow = await make({ scopes: ["read"], max_credits: 100, networks: ["203.0.113.0/24"] });
  const [id, secret] = [textOf(narrow.body, "id"), textOf(narrow.body, "key")];
  expect(await ask("/v1/account", secret)).toEqual([403, "ip_not_allowed"]);
  const patch = async (json: object): Promise<Answer> => client.send("PATCH", `/v1/keys/${id}`, { key, json });
  expect((await patch({ networks: null })).body).toMatchObject({ networks: null, scopes: ["read"], max_credits: 100 });
  expect(await ask("/v1/account", secret)).toEqual([200, undefined]);
  expect((await patch({ scopes: null, name: "wide" })).body).toMatchObject({
    name: "wide",
    scopes: ["generate", "read", "manage"],
  });
  expect((await generate(secret)).status).toBe(200);
  for (const wrong of [{ name: null }, { scopes: ["all"] }, { models: ["kling-9"] }, { networks: ["here"] }]) {
    expect(outcome(await patch(wrong))).toEqual([400, "invalid_parameter"]);
  }
});

test("a rotated key and its successor both work until the overlap ends", async () => {
  const made = await make({ scopes: ["read"] });
  const rotate = async (json?: object): Promise<Answer> =>
    client.send("POST", `/v1/keys/${textOf(made.body, "id")}/rotate`, { key, ...(json === undefined ? {} : { json }) });
  const fresh = await rotate({ overlap_seconds: 60 });
  const [old, next] = [textOf(made.body, "key"), textOf(fresh.body, "key")];
  expect(fresh.body).toMatchObject({ scopes: ["read"], state: "active" });
  expect([await ask("/v1/account", old), await ask("/v1/account", next)]).toEqual([
    [200, undefined],
    [200, undefined],
  ]);
  server.setNow(new Date(Date.now() + 61_000));
  expect(await ask("/v1/account", old)).toEqual([401, "auth_key_expired"]);
  expect(await ask("/v1/account", next)).toEqual([200, undefined]);
  server.setNow(new Date());
  expect(outcome(await rotate())).toEqual([409, "conflict_state"]);
});

test("a narrow key with the scope manage makes no wide one, on any way", async () => {
  const narrow = textOf((await make({ scopes: ["manage", "read"] })).body, "key");
  const wide = textOf((await make({})).body, "id");
  expect(outcome(await make({}, narrow))).toEqual([403, "scope_missing"]);
  expect(outcome(await make({ scopes: ["read"] }, narrow))).toEqual([200, undefined]);
  for (const [method, path, json] of [
    ["POST", `/v1/keys/${wide}/rotate`, {}],
    ["POST", `/v1/keys/${wide}/access-pair`, {}],
    ["PATCH", `/v1/keys/${wide}`, { name: "mine" }],
  ] as const) {
    expect([path, ...outcome(await client.send(method, path, { key: narrow, json }))]).toEqual([
      path,
      403,
      "scope_missing",
    ]);
  }
  const capped = textOf((await make({ max_credits: 10 })).body, "key");
  expect(outcome(await make({ max_credits: 1 }, capped))).toEqual([403, "scope_missing"]);
});

test("a cap per day holds that day, also on the successor of a key, and a lifted one is gone", async () => {
  const made = await make({ max_credits_per_day: 59 });
  const secret = textOf(made.body, "key");
  // 30 credits each
  const spent = await Promise.all([generate(secret), generate(secret), generate(secret)]);
  expect(spent.map(({ status }) => status).toSorted((a, b) => Number(a) - Number(b))).toEqual([200, 403, 403]);
  expect(spent.map(errorCodeOf)).toContain("budget_exceeded");
  const next = await client.send("POST", `/v1/keys/${textOf(made.body, "id")}/rotate`, { key });
  expect(next.body).toMatchObject({ max_credits_per_day: 59 });
  expect((await generate(textOf(next.body, "key"))).status).toBe(200);
  expect(outcome(await generate(textOf(next.body, "key")))).toEqual([403, "budget_exceeded"]);
  const id = textOf(next.body, "id");
  await client.send("PATCH", `/v1/keys/${id}`, { key, json: { max_credits_per_day: null } });
  expect((await generate(textOf(next.body, "key"))).status).toBe(200);
});

test("a token signed with a key's pair does what the key may, until the pair or the key ends", async () => {
  const made = await make({ access_pair: true, scopes: ["read"] });
  const token = (body: unknown, claims: object = {}): string => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const nowSeconds = Math.floor(Date.now() / 1_000);
    const payload = { iss: textOf(body, "access_key"), exp: nowSeconds + 1_800, nbf: nowSeconds - 5, ...claims };
    const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(payload)}`;
    return `${signed}.${createHmac("sha256", textOf(body, "secret_key")).update(signed).digest("base64url")}`;
  };
  expect(await ask("/v1/account", token(made.body))).toEqual([200, undefined]);
  expect(await ask("/v1/keys", token(made.body))).toEqual([403, "scope_missing"]);
  expect(await ask("/v1/account", token(made.body, { exp: 1 }))).toEqual([401, "auth_token_expired"]);
  expect(await ask("/v1/account", token(made.body, { iss: "kin_ak_none" }))).toEqual([401, "auth_invalid_key"]);
  expect(await ask("/v1/account", textOf(made.body, "secret_key"))).toEqual([401, "auth_invalid_key"]);

  const id = textOf(made.body, "id");
  const second = await client.send("POST", `/v1/keys/${id}/access-pair`, { key });
  expect(await ask("/v1/account", token(second.body))).toEqual([200, undefined]);
  expect(await ask("/v1/account", token(made.body))).toEqual([401, "auth_invalid_key"]);
  expect((await client.send("DELETE", `/v1/keys/${id}/access-pair`, { key })).status).toBe(204);
  expect(await ask("/v1/account", token(second.body))).toEqual([401, "auth_invalid_key"]);
  expect(outcome(await client.send("DELETE", `/v1/keys/${id}/access-pair`, { key }))).toEqual([404, "not_found"]);

  const third = await client.send("POST", `/v1/keys/${id}/access-pair`, { key });
  await client.send("DELETE", `/v1/keys/${id}`, { key });
  expect(await ask("/v1/account", token(third.body))).toEqual([401, "auth_key_revoked"]);
});

test("every change of a key is in the audit log with who made it, and no secret is", async () => {
  const mine = await server.makeWorkspace();
  const made = await make({ access_pair: true }, mine.testKey);
  const id = textOf(made.body, "id");
  const calls = [
    ["PATCH", `/v1/keys/${id}`, { max_credits: 5 }],
    ["POST", `/v1/keys/${id}/access-pair`, undefined],
    ["POST", `/v1/keys/${id}/rotate`, undefined],
    ["DELETE", `/v1/keys/${id}`, undefined],
  ] as const;
  for (const [method, path, json] of calls) {
    const answer = await client.send(method, path, { key: mine.testKey, ...(json === undefined ? {} : { json }) });
    expect([path, answer.status]).toEqual([path, 200]);
  }
  const log = await client.send("GET", "/v1/audit?limit=6", { key: mine.testKey });
  const entries = fieldOf(log.body, "data");
  expect(Array.isArray(entries) && entries.map((entry) => textOf(entry, "action"))).toEqual([
    "key.revoked",
    "key.rotated",
    "key.created",
    "key.pair_made",
    "key.changed",
    "key.created",
  ]);
  expect(Array.isArray(entries) && entries[0]).toMatchObject({
    actor: { kind: "key", name: "A test key" },
    target: { kind: "key", id },
    request_id: expect.stringMatching(/^req_/),
  });
  expect(log.text).toContain('"after":{"name":"made","max_credits":5}');
  for (const secret of [textOf(made.body, "key"), textOf(made.body, "secret_key")])
    expect(log.text).not.toContain(secret);

  const next = await client.send("GET", `/v1/audit?limit=6&cursor=${textOf(log.body, "next_cursor")}`, {
    key: mine.testKey,
  });
  expect(next.text).not.toContain(textOf(log.body, "next_cursor"));
  const foreign = await client.send("GET", "/v1/audit", { key: workspace.testKey });
  expect(foreign.text).not.toContain(id);
});

test("a key that is old or ends soon says so in the account", async () => {
  const made = await make({ expires_at: new Date(Date.now() + 200 * 86_400_000).toISOString() });
  const secret = textOf(made.body, "key");
  const noticesAt = async (days: number): Promise<unknown> => {
    server.setNow(new Date(Date.now() + days * 86_400_000));
    const { body } = await client.send("GET", "/v1/account", { key: secret });
    const notices = fieldOf(fieldOf(body, "key"), "notices");
    return Array.isArray(notices) ? notices.map((notice) => textOf(notice, "code")) : notices;
  };
  expect(await noticesAt(0)).toEqual([]);
  expect(await noticesAt(181)).toEqual(["key_old"]);
  expect(await noticesAt(187)).toEqual(["key_old", "key_expiring"]);
  server.setNow(new Date());
});

test("an address that guesses keys is shut out, and nobody else is", async () => {
  const from = async (address: string, by: string): Promise<readonly unknown[]> => {
    const headers = { "x-forwarded-for": address };
    return outcome(await client.send("GET", "/v1/account", { key: by, headers }));
  };
  const wrong = "kin_test_wrong";
  const guesses = await Promise.all(Array.from({ length: 80 }, async () => from("203.0.113.9", wrong)));
  const refused = guesses.filter(([status]) => status === 429);
  expect(guesses[0]).toEqual([401, "auth_invalid_key"]);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toEqual([429, "rate_limited"]);
  expect(await from("203.0.113.10", key)).toEqual([200, undefined]);
});

test("every route of keys was answered with its success", () => {
  for (const { doc } of keyRoutes) {
    expect(client.seen).toContain(`${doc.operationId} ${doc.operationId === "keyPairRemove" ? 204 : 200}`);
  }
});
