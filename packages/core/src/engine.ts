import type { ErrorCode } from "./error-codes.ts";
import type { GenerationRequest, ModelId, Warning } from "./generation-request.ts";

/**
 * Whatever can render. An engine knows its upstream's wire and nothing of tasks, credits or HTTP towards customers;
 * the router reads `capabilities`, a worker drives `start` and `status`.
 */
export interface Engine {
  readonly name: EngineName;
  readonly capabilities: EngineCapabilities;
  /** What the request costs us, in millionths of a dollar; 0n when it runs here. */
  cost(request: GenerationRequest): bigint;
  /**
   * Begins one attempt and returns the handle that finds it again after a crash.
   *
   * @throws EngineError when the engine refuses, or when it is unknown whether it accepted
   */
  start(
    request: GenerationRequest,
    attempt: EngineAttempt,
    inputs: EngineInputs,
    signal: AbortSignal,
  ): Promise<EngineHandle>;
  status(handle: EngineHandle, signal: AbortSignal): Promise<EngineStatus>;
  /** A stream of an output's bytes; the engine fetches its own results with its own credentials. */
  open(output: EngineOutput, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  cancel(handle: EngineHandle, signal: AbortSignal): Promise<"confirmed" | "requested" | "too_late" | "unsupported">;
  /** Is there a job for this attempt upstream? Used after a lost answer. */
  reconcile(
    attempt: EngineAttempt,
    signal: AbortSignal,
  ): Promise<{ readonly found: EngineHandle } | "absent" | "unknown">;
  /** Frees what the attempt holds here (scratch files, processes); safe to repeat. */
  release(handle: EngineHandle): Promise<void>;
}

export type EngineName =
  | "animatic"
  | "kling"
  | "fal"
  | "replicate"
  | "higgsfield"
  | "segmind"
  | "comfyui"
  | "openai-videos";

export interface EngineCapabilities {
  readonly models: readonly ModelId[];
  readonly modes: readonly ("test" | "live")[];
  readonly audio: boolean;
  readonly multiShot: boolean;
  readonly imageInput: boolean;
  readonly endImage: boolean;
  readonly videoInput: boolean;
  readonly seed: boolean;
  /** True when a lapsed attempt may simply be started again because a second run costs nothing. */
  readonly restartable: boolean;
  /** True when the work runs on this machine and needs a render slot. */
  readonly local: boolean;
}

export interface EngineAttempt {
  readonly id: string;
  readonly taskId: string;
  /** A directory of the attempt's own, for local engines; removed by the caller when the attempt has ended. */
  readonly scratchDir: string;
}

/** Input media by asset id; an engine takes them in the form its upstream accepts. */
export interface EngineInputs {
  stream(assetId: string): Promise<ReadableStream<Uint8Array>>;
  /** An address that the upstream can fetch, or undefined when this server has no public one. */
  publicUrl(assetId: string): Promise<string | undefined>;
  /** @throws when the asset is larger than `sizeBytesMax` */
  bytes(assetId: string, sizeBytesMax: number): Promise<Uint8Array>;
}

/** JSON, resumable after a crash. */
export type EngineHandle = Readonly<Record<string, string | number>>;

export type EngineStatus =
  | { readonly kind: "waiting" }
  /** Percent is 0 to 99. */
  | {
      readonly kind: "running";
      readonly percent: number;
      readonly framesPerSecond?: number;
      readonly etaSeconds?: number;
    }
  | {
      readonly kind: "succeeded";
      readonly outputs: readonly EngineOutput[];
      readonly warnings: readonly Warning[];
      readonly modelVersion: string;
      readonly scene?: unknown;
    }
  | { readonly kind: "failed"; readonly error: EngineError };

export interface EngineOutput {
  readonly kind: "video" | "image";
  readonly mime: string;
  /** Where the engine finds the bytes: a path or an address; only the engine reads it. */
  readonly locator: string;
  /** True when the output carries the sound that was asked for. */
  readonly hasAudio?: boolean;
}

export interface EngineErrorOptions {
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  /** Whether the upstream may have accepted the job: only "no" allows another start. */
  readonly accepted: "no" | "yes" | "unknown";
  readonly cause?: unknown;
}

/** A failure of an engine in our words; routing reads the fields, a customer reads the message. */
export class EngineError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly accepted: "no" | "yes" | "unknown";

  constructor(code: ErrorCode, message: string, options: EngineErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "EngineError";
    this.code = code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
    this.accepted = options.accepted;
  }
}
