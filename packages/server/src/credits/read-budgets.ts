import type { Database } from "#store/database.ts";
import { type BudgetRow, selectBudgets, type WalletId } from "./ledger-store.ts";

/**
 * The spending caps that bind this side of a workspace: its own (which count live tasks alone) and those of its keys of
 * the mode, with what the current period has reserved and spent.
 */
export async function readBudgets(db: Database, wallet: WalletId, now: Date): Promise<readonly BudgetRow[]> {
  return await selectBudgets(db, wallet, now);
}
