import * as fs from "node:fs/promises";
import path from "node:path";
import { type JobRunner, type JobRunnerOptions, type JobWork, startJobRunner } from "#jobs/job-runner.ts";
import type { Jobs } from "#jobs/jobs.ts";
import { giveUpTask, type RunContext, runTask } from "./run-task.ts";
import { scheduleSweeps, type SweepContext, sweepWork } from "./sweep-jobs.ts";

export interface WorkerOptions
  extends
    Omit<RunContext, "jobs" | "log">,
    Pick<SweepContext, "sweepAssets" | "renewPlans">,
    Pick<JobRunnerOptions, "listen" | "random" | "log" | "signal"> {
  readonly jobs: Jobs;
  /** Clips that are rendered at once. */
  readonly renderSlots: number;
  readonly webhooks: JobWork;
  readonly lowBalance: JobWork;
}

/**
 * Everything that works in the background: tasks, webhooks and sweeps. Stop it before the database closes.
 */
export async function startWorker(options: WorkerOptions): Promise<JobRunner> {
  await clearScratch(options.scratchDir);
  await scheduleSweeps(options);
  return startJobRunner({
    ...options,
    work: {
      run_task: {
        slots: options.renderSlots,
        run: (lease, signal) => runTask(options, lease, signal),
        onExhausted: (lease) => giveUpTask(options, lease),
      },
      deliver_webhook: options.webhooks,
      low_balance: options.lowBalance,
      ...sweepWork(options),
    },
  });
}

/** Removes what attempts of a killed process left: whoever has this directory is its only process. */
async function clearScratch(scratchDir: string): Promise<void> {
  await fs.mkdir(scratchDir, { recursive: true, mode: 0o700 });
  for (const name of await fs.readdir(scratchDir)) {
    await fs.rm(path.join(scratchDir, name), { recursive: true, force: true });
  }
}
