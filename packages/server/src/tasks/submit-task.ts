import { AppError, creditsNumber, makeTaskId, workspaceBucket } from "@kinora/core";
import { crashPoint } from "#observe/crash-point.ts";
import type { Database } from "#store/database.ts";
import type { Submission, Submitted } from "./submission.ts";
import { callSubmitTask, type SubmitRefusal } from "./task-store.ts";

export interface SubmitContext {
  readonly now: Date;
  /** A whole number from 0 to below `max`, as `crypto.randomInt`. */
  readonly randomInt: (max: number) => number;
  /** Wake waiting workers by NOTIFY; off where many commits share one server, which then polls. */
  readonly notify: boolean;
  /** A change that what is there pays for, for the `fix` of `insufficient_credits`: "choose 720p for 150". */
  readonly cheaper?: ((availableMicroCredits: bigint) => string | undefined) | undefined;
}

/** How long a stored answer is replayed, in milliseconds. */
const idempotencyTtlMs = 24 * 60 * 60 * 1000;

// 12 random bits per millisecond and bucket: 8 draws all taken is a bug, not bad luck.
const idDrawsMax = 8;

/**
 * Stores a create in one transaction: idempotency key, caps, queue depth, hold, task and job, or nothing at all.
 *
 * @throws AppError `idempotency_mismatch`, `idempotency_in_progress`, `budget_exceeded`, `queue_full`,
 *   `concurrency_limited`, `insufficient_credits`, `conflict_state` (external task id taken), `not_found` (the draft),
 *   `invalid_parameter` (text that cannot be stored); nothing is written then
 */
export async function submitTask(db: Database, submission: Submission, context: SubmitContext): Promise<Submitted> {
  const bucket = workspaceBucket(submission.workspaceId);
  for (let draw = 0; draw < idDrawsMax; draw++) {
    const taskId = makeTaskId({ nowMs: context.now.getTime(), bucket, random: context.randomInt(4096) });
    crashPoint("before_submit_commit");
    const outcome = await callSubmitTask(db, submission, {
      taskId,
      now: context.now,
      deadlineAt: new Date(context.now.getTime() + submission.deadlineSeconds * 1000),
      idempotencyExpiresAt: new Date(context.now.getTime() + idempotencyTtlMs),
      notify: context.notify,
    });
    if (outcome.kind === "task_id_taken") continue;
    crashPoint("after_submit_commit");
    if (outcome.kind === "stored")
      return { kind: outcome.taskId === taskId ? "created" : "replayed", taskId: outcome.taskId };
    throw refusalError(outcome, submission, context.cheaper);
  }
  throw new Error("no free task id in this millisecond");
}

/** A plan without a queue does not have a full one: too much of it runs at once. */
function queueError(refusal: Extract<SubmitRefusal, { readonly kind: "queue_full" }>): AppError {
  const { waiting, queueDepth, runningMax, running } = refusal;
  const open = running.length === 0 ? "" : ` Open are ${running.join(", ")}${running.length < 5 ? "" : ", …"}.`;
  if (runningMax !== undefined && queueDepth === 0) {
    return new AppError("concurrency_limited", `The plan runs ${runningMax} at once and lets none wait.`, {
      retryAfterSeconds: 5,
      fix: `Wait for a task to end, or take a plan that runs more.${open}`,
    });
  }
  const message =
    runningMax === undefined
      ? `The workspace has ${waiting} open tasks, and its plan allows ${queueDepth}.`
      : `${waiting} tasks wait above the ${runningMax} that run at once, and the plan lets ${queueDepth} wait.`;
  return new AppError("queue_full", message, {
    retryAfterSeconds: 5,
    fix: `Retry after 5 seconds, cancel queued tasks, or raise the plan.${open}`,
  });
}

function refusalError(refusal: SubmitRefusal, { mode }: Submission, cheaper: SubmitContext["cheaper"]): AppError {
  switch (refusal.kind) {
    case "idempotency_mismatch":
      return new AppError(
        "idempotency_mismatch",
        `The idempotency key was used with another request, which made task ${refusal.taskId}.`,
        { taskId: refusal.taskId.toString() },
      );
    case "idempotency_in_progress":
      return new AppError("idempotency_in_progress", undefined, { retryAfterSeconds: 1 });
    case "external_task_id_taken":
      return new AppError(
        "conflict_state",
        `external_task_id is unique in a workspace, and task ${refusal.taskId} has this one.`,
        {
          param: "external_task_id",
          taskId: refusal.taskId.toString(),
          fix: `Read task ${refusal.taskId}, or send another external_task_id.`,
        },
      );
    case "budget_exceeded": {
      const whose = refusal.scope === "key" ? "key" : "workspace";
      const period = { total: "in all", day: "today (UTC)", month: "this month (UTC)" }[refusal.period];
      const left = refusal.limit > refusal.used ? refusal.limit - refusal.used : 0n;
      return new AppError(
        "budget_exceeded",
        `The ${whose} may spend ${creditsNumber(refusal.limit)} credits ${period}, and ${creditsNumber(refusal.used)} are spent or reserved.`,
        {
          fix: `Needs ${creditsNumber(refusal.need)} credits, ${creditsNumber(left)} left under the cap: raise the cap${
            refusal.period === "total" ? "." : `, or wait until the ${refusal.period} ends.`
          }`,
        },
      );
    }
    case "queue_full":
      return queueError(refusal);
    case "drafts_used_up":
      return new AppError("budget_exceeded", `The plan allows ${refusal.limit} drafts a day (UTC), and all are used.`, {
        param: "draft",
        fix: "Wait until the day ends, take a plan with more drafts, or use a test key: its clips are animatics too.",
      });
    case "draft_not_found":
      return new AppError("not_found", "There is no such task in this workspace and mode.", { param: "id" });
    case "insufficient_credits": {
      const numbers = `${creditsNumber(refusal.need)} credits, ${creditsNumber(refusal.available)} available`;
      const change = cheaper?.(refusal.available);
      return new AppError("insufficient_credits", `The task needs ${numbers}.`, {
        fix: `Needs ${numbers}: ${mode === "live" ? "buy a pack" : "refill the test credits"}${change === undefined ? "" : `, or ${change}`}.`,
      });
    }
    case "unstorable_text":
      return new AppError(
        "invalid_parameter",
        "A text holds U+0000 or half a surrogate pair, which cannot be stored.",
        {
          fix: "Remove the character.",
        },
      );
  }
}
