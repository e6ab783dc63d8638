import { Readable } from "node:stream";
import { errorCatalog, type ErrorCode } from "@kinora/core";
import { sql } from "kysely";
import type { BlobStore } from "#assets/blobs.ts";
import { makeAssetId } from "#assets/asset-id.ts";
import { storeTaskAsset } from "#assets/store-asset.ts";
import type { Database } from "#store/database.ts";
import { settleTask } from "#tasks/settle-task.ts";
import { readAnyTask } from "#tasks/task-store.ts";
import { announceTask } from "#tasks/watch-task-store.ts";

/** Ends a task with a stored file, as its worker would; the file is no clip, because nobody looks at it. */
export async function completeTask(stores: { readonly db: Database; readonly blobs: BlobStore }, id: string) {
  const { db, blobs } = stores;
  const taskId = BigInt(id);
  const task = await readAnyTask(db, taskId);
  if (task === undefined) throw new Error(`no task ${id}`);
  const expiresAt = new Date(Date.now() + 86_400_000);
  await using blob = await blobs.receive(Readable.from([Buffer.from(`clip of ${id}`)]), { sizeBytesMax: 1_000 });
  const asset = await storeTaskAsset(db, blobs, blob, {
    id: makeAssetId(),
    workspaceId: task.workspaceId,
    mode: task.mode,
    role: "output",
    type: task.kind,
    taskId,
    outputIndex: 0,
    name: "clip.mp4",
    mime: "video/mp4",
    width: 1280,
    height: 720,
    durationSeconds: 5,
    framesPerSecond: 24,
    hasAudio: false,
    expiresAt,
  });
  const item = { assetId: asset.id, index: 0, name: "clip.mp4", mime: asset.mime, width: 1280, height: 720 };
  await sql`update task set status = 'processing', started_at = now() where id = ${taskId}`.execute(db);
  await settleTask(
    db,
    {
      taskId,
      end: { kind: "completed", capturedMicroCredits: task.quote.microCredits },
      output: {
        kind: task.kind,
        items: [{ ...item, sizeBytes: asset.sizeBytes, durationSeconds: 5, framesPerSecond: 24, hasAudio: false }],
        expiresAt: expiresAt.toISOString(),
      },
      provider: "animatic",
      modelVersion: "animatic-1",
      scene: { version: 1, unmatched: [] },
    },
    { now: new Date(), notify: true },
  );
  await announceTask(db, taskId);
  return asset;
}

export async function failTask(db: Database, id: string, code: ErrorCode): Promise<void> {
  const taskId = BigInt(id);
  const end = { kind: "failed", code, message: errorCatalog[code].cause } as const;
  await settleTask(db, { taskId, end }, { now: new Date(), notify: true });
  await announceTask(db, taskId);
}
