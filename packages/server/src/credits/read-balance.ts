import type { Database, LotSource } from "#store/database.ts";
import { selectWalletAndLots, type WalletId } from "./ledger-store.ts";

/** Micro-credits. `balance` = `reserved` by open tasks + `available`. */
export interface Balance {
  readonly balance: bigint;
  readonly reserved: bigint;
  readonly available: bigint;
  /** Lots with something left, in the order in which they are spent. */
  readonly packs: readonly Pack[];
}

export interface Pack {
  readonly id: string;
  readonly source: LotSource;
  readonly total: bigint;
  readonly remaining: bigint;
  readonly expiresAt: Date | undefined;
}

/** What a wallet holds at `now`; what has expired is gone from it even before the books say so. Writes nothing. */
export async function readBalance(db: Database, wallet: WalletId, now: Date): Promise<Balance> {
  const { balance, held, lots } = await selectWalletAndLots(db, wallet);
  let expirable = balance - held;
  const packs: Pack[] = [];
  for (const lot of lots) {
    let remaining = lot.remaining;
    if (lot.expiresAt !== undefined && lot.expiresAt <= now) {
      const gone = remaining < expirable ? remaining : expirable;
      expirable -= gone;
      remaining -= gone;
    }
    if (remaining > 0n) packs.push({ ...lot, remaining });
  }
  const total = packs.reduce((sum, pack) => sum + pack.remaining, 0n);
  return { balance: total, reserved: held, available: total - held, packs };
}
