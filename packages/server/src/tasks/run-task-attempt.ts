import * as fs from "node:fs/promises";
import path from "node:path";
import {
  type Engine,
  type EngineAttempt,
  EngineError,
  type EngineHandle,
  type EngineStatus,
  renderedRequest,
} from "@kinora/core";
import { z } from "zod";
import { LeaseLost } from "#jobs/jobs.ts";
import { makeWakeUp } from "#jobs/wake-up.ts";
import { crashPoint } from "#observe/crash-point.ts";
import { readTaskState } from "./attempt-store.ts";
import type { Run, RunContext } from "./run-task.ts";
import { insertAttempt, setCancellation, setProgress, type StoredAttempt, updateAttempt } from "./task-store.ts";
import { announceTask } from "./watch-task-store.ts";

export type AttemptOutcome =
  | { readonly kind: "succeeded"; readonly status: Extract<EngineStatus, { readonly kind: "succeeded" }> }
  | { readonly kind: "failed"; readonly error: EngineError }
  /** A cancel was carried out. */
  | { readonly kind: "canceled" }
  | { readonly kind: "deadline" }
  /** The worker stops; the attempt was abandoned. */
  | { readonly kind: "stopped" }
  /** Another worker has the job, or somebody else ended the task: nothing more may be written. */
  | { readonly kind: "lost" }
  /** The upstream cannot say yet whether it has the job. */
  | { readonly kind: "unknown" }
  /** The upstream has no such job and never had. */
  | { readonly kind: "absent" };

/** Disposal frees what the engine holds for it here; outputs are read before. */
export interface FinishedAttempt extends AsyncDisposable {
  readonly id: string;
  readonly outcome: AttemptOutcome;
}

/** A local engine's state is asked in memory, so often enough that a cancel is carried out within a second. */
const statusMs = 200;
/** A chatty engine would otherwise write for nothing. */
const progressMs = 1_000;

/**
 * One try on one engine, from the intent in the database to its end. With an attempt that an earlier worker left, it is
 * taken up again by its handle, or looked up when its answer was lost.
 */
export async function runAttempt(
  context: RunContext,
  run: Run,
  engine: Engine,
  which: number | StoredAttempt,
): Promise<FinishedAttempt> {
  const id = typeof which === "number" ? context.newId() : which.id;
  const scratchDir = path.join(context.scratchDir, id);
  const attempt: EngineAttempt = { id, taskId: run.task.id.toString(), scratchDir };
  let handle: EngineHandle | undefined;
  const release = async (): Promise<void> => {
    if (handle !== undefined) await engine.release(handle);
    await fs.rm(scratchDir, { recursive: true, force: true });
  };
  try {
    await fs.mkdir(scratchDir, { recursive: true, mode: 0o700 });
    const begun =
      typeof which === "number"
        ? await begin(context, run, engine, attempt, which)
        : await resume(context, run, engine, attempt, which);
    handle = begun.kind === "running" ? begun.handle : undefined;
    const outcome = begun.kind === "running" ? await follow(context, run, engine, attempt, begun.handle) : begun;
    return { id, outcome, [Symbol.asyncDispose]: release };
  } catch (error) {
    await release();
    throw error;
  }
}

type Begun = { readonly kind: "running"; readonly handle: EngineHandle } | AttemptOutcome;

async function begin(
  context: RunContext,
  { task, request, lease, signal }: Run,
  engine: Engine,
  attempt: EngineAttempt,
  number: number,
): Promise<Begun> {
  const { db, now } = context;
  const { id } = attempt;
  const planned = { id, taskId: task.id, number, engine: engine.name, state: "planned", lease, now: now() } as const;
  if (!(await insertAttempt(db, planned))) return { kind: "lost" };
  // written before the call: whoever finds it knows that the engine may have the job
  if (!(await updateAttempt(db, id, { state: "intent_written", lease }))) return { kind: "lost" };
  let handle: EngineHandle;
  try {
    handle = await engine.start(renderedRequest(request), attempt, context.inputs(task), signal);
  } catch (error) {
    if (signal.aborted) return stop(context, { lease, signal }, id);
    if (!(error instanceof EngineError)) throw error;
    if (error.accepted !== "unknown") return { kind: "failed", error };
    return (await updateAttempt(db, id, { state: "submit_unknown", lease })) ? { kind: "unknown" } : { kind: "lost" };
  }
  crashPoint("after_engine_start");
  if (await updateAttempt(db, id, { state: "submitted", handle, lease })) return { kind: "running", handle };
  await engine.cancel(handle, AbortSignal.timeout(cancelMs));
  await engine.release(handle);
  return { kind: "lost" };
}

async function resume(
  { db, now }: RunContext,
  { lease, signal }: Run,
  engine: Engine,
  attempt: EngineAttempt,
  stored: StoredAttempt,
): Promise<Begun> {
  if (stored.handle !== null && stored.handle !== undefined)
    return { kind: "running", handle: handleSchema.parse(stored.handle) };
  const answer = stored.state === "planned" ? "absent" : await engine.reconcile(attempt, signal);
  if (answer === "unknown") {
    return (await updateAttempt(db, stored.id, { state: "submit_unknown", lease }))
      ? { kind: "unknown" }
      : { kind: "lost" };
  }
  if (answer === "absent") {
    const change = { state: "proven_absent", endedAt: now(), lease } as const;
    return (await updateAttempt(db, stored.id, change)) ? { kind: "absent" } : { kind: "lost" };
  }
  const change = { state: "submitted", handle: answer.found, lease } as const;
  return (await updateAttempt(db, stored.id, change)) ? { kind: "running", handle: answer.found } : { kind: "lost" };
}

/** JSON of our own row, so it is parsed like everything that comes from outside. */
const handleSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** A cancel that an engine does not answer by then is repeated at the next look. */
const cancelMs = 10_000;

/** Asks until the attempt is over, the deadline has passed, or someone else decides. */
async function follow(
  context: RunContext,
  run: Run,
  engine: Engine,
  attempt: EngineAttempt,
  handle: EngineHandle,
): Promise<AttemptOutcome> {
  const { db, now } = context;
  const { task, lease, signal } = run;
  const wakeUp = makeWakeUp();
  let changed = true; // it may have changed between its read and this subscription
  using _watched = context.watch.subscribe(task.id, task.sequence, () => {
    changed = true;
    wakeUp.ring();
  });
  let cancelAsked = false;
  const progress = progressWriter(context, run);
  const cancel = (): ReturnType<Engine["cancel"]> => engine.cancel(handle, AbortSignal.timeout(cancelMs));
  for (;;) {
    if (signal.aborted) {
      if (engine.capabilities.restartable) await cancel();
      return stop(context, run, attempt.id, engine.capabilities.restartable);
    }
    if (changed) {
      changed = false;
      const state = await readTaskState(db, task.id, lease);
      if (state.ended || !state.leaseHeld) {
        if (state.ended || engine.capabilities.restartable) await cancel();
        return { kind: "lost" };
      }
      if (state.cancelRequested && !cancelAsked) {
        cancelAsked = true;
        const answer = await cancel();
        if (answer === "confirmed") return { kind: "canceled" };
        if (answer !== "requested" && (await setCancellation(db, { taskId: task.id, state: answer, now: now() }))) {
          if (context.notify) await announceTask(db, task.id);
        }
      }
    }
    const status = await engine.status(handle, signal);
    switch (status.kind) {
      case "succeeded":
        return { kind: "succeeded", status };
      case "failed":
        return cancelAsked && status.error.code === "canceled"
          ? { kind: "canceled" }
          : { kind: "failed", error: status.error };
      case "running":
        await progress(status.percent);
        break;
      case "waiting":
        break;
    }
    if (now() >= task.deadlineAt) {
      await cancel();
      return { kind: "deadline" };
    }
    await wakeUp.wait(statusMs, signal);
  }
}

/** Writes progress only when it has grown and a second has passed; it never goes back. */
function progressWriter({ db, now, notify }: RunContext, { task, lease }: Run): (percent: number) => Promise<void> {
  let written = task.progress;
  let writtenAt = 0;
  return async (percent) => {
    const at = now();
    if (Math.floor(percent) <= written || at.getTime() - writtenAt < progressMs) return;
    writtenAt = at.getTime();
    if (!(await setProgress(db, { taskId: task.id, lease, percent, now: at }))) return;
    written = Math.floor(percent);
    if (notify) await announceTask(db, task.id);
  };
}

/** The worker stops: a restartable attempt is over, any other goes on upstream and is taken up by the next worker. */
async function stop(
  { db, now }: RunContext,
  { lease, signal }: Pick<Run, "lease" | "signal">,
  attemptId: string,
  restartable = true,
): Promise<AttemptOutcome> {
  if (restartable && !(signal.reason instanceof LeaseLost)) {
    await updateAttempt(db, attemptId, { state: "abandoned", endedAt: now(), lease });
  }
  return { kind: "stopped" };
}
