import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { Warning } from "@kinora/core";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../tests/support/test-database.ts";
import type { Asset } from "./asset.ts";
import { makeAssetId } from "./asset-id.ts";
import type { BlobStore, ReceivedBlob } from "./blobs.ts";
import { openDiskBlobs } from "./disk-blobs.ts";
import { deleteTaskAssets, deleteUpload, isAvailable, readAsset, readAssets } from "./read-asset.ts";
import { withoutQuota } from "./storage-quota.fixture.ts";
import { type AssetDescription, storeAsset, storeTaskAsset } from "./store-asset.ts";
import { sweepExpiredAssets, sweepOrphanBlobs } from "./sweep-assets.ts";

const scope = { workspaceId: "ws_1", mode: "test" } as const;
const now = new Date("2026-11-24T10:00:00Z");
const later = new Date("2026-12-24T10:00:00Z");
const muchLater = new Date("2027-01-24T10:00:00Z");
let database: TestDatabase;
let folder: string;
let blobs: BlobStore;

beforeAll(async () => {
  database = await openTestDatabase({ connectionsMax: 12 });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});
beforeEach(async () => {
  const { db } = database;
  await db.deleteFrom("task_input").execute();
  await db.deleteFrom("task").execute();
  await db.deleteFrom("asset").execute();
  await db.deleteFrom("blob").execute();
  folder = await mkdtemp(path.join(tmpdir(), "kinora-assets-"));
  blobs = await openDiskBlobs(folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function receive(content: string, sizeBytesMax = 1_000_000): Promise<ReceivedBlob> {
  return blobs.receive(ReadableStream.from([Buffer.from(content)]), { sizeBytesMax });
}
function description(change: Partial<AssetDescription> = {}): AssetDescription {
  return {
    id: makeAssetId(),
    ...scope,
    role: "upload",
    type: "image",
    taskId: undefined,
    outputIndex: undefined,
    name: "cat.png",
    mime: "image/png",
    width: 640,
    height: 480,
    durationSeconds: undefined,
    framesPerSecond: undefined,
    hasAudio: undefined,
    expiresAt: later,
    ...change,
  };
}
async function store(content: string, change: Partial<AssetDescription> = {}): Promise<Asset> {
  await using blob = await receive(content);
  return await storeAsset({ db: database.db, blobs, quota: withoutQuota }, blob, description(change));
}
async function storeOutput(content: string, taskId: bigint, role: "output" | "poster" = "output"): Promise<Asset> {
  await using blob = await receive(content);
  const place = { taskId, outputIndex: 0, role };
  return await storeTaskAsset(database.db, blobs, blob, { ...description(), ...place });
}
async function insertTask(id: bigint, status: "queued" | "completed", inputAssetId: string): Promise<void> {
  const { db } = database;
  const row = {
    id,
    workspace_id: "ws_1",
    mode: "test",
    dialect: "guide",
    kind: "video",
    model: "kling-v3",
    status,
  } as const;
  await db
    .insertInto("task")
    .values({ ...row, ...emptyTask, deadline_at: later })
    .execute();
  await db.insertInto("task_input").values({ task_id: id, asset_id: inputAssetId }).execute();
}
const emptyTask = {
  api_key_id: null,
  request: null,
  quote: "{}",
  warnings: sql<readonly Warning[]>`'[]'::jsonb`,
  metadata: null,
  external_task_id: null,
  callback_url: null,
  provider: null,
  model_version: null,
  scene: null,
  output: null,
  error: null,
  cancellation: null,
  note: null,
  draft_of: null,
  final_ids: null,
  started_at: null,
  completed_at: null,
  deleted_at: null,
} as const;

async function files(): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /[0-9a-f]{64}$/.test(name));
}

test("stored bytes lie under their hash and come back whole or in part", async () => {
  const asset = await store("hello world");
  expect(asset.blobHash).toBe("b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
  expect(await files()).toEqual([path.join("b9", asset.blobHash)]);
  expect(await text(await blobs.open(asset.blobHash))).toBe("hello world");
  expect(await text(await blobs.open(asset.blobHash, { start: 6, end: 11 }))).toBe("world");
  expect(await readAsset(database.db, scope, asset.id)).toEqual(asset);
  expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
});

test("a stream above the cap is refused and leaves nothing", async () => {
  await expect(receive("0123456789", 9)).rejects.toMatchObject({ code: "payload_too_large" });
  expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
});

test("a source that breaks off leaves nothing", async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("half");
    throw new Error("reset");
  };
  await expect(blobs.receive(broken(), { sizeBytesMax: 100 })).rejects.toThrow("reset");
  expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
});

test("what a killed process left in the temporary folder goes at the next start", async () => {
  await writeFile(path.join(folder, "temporary", "left"), "half");
  expect(await (await openDiskBlobs(folder)).sweepTemporary()).toBe(1);
  expect(await readdir(path.join(folder, "temporary"))).toEqual([]);
});

test("another workspace and the other mode do not see an asset", async () => {
  const asset = await store("mine");
  const { db } = database;
  expect(await readAsset(db, { ...scope, workspaceId: "ws_2" }, asset.id)).toBeUndefined();
  expect(await readAsset(db, { ...scope, mode: "live" }, asset.id)).toBeUndefined();
  expect(await readAssets(db, { ...scope, workspaceId: "ws_2" }, { limit: 10 })).toEqual([]);
});

test("assets are listed newest first, page by page", async () => {
  const made: Asset[] = [];
  for (const content of ["a", "b", "c"]) made.push(await store(content));
  const first = await readAssets(database.db, scope, { limit: 2 });
  const rest = await readAssets(database.db, scope, { limit: 2, beforeId: first[1]?.id });
  expect([...first, ...rest].map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
});

test("storing an output again gives the same asset with the new bytes, and the old bytes go", async () => {
  const first = await storeOutput("first render", 7n);
  const again = await storeOutput("first render", 7n);
  const second = await storeOutput("second render", 7n);
  expect([again.id, second.id]).toEqual([first.id, first.id]);
  expect(await database.db.selectFrom("asset").select("id").execute()).toEqual([{ id: first.id }]);
  expect(await files()).toEqual([path.join(second.blobHash.slice(0, 2), second.blobHash)]);
});

test("two workers that store one output at once leave one asset", async () => {
  const stored = await Promise.all(Array.from({ length: 8 }, async (_unused, worker) => storeOutput(`w${worker}`, 8n)));
  expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
  expect(await files()).toHaveLength(1);
});

test("an asset past its retention loses its bytes and keeps its row", async () => {
  const asset = await store("old");
  const { db } = database;
  expect(await sweepExpiredAssets(db, blobs, now)).toBe(0);
  expect(await sweepExpiredAssets(db, blobs, muchLater)).toBe(1);
  expect(await files()).toEqual([]);
  const gone = await readAsset(db, scope, asset.id);
  expect(gone?.deletedAt).toEqual(muchLater);
  expect(gone && isAvailable(gone, now)).toBe(false);
});

test("bytes that a live asset shares stay", async () => {
  const old = await store("shared");
  const young = await store("shared", { expiresAt: new Date(muchLater.getTime() + 1_000) });
  await sweepExpiredAssets(database.db, blobs, muchLater);
  expect((await readAsset(database.db, scope, old.id))?.deletedAt).toBeDefined();
  expect(await text(await blobs.open(young.blobHash))).toBe("shared");
});

test("an input stays while its task is open, and goes afterwards", async () => {
  const input = await store("input", { role: "input" });
  await insertTask(9n, "queued", input.id);
  expect(await sweepExpiredAssets(database.db, blobs, muchLater)).toBe(0);
  await database.db.updateTable("task").set({ status: "completed" }).where("id", "=", 9n).execute();
  expect(await sweepExpiredAssets(database.db, blobs, muchLater)).toBe(1);
});

test("a sweep and a store of the same bytes at once never leave an asset without them", async () => {
  for (let round = 0; round < 30; round++) {
    await store("contested");
    const [fresh] = await Promise.all([
      store("contested", { expiresAt: new Date(muchLater.getTime() + 60_000) }),
      sweepExpiredAssets(database.db, blobs, muchLater),
      sweepExpiredAssets(database.db, blobs, muchLater),
    ]);
    expect(await text(await blobs.open(fresh.blobHash))).toBe("contested");
    await database.db.updateTable("asset").set({ expires_at: now }).where("deleted_at", "is", null).execute();
    await sweepExpiredAssets(database.db, blobs, muchLater);
    expect(await files()).toEqual([]);
  }
});

test("bytes without a row go after a day, with a live row never", async () => {
  const kept = await store("kept");
  await using orphan = await receive("orphan");
  await blobs.put(orphan);
  await using young = await receive("young");
  await blobs.put(young);
  const old = new Date(now.getTime() - 25 * 3_600_000);
  for (const { blobHash: hash } of [kept, { blobHash: orphan.hash }])
    await utimes(await blobs.localPath(hash), old, old);
  await utimes(await blobs.localPath(young.hash), now, now);
  expect(await sweepOrphanBlobs(database.db, blobs, now)).toBe(1);
  expect(await blobs.has(orphan.hash)).toBe(false);
  expect([await blobs.has(kept.blobHash), await blobs.has(young.hash)]).toEqual([true, true]);
});

test("a deleted task's outputs and posters are gone, its inputs are not", async () => {
  const { db } = database;
  const output = await storeOutput("clip", 10n);
  const poster = await storeOutput("poster", 10n, "poster");
  const other = await storeOutput("other", 11n);
  await deleteTaskAssets(db, blobs, { ...scope, workspaceId: "ws_2" }, { taskId: 10n, now });
  expect(await blobs.has(output.blobHash)).toBe(true);
  await deleteTaskAssets(db, blobs, scope, { taskId: 10n, now });
  await deleteTaskAssets(db, blobs, scope, { taskId: 10n, now });
  expect([await blobs.has(output.blobHash), await blobs.has(poster.blobHash)]).toEqual([false, false]);
  expect(await blobs.has(other.blobHash)).toBe(true);
});

test("an upload is deleted by its owner, not while a task needs it", async () => {
  const { db } = database;
  const upload = await store("upload");
  const which = { assetId: upload.id, now };
  await expect(deleteUpload(db, blobs, { ...scope, workspaceId: "ws_2" }, which)).rejects.toMatchObject({
    code: "not_found",
  });
  await insertTask(12n, "queued", upload.id);
  await expect(deleteUpload(db, blobs, scope, which)).rejects.toMatchObject({ code: "conflict_state" });
  await db.updateTable("task").set({ status: "completed" }).where("id", "=", 12n).execute();
  await deleteUpload(db, blobs, scope, which);
  expect(await blobs.has(upload.blobHash)).toBe(false);
});
