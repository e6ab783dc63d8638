import { AppError, assert, creditsNumber, type TaskMode } from "@kinora/core";
import type { Transaction } from "#store/database.ts";
import type { LedgerContext } from "./grant-credits.ts";
import { addRefund, findKeyedTransfer, insertLot, insertTransfer, lockHold, lockWallet } from "./ledger-store.ts";

export interface TaskRefund {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly taskId: bigint;
  /** Micro-credits; all that is left of the charge when absent. */
  readonly microCredits?: bigint;
  readonly reason: string;
  /** 1 to 255 characters; the same key again does nothing. */
  readonly idempotencyKey: string;
}

/**
 * Gives credits of a completed task back as a fresh lot that does not expire; together never more than was charged.
 *
 * @returns what was refunded, in micro-credits, and the lot
 * @throws AppError `not_found`, `conflict_state` when more than the rest of the charge is asked for or nothing is left,
 *   `idempotency_mismatch`; nothing is written then
 */
export async function refundTask(
  tx: Transaction,
  refund: TaskRefund,
  context: LedgerContext,
): Promise<{ readonly lotId: string; readonly microCredits: bigint; readonly replayed: boolean }> {
  assert(refund.microCredits === undefined || refund.microCredits > 0n, "a refund is above zero");
  const hold = await lockHold(tx, refund);
  if (hold === undefined) throw new AppError("not_found", `There is no task ${refund.taskId} in this workspace.`);
  const earlier = await findKeyedTransfer(tx, refund, refund.idempotencyKey);
  if (earlier !== undefined) {
    const same = refund.microCredits === undefined || refund.microCredits === earlier.amount;
    if (earlier.kind !== "refund" || earlier.taskId !== refund.taskId || earlier.lotId === null || !same)
      throw new AppError("idempotency_mismatch", "The key of this refund stands for another transfer.");
    return { lotId: earlier.lotId, microCredits: earlier.amount, replayed: true };
  }
  const left = hold.captured - hold.refunded;
  const microCredits = refund.microCredits ?? left;
  if (microCredits > left || microCredits === 0n)
    throw new AppError(
      "conflict_state",
      `The task was charged ${creditsNumber(hold.captured)} credits, of which ${creditsNumber(left)} can be refunded.`,
    );
  await addRefund(tx, hold, microCredits);
  await lockWallet(tx, refund);
  const lotId = `lot_${context.newId()}`;
  const { workspaceId, mode } = refund;
  await insertLot(tx, {
    id: lotId,
    workspaceId,
    mode,
    source: "refund",
    granted: microCredits,
    expiresAt: undefined,
    now: context.now,
  });
  await insertTransfer(tx, {
    id: `tr_${lotId}_refund`,
    workspaceId,
    mode,
    kind: "refund",
    amount: microCredits,
    from: "refunds",
    to: "wallet",
    taskId: refund.taskId,
    lotId,
    reason: refund.reason,
    idempotencyKey: refund.idempotencyKey,
    now: context.now,
  });
  return { lotId, microCredits, replayed: false };
}
