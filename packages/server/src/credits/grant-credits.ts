import { AppError, assert, creditsNumber } from "@kinora/core";
import type { LotSource, Transaction } from "#store/database.ts";
import { findKeyedTransfer, insertLot, insertTransfer, lockWallet, type WalletId } from "./ledger-store.ts";

export interface Grant extends WalletId {
  readonly source: LotSource;
  /** Above zero, at most `grantMicroCreditsMax`. */
  readonly microCredits: bigint;
  /** Never when absent. */
  readonly expiresAt?: Date;
  /** For the ledger's reader: "monthly grant of web-standard". */
  readonly reason: string;
  /** 1 to 255 characters; the same key again does nothing, so that a renewal runs once. */
  readonly idempotencyKey: string;
}

export interface LedgerContext {
  readonly now: Date;
  /** A text of at least 20 characters that was never used before. */
  readonly newId: () => string;
}

/** A billion credits, $4,000,000: nine thousand such grants still fit the ledger's 63 bits of micro-credits. */
const grantMicroCreditsMax = 1_000_000_000_000_000n;

/**
 * Adds credits to a wallet as a lot of their own, once per key; makes the wallet when it is the first.
 *
 * @returns the lot, and whether an earlier call had made it
 * @throws AppError `invalid_parameter` for an amount or expiry out of range, `idempotency_mismatch` when the key stands
 *   for something else; nothing is written then
 */
export async function grantCredits(
  tx: Transaction,
  grant: Grant,
  context: LedgerContext,
): Promise<{ readonly lotId: string; readonly replayed: boolean }> {
  assert(
    grant.idempotencyKey.length > 0 && grant.idempotencyKey.length <= 255,
    "a grant's key has 1 to 255 characters",
  );
  if (grant.microCredits <= 0n || grant.microCredits > grantMicroCreditsMax)
    throw new AppError(
      "invalid_parameter",
      `A grant must be above 0 and at most ${creditsNumber(grantMicroCreditsMax)} credits, got ${creditsNumber(grant.microCredits)}.`,
      { param: "credits" },
    );
  await lockWallet(tx, grant);
  const earlier = await findKeyedTransfer(tx, grant, grant.idempotencyKey);
  if (earlier !== undefined) {
    if (earlier.kind !== "grant" || earlier.amount !== grant.microCredits || earlier.lotId === null)
      throw new AppError("idempotency_mismatch", "The key of this grant stands for another transfer.");
    return { lotId: earlier.lotId, replayed: true };
  }
  // after the key: the repetition of a grant that has expired since is still a repetition
  if (grant.expiresAt !== undefined && grant.expiresAt <= context.now)
    throw new AppError(
      "invalid_parameter",
      `A grant must expire in the future, got ${grant.expiresAt.toISOString()}.`,
      { param: "expires_at" },
    );
  const lotId = `lot_${context.newId()}`;
  await insertLot(tx, {
    id: lotId,
    workspaceId: grant.workspaceId,
    mode: grant.mode,
    source: grant.source,
    granted: grant.microCredits,
    expiresAt: grant.expiresAt,
    now: context.now,
  });
  await insertTransfer(tx, {
    id: `tr_${lotId}_grant`,
    workspaceId: grant.workspaceId,
    mode: grant.mode,
    kind: "grant",
    amount: grant.microCredits,
    from: "issued",
    to: "wallet",
    lotId,
    reason: grant.reason,
    idempotencyKey: grant.idempotencyKey,
    now: context.now,
  });
  return { lotId, replayed: false };
}
