import { type ErrorCode, errorCatalog } from "./error-codes.ts";
import { withoutSecrets } from "./without-secrets.ts";

export interface AppErrorOptions {
  /** The field at fault, as the caller wrote it. */
  readonly param?: string;
  /** What to do now, with numbers; the catalogue's own sentence when absent. */
  readonly fix?: string;
  readonly retryAfterSeconds?: number;
  readonly taskId?: string;
  /** Internals and secrets: logged, never sent. */
  readonly cause?: unknown;
}

/**
 * A promised refusal: its code is in the catalogue, its message is fit for the caller and names the rule, the value
 * seen and the limit. Everything else that is thrown is a bug and reaches the caller as `internal`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly param: string | undefined;
  readonly fix: string;
  readonly retryAfterSeconds: number | undefined;
  readonly taskId: string | undefined;

  constructor(code: ErrorCode, message: string = errorCatalog[code].cause, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.param = options.param;
    this.fix = options.fix ?? errorCatalog[code].fix;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.taskId = options.taskId;
  }
}

/** A value as it may appear in a message: one line, at most 80 characters, without what looks like a secret. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const oneLine = withoutSecrets(text.slice(0, 1_000)).replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return oneLine.length <= 80 ? oneLine : `${oneLine.slice(0, 79)}…`;
}
