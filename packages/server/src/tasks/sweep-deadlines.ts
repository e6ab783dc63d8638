import type { Database } from "#store/database.ts";
import { endLockedTask, type EndContext, NotSettled } from "./run-task-end.ts";
import { timedOut } from "./run-task-failures.ts";
import { lockTaskSituation } from "./attempt-store.ts";
import { listOverdueTasks, readAnyTask } from "./task-store.ts";

/**
 * Ends tasks that have passed their deadline without a worker that runs them: those still waiting, and those whose
 * worker is gone. A task that a worker runs is ended by that worker, which also stops its engine.
 *
 * @returns how many were ended; `limit` means that more may be overdue
 */
export async function sweepDeadlines(db: Database, context: EndContext & { readonly limit: number }): Promise<number> {
  let ended = 0;
  for (const taskId of await listOverdueTasks(db, context)) if (await endOverdue(db, taskId, context)) ended++;
  return ended;
}

async function endOverdue(db: Database, taskId: bigint, context: EndContext): Promise<boolean> {
  const task = await readAnyTask(db, taskId);
  if (task === undefined) return false;
  try {
    return await db.transaction().execute(async (tx) => {
      const situation = await lockTaskSituation(tx, taskId);
      if (situation === undefined || situation.leased) return false;
      await endLockedTask(tx, situation, { taskId, end: timedOut(task) }, "failed", context);
      return true;
    });
  } catch (error) {
    if (error instanceof NotSettled) return false; // it ended meanwhile
    throw error;
  }
}
