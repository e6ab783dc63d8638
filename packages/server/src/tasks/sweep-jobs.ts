import { expireDueLots } from "#credits/expire-lots.ts";
import type { JobWork } from "#jobs/job-runner.ts";
import type { JobKind, Jobs, Lease } from "#jobs/jobs.ts";
import type { Database } from "#store/database.ts";
import { sweepDeadlines } from "./sweep-deadlines.ts";
import { admitWaitingTasks, deleteExpiredIdempotency } from "./task-store.ts";

export interface SweepContext {
  readonly db: Database;
  readonly jobs: Pick<Jobs, "enqueue" | "reschedule">;
  readonly now: () => Date;
  readonly notify: boolean;
  /** Ends what has passed its retention; `sweepExpiredAssets` and `sweepOrphanBlobs` of the assets. */
  readonly sweepAssets: (now: Date) => Promise<unknown>;
  /** Begins new months of plans; true when more may be due. */
  readonly renewPlans: () => Promise<boolean>;
}

type SweepKind = Exclude<JobKind, "run_task" | "deliver_webhook" | "low_balance">;

/** Rows per round; a full round is followed by another at once. */
const batch = 500;

/**
 * How often each sweep runs, in milliseconds. Deadlines are a promise to callers; everything else is only tidiness,
 * because reads judge expiry themselves.
 */
const everyMs: Readonly<Record<SweepKind, number>> = {
  sweep_deadlines: 2_000,
  sweep_idempotency: 600_000,
  sweep_retention: 600_000,
  expire_lots: 60_000,
  renew_plans: 60_000,
};

const sweepKinds = Object.keys(everyMs) as readonly SweepKind[];

/** Sweeps are jobs like any other, one row each for all nodes together. Makes the rows that are not there yet. */
export async function scheduleSweeps({ db, jobs, now }: SweepContext): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const kind of sweepKinds) await jobs.enqueue(tx, { kind, workspaceId: "", uniqueKey: kind, runAt: now() });
  });
}

/** The steps of the sweeps; each puts its own job back for the next time, also when it failed for the last. */
export function sweepWork(context: SweepContext): Readonly<Record<SweepKind, JobWork>> {
  const { db, now, notify } = context;
  const again = async (kind: SweepKind, lease: Lease, more: boolean): Promise<void> => {
    const runAt = new Date(now().getTime() + (more ? 0 : everyMs[kind]));
    await db.transaction().execute((tx) => context.jobs.reschedule(tx, lease, runAt));
  };
  const work = (kind: SweepKind, sweep: () => Promise<boolean>): JobWork => ({
    slots: 1,
    run: async (lease) => again(kind, lease, await sweep()),
    onExhausted: async (lease) => again(kind, lease, false),
  });
  return {
    sweep_deadlines: work("sweep_deadlines", async () => {
      await admitWaitingTasks(db, { now: now(), notify, limit: batch });
      return (await sweepDeadlines(db, { now: now(), notify, limit: batch })) === batch;
    }),
    sweep_idempotency: work("sweep_idempotency", async () => {
      return (await deleteExpiredIdempotency(db, { now: now(), limit: batch })) === batch;
    }),
    sweep_retention: work("sweep_retention", async () => {
      await context.sweepAssets(now());
      return false;
    }),
    renew_plans: work("renew_plans", context.renewPlans),
    expire_lots: work("expire_lots", async () => (await expireDueLots(db, { now: now(), limit: batch })) === batch),
  };
}
