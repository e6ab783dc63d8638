import type { Database, Transaction } from "#store/database.ts";

const firstWorkspace = "first_workspace";

/** Writes which workspace is the first; false when there is one already. Of two starts at once the second waits. */
export async function claimFirstWorkspace(tx: Transaction, workspaceId: string): Promise<boolean> {
  const row = await tx
    .insertInto("installation")
    .values({ key: firstWorkspace, value: JSON.stringify(workspaceId) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findFirstWorkspace(db: Database): Promise<string | undefined> {
  const row = await db.selectFrom("installation").select("value").where("key", "=", firstWorkspace).executeTakeFirst();
  return typeof row?.value === "string" ? row.value : undefined;
}

/** Lets the next start make a first workspace again, when this one was it. */
export async function forgetFirstWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
  await tx
    .deleteFrom("installation")
    .where("key", "=", firstWorkspace)
    .where("value", "=", JSON.stringify(workspaceId))
    .execute();
}
