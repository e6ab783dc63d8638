import type { GenerationRequest, ModelCatalog, PriceBook, RequestedElement, TaskMode } from "@kinora/core";
import type { Authenticator } from "#access/authenticate.ts";
import type { ManagedKeys } from "#access/managed-keys.ts";
import type { RateLimiter } from "#access/rate-limit.ts";
import type { Asset, SignAssetUrl } from "#assets/asset.ts";
import type { Element } from "#assets/elements.ts";
import type { BlobStore, ReceivedBlob } from "#assets/blobs.ts";
import type { OpenedRecording } from "#assets/open-recording.ts";
import type { readAssets } from "#assets/read-asset.ts";
import type { AuditRow } from "#audit/list-audit.ts";
import type { Billing } from "#billing/open-billing.ts";
import type { changeBudget } from "#credits/change-budget.ts";
import type { LedgerLine } from "#credits/list-ledger.ts";
import type { Balance } from "#credits/read-balance.ts";
import type { readBudgets } from "#credits/read-budgets.ts";
import type { UsageGroup, UsageRow } from "#credits/read-usage.ts";
import type { RequestLimits } from "#http-kit/limits.ts";
import type { Policy } from "#policy/open-policy.ts";
import type { makeRequestServices } from "#request-log/request-services.ts";
import type { EngineOffer } from "#routing/choose-engine.ts";
import type { IdempotencyClaim, Submission, Submitted } from "#tasks/submission.ts";
import type { SubmitContext } from "#tasks/submit-task.ts";
import type { TaskRecord } from "#tasks/task-record.ts";
import type { makeWebhookServices } from "#webhooks/webhook-services.ts";

/** One side of one workspace; everything that is read or changed is within it. */
export interface Scope {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

/** What the guide's routes are handed. */
export interface GuideServices {
  /**
   * Such as `https://video.example`, without a slash at the end; empty gives relative addresses. Read at each answer, so
   * that it may be known only after the port is.
   */
  readonly publicUrl: string;
  /** Whom a caller may tell of an `internal` error; nobody when absent. */
  readonly supportContact?: string | undefined;
  readonly limits: RequestLimits;
  readonly now: () => Date;
  /** A whole number from 0 to below `max`, as `crypto.randomInt`. */
  readonly randomInt: (max: number) => number;
  readonly catalog: ModelCatalog;
  /** Those in force now: read at each use. */
  readonly prices: PriceBook;
  readonly billing: Billing;
  readonly engines: readonly EngineOffer[];
  readonly authenticator: Authenticator;
  readonly rateLimiter: RateLimiter;
  readonly blobs: BlobStore;
  readonly signUrl: SignAssetUrl;
  readonly log: GuideLog;
  /** @returns the canonical form; @throws AppError `invalid_parameter` */
  readonly checkCallbackUrl: (url: string, options: { readonly param: string }) => Promise<string>;
  readonly tasks: GuideTasks;
  readonly assets: GuideAssets;
  readonly elements: GuideElements;
  readonly credits: GuideCredits;
  readonly webhooks: ReturnType<typeof makeWebhookServices>["webhooks"];
  readonly events: ReturnType<typeof makeWebhookServices>["events"];
  readonly requests: ReturnType<typeof makeRequestServices>;
  readonly keys: ManagedKeys;
  readonly audit: GuideAudit;
  readonly policy: Policy;
}

interface GuideLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface GuideTasks {
  submit(
    submission: Submission,
    options: { readonly now: Date; readonly cheaper: SubmitContext["cheaper"] },
  ): Promise<Submitted>;
  findByIdempotency(
    scope: Scope,
    claim: IdempotencyClaim,
    now: Date,
  ): Promise<{ readonly kind: "same" | "mismatch"; readonly taskId: bigint } | { readonly kind: "none" }>;
  read(scope: Scope, taskId: bigint): Promise<TaskRecord | undefined>;
  list(
    scope: Scope,
    query: TaskListQuery,
  ): Promise<{ readonly tasks: readonly TaskRecord[]; readonly nextBeforeId: bigint | undefined }>;
  /** 1 for the workspace's next task; undefined when it does not wait. */
  queuePosition(taskId: bigint): Promise<number | undefined>;
  /** Asks for the end of a task of the scope. @throws AppError `not_found`, `conflict_state` when it has ended */
  cancel(scope: Scope, taskId: bigint): Promise<TaskRecord>;
  /** Deletes what an ended task holds, its files included. @throws AppError `not_found`, `conflict_state` */
  delete(scope: Scope, taskId: bigint): Promise<void>;
  /** Resolves when the task's sequence is above `sinceSequence`, at the time-out, or when the signal aborts. */
  waitForChange(
    taskId: bigint,
    sinceSequence: number,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<"changed" | "unchanged">;
  /** Seconds that such a request is expected to take, the queue aside. */
  estimateSeconds(request: GenerationRequest): number;
}

interface TaskListQuery {
  readonly limit: number;
  readonly beforeId?: bigint;
  readonly status?: TaskRecord["status"];
  readonly model?: string;
  readonly createdAfter?: Date;
  readonly createdBefore?: Date;
  readonly externalTaskId?: string;
}

/** What a caller wrote in an input field. */
export interface GivenInput {
  readonly scope: Scope;
  readonly source: string;
  readonly param: string;
  readonly requestHost?: string;
  readonly data: ReadonlyMap<string, { readonly blob: ReceivedBlob }>;
  readonly signal: AbortSignal;
}

interface GuideAssets {
  /** Fetches or finds a picture. @throws AppError as the function of its name */
  ingestInput(input: GivenInput & { readonly kind: "image" }): Promise<Asset>;
  /** Fetches or finds a recording, of which nothing is stored yet. @throws AppError as the function of its name */
  openRecording(input: GivenInput & { readonly durationSecondsMax: number }): Promise<OpenedRecording>;
  /** Before a file is received. @throws AppError `storage_full`, `budget_exceeded` */
  requireRoom(scope: Scope): void | Promise<void>;
  ingestUpload(upload: {
    readonly scope: Scope;
    readonly blob: ReceivedBlob;
    readonly filename: string;
    readonly signal: AbortSignal;
  }): Promise<Asset>;
  read(scope: Scope, assetId: string): Promise<Asset | undefined>;
  /** Live ones, newest first. */
  list(scope: Scope, page: Parameters<typeof readAssets>[2]): Promise<readonly Asset[]>;
  /** @throws AppError `not_found`, `conflict_state` while an open task needs it */
  deleteUpload(scope: Scope, assetId: string): Promise<void>;
}

interface GuideElements {
  /** @throws AppError `conflict_state` */
  create(
    scope: Scope,
    wanted: { readonly name: string; readonly description: string; readonly assetIds: readonly string[] },
  ): Promise<Element>;
  list(scope: Scope): Promise<readonly Element[]>;
  /** @throws AppError `not_found` */
  read(scope: Scope, id: string): Promise<Element>;
  /** @throws AppError `not_found` */
  delete(scope: Scope, id: string): Promise<void>;
  /** Those that a create names. @throws AppError `invalid_parameter` */
  require(scope: Scope, ids: readonly string[]): Promise<readonly RequestedElement[]>;
}

interface GuideCredits {
  balance(scope: Scope, now: Date): Promise<Balance>;
  usage(
    scope: Scope,
    query: { readonly from: Date; readonly to: Date; readonly groupBy: readonly UsageGroup[] },
  ): Promise<readonly UsageRow[]>;
  ledger(
    scope: Scope,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly lines: readonly LedgerLine[]; readonly nextCursor: string | undefined }>;
  budgets(scope: Scope, now: Date): ReturnType<typeof readBudgets>;
  /** @throws AppError `not_found` for a key of another side */
  changeBudget(change: Parameters<typeof changeBudget>[1]): Promise<void>;
  /** Fills the test side; micro-credits that were added. */
  refill(workspaceId: string): Promise<bigint>;
}

interface GuideAudit {
  /** Changes of the workspace, both sides. */
  list(
    of: { readonly workspaceId: string },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly entries: readonly AuditRow[]; readonly nextCursor: string | undefined }>;
}
