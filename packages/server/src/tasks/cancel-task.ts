import { AppError, isTerminal } from "@kinora/core";
import type { Database } from "#store/database.ts";
import { hurryTask, lockTaskSituation } from "./attempt-store.ts";
import { type EndContext, endLockedTask } from "./run-task-end.ts";
import { canceled } from "./run-task-failures.ts";
import type { TaskRecord } from "./task-record.ts";
import { readTask, setCancellation, type TaskScope } from "./task-store.ts";
import { announceTask } from "./watch-task-store.ts";

/**
 * Cancels a task of the workspace. One that waits ends at once with all its credits back; one that runs is asked to
 * stop, and its worker ends it. Asking again changes nothing.
 *
 * @returns the task as it is then
 * @throws AppError `not_found`, or `conflict_state` when the task had ended by itself
 */
export async function cancelTask(
  db: Database,
  scope: TaskScope,
  taskId: bigint,
  context: EndContext,
): Promise<TaskRecord> {
  const before = await readTask(db, scope, taskId);
  if (before === undefined) throw new AppError("not_found");
  if (!isTerminal(before.status)) await db.transaction().execute((tx) => cancelOpenTask(tx, taskId, context));
  const after = await readTask(db, scope, taskId);
  if (after === undefined) throw new AppError("not_found");
  if (isTerminal(after.status) && after.error?.code !== "canceled") {
    throw new AppError("conflict_state", `The task is ${after.status} and can no longer be canceled.`, {
      taskId: taskId.toString(),
    });
  }
  return after;
}

async function cancelOpenTask(
  tx: Parameters<typeof lockTaskSituation>[0],
  taskId: bigint,
  context: EndContext,
): Promise<void> {
  const situation = await lockTaskSituation(tx, taskId);
  if (situation === undefined || isTerminal(situation.status)) return;
  // nothing runs: it never began, only waits, or its worker is gone and a second one has not begun
  const runsNowhere = situation.status === "queued" || (!situation.leased && !situation.livesUpstream);
  if (runsNowhere) {
    await endLockedTask(tx, situation, { taskId, end: canceled, cancellation: "confirmed" }, "canceled", context);
    return;
  }
  if (await setCancellation(tx, { taskId, state: "requested", now: context.now })) {
    await hurryTask(tx, taskId, context.now);
    if (context.notify) await announceTask(tx, taskId);
  }
}
