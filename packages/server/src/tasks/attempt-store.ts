import type { AttemptState, CancellationState, TaskStatus } from "@kinora/core";
import { sql } from "kysely";
import type { Database, Transaction } from "#store/database.ts";
import type { TaskError } from "./task-record.ts";
import type { LeaseGuard } from "./task-store.ts";

/** Ends the live attempt of a task, if it has one; the caller has locked the task. */
export async function endLiveAttempt(
  tx: Transaction,
  end: {
    readonly taskId: bigint;
    readonly state: AttemptState;
    readonly error?: TaskError | undefined;
    readonly now: Date;
  },
): Promise<void> {
  await sql`
    update attempt set state = ${end.state}, ended_at = ${end.now},
      error = coalesce(${end.error === undefined ? null : JSON.stringify(end.error)}::jsonb, error)
    where task_id = ${end.taskId} and state in ('planned', 'intent_written', 'submitted', 'submit_unknown')`.execute(
    tx,
  );
}

/** What a task needs to be ended by someone who does not run it. Locks the task until the transaction ends. */
export interface TaskSituation {
  readonly status: TaskStatus;
  readonly cancellation: CancellationState | undefined;
  /** A worker holds the job now. */
  readonly leased: boolean;
  /** An attempt may still run on another machine, whoever holds the job here. */
  readonly livesUpstream: boolean;
}

export async function lockTaskSituation(tx: Transaction, taskId: bigint): Promise<TaskSituation | undefined> {
  const { rows } = await sql<{ status: TaskStatus; cancellation: CancellationState | null }>`
    select status, cancellation from task where id = ${taskId} for update`.execute(tx);
  const task = rows[0];
  if (task === undefined) return undefined;
  // animatic attempts alone end with the worker that runs them; read after the lock, so that what the last holder of it wrote is seen
  const now = await sql<{ leased: boolean; lives_upstream: boolean }>`
    select
      exists (select from job where task_id = ${taskId} and kind = 'run_task' and lease_until > clock_timestamp()) as leased,
      exists (select from attempt where task_id = ${taskId} and engine <> 'animatic'
        and state in ('planned', 'intent_written', 'submitted', 'submit_unknown')) as lives_upstream`.execute(tx);
  return {
    status: task.status,
    cancellation: task.cancellation ?? undefined,
    leased: now.rows[0]?.leased === true,
    livesUpstream: now.rows[0]?.lives_upstream === true,
  };
}

/** What a worker has to know while it runs a task; nothing else is read at each look. */
export async function readTaskState(
  db: Database,
  taskId: bigint,
  lease: LeaseGuard,
): Promise<{ readonly ended: boolean; readonly cancelRequested: boolean; readonly leaseHeld: boolean }> {
  const { rows } = await sql<{ ended: boolean; cancel: boolean | null; held: boolean }>`
    select status in ('completed', 'failed') as ended, cancellation = 'requested' as cancel,
      exists (select from job where id = ${lease.jobId} and lease_token = ${lease.token}) as held
    from task where id = ${taskId}`.execute(db);
  const row = rows[0];
  return {
    ended: row?.ended ?? true,
    cancelRequested: row?.cancel === true,
    leaseHeld: row?.held === true,
  };
}

/** Has the task's job run at once, when no worker holds it. */
export async function hurryTask(tx: Transaction, taskId: bigint, now: Date): Promise<void> {
  await sql`update job set run_at = ${now} where task_id = ${taskId} and kind = 'run_task' and run_at > ${now}`.execute(
    tx,
  );
}
