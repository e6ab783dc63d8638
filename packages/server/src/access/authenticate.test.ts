import { formatApiKey, makePlanTable } from "@kinora/core";
import { expect, test } from "vitest";
import { type Credential, makeAuthenticator, requireOperator, requireScope } from "./authenticate.ts";
import { type ApiKeyRow, type ApiKeyWithWorkspace, hashApiKey } from "./keys.ts";

const random = Uint8Array.from({ length: 96 }, (_unused, index) => index);
const testKey = formatApiKey("test", random);
const operatorKey = formatApiKey("oper", random);
const start = new Date("2026-11-24T10:00:00Z");

const row: ApiKeyRow = {
  id: "key_1",
  workspaceId: "ws_1",
  kind: "test",
  name: "Key",
  hint: "kin_test_…Ab3d",
  scopes: [],
  models: undefined,
  networks: undefined,
  maxMicroCredits: undefined,
  maxMicroCreditsPerDay: undefined,
  expiresAt: undefined,
  revokedAt: undefined,
  replacedBy: undefined,
  lastUsedAt: undefined,
  createdAt: start,
  accessKey: undefined,
};

/** An authenticator over one key, with a clock to move and the look-ups counted. */
function setUp(change: Partial<ApiKeyRow> = {}, key: string = testKey) {
  const state = { now: start, row: { ...row, ...change }, lookUps: 0, uses: 0 };
  const authenticator = makeAuthenticator({
    plans: makePlanTable(),
    now: () => state.now,
    onUse: () => state.uses++,
    findKey: async (hash): Promise<ApiKeyWithWorkspace | undefined> => {
      state.lookUps++;
      if (!hash.equals(hashApiKey(key))) return undefined;
      const workspace = { id: "ws_1", name: "Studio", apiPlan: "api-pro", webPlan: undefined };
      return { apiKey: state.row, workspace: state.row.workspaceId === undefined ? undefined : workspace };
    },
  });
  const ask = async (credential: Credential = { kind: "key", key }, address = "10.1.2.3") =>
    authenticator.authenticate(credential, { address });
  return { state, authenticator, ask };
}

const refusal = async (credential: Credential, change: Partial<ApiKeyRow> = {}) => {
  const { ask } = setUp(change);
  return ask(credential).then(
    () => "accepted",
    (error: { readonly code: string }) => error.code,
  );
};

test.each<readonly [string, Credential, Partial<ApiKeyRow>, string]>([
  ["nothing was sent", { kind: "missing" }, {}, "auth_missing"],
  ["another scheme", { kind: "wrong_scheme", seen: "Basic" }, {}, "auth_scheme"],
  ["another provider's key", { kind: "key", key: "sk-1234" }, {}, "auth_invalid_key"],
  ["half of a pair", { kind: "key", key: "kin_ak_0123" }, {}, "auth_invalid_key"],
  ["a typo", { kind: "key", key: `${testKey.slice(0, -1)}!` }, {}, "auth_invalid_key"],
  ["an unknown key", { kind: "key", key: formatApiKey("test", random.toReversed()) }, {}, "auth_invalid_key"],
  ["an expired key", { kind: "key", key: testKey }, { expiresAt: start }, "auth_key_expired"],
  ["a revoked key", { kind: "key", key: testKey }, { revokedAt: start }, "auth_key_revoked"],
  ["a foreign network", { kind: "key", key: testKey }, { networks: ["192.168.0.0/16"] }, "ip_not_allowed"],
  ["its own network", { kind: "key", key: testKey }, { networks: ["10.0.0.0/8"] }, "accepted"],
])("%s is told apart", async (_name, credential, change, code) => {
  expect(await refusal(credential, change)).toBe(code);
});

test("a mistyped and a foreign key are refused without a look-up", async () => {
  const { ask, state } = setUp();
  for (const key of ["secret", `${testKey}x`, `${testKey.slice(0, 20)}y${testKey.slice(21)}`]) {
    await expect(ask({ kind: "key", key })).rejects.toMatchObject({ code: "auth_invalid_key" });
  }
  expect(state.lookUps).toBe(0);
});

test("no refusal repeats the key", async () => {
  const { ask } = setUp();
  for (const key of [`${testKey}x`, formatApiKey("live", random), "hunter2-password"]) {
    await expect(ask({ kind: "key", key })).rejects.not.toMatchObject({ message: expect.stringContaining(key) });
  }
});

test("a key is looked up once in five seconds, also by many callers at once", async () => {
  const { ask, state } = setUp();
  await Promise.all([ask(), ask(), ask()]);
  state.now = new Date(start.getTime() + 4_999);
  await ask();
  expect([state.lookUps, state.uses]).toEqual([1, 1]);
  state.now = new Date(start.getTime() + 5_000);
  await ask();
  expect([state.lookUps, state.uses]).toEqual([2, 2]);
});

test("a clock that went back keeps no row for longer", async () => {
  const { ask, state } = setUp();
  await ask();
  state.now = new Date(start.getTime() - 60_000);
  await ask();
  expect(state.lookUps).toBe(2);
});

test("a forgotten key is looked up again at once, also when its look-up was under way", async () => {
  const { ask, state, authenticator } = setUp();
  await ask();
  const underWay = setUp();
  const first = underWay.ask();
  underWay.state.row = { ...row, revokedAt: start };
  underWay.authenticator.forget("key_1");
  await first.catch(() => undefined);
  await expect(underWay.ask()).rejects.toMatchObject({ code: "auth_key_revoked" });

  state.row = { ...row, revokedAt: start };
  authenticator.forget("key_1");
  await expect(ask()).rejects.toMatchObject({ code: "auth_key_revoked" });
});

test("an expiry is seen at its instant, within the cache's time too", async () => {
  const { ask, state } = setUp({ expiresAt: new Date(start.getTime() + 1_000) });
  await ask();
  state.now = new Date(start.getTime() + 1_000);
  await expect(ask()).rejects.toMatchObject({ code: "auth_key_expired" });
  expect(state.lookUps).toBe(1);
});

test("scopes hold for workspace keys, and the two kinds of key open nothing of each other", async () => {
  const reader = await setUp({ scopes: ["read"] }).ask();
  expect(requireScope(reader, "read").workspaceName).toBe("Studio");
  expect(() => requireScope(reader, "generate")).toThrow(expect.objectContaining({ code: "scope_missing" }));
  expect(() => requireOperator(reader)).toThrow(expect.objectContaining({ code: "scope_missing" }));
  const operator = await setUp({ kind: "oper", workspaceId: undefined }, operatorKey).ask();
  expect(requireOperator(operator).apiKeyId).toBe("key_1");
  expect(() => requireScope(operator, "read")).toThrow(expect.objectContaining({ code: "scope_missing" }));
});
