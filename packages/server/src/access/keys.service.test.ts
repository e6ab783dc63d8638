import { inspect } from "node:util";
import { formatApiKey, makePlanTable, parseApiKey } from "@kinora/core";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { listAudit } from "#audit/list-audit.ts";
import type { Database } from "#store/database.ts";
import {
  apiKeyState,
  createApiKey,
  findApiKeyByHash,
  hashApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  touchApiKey,
} from "./keys.ts";
import { createWorkspace, listWorkspaces, requireWorkspace } from "./workspaces.ts";

const now = new Date("2026-11-24T12:00:00Z");
const later = (ms: number): Date => new Date(now.getTime() + ms);

async function makeWorkspace(db: Database): Promise<string> {
  const context = { plans: makePlanTable(), now };
  const { id } = await db
    .transaction()
    .execute((tx) => createWorkspace(tx, { name: "shop", apiPlan: "api-pro", webPlan: "web-standard" }, context));
  return id;
}

test("a key opens its workspace with its plans, and is stored as a hash alone", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  const made = await createApiKey(
    db,
    { workspaceId, kind: "live", name: "shop", scopes: ["read"], models: ["kling-v3"], maxMicroCredits: 5_000_000n },
    now,
  );
  expect(parseApiKey(made.key)).toEqual({ kind: "well_formed", keyKind: "live" });
  const found = await findApiKeyByHash(db, hashApiKey(made.key));
  expect(found).toMatchObject({
    apiKey: {
      id: made.id,
      kind: "live",
      scopes: ["read"],
      models: ["kling-v3"],
      maxMicroCredits: 5_000_000n,
      hint: `kin_live_…${made.key.slice(-4)}`,
    },
    workspace: { id: workspaceId, name: "shop", apiPlan: "api-pro", webPlan: "web-standard" },
  });
  const rows = await db.selectFrom("api_key").selectAll().execute();
  expect(inspect(rows, { depth: null })).not.toContain(made.key.slice(9, -4));
  expect(await findApiKeyByHash(db, hashApiKey(`${made.key}x`))).toBeUndefined();
});

test("an operator's key belongs to no workspace, and no other key may", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const operator = await createApiKey(db, { workspaceId: undefined, kind: "oper", name: "ops" }, now);
  expect(await findApiKeyByHash(db, hashApiKey(operator.key))).toMatchObject({ workspace: undefined });
  expect(await listApiKeys(db, undefined)).toHaveLength(1);
  await expect(createApiKey(db, { workspaceId: undefined, kind: "test", name: "x" }, now)).rejects.toThrow();
});

test("a key that is brought along must be of its kind and well formed, and exists once", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  const key = formatApiKey("test", new Uint8Array(64).fill(9));
  const wanted = { workspaceId, kind: "test", name: "bootstrap", key } as const;
  expect((await createApiKey(db, wanted, now)).key).toBe(key);
  await expect(createApiKey(db, wanted, now)).rejects.toThrow();
  await expect(createApiKey(db, { ...wanted, kind: "live" }, now)).rejects.toMatchObject({ code: "invalid_parameter" });
  await expect(createApiKey(db, { ...wanted, key: "kin_test_x" }, now)).rejects.toMatchObject({ param: "key" });
});

test("rotation gives a key of the same rights, and the old one works until the overlap ends", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  const rights = { scopes: ["generate"], models: ["kling-v3"], maxMicroCredits: 7n } as const;
  const old = await createApiKey(
    db,
    { workspaceId, kind: "test", name: "k", ...rights, expiresAt: later(9_000_000) },
    now,
  );
  const fresh = await rotateApiKey(db, old.id, { overlapMs: 3_600_000, now });
  expect(fresh.expiresAt).toEqual(later(9_000_000));
  expect((await findApiKeyByHash(db, hashApiKey(fresh.key)))?.apiKey).toMatchObject({ name: "k", ...rights });
  const before = await findApiKeyByHash(db, hashApiKey(old.key));
  expect(before?.apiKey).toMatchObject({ replacedBy: fresh.id, expiresAt: later(3_600_000) });
  expect(before && apiKeyState(before.apiKey, later(3_599_999))).toBe("active");
  expect(before && apiKeyState(before.apiKey, later(3_600_000))).toBe("expired");
  await expect(rotateApiKey(db, old.id, { overlapMs: 0, now })).rejects.toMatchObject({ code: "conflict_state" });
  // an overlap never makes a life longer
  const short = await createApiKey(db, { workspaceId, kind: "test", name: "s", expiresAt: later(1_000) }, now);
  await rotateApiKey(db, short.id, { overlapMs: 3_600_000, now });
  expect((await findApiKeyByHash(db, hashApiKey(short.key)))?.apiKey.expiresAt).toEqual(later(1_000));
});

test("of two rotations at once one makes a key", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  const { id } = await createApiKey(db, { workspaceId, kind: "test", name: "k" }, now);
  const options = { overlapMs: 1_000, now };
  const results = await Promise.allSettled([rotateApiKey(db, id, options), rotateApiKey(db, id, options)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await listApiKeys(db, workspaceId)).toHaveLength(2);
});

test("a revoked key is revoked for ever, from its first revocation", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  const { id } = await createApiKey(db, { workspaceId, kind: "test", name: "k" }, now);
  await revokeApiKey(db, id, now);
  await revokeApiKey(db, id, later(1_000));
  expect((await listAudit(db, { workspaceId }, { limit: 10 })).entries.map(({ action }) => action)).toEqual([
    "key.revoked",
    "key.created",
    "workspace.created",
  ]);
  expect(await listApiKeys(db, workspaceId)).toMatchObject([{ revokedAt: now }]);
  await expect(rotateApiKey(db, id, { overlapMs: 0, now })).rejects.toMatchObject({ code: "conflict_state" });
  await expect(revokeApiKey(db, "key_none", now)).rejects.toMatchObject({ code: "not_found" });
});

test("a busy key is marked as used once a minute", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  const { id } = await createApiKey(db, { workspaceId, kind: "test", name: "k" }, now);
  const used = async (at: Date): Promise<Date | undefined> => {
    await touchApiKey(db, id, at);
    return (await listApiKeys(db, workspaceId))[0]?.lastUsedAt;
  };
  expect(await used(now)).toEqual(now);
  expect(await used(later(59_000))).toEqual(now);
  expect(await used(later(61_000))).toEqual(later(61_000));
});

test("a name or an expiry out of range is refused, and nothing is written", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  for (const wrong of [{ name: "" }, { name: "x".repeat(201) }, { name: "k", expiresAt: now }])
    await expect(createApiKey(db, { workspaceId, kind: "test", ...wrong }, now)).rejects.toMatchObject({
      code: "invalid_parameter",
    });
  expect(await listApiKeys(db, workspaceId)).toEqual([]);
});

test("a workspace has both wallets from the start, and a plan that exists", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const workspaceId = await makeWorkspace(db);
  expect(await db.selectFrom("wallet").select("mode").orderBy("mode").execute()).toEqual([
    { mode: "live" },
    { mode: "test" },
  ]);
  expect(await requireWorkspace(db, workspaceId)).toMatchObject({ name: "shop" });
  await expect(requireWorkspace(db, "ws_none")).rejects.toMatchObject({ code: "not_found" });
  const context = { plans: makePlanTable(), now };
  for (const wrong of [
    { name: " ", apiPlan: undefined },
    { name: "x", apiPlan: "web-standard" },
    { name: "x", apiPlan: "none-such" },
  ])
    await expect(db.transaction().execute((tx) => createWorkspace(tx, wrong, context))).rejects.toMatchObject({
      code: "invalid_parameter",
    });
  expect(await listWorkspaces(db)).toHaveLength(1);
});
