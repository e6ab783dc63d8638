import {
  type CancellationState,
  errorCatalog,
  type ErrorCode,
  type TaskEnd,
  unreachable,
  type Warning,
} from "@kinora/core";
import type { PolicyDecision } from "#policy/decision.ts";
import type { Lease } from "#jobs/jobs.ts";
import type { Database } from "#store/database.ts";
import type { TaskError, TaskOutput } from "./task-record.ts";
import { callSettleTask } from "./task-store.ts";

export interface Settlement {
  readonly taskId: bigint;
  /** The lease of the caller's `run_task` job; without one (cancel, deadline) any caller may end the task. */
  readonly lease?: Pick<Lease, "jobId" | "token">;
  readonly end: TaskEnd;
  /** Required when completed. */
  readonly output?: TaskOutput;
  readonly provider?: string;
  readonly modelVersion?: string;
  readonly scene?: unknown;
  /** Added to those of the create. */
  readonly warnings?: readonly Warning[];
  readonly cancellation?: CancellationState;
  /** What was decided about the result. */
  readonly moderation?: PolicyDecision | undefined;
}

export type Settled =
  | { readonly kind: "settled" }
  /** Another caller ended it; that end stands. */
  | { readonly kind: "already_ended" }
  /** Another worker has the job; nothing was written. */
  | { readonly kind: "lease_lost" }
  | { readonly kind: "not_found" };

/**
 * Ends a task in one transaction: its state, the hold captured or released, the lots drawn, the event, the callback
 * and the job. At most one caller wins; everyone else is told and has changed nothing. Also runs inside the caller's
 * own transaction.
 */
export async function settleTask(
  db: Database,
  settlement: Settlement,
  context: { readonly now: Date; readonly notify: boolean },
): Promise<Settled> {
  const { end } = settlement;
  switch (end.kind) {
    case "completed":
      return { kind: await callSettleTask(db, { ...settlement, ...context, captured: end.capturedMicroCredits }) };
    case "failed":
      return { kind: await callSettleTask(db, { ...settlement, ...context, error: taskError(end) }) };
    default:
      return unreachable(end);
  }
}

/** The error of a failed task; what the caller left out comes from the catalogue. */
export function taskError(failure: {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix?: string;
}): TaskError {
  const entry = errorCatalog[failure.code];
  return {
    code: failure.code,
    message: failure.message,
    fix: failure.fix ?? entry.fix,
    retryable: entry.retryable,
  };
}
