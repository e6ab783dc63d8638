import { type Selectable, sql } from "kysely";
import type { TaskMode } from "@kinora/core";
import type { Database, Tables, Transaction } from "#store/database.ts";
import type { Asset } from "./asset.ts";

/** Whose assets: every read names it, so that a foreign id is an unknown one. */
export interface AssetScope {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

export type NewAsset = Omit<Asset, "createdAt" | "deletedAt">;

/**
 * Locks the blob's row until the transaction ends, making it when it is not there. Whoever writes or removes the bytes
 * of a hash holds this lock, so that they never do it at once.
 */
export async function lockBlob(
  tx: Transaction,
  blob: { readonly hash: string; readonly sizeBytes: number },
): Promise<void> {
  await sql`
    insert into blob (hash, size_bytes) values (${blob.hash}, ${blob.sizeBytes})
    on conflict (hash) do update set size_bytes = greatest(blob.size_bytes, excluded.size_bytes)`.execute(tx);
}

export async function insertAsset(tx: Transaction, asset: NewAsset): Promise<Asset> {
  const row = await tx.insertInto("asset").values(toRow(asset)).returningAll().executeTakeFirstOrThrow();
  return toAsset(row);
}

/**
 * Writes what a task made at one place (role and index): the same row when the place was written before, so that a step
 * that runs again after a crash leaves one asset. The replaced hash comes back for clean-up.
 */
export async function replaceTaskAsset(
  tx: Transaction,
  asset: NewAsset & { readonly taskId: bigint; readonly outputIndex: number },
): Promise<{ readonly asset: Asset; readonly replacedHash: string | undefined }> {
  const place = `asset/${asset.taskId}/${asset.role}/${asset.outputIndex}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(tx);
  const before = await tx
    .selectFrom("asset")
    .select(["id", "blob_hash"])
    .where("task_id", "=", asset.taskId)
    .where("role", "=", asset.role)
    .where("output_index", "=", asset.outputIndex)
    .executeTakeFirst();
  if (before === undefined) return { asset: await insertAsset(tx, asset), replacedHash: undefined };
  const { id: _unused, ...values } = toRow(asset);
  const row = await tx
    .updateTable("asset")
    .set({ ...values, deleted_at: null })
    .where("id", "=", before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { asset: toAsset(row), replacedHash: before.blob_hash === asset.blobHash ? undefined : before.blob_hash };
}

/** An asset of the workspace, also a deleted one; undefined for unknown and foreign ids. */
export async function findAsset(
  db: Database | Transaction,
  scope: AssetScope,
  assetId: string,
): Promise<Asset | undefined> {
  const row = await db
    .selectFrom("asset")
    .selectAll()
    .where("id", "=", assetId)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .executeTakeFirst();
  return row === undefined ? undefined : toAsset(row);
}

/** An asset of any workspace: only for an address whose signature was checked, and for the steps of a task. */
export async function findAssetAnywhere(db: Database | Transaction, assetId: string): Promise<Asset | undefined> {
  const row = await db.selectFrom("asset").selectAll().where("id", "=", assetId).executeTakeFirst();
  return row === undefined ? undefined : toAsset(row);
}

/** Newest first. @param page.beforeId the last asset of the page before; one that is not there gives an empty page */
export async function listAssets(
  db: Database,
  scope: AssetScope,
  page: {
    readonly limit: number;
    readonly beforeId?: string | undefined;
    readonly role?: Asset["role"] | undefined;
    readonly type?: Asset["type"] | undefined;
    readonly taskId?: bigint | undefined;
  },
): Promise<readonly Asset[]> {
  let query = db
    .selectFrom("asset")
    .selectAll()
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .where("deleted_at", "is", null)
    // what a task made is nobody's before it is judged, nor after it was blocked
    .where(
      sql<boolean>`(role not in ('output', 'poster') or exists (
        select from task where task.id = asset.task_id and task.status = 'completed'))`,
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit);
  const { beforeId, role, type, taskId } = page;
  if (role !== undefined) query = query.where("role", "=", role);
  if (type !== undefined) query = query.where("type", "=", type);
  if (taskId !== undefined) query = query.where("task_id", "=", taskId);
  if (beforeId !== undefined) {
    query = query.where(sql<boolean>`(created_at, id) < (
      select created_at, id from asset
      where id = ${beforeId} and workspace_id = ${scope.workspaceId} and mode = ${scope.mode})`);
  }
  return (await query.execute()).map(toAsset);
}

/** Keeps a live asset at least until the instant; undefined when it is not the workspace's or is gone. */
export async function keepAsset(
  db: Database | Transaction,
  scope: AssetScope,
  asset: { readonly id: string; readonly now: Date; readonly until: Date },
): Promise<Asset | undefined> {
  const row = await db
    .updateTable("asset")
    .set({ expires_at: sql`greatest(expires_at, ${asset.until})` })
    .where("id", "=", asset.id)
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .where("deleted_at", "is", null)
    .where("expires_at", ">", asset.now)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toAsset(row);
}

/** Bytes of a workspace's live assets, on both sides. */
export async function storedBytes(db: Database | Transaction, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ bytes: bigint }>`
    select coalesce(sum(size_bytes), 0)::bigint as bytes from asset
    where workspace_id = ${workspaceId} and deleted_at is null`.execute(db);
  return Number(rows[0]?.bytes ?? 0n);
}

/** Lets nobody else store for the workspace by the same lock until the transaction ends. */
export async function lockStored(tx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`stored/${workspaceId}`}, 0))`.execute(tx);
}

/** Marks as deleted at most `limit` assets whose time is over and that no open task needs; their hashes. */
export async function markExpired(
  db: Database,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ blob_hash: string }>`
    update asset set deleted_at = ${now} where id in (
      select id from asset
      where expires_at <= ${now} and deleted_at is null and not exists (
        select from task_input join task on task.id = task_input.task_id
        where task_input.asset_id = asset.id and task.status in ('queued', 'processing'))
      order by expires_at limit ${limit} for update skip locked)
    returning blob_hash`.execute(db);
  return [...new Set(rows.map((row) => row.blob_hash))];
}

/** Marks one asset, or a task's outputs and posters, as deleted; their hashes. */
export async function markDeleted(
  db: Database | Transaction,
  scope: AssetScope,
  which: { readonly assetId: string; readonly role: Asset["role"] } | { readonly taskId: bigint },
  now: Date,
): Promise<readonly string[]> {
  let query = db
    .updateTable("asset")
    .set({ deleted_at: now })
    .where("workspace_id", "=", scope.workspaceId)
    .where("mode", "=", scope.mode)
    .where("deleted_at", "is", null);
  query =
    "assetId" in which
      ? query.where("id", "=", which.assetId).where("role", "=", which.role)
      : query.where("task_id", "=", which.taskId).where("role", "in", ["output", "poster"]);
  const rows = await query.returning("blob_hash").execute();
  return rows.map((row) => row.blob_hash);
}

/** True when a task that has not ended was given this asset. */
export async function isNeeded(db: Database | Transaction, assetId: string): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`
    select exists (
      select from task_input join task on task.id = task_input.task_id
      where task_input.asset_id = ${assetId} and task.status in ('queued', 'processing')
      union all select from element_picture where asset_id = ${assetId}) as needed`.execute(db);
  return rows[0]?.needed === true;
}

/** Whether a live asset has these bytes; asked with the blob's row locked. */
export async function isBlobLive(tx: Transaction, hash: string): Promise<boolean> {
  const { rows } = await sql<{ live: boolean }>`
    select exists (select from asset where blob_hash = ${hash} and deleted_at is null) as live`.execute(tx);
  return rows[0]?.live === true;
}

/** Forgets a blob that no asset names, deleted ones included. */
export async function forgetBlob(tx: Transaction, hash: string): Promise<void> {
  await sql`
    delete from blob where hash = ${hash} and not exists (select from asset where blob_hash = ${hash})`.execute(tx);
}

/** Of these hashes, those that a live asset has. */
export async function liveHashes(db: Database, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await db
    .selectFrom("asset")
    .select("blob_hash")
    .distinct()
    .where("blob_hash", "in", [...hashes])
    .where("deleted_at", "is", null)
    .execute();
  return new Set(rows.map((row) => row.blob_hash));
}

function toRow(asset: NewAsset) {
  return {
    id: asset.id,
    workspace_id: asset.workspaceId,
    mode: asset.mode,
    role: asset.role,
    type: asset.type,
    task_id: asset.taskId ?? null,
    output_index: asset.outputIndex ?? null,
    blob_hash: asset.blobHash,
    name: asset.name,
    mime: asset.mime,
    size_bytes: BigInt(asset.sizeBytes),
    width: asset.width ?? null,
    height: asset.height ?? null,
    duration_seconds: asset.durationSeconds ?? null,
    frames_per_second: asset.framesPerSecond ?? null,
    has_audio: asset.hasAudio ?? null,
    expires_at: asset.expiresAt,
  };
}

function toAsset(row: Selectable<Tables["asset"]>): Asset {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    mode: row.mode,
    role: row.role,
    type: row.type,
    taskId: row.task_id ?? undefined,
    outputIndex: row.output_index ?? undefined,
    blobHash: row.blob_hash,
    name: row.name,
    mime: row.mime,
    sizeBytes: Number(row.size_bytes),
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    durationSeconds: row.duration_seconds ?? undefined,
    framesPerSecond: row.frames_per_second ?? undefined,
    hasAudio: row.has_audio ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    deletedAt: row.deleted_at ?? undefined,
  };
}
