import { setTimeout as sleep } from "node:timers/promises";
import { requireWorkspace } from "#access/workspaces.ts";
import type { BlobStore } from "#assets/blobs.ts";
import { openDiskBlobs } from "#assets/disk-blobs.ts";
import { removeUnreferencedBlob } from "#assets/sweep-assets.ts";
import type { Database } from "#store/database.ts";
import { cancelTask } from "#tasks/cancel-task.ts";
import type { Environment } from "../config.ts";
import { dataLayout } from "./data-layout.ts";
import { deleteWorkspaceRows, findOpenTasks, revokeKeys } from "./delete-workspace-store.ts";
import { forgetFirstWorkspace } from "./installation-store.ts";
import { openOperatorDatabase } from "./open-database.ts";
import { OperateError } from "./operate-error.ts";

export interface DeletedWorkspace {
  readonly workspaceId: string;
  readonly rows: number;
  /** Media whose bytes are gone. */
  readonly blobs: number;
}

/** A running server knows a key for five seconds after it was revoked. */
const keyCacheMs = 6_000;

/**
 * Deletes what a workspace wrote and stored: keys, prompts, media, events, logs, members. Its lines in the ledger stay,
 * with the tasks that they belong to, without text. Safe to repeat.
 *
 * @throws OperateError while tasks are still ending; AppError `not_found`
 */
export async function deleteWorkspace(env: Environment, workspaceId: string): Promise<DeletedWorkspace> {
  await using database = await openOperatorDatabase(env);
  const blobs = await openDiskBlobs(dataLayout(database.config.dataDir).blobs);
  const waitForKeys = database.server === undefined ? undefined : () => sleep(keyCacheMs);
  return await deleteWorkspaceData(database.db, blobs, workspaceId, { now: () => new Date(), waitForKeys });
}

/** As `deleteWorkspace`, on a store that is open. */
export async function deleteWorkspaceData(
  db: Database,
  blobs: BlobStore,
  workspaceId: string,
  context: { readonly now: () => Date; readonly waitForKeys: (() => Promise<unknown>) | undefined },
): Promise<DeletedWorkspace> {
  await requireWorkspace(db, workspaceId);
  await revokeKeys(db, workspaceId, context.now());
  await context.waitForKeys?.();
  for (const { id, mode } of await findOpenTasks(db, workspaceId)) {
    await cancelTask(db, { workspaceId, mode }, id, { now: context.now(), notify: false }).catch(() => undefined);
  }
  const open = await findOpenTasks(db, workspaceId);
  if (open.length > 0) {
    throw new OperateError("tasks_open", `${open.length} tasks of the workspace are being stopped.`, {
      fix: "Run the command again in a minute; a server must run for them to end.",
    });
  }
  const deleted = await db.transaction().execute(async (tx) => {
    await forgetFirstWorkspace(tx, workspaceId);
    return deleteWorkspaceRows(tx, workspaceId, context.now());
  });
  let removed = 0;
  for (const hash of deleted.blobHashes) if (await removeUnreferencedBlob(db, blobs, hash)) removed++;
  return { workspaceId, rows: deleted.rows, blobs: removed };
}
