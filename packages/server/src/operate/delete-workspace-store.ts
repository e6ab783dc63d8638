import { sql } from "kysely";
import type { TaskMode } from "@kinora/core";
import type { Database, Transaction } from "#store/database.ts";
import { workspaceData } from "./workspace-data.ts";

/** Tasks of the workspace that have not ended. */
export async function findOpenTasks(
  db: Database,
  workspaceId: string,
): Promise<readonly { readonly id: bigint; readonly mode: TaskMode }[]> {
  return db
    .selectFrom("task")
    .select(["id", "mode"])
    .where("workspace_id", "=", workspaceId)
    .where("status", "in", ["queued", "processing"])
    .execute();
}

/** Ends every key of the workspace at once. */
export async function revokeKeys(db: Database, workspaceId: string, now: Date): Promise<void> {
  await db
    .updateTable("api_key")
    .set({ revoked_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("revoked_at", "is", null)
    .execute();
}

/**
 * Takes everything away that people of the workspace wrote or stored; what the books need stays blank.
 *
 * @returns rows that are gone, and the hashes of media that no asset of this workspace holds any more
 */
export async function deleteWorkspaceRows(
  tx: Transaction,
  workspaceId: string,
  now: Date,
): Promise<{ readonly rows: number; readonly blobHashes: readonly string[] }> {
  const tasks = sql`select id from task where workspace_id = ${workspaceId}`;
  let rows = 0;
  const count = async (statement: ReturnType<typeof sql>): Promise<void> => {
    rows += Number((await statement.execute(tx)).numAffectedRows ?? 0n);
  };
  await count(sql`delete from task_input where task_id in (${tasks})`);
  await count(sql`delete from attempt where task_id in (${tasks})`);
  await count(sql`
    delete from budget where scope = 'workspace' and scope_id = ${workspaceId}
      or scope = 'key' and scope_id in (select id from api_key where workspace_id = ${workspaceId})`);
  for (const [table, fate] of Object.entries(workspaceData)) {
    if (fate !== "delete" || table === "webhook_attempt" || !(await exists(tx, table))) continue;
    await count(sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`);
  }
  await sql`
    update task set request = null, scene = null, output = null, metadata = null, warnings = '[]', note = null,
      error = error - 'message' - 'fix' || '{"message": "deleted", "fix": ""}', external_task_id = null,
      callback_url = null, sequence = sequence + 1, updated_at = ${now}, deleted_at = ${now}
    where workspace_id = ${workspaceId}`.execute(tx);
  const assets = await sql<{ blob_hash: string }>`
    update asset set name = 'deleted', deleted_at = coalesce(deleted_at, ${now}) where workspace_id = ${workspaceId}
    returning blob_hash`.execute(tx);
  await sql`
    update workspace set name = 'deleted', api_plan = null, web_plan = null where id = ${workspaceId}`.execute(tx);
  return { rows, blobHashes: [...new Set(assets.rows.map((row) => row.blob_hash))] };
}

async function exists(tx: Transaction, table: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(tx);
  return rows[0]?.there === true;
}
