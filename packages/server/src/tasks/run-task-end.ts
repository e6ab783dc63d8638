import type { AttemptState } from "@kinora/core";
import { crashPoint } from "#observe/crash-point.ts";
import type { Database, Transaction } from "#store/database.ts";
import { endLiveAttempt, lockTaskSituation, type TaskSituation } from "./attempt-store.ts";
import { settleTask, type Settled, type Settlement, taskError } from "./settle-task.ts";
import { setModeration } from "./task-store.ts";
import { announceTask } from "./watch-task-store.ts";

export interface EndContext {
  readonly now: Date;
  readonly notify: boolean;
}

/**
 * Ends a task and its live attempt in one transaction, and tells its watchers. Rows are locked as everywhere: the task
 * first.
 *
 * @returns anything but "settled" when nothing was written
 */
export async function endTask(
  db: Database,
  settlement: Settlement,
  attemptState: AttemptState,
  context: EndContext,
): Promise<Settled> {
  try {
    await db.transaction().execute(async (tx) => {
      const situation = await lockTaskSituation(tx, settlement.taskId);
      if (situation === undefined) throw new NotSettled({ kind: "not_found" });
      await endLockedTask(tx, situation, settlement, attemptState, context);
      crashPoint("before_settle_commit");
    });
  } catch (error) {
    if (error instanceof NotSettled) return error.settled;
    throw error;
  }
  crashPoint("after_settle_commit");
  return { kind: "settled" };
}

/** As `endTask`, in a transaction that has locked the task. @throws NotSettled, so that the transaction rolls back */
export async function endLockedTask(
  tx: Transaction,
  situation: TaskSituation,
  settlement: Settlement,
  attemptState: AttemptState,
  { now, notify }: EndContext,
): Promise<void> {
  const { taskId, end, moderation } = settlement;
  const error = end.kind === "failed" ? taskError(end) : undefined;
  await endLiveAttempt(tx, { taskId, state: attemptState, error, now });
  if (moderation !== undefined) await setModeration(tx, { taskId, moderation });
  // a cancel that came while the last bytes were stored has lost the race
  const late = end.kind === "completed" && situation.cancellation === "requested";
  const settled = await settleTask(tx, late ? { ...settlement, cancellation: "too_late" } : settlement, {
    now,
    notify,
  });
  if (settled.kind !== "settled") throw new NotSettled(settled);
  if (notify) await announceTask(tx, taskId);
}

export class NotSettled extends Error {
  readonly settled: Settled;

  constructor(settled: Settled) {
    super(`the task was not settled: ${settled.kind}`);
    this.name = "NotSettled";
    this.settled = settled;
  }
}
