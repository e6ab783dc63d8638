import type { Database, Transaction } from "#store/database.ts";
import { callExpireLots, listWalletsDue, type WalletId } from "./ledger-store.ts";

/**
 * Takes what has expired out of a wallet, soonest first, except what open holds may still need.
 *
 * @returns what expired, in micro-credits
 */
export async function expireLots(tx: Transaction, wallet: WalletId, now: Date): Promise<bigint> {
  return await callExpireLots(tx, wallet, now);
}

/**
 * Expires what is due in at most `limit` wallets, each in a transaction of its own: the step of the `expire_lots` job.
 * Balances are right without it; it keeps the books from waiting for the next create.
 *
 * @returns how many wallets it looked at; `limit` means that more may be due
 */
export async function expireDueLots(
  db: Database,
  options: { readonly now: Date; readonly limit: number },
): Promise<number> {
  const wallets = await listWalletsDue(db, options);
  for (const wallet of wallets) await db.transaction().execute((tx) => callExpireLots(tx, wallet, options.now));
  return wallets.length;
}
