import type { Database } from "#store/database.ts";
import { findViolations } from "./ledger-check-store.ts";

export interface LedgerViolation {
  readonly invariant: string;
  /** The row at fault and the numbers that disagree. */
  readonly detail: string;
}

/**
 * Looks for every way in which the books, the wallets, the lots, the holds, the caps and the tasks could disagree, in
 * one snapshot, so that it may run while tasks are made. At most 20 rows per invariant.
 *
 * @returns nothing when all is well
 */
export async function checkLedger(db: Database): Promise<readonly LedgerViolation[]> {
  return await findViolations(db);
}
