import { Transaction as KyselyTransaction } from "kysely";
import type { Database, Tables, Transaction } from "./database.ts";

/** Runs the work in the transaction that is there, or in one of its own. */
export async function inTransaction<Result>(
  db: Database | Transaction,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  if (db instanceof KyselyTransaction) return await work(db as KyselyTransaction<Tables>);
  return await db.transaction().execute(work);
}
