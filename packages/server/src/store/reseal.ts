import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database, Transaction } from "./database.ts";
import { seal, unseal } from "./seal.ts";
import { type SealedColumn, sealedColumns } from "./sealed-columns.ts";

const masterKeyId = "master_key_id";

/** Names a master key without telling anything of it. */
export function masterKeyIdOf(masterKey: Uint8Array): string {
  return createHash("sha256").update("kinora/master-key-id").update(masterKey).digest("hex").slice(0, 16);
}

/** The id of the key that this store is sealed under; the first server that asks writes its own. */
export async function storeKeyId(db: Database, masterKey: Uint8Array): Promise<string> {
  await db
    .insertInto("installation")
    .values({ key: masterKeyId, value: JSON.stringify(masterKeyIdOf(masterKey)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom("installation")
    .select("value")
    .where("key", "=", masterKeyId)
    .executeTakeFirstOrThrow();
  return String(row.value);
}

/**
 * Seals every secret of the store again, under another master key: all of them or none.
 *
 * @returns how many
 * @throws Error when one does not open under the old key; nothing is written then
 */
export async function resealAll(
  db: Database,
  keys: { readonly from: Uint8Array; readonly to: Uint8Array },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let count = 0;
    for (const column of sealedColumns) count += await resealColumn(tx, column, keys);
    await tx
      .insertInto("installation")
      .values({ key: masterKeyId, value: JSON.stringify(masterKeyIdOf(keys.to)) })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: JSON.stringify(masterKeyIdOf(keys.to)) }))
      .execute();
    return count;
  });
}

async function resealColumn(
  tx: Transaction,
  { table, column, key }: SealedColumn,
  keys: { readonly from: Uint8Array; readonly to: Uint8Array },
): Promise<number> {
  const rowKey = sql.join(key.map((name) => sql`${sql.ref(name)}::text`));
  const { rows } = await sql<{ sealed: Buffer; row: string[] }>`
    select ${sql.ref(column)} as sealed, array[${rowKey}] as row from ${sql.table(table)}
    where ${sql.ref(column)} is not null for update`.execute(tx);
  for (const { sealed, row } of rows) {
    const place = { table, column, row };
    const resealed = seal(keys.to, place, unseal(keys.from, place, sealed));
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
      where array[${rowKey}] = ${row}::text[]`.execute(tx);
  }
  return rows.length;
}
