import type { Logger } from "pino";
import { jobChannel } from "./job-store.ts";
import { type JobKind, type Jobs, type Lease, LeaseLost } from "./jobs.ts";
import type { Listen } from "./listen.ts";
import { makeWakeUp } from "./wake-up.ts";

/**
 * One step. It ends its job itself, in the transaction that writes its result: completed, rescheduled or settled.
 *
 * When the signal aborts, the step stops what it does and returns or throws; the runner gives the job back. The reason
 * is a `LeaseLost` when another worker has the job: then nothing may be written.
 */
export type JobHandler = (lease: Lease, signal: AbortSignal) => Promise<void>;

export interface JobWork {
  readonly run: JobHandler;
  /** Steps of this kind at once in this process. */
  readonly slots: number;
  /** Called instead of another run when a step has failed `failuresMax` times; it ends the job. */
  readonly onExhausted: (lease: Lease, error: unknown) => Promise<void>;
}

export interface JobRunnerOptions {
  readonly jobs: Jobs;
  readonly work: Readonly<Partial<Record<JobKind, JobWork>>>;
  /** Absent where many nodes share one database: the queue is then only polled. */
  readonly listen?: Listen;
  readonly now: () => Date;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Pick<Logger, "warn" | "error">;
  /** Stops the runner as `stop` does. */
  readonly signal?: AbortSignal;
  readonly heartbeatMs?: number;
}

export interface JobRunner extends AsyncDisposable {
  /** Claims nothing more, stops running steps, gives their jobs back and resolves when that is done. */
  stop(): Promise<void>;
}

/** Due times and lapsed leases make no noise, so the queue is looked at this often even where it can be heard. */
const pollMs = 500;
/** A third of a lease: two renewals may fail before it is lost. */
const renewMs = 3_000;
/** Steps that ignore their signal are left behind after this; a stop takes at most 10 s in all. */
const drainMs = 6_000;
/** Eight runs over about two minutes: longer than a restart of the database, shorter than any deadline. */
export const failuresMax = 8;
const retryDelayMaxMs = 60_000;

export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { jobs, log } = options;
  const stopping = new AbortController();
  const wakeUp = makeWakeUp();
  const running = new Map<Lease, Promise<void>>();
  const heard = await options.listen?.(jobChannel, () => wakeUp.ring());

  const freeKinds = (): readonly JobKind[] => {
    const busy = [...running.keys()];
    return workKinds(options.work).filter(
      (kind) => busy.filter((lease) => lease.kind === kind).length < (options.work[kind]?.slots ?? 0),
    );
  };

  const claimAll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const kinds = freeKinds();
      const lease = kinds.length === 0 ? undefined : await jobs.claim(kinds);
      if (lease === undefined) return;
      const step = runStep(options, lease, stopping.signal).finally(() => {
        running.delete(lease);
        wakeUp.ring();
      });
      running.set(lease, step);
    }
  };

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await claimAll();
      } catch (error) {
        log.warn({ err: error }, "claiming a job failed");
      }
      await wakeUp.wait(pollMs, stopping.signal);
    }
  })();

  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      stopping.abort(new Error("the worker is stopping"));
      await loop;
      await Promise.race([Promise.all(running.values()), waitMs(drainMs)]);
      for (const lease of running.keys()) log.warn(named(lease), "a step did not stop in time");
      await Promise.allSettled([...running.keys()].map((lease) => jobs.release(lease)));
      await heard?.[Symbol.asyncDispose]();
    })();
    return stopped;
  };
  options.signal?.addEventListener("abort", () => void stop(), { once: true });
  return { stop, [Symbol.asyncDispose]: stop };
}

/** Runs one step under its lease to whatever end; never rejects. */
async function runStep(options: JobRunnerOptions, lease: Lease, stopping: AbortSignal): Promise<void> {
  const { jobs, log } = options;
  const work = options.work[lease.kind];
  if (work === undefined) return;
  const about = named(lease);
  const lost = new AbortController();
  const signal = AbortSignal.any([stopping, lost.signal]);
  const heart = keepLease(options, lease, lost);
  try {
    await work.run(lease, signal);
    if (stopping.aborted) await jobs.release(lease);
  } catch (error) {
    try {
      if (lost.signal.aborted || error instanceof LeaseLost) log.warn(about, "a step ended because its lease was lost");
      else if (stopping.aborted) await jobs.release(lease);
      else if (lease.attempt < failuresMax) {
        log.warn({ ...about, err: error }, "a step failed and will run again");
        await jobs.retry(lease, new Date(options.now().getTime() + retryDelayMs(lease.attempt, options.random())));
      } else {
        log.error({ ...about, err: error }, "a step failed for the last time");
        await work.onExhausted(lease, error);
      }
    } catch (second) {
      // the lease lapses, and the job runs again
      log.error({ ...about, err: second }, "a step's failure could not be recorded");
    }
  } finally {
    clearInterval(heart);
  }
}

/** Renews the lease until it is cleared; aborts when it was lost, or could not be renewed for as long as it lasts. */
function keepLease(options: JobRunnerOptions, lease: Lease, lost: AbortController): NodeJS.Timeout {
  const everyMs = options.heartbeatMs ?? renewMs;
  let missed = 0;
  return setInterval(() => {
    options.jobs.heartbeat(lease).then(
      (held) => {
        missed = 0;
        if (!held) lost.abort(new LeaseLost(lease.jobId));
      },
      (error: unknown) => {
        missed++;
        options.log.warn({ ...named(lease), err: error }, "a lease could not be renewed");
        if (missed >= 3) lost.abort(new LeaseLost(lease.jobId));
      },
    );
  }, everyMs);
}

/** Ids as text: JSON numbers would lose their last digits. */
function named({ jobId, kind, taskId, attempt }: Lease): Readonly<Record<string, unknown>> {
  return { jobId: jobId.toString(), kind, taskId: taskId?.toString(), attempt };
}

/** 1, 2, 4 … 60 s, ±20 %. @param random 0 to 1 */
export function retryDelayMs(failures: number, random: number): number {
  return Math.round(Math.min(retryDelayMaxMs, 1000 * 2 ** (failures - 1)) * (0.8 + 0.4 * random));
}

function workKinds(work: JobRunnerOptions["work"]): readonly JobKind[] {
  return jobKinds.filter((kind) => work[kind] !== undefined);
}

const jobKinds = [
  "run_task",
  "deliver_webhook",
  "sweep_deadlines",
  "sweep_retention",
  "sweep_idempotency",
  "expire_lots",
  "renew_plans",
  "low_balance",
] as const satisfies readonly JobKind[];

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
