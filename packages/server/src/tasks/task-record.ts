import type {
  AttemptState,
  CancellationState,
  ErrorCode,
  GenerationRequest,
  Quote,
  TaskMode,
  TaskStatus,
  Warning,
} from "@kinora/core";
import type { PolicyDecision } from "#policy/decision.ts";

/** A task as its store reads it and every dialect presents it. */
export interface TaskRecord {
  readonly id: bigint;
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly apiKeyId: string | undefined;
  readonly dialect: string;
  readonly kind: "video" | "image";
  readonly model: string;
  readonly status: TaskStatus;
  /** Undefined once the task was deleted. */
  readonly request: GenerationRequest | undefined;
  readonly quote: Quote;
  readonly warnings: readonly Warning[];
  readonly metadata: Readonly<Record<string, string>> | undefined;
  readonly externalTaskId: string | undefined;
  readonly callbackUrl: string | undefined;
  /** 0 to 100; 100 only when completed. */
  readonly progress: number;
  readonly sequence: number;
  readonly provider: string | undefined;
  readonly modelVersion: string | undefined;
  /** SceneSpec of the animatic engine. */
  readonly scene: unknown;
  readonly output: TaskOutput | undefined;
  readonly error: TaskError | undefined;
  readonly cancellation: CancellationState | undefined;
  readonly note: { readonly code: "upstream_unknown"; readonly message: string; readonly checkAt: string } | undefined;
  /** What the operator's judge decided about the result; undefined when nobody was asked. */
  readonly moderation: PolicyDecision | undefined;
  readonly draftOf: bigint | undefined;
  /** Live re-runs of a draft, oldest first. */
  readonly finalIds: readonly bigint[];
  readonly receipt: TaskReceipt;
  readonly attempts: readonly AttemptRecord[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly startedAt: Date | undefined;
  readonly completedAt: Date | undefined;
  readonly deadlineAt: Date;
  readonly deletedAt: Date | undefined;
}

/** Why a task failed; the catalogue fills what is absent. */
export interface TaskError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix: string;
  readonly retryable: boolean;
}

export interface TaskOutput {
  readonly kind: "video" | "image";
  readonly items: readonly TaskOutputItem[];
  readonly posterAssetId?: string;
  /** RFC 3339; the URLs answer 410 afterwards. */
  readonly expiresAt: string;
}

export interface TaskOutputItem {
  readonly assetId: string;
  readonly index: number;
  /** File name of the URL. */
  readonly name: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
  readonly durationSeconds?: number;
  readonly framesPerSecond?: number;
  readonly hasAudio?: boolean;
}

/** Micro-credits: held at create, then charged or released. */
export interface TaskReceipt {
  readonly held: bigint;
  readonly charged: bigint;
  readonly released: bigint;
  readonly reason: string;
}

export interface AttemptRecord {
  readonly id: string;
  readonly number: number;
  readonly engine: string;
  readonly state: AttemptState;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly error: TaskError | undefined;
}
