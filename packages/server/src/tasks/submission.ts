import type { GenerationRequest, Quote, TaskMode, Warning } from "@kinora/core";

/** All that one create stores: made by a dialect, written by `submitTask` in one transaction. */
export interface Submission {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly apiKeyId: string | undefined;
  readonly dialect: string;
  readonly request: GenerationRequest;
  readonly quote: Quote;
  readonly warnings: readonly Warning[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly externalTaskId?: string;
  readonly callbackUrl?: string;
  readonly deadlineSeconds: number;
  readonly limits: TaskLimits;
  readonly priority: number;
  readonly idempotency?: IdempotencyClaim;
  /** Assets that must outlive the task. */
  readonly inputAssetIds: readonly string[];
  /** The draft that this task re-runs live; the two are linked. */
  readonly draftOf?: bigint;
  /** Counts the task against the workspace's drafts of the UTC day. */
  readonly draftsPerDayMax?: number;
}

/** What a plan allows of tasks at once, per workspace, mode and kind. */
export interface TaskLimits {
  /** Clips, or pictures, that may run at once; undefined runs whatever there are engines for. */
  readonly runningMax: number | undefined;
  /** Tasks that may wait above that; without a bound on running, those that may be open in all. */
  readonly queueDepth: number;
}

export interface IdempotencyClaim {
  readonly route: string;
  /** 1 to 255 characters. */
  readonly key: string;
  /** SHA-256 of the canonical JSON of the body. */
  readonly requestHash: Uint8Array;
}

export type Submitted =
  | { readonly kind: "created"; readonly taskId: bigint }
  /** The same request had been stored under this idempotency key. */
  | { readonly kind: "replayed"; readonly taskId: bigint };
