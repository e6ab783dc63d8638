import { AppError } from "@kinora/core";
import type { Database } from "#store/database.ts";
import type { Asset } from "./asset.ts";
import { type AssetScope, findAsset, findAssetAnywhere, isNeeded, listAssets, markDeleted } from "./asset-store.ts";
import type { BlobStore } from "./blobs.ts";
import { removeUnreferencedBlob } from "./sweep-assets.ts";

export type { AssetScope };

/** An asset of the workspace, also one that is gone; undefined for unknown and foreign ids alike. */
export async function readAsset(db: Database, scope: AssetScope, assetId: string): Promise<Asset | undefined> {
  return findAsset(db, scope, assetId);
}

/** An asset whoever owns it: only after its signed address was checked, or inside a step of the task that has it. */
export async function readSignedAsset(db: Database, assetId: string): Promise<Asset | undefined> {
  return findAssetAnywhere(db, assetId);
}

/** Live assets of the workspace, newest first. */
export async function readAssets(
  db: Database,
  scope: AssetScope,
  page: Parameters<typeof listAssets>[2],
): Promise<readonly Asset[]> {
  return listAssets(db, scope, page);
}

/** True while the asset's address answers with its bytes. */
export function isAvailable(asset: Asset, now: Date): boolean {
  return asset.deletedAt === undefined && asset.expiresAt > now;
}

/**
 * Deletes an upload of the workspace at once.
 *
 * @throws AppError `not_found`, or `conflict_state` while an open task needs it
 */
export async function deleteUpload(
  db: Database,
  blobs: BlobStore,
  scope: AssetScope,
  upload: { readonly assetId: string; readonly now: Date },
): Promise<void> {
  const asset = await findAsset(db, scope, upload.assetId);
  if (asset === undefined || asset.role !== "upload") throw new AppError("not_found");
  if (await isNeeded(db, upload.assetId)) {
    throw new AppError("conflict_state", "An element, or a task that has not ended, needs this upload.", {
      fix: "Delete the element, or wait for the task to end.",
    });
  }
  const hashes = await markDeleted(db, scope, { assetId: upload.assetId, role: "upload" }, upload.now);
  for (const hash of hashes) await removeUnreferencedBlob(db, blobs, hash);
}

/** Deletes what a task made, outputs and posters: their addresses answer 410 afterwards. Safe to repeat. */
export async function deleteTaskAssets(
  db: Database,
  blobs: BlobStore,
  scope: AssetScope,
  task: { readonly taskId: bigint; readonly now: Date },
): Promise<void> {
  const hashes = await markDeleted(db, scope, { taskId: task.taskId }, task.now);
  for (const hash of new Set(hashes)) await removeUnreferencedBlob(db, blobs, hash);
}
