import { AppError, type TaskMode } from "@kinora/core";
import type { Transaction } from "#store/database.ts";
import type { LedgerContext } from "./grant-credits.ts";
import { callExpireLots, findKeyedTransfer, insertTransfer, lockWallet, readLot, takeFromLot } from "./ledger-store.ts";

export interface PackRefund {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly lotId: string;
  readonly reason: string;
  /** 1 to 255 characters; the same key again does nothing. */
  readonly idempotencyKey: string;
}

/**
 * Takes back what is unspent of a pack and not reserved by open tasks. The money is the caller's to return.
 *
 * @returns what was taken back, in micro-credits
 * @throws AppError `not_found`, `conflict_state` when nothing of it can be taken back, `idempotency_mismatch`; nothing
 *   is written then
 */
export async function refundPack(
  tx: Transaction,
  refund: PackRefund,
  context: LedgerContext,
): Promise<{ readonly microCredits: bigint; readonly replayed: boolean }> {
  await lockWallet(tx, refund);
  const earlier = await findKeyedTransfer(tx, refund, refund.idempotencyKey);
  if (earlier !== undefined) {
    if (earlier.kind !== "refund" || earlier.taskId !== null || earlier.lotId !== refund.lotId)
      throw new AppError("idempotency_mismatch", "The key of this refund stands for another transfer.");
    return { microCredits: earlier.amount, replayed: true };
  }
  // so that whatever is still available lies in lots that are alive
  await callExpireLots(tx, refund, context.now);
  const { available } = await lockWallet(tx, refund);
  const lot = await readLot(tx, refund);
  if (lot === undefined) throw new AppError("not_found", "There is no such pack in this workspace.");
  if (lot.source !== "pack")
    throw new AppError("conflict_state", `Only packs are refunded; this is a ${lot.source} grant.`);
  const microCredits = lot.remaining < available ? lot.remaining : available;
  if (microCredits === 0n)
    throw new AppError("conflict_state", "The pack is spent, expired or reserved by open tasks: nothing to refund.");
  await takeFromLot(tx, refund, microCredits);
  await insertTransfer(tx, {
    id: `tr_${refund.lotId}_refund_${lot.refunded + microCredits}`,
    workspaceId: refund.workspaceId,
    mode: refund.mode,
    kind: "refund",
    amount: microCredits,
    from: "wallet",
    to: "issued",
    lotId: refund.lotId,
    reason: refund.reason,
    idempotencyKey: refund.idempotencyKey,
    now: context.now,
  });
  return { microCredits, replayed: false };
}
