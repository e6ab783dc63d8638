import type { Database, TransferKind } from "#store/database.ts";
import { selectTransfers, type WalletId } from "./ledger-store.ts";

export interface LedgerLine {
  readonly id: string;
  readonly kind: TransferKind;
  /** Micro-credits, above zero. */
  readonly amount: bigint;
  /** What it did to the available credits. */
  readonly available: bigint;
  /** What it did to the reserved credits. */
  readonly reserved: bigint;
  readonly taskId: bigint | undefined;
  readonly lotId: string | undefined;
  readonly reason: string;
  readonly createdAt: Date;
}

/**
 * Transfers of a wallet, newest first.
 *
 * @param page.limit 1 to 100
 * @param page.cursor the last page's `nextCursor`; one that is not of this wallet gives an empty page
 */
export async function listLedger(
  db: Database,
  wallet: WalletId,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<{ readonly lines: readonly LedgerLine[]; readonly nextCursor: string | undefined }> {
  const rows = await selectTransfers(db, wallet, { limit: page.limit + 1, afterId: page.cursor });
  const lines = rows.slice(0, page.limit);
  return { lines, nextCursor: rows.length > page.limit ? lines.at(-1)?.id : undefined };
}
