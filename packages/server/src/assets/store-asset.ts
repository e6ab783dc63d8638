import { crashPoint } from "#observe/crash-point.ts";
import type { Database } from "#store/database.ts";
import type { Asset } from "./asset.ts";
import { insertAsset, lockBlob, type NewAsset, replaceTaskAsset } from "./asset-store.ts";
import type { BlobStore, ReceivedBlob } from "./blobs.ts";
import type { StorageQuota } from "./storage-quota.ts";
import { removeUnreferencedBlob } from "./sweep-assets.ts";

/** What an asset is before its bytes have a name. */
export type AssetDescription = Omit<NewAsset, "blobHash" | "sizeBytes">;

/**
 * Gives received bytes their name and their asset, in one transaction that holds the blob's row: a sweep of the same
 * hash comes before or after, never between. A kill leaves at most bytes without a row, which the orphan sweep removes.
 *
 * @throws AppError `budget_exceeded` when the workspace's plan keeps no more; nothing is stored then
 */
export async function storeAsset(
  { db, blobs, quota }: { readonly db: Database; readonly blobs: BlobStore; readonly quota: StorageQuota },
  blob: ReceivedBlob,
  description: AssetDescription,
): Promise<Asset> {
  return db.transaction().execute(async (tx) => {
    await quota.requireRoomFor(tx, description.workspaceId, blob.sizeBytes);
    await lockBlob(tx, blob);
    await blobs.put(blob);
    return insertAsset(tx, { ...description, blobHash: blob.hash, sizeBytes: blob.sizeBytes });
  });
}

/** As `storeAsset`, for what a task makes at one role and index; storing it again replaces the row and its bytes. */
export async function storeTaskAsset(
  db: Database,
  blobs: BlobStore,
  blob: ReceivedBlob,
  description: AssetDescription & { readonly taskId: bigint; readonly outputIndex: number },
): Promise<Asset> {
  crashPoint("before_asset_rename");
  const { asset, replacedHash } = await db.transaction().execute(async (tx) => {
    await lockBlob(tx, blob);
    await blobs.put(blob);
    return replaceTaskAsset(tx, { ...description, blobHash: blob.hash, sizeBytes: blob.sizeBytes });
  });
  crashPoint("after_asset_store");
  if (replacedHash !== undefined) await removeUnreferencedBlob(db, blobs, replacedHash);
  return asset;
}
