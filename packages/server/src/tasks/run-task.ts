import {
  AppError,
  assert,
  type AttemptState,
  type Engine,
  type EngineInputs,
  type GenerationRequest,
  liveAttemptStates,
  type TaskEnd,
  unreachable,
} from "@kinora/core";
import type { Logger } from "pino";
import type { IngestedOutput, OutputRequest } from "#assets/ingest-output.ts";
import { type Jobs, type Lease, LeaseLost } from "#jobs/jobs.ts";
import type { PolicyDecision } from "#policy/decision.ts";
import { crashPoint } from "#observe/crash-point.ts";
import { chooseEngines, explainNoEngine } from "#routing/choose-engine.ts";
import type { Database } from "#store/database.ts";
import { type AttemptOutcome, runAttempt } from "./run-task-attempt.ts";
import { endTask } from "./run-task-end.ts";
import { blocked, canceled, failureOf, ordered, timedOut } from "./run-task-failures.ts";
import { chargeFor, missingOutputs, storeOutputs } from "./run-task-outputs.ts";
import { type Settled, taskError } from "./settle-task.ts";
import type { TaskOutput, TaskRecord } from "./task-record.ts";
import { listAttempts, markProcessing, readAnyTask, setNote, type TaskScope, updateAttempt } from "./task-store.ts";
import type { TaskWatch } from "./watch-task.ts";
import { announceTask } from "./watch-task-store.ts";

export interface RunContext {
  readonly db: Database;
  readonly jobs: Pick<Jobs, "complete" | "reschedule">;
  /** Those that are configured, the operator's preference first. */
  readonly engines: readonly Engine[];
  /** The input media of one side of a workspace, `makeEngineInputs` of the assets. */
  readonly inputs: (scope: TaskScope) => EngineInputs;
  /** `ingestOutput` of the assets, bound to its stores. */
  readonly ingest: (output: OutputRequest) => Promise<IngestedOutput>;
  /** What the operator's judge says of stored outputs; undefined when nobody is asked. */
  readonly moderate: (task: TaskRecord, output: TaskOutput, signal: AbortSignal) => Promise<PolicyDecision | undefined>;
  /** Takes a task's outputs out of the store. Safe to repeat. */
  readonly discard: (task: TaskRecord) => Promise<void>;
  readonly watch: Pick<TaskWatch, "subscribe">;
  /** Holds one directory per running attempt. */
  readonly scratchDir: string;
  /** Whole days that a result is kept. */
  readonly retentionDays: number;
  readonly notify: boolean;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Pick<Logger, "warn">;
  /** Told of every task that a worker has ended here, once. */
  readonly onEnded?: (ended: EndedTask) => void;
}

/** For the figures of an installation. */
export interface EndedTask {
  readonly task: Pick<TaskRecord, "model" | "mode" | "createdAt" | "startedAt">;
  /** `completed`, or the code of the failure. */
  readonly outcome: string;
  readonly provider: string;
  readonly endedAt: Date;
}

/** One claimed task under its lease. */
export interface Run {
  readonly task: TaskRecord;
  readonly request: GenerationRequest;
  readonly lease: Lease;
  readonly signal: AbortSignal;
}

/** A renderer that ends by itself is tried once more: the second crash of the same frames is no accident. */
const failedAttemptsMax = 2;
/** How long to wait before asking again about an attempt whose answer was lost. */
const reconcileMs = 60_000;

/**
 * The step of a `run_task` job: one task from its claim to its end. Every write checks the lease, so a worker that lost
 * it changes nothing; a task whose worker died is rendered again from its seed, as a new attempt.
 *
 * A task that only waits (`[[slow:S]]`) gives its job back until then and holds no slot.
 */
export async function runTask(context: RunContext, lease: Lease, signal: AbortSignal): Promise<void> {
  const { db, now, notify, jobs } = context;
  crashPoint("after_claim");
  assert(lease.taskId !== undefined, "a run_task job names its task");
  const { taskId } = lease;
  const marked = await markProcessing(db, { taskId, lease, now: now(), notify });
  if (marked === "lease_lost") return;
  const task = marked === "processing" ? await readAnyTask(db, taskId) : undefined;
  if (task === undefined) return dropJob(context, lease);
  if (notify) await announceTask(db, taskId);
  const { request, startedAt } = task;
  assert(request !== undefined && startedAt !== undefined, "a processing task was started and not deleted");
  const run: Run = { task, request, lease, signal };

  if (task.cancellation === "requested") return await finish(context, run, canceled, "canceled");
  if (now() >= task.deadlineAt) return await finish(context, run, timedOut(task), "failed");
  const slowUntil = new Date(startedAt.getTime() + (request.directives.slowSeconds ?? 0) * 1000);
  if (slowUntil > now()) {
    const runAt = slowUntil < task.deadlineAt ? slowUntil : task.deadlineAt;
    await db.transaction().execute(async (tx) => jobs.reschedule(tx, lease, runAt));
    return;
  }
  if (request.directives.failWith !== undefined) {
    return await finish(context, run, ordered(request.directives.failWith), "failed");
  }
  return render(context, run);
}

/** What remains when a `run_task` job has failed for the last time: the task ends, and its credits come back. */
export async function giveUpTask(context: RunContext, lease: Lease): Promise<void> {
  assert(lease.taskId !== undefined, "a run_task job names its task");
  const end: TaskEnd = { kind: "failed", code: "internal", message: "The task could not be run." };
  await endTask(context.db, { taskId: lease.taskId, lease, end }, "failed", moment(context));
}

async function render(context: RunContext, run: Run): Promise<void> {
  const { db, engines, now } = context;
  const { task, request, lease } = run;
  const attempts = await listAttempts(db, task.id);
  let failed = attempts.filter(({ state }) => state === "failed").length;
  let left = attempts.find(({ state }) => liveAttemptStates.includes(state));
  const leftEngine = engines.find(({ name }) => name === left?.engine);
  if (left !== undefined && leftEngine?.capabilities.restartable === true) {
    // what a dead worker was rendering here ended with it
    if (!(await updateAttempt(db, left.id, { state: "abandoned", endedAt: now(), lease }))) return;
    left = undefined;
  }
  // its settings were taken away while it may still run, and be billed, there
  if (left !== undefined && leftEngine === undefined) return await lookUpLater(context, run);
  for (let number = (attempts.at(-1)?.number ?? 0) + 1; ; number++, left = undefined) {
    const engine = left === undefined ? chooseEngines(request, task.mode, engines)[0] : leftEngine;
    if (engine === undefined) {
      const { message, fix } = explainNoEngine(request, task.mode, engines);
      return await finish(context, run, { kind: "failed", code: "upstream_unavailable", message, fix }, "failed");
    }
    await using attempt = await runAttempt(context, run, engine, left ?? number);
    const { outcome } = attempt;
    switch (outcome.kind) {
      case "succeeded":
        await complete(context, run, engine, outcome.status); // before the attempt, and its files, are disposed of
        return;
      case "canceled":
        return await finish(context, run, canceled, "canceled", { engine });
      case "deadline":
        return await finish(context, run, timedOut(task), "failed", { engine });
      case "unknown":
        return await lookUpLater(context, run);
      case "stopped":
      case "lost":
        return;
      case "absent":
        break; // it never reached the upstream, so another attempt pays for nothing twice
      case "failed": {
        const { error } = outcome;
        const again = error.retryable && engine.capabilities.restartable && ++failed < failedAttemptsMax;
        context.log.warn({ taskId: task.id.toString(), attempt: attempt.id, again, err: error }, "an attempt failed");
        if (!again)
          return await finish(context, run, failureOf(error), error.accepted === "no" ? "rejected" : "failed", {
            engine,
          });
        const change = { state: "failed", error: taskError(failureOf(error)), endedAt: now(), lease } as const;
        if (!(await updateAttempt(db, attempt.id, change))) return;
        break;
      }
      default:
        unreachable(outcome);
    }
  }
}

/** Stores what was made before anyone sees `completed`, then ends the task and its attempt together. */
async function complete(
  context: RunContext,
  run: Run,
  engine: Engine,
  made: Extract<AttemptOutcome, { readonly kind: "succeeded" }>["status"],
): Promise<void> {
  let output: TaskOutput;
  try {
    output = await storeOutputs(context, run, engine, made.outputs);
  } catch (error) {
    if (run.signal.aborted) return;
    if (!(error instanceof AppError) || error.code !== "generation_failed") throw error;
    context.log.warn({ taskId: run.task.id.toString(), err: error }, "an engine's output was refused");
    return await finish(
      context,
      run,
      { kind: "failed", code: error.code, message: error.message, fix: error.fix },
      "failed",
      { engine },
    );
  }
  let moderation: PolicyDecision | undefined;
  try {
    moderation = await context.moderate(run.task, output, run.signal);
  } catch (error) {
    if (run.signal.aborted) return; // the next worker asks again
    throw error;
  }
  if (moderation?.decision === "blocked") {
    const settled = await endRun(context, run, blocked(moderation), "succeeded", { engine, moderation });
    if (settled === "settled") await context.discard(run.task);
    return;
  }
  const settled = await endTask(
    context.db,
    {
      taskId: run.task.id,
      lease: run.lease,
      moderation,
      end: { kind: "completed", capturedMicroCredits: chargeFor(run.task.quote, output) },
      output,
      provider: engine.name,
      modelVersion: made.modelVersion,
      scene: made.scene,
      warnings: [...made.warnings, ...missingOutputs(run.request, output)],
    },
    "succeeded",
    moment(context),
  );
  if (settled.kind === "settled") tellEnded(context, run.task, "completed", engine);
}

async function finish(...end: Parameters<typeof endRun>): Promise<void> {
  await endRun(...end);
}

async function endRun(
  context: RunContext,
  { task, lease }: Run,
  end: TaskEnd,
  attemptState: AttemptState,
  { engine, moderation }: { readonly engine?: Engine; readonly moderation?: PolicyDecision } = {},
): Promise<Settled["kind"]> {
  const settled = await endTask(
    context.db,
    {
      taskId: task.id,
      lease,
      end,
      moderation,
      ...(engine === undefined ? {} : { provider: engine.name }),
      ...(end === canceled ? { cancellation: "confirmed" } : {}),
    },
    attemptState,
    moment(context),
  );
  if (settled.kind === "settled") tellEnded(context, task, end.kind === "failed" ? end.code : "completed", engine);
  return settled.kind;
}

function tellEnded(context: RunContext, task: TaskRecord, outcome: string, engine: Engine | undefined): void {
  context.onEnded?.({ task, outcome, provider: engine?.name ?? "none", endedAt: context.now() });
}

/** The upstream could not say whether it has the job: nothing may be started until it can. */
async function lookUpLater(context: RunContext, { task, lease }: Run): Promise<void> {
  const checkAt = new Date(context.now().getTime() + reconcileMs);
  const note = {
    code: "upstream_unknown",
    message: "The engine's answer was lost and is being looked up.",
    checkAt: checkAt.toISOString(),
  } as const;
  const changed = await setNote(context.db, { taskId: task.id, lease, note, now: context.now() });
  if (changed && context.notify) await announceTask(context.db, task.id);
  const runAt = checkAt < task.deadlineAt ? checkAt : task.deadlineAt;
  await context.db.transaction().execute(async (tx) => context.jobs.reschedule(tx, lease, runAt));
}

/** Removes the job of a task that has ended; who ended it has usually done so. */
async function dropJob({ db, jobs }: RunContext, lease: Lease): Promise<void> {
  try {
    await db.transaction().execute((tx) => jobs.complete(tx, lease));
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
  }
}

function moment({ now, notify }: RunContext): { readonly now: Date; readonly notify: boolean } {
  return { now: now(), notify };
}
