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
  /** Tasks that may be open at once in the workspace and mode: running and waiting. */
  readonly openTasksMax: number;
  readonly priority: number;
  readonly idempotency?: IdempotencyClaim;
  /** Assets that must outlive the task. */
  readonly inputAssetIds: readonly string[];
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
