import type { Database } from "#store/database.ts";
import { forgetBlob, isBlobLive, liveHashes, lockBlob, markExpired } from "./asset-store.ts";
import type { BlobStore } from "./blobs.ts";

/** One statement's worth; more waits for the next round of the same sweep. */
const assetsPerRound = 500;
/** A step that ingests holds bytes without a row for moments, never for a day. */
const orphanAgeMs = 24 * 3_600_000;

/**
 * Ends assets whose retention is over and that no open task needs, and removes bytes that no live asset has. The rows
 * stay, so that their addresses answer 410.
 *
 * @returns how many assets' bytes were looked at
 */
export async function sweepExpiredAssets(db: Database, blobs: BlobStore, now: Date): Promise<number> {
  let swept = 0;
  for (;;) {
    const hashes = await markExpired(db, { now, limit: assetsPerRound });
    if (hashes.length === 0) return swept;
    for (const hash of hashes) await removeUnreferencedBlob(db, blobs, hash);
    swept += hashes.length;
  }
}

/**
 * Removes bytes without a live asset: what a process left that was killed between the rename and the commit, or between
 * the mark and the removal.
 */
export async function sweepOrphanBlobs(db: Database, blobs: BlobStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - orphanAgeMs);
  let removed = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    const live = await liveHashes(db, batch);
    for (const hash of batch) {
      if (!live.has(hash) && (await removeUnreferencedBlob(db, blobs, hash))) removed++;
    }
    batch = [];
  };
  for await (const hash of blobs.namesBefore(before)) {
    batch.push(hash);
    if (batch.length >= assetsPerRound) await flush();
  }
  await flush();
  return removed;
}

/**
 * Removes the bytes unless a live asset has them. The blob's row is locked from the question to the removal, and whoever
 * stores the same bytes puts them there under the same lock: neither can undo the other.
 */
export async function removeUnreferencedBlob(db: Database, blobs: BlobStore, hash: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockBlob(tx, { hash, sizeBytes: 0 });
    if (await isBlobLive(tx, hash)) return false;
    await blobs.remove(hash);
    await forgetBlob(tx, hash);
    return true;
  });
}
