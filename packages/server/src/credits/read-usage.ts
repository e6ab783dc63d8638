import type { Database } from "#store/database.ts";
import { selectUsage, type WalletId } from "./ledger-store.ts";

export type UsageGroup = "day" | "model" | "key" | "engine" | "dialect";
export const usageGroups = ["day", "model", "key", "engine", "dialect"] as const satisfies readonly UsageGroup[];

export interface UsageRow {
  /** `YYYY-MM-DD` in UTC of the create; present when grouped by day. */
  readonly day: string | undefined;
  readonly model: string | undefined;
  readonly apiKeyId: string | undefined;
  /** The engine that served the tasks; undefined for those that none did. */
  readonly engine: string | undefined;
  /** The wire format of the create. */
  readonly dialect: string | undefined;
  readonly tasks: number;
  readonly completed: number;
  readonly failed: number;
  /** Micro-credits, refunds taken off. */
  readonly charged: bigint;
  /** Micro-credits of open tasks. */
  readonly reserved: bigint;
}

/** 366 days by 6 models by a few keys is what one person reads at once. */
const usageRowsMax = 10_000;

/**
 * What a wallet's tasks cost, by the time of their create.
 *
 * @param query.from inclusive
 * @param query.to exclusive
 */
export async function readUsage(
  db: Database,
  wallet: WalletId,
  query: { readonly from: Date; readonly to: Date; readonly groupBy: readonly UsageGroup[] },
): Promise<readonly UsageRow[]> {
  return await selectUsage(db, wallet, { ...query, limit: usageRowsMax });
}
