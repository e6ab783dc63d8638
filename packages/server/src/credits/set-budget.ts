import { assert } from "@kinora/core";
import type { Transaction } from "#store/database.ts";
import { deleteBudget, upsertBudget } from "./ledger-store.ts";

export interface Budget {
  readonly workspaceId: string;
  /** A key's cap counts its own mode; a workspace's counts live tasks, because test credits are not money. */
  readonly scope: { readonly kind: "workspace" } | { readonly kind: "key"; readonly apiKeyId: string };
  /** Days and months are those of UTC. A key's cap in all is the key's own `max_credits`. */
  readonly period: "day" | "month";
  /** Undefined lifts the cap. */
  readonly microCredits: bigint | undefined;
}

/**
 * Sets a repeating spending cap. What the period has reserved and spent already counts, except creates that are under
 * way while the first cap of its kind is set: waiting for them would turn the lock order round.
 */
export async function setBudget(tx: Transaction, budget: Budget, now: Date): Promise<void> {
  assert(budget.microCredits === undefined || budget.microCredits >= 0n, "a cap is not negative");
  if (budget.microCredits === undefined) return await deleteBudget(tx, budget);
  await upsertBudget(tx, { ...budget, microCredits: budget.microCredits, now });
}
