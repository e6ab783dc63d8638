import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import { makeAssetId } from "#assets/asset-id.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { storeTaskAsset } from "#assets/store-asset.ts";
import { checkLedger } from "#credits/check-ledger.ts";
import { openByteColumns, sealedColumns } from "#store/sealed-columns.ts";
import { resealAll } from "#store/reseal.ts";
import { settleTask } from "#tasks/settle-task.ts";
import { request, submissionOf } from "#tasks/submission.fixture.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { createEndpoint } from "#webhooks/endpoints.ts";
import { webhookSecret } from "#webhooks/webhook-secret.ts";
import { openOperator, restore, rotateMasterKey } from "../operate.ts";
import { backup } from "./backup.ts";
import { deleteWorkspaceData } from "./delete-workspace.ts";
import { openMasterKey } from "./master-key.ts";
import { openOperatorDatabase } from "./open-database.ts";
import { requireStoreKey } from "./rotate-master-key.ts";
import { workspaceData } from "./workspace-data.ts";

let base: string;
beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "kinora-secrets-"));
  fs.chmodSync(base, 0o711);
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

const owner = { workspaceId: "w1", mode: "test" } as const;
const editor = { actor: { kind: "system" }, requestId: undefined } as const;

test("every column of bytes is known as sealed or as open, so that no secret is lost when the master key changes", async () => {
  await using database = await openTestDatabase();
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = current_schema() and data_type = 'bytea'`.execute(database.db);
  const known = [...sealedColumns.map(({ table, column }) => `${table}.${column}`), ...openByteColumns];
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

test("every table that holds a workspace's rows has its fate when the workspace is deleted", async () => {
  await using database = await openTestDatabase();
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'workspace_id'`.execute(database.db);
  expect(rows.map(({ name }) => name).filter((name) => !Object.hasOwn(workspaceData, name))).toEqual([]);
});

test("another master key opens every secret after a rotation, and the old one none; a rotation that fails changes nothing", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await db.insertInto("workspace").values({ id: "w1", name: "One", api_plan: null, web_plan: null }).execute();
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const secret = await webhookSecret(db, old, owner);
  await createEndpoint(
    { db, masterKey: old, now: () => new Date() },
    owner,
    { url: "https://hooks.example/x", description: "", events: [] },
    editor,
  );
  await requireStoreKey(db, old);
  await expect(resealAll(db, { from: randomBytes(32), to: fresh })).rejects.toThrow("another master key");
  expect((await webhookSecret(db, old, owner)).secret).toBe(secret.secret);
  expect(await resealAll(db, { from: old, to: fresh })).toBe(2);
  expect((await webhookSecret(db, fresh, owner)).secret).toBe(secret.secret);
  await expect(webhookSecret(db, old, owner)).rejects.toThrow("another master key");
  await requireStoreKey(db, fresh);
  await expect(requireStoreKey(db, old)).rejects.toMatchObject({ code: "wrong_master_key", fix: expect.any(String) });
});

test("the command changes the key of a data directory, and a backup from before still opens with its own", async () => {
  const dataDir = path.join(base, "data");
  const env = { KINORA_DATA_DIR: dataDir, KINORA_PORT: "47124" };
  const workspaceId = await (async () => {
    await using operator = await openOperator(env);
    return (await operator.createWorkspace({ name: "shop", plan: "api-pro", testCredits: 1, liveCredits: 0 }))
      .workspaceId;
  })();
  const scope = { workspaceId, mode: "test" } as const;
  const read = async (directory: string): Promise<string> => {
    await using database = await openOperatorDatabase({ ...env, KINORA_DATA_DIR: directory });
    return (await webhookSecret(database.db, openMasterKey({ dataDir: directory, masterKey: undefined }), scope))
      .secret;
  };
  const secret = await read(dataDir);
  const before = fs.readFileSync(path.join(dataDir, "master-key"), "utf8");
  await backup(env, path.join(base, "before"));
  const rotated = await rotateMasterKey(env);
  expect(rotated.secrets).toBeGreaterThanOrEqual(1);
  expect(fs.readFileSync(path.join(dataDir, "master-key"), "utf8")).not.toBe(before);
  expect(fs.statSync(path.join(dataDir, "master-key")).mode & 0o777).toBe(0o600);
  expect(fs.existsSync(path.join(dataDir, "master-key.next"))).toBe(false);
  expect(await read(dataDir)).toBe(secret);
  const restored = path.join(base, "restored");
  await restore({ ...env, KINORA_DATA_DIR: restored }, path.join(base, "before"));
  expect(await read(restored)).toBe(secret);
});

test("a deleted workspace leaves its books and nothing that its people wrote", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const blobs = await openDiskBlobs(path.join(base, "blobs"));
  const canary = "canary of what somebody wrote";
  const now = new Date();
  for (const id of ["w1", "w2"]) {
    await db.insertInto("workspace").values({ id, name: canary, api_plan: null, web_plan: null }).execute();
  }
  const submitted = await submitTask(
    db,
    submissionOf(0, {
      workspaceId: "w1",
      mode: "test",
      request: { ...request, prompt: canary },
      metadata: { note: canary },
      externalTaskId: canary,
      callbackUrl: `https://hooks.example/x?${encodeURIComponent(canary)}`,
    }),
    { now, randomInt: (max: number) => Math.floor(Math.random() * max), notify: false },
  );
  const taskId = submitted.taskId;
  await sql`update task set status = 'processing' where id = ${taskId}`.execute(db);
  await using blob = await blobs.receive(Readable.from([Buffer.from(canary)]), { sizeBytesMax: 1_000 });
  const asset = await storeTaskAsset(db, blobs, blob, {
    id: makeAssetId(),
    workspaceId: "w1",
    mode: "test",
    role: "output",
    type: "video",
    taskId,
    outputIndex: 0,
    name: `${canary}.mp4`,
    mime: "video/mp4",
    width: 1,
    height: 1,
    durationSeconds: 1,
    framesPerSecond: 24,
    hasAudio: false,
    expiresAt: new Date(now.getTime() + 86_400_000),
  });
  await settleTask(
    db,
    {
      taskId,
      end: { kind: "completed", capturedMicroCredits: 0n },
      output: { kind: "video", items: [], expiresAt: now.toISOString() },
      provider: "animatic",
      modelVersion: "1",
      scene: { unmatched: [canary] },
    },
    { now, notify: false },
  );
  await webhookSecret(db, randomBytes(32), owner);
  await sql`
    insert into request_log (id, workspace_id, mode, dialect, method, path, route, status, duration_ms, request_body, created_at)
    values ('req_1', 'w1', 'test', 'guide', 'POST', '/', '/', 200, 1, ${canary}, ${now})`.execute(db);
  const waitForKeys = undefined;
  const deleted = await deleteWorkspaceData(db, blobs, "w1", { now: () => new Date(), waitForKeys });
  expect(deleted.rows).toBeGreaterThan(3);
  expect(deleted.blobs).toBe(1);
  expect(fs.existsSync(path.join(base, "blobs", asset.blobHash.slice(0, 2), asset.blobHash))).toBe(false);
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(db);
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db);
    const theirs = rows.filter(({ row }) => row.includes("canary") && !row.includes("w2"));
    expect([name, theirs]).toEqual([name, []]);
  }
  expect(await checkLedger(db)).toEqual([]);
  // safe to repeat, and the other workspace has everything
  await deleteWorkspaceData(db, blobs, "w1", { now: () => new Date(), waitForKeys });
  expect(await db.selectFrom("workspace").select("name").where("id", "=", "w2").executeTakeFirst()).toEqual({
    name: canary,
  });
});
