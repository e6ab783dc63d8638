import type { Transaction } from "#store/database.ts";

/** Kinds of step. Each is short, or renews its lease while it works. */
export type JobKind =
  | "run_task"
  | "deliver_webhook"
  | "sweep_deadlines"
  | "sweep_retention"
  | "sweep_idempotency"
  | "expire_lots"
  | "renew_plans"
  | "low_balance";

/**
 * The durable queue: at least once, fair between workspaces, fenced. PostgreSQL's row locks are the distributed engine.
 */
export interface Jobs {
  enqueue(tx: Transaction, job: NewJob): Promise<void>;
  /** Leases at most one due job of the kinds, of the workspace that was served longest ago. */
  claim(kinds: readonly JobKind[]): Promise<Lease | undefined>;
  /** Renews the lease; false when it was lost, and the step must stop without another write. */
  heartbeat(lease: Lease): Promise<boolean>;
  /**
   * Holds the job's row until the transaction ends, so that whoever writes work for this job waits, and what was
   * written before is seen. @throws LeaseLost
   */
  lock(tx: Transaction, lease: Lease): Promise<void>;
  /** Removes the job in the step's own transaction. @throws LeaseLost when it was lost, so that the step rolls back */
  complete(tx: Transaction, lease: Lease): Promise<void>;
  /** Gives the job back to run again at `runAt`, in the step's own transaction. @throws LeaseLost */
  reschedule(tx: Transaction, lease: Lease, runAt: Date, payload?: unknown): Promise<void>;
  /** Gives back a job whose step failed, and counts the failure; false when the lease was lost. */
  retry(lease: Lease, runAt: Date): Promise<boolean>;
  /** Gives back a job whose step was stopped before its end, due at once; false when the lease was lost. */
  release(lease: Lease): Promise<boolean>;
}

export interface NewJob {
  readonly kind: JobKind;
  readonly workspaceId: string;
  readonly taskId?: bigint;
  readonly payload?: unknown;
  readonly priority?: number;
  readonly runAt?: Date;
  /** At most one live job per key; enqueueing it again does nothing. */
  readonly uniqueKey?: string;
}

export interface Lease {
  readonly jobId: bigint;
  readonly kind: JobKind;
  readonly workspaceId: string;
  readonly taskId: bigint | undefined;
  readonly payload: unknown;
  /** 1 at the first run, one more after each failure; a killed process and a step that reschedules itself are none. */
  readonly attempt: number;
  /** Grows with each claim; every write of the step checks it. */
  readonly token: bigint;
}

/** The lease ran out and another worker has the job: whatever this step meant to write must not be written. */
export class LeaseLost extends Error {
  constructor(jobId: bigint) {
    super(`the lease of job ${jobId} was lost`);
    this.name = "LeaseLost";
  }
}
