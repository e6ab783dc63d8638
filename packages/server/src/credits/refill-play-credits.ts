import { credits } from "@kinora/core";
import type { Transaction } from "#store/database.ts";
import { grantCredits, type LedgerContext } from "./grant-credits.ts";
import { callExpireLots, lockWallet } from "./ledger-store.ts";

/** What a developer may refill the test side to: play money, so that nobody waits for an operator. */
const testCreditsMax = 100_000;

/**
 * Fills the test side of a workspace up to `testCreditsMax` available credits.
 *
 * @returns what was added, in micro-credits; 0n when it was full
 */
export async function refillPlayCredits(tx: Transaction, workspaceId: string, context: LedgerContext): Promise<bigint> {
  const wallet = { workspaceId, mode: "test" } as const;
  await lockWallet(tx, wallet);
  await callExpireLots(tx, wallet, context.now);
  const { available } = await lockWallet(tx, wallet);
  const missing = credits(testCreditsMax) - available;
  if (missing <= 0n) return 0n;
  const idempotencyKey = `refill/${context.newId()}`;
  await grantCredits(
    tx,
    { ...wallet, source: "promo", microCredits: missing, reason: "refill of test credits", idempotencyKey },
    context,
  );
  return missing;
}
