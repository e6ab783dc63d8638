import type { Task } from "./wire.ts";

export interface KinoraErrorDetails {
  /** Code of the error catalogue, or one of the client's own: `connection_failed`, `wait_timeout`, `bad_response`. */
  readonly code: string;
  readonly message: string;
  readonly fix?: string | undefined;
  readonly param?: string | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly requestId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly docUrl?: string | undefined;
  /** HTTP status; undefined when no answer came. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/** Everything that goes wrong in a call, with what the server says about it. `message` alone makes sense. */
export class KinoraError extends Error {
  readonly code: string;
  /** What to do now. */
  readonly fix: string | undefined;
  /** The field at fault. */
  readonly param: string | undefined;
  /** True when the same call may succeed later. */
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  /** Name it when you ask for help. */
  readonly requestId: string | undefined;
  readonly taskId: string | undefined;
  readonly docUrl: string | undefined;
  readonly status: number | undefined;

  constructor(details: KinoraErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.fix = details.fix;
    this.param = details.param;
    this.retryable = details.retryable ?? false;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.requestId = details.requestId;
    this.taskId = details.taskId;
    this.docUrl = details.docUrl;
    this.status = details.status;
  }
}

/** 401: the key is missing, mistyped, unknown, expired or revoked; `code` says which. */
export class AuthenticationError extends KinoraError {}

/** 403: the plan, the scope or the network does not allow this. */
export class PermissionError extends KinoraError {}

/** 403: the credits or a spending cap do not cover the price. */
export class InsufficientCreditsError extends KinoraError {}

/** 400, 413, 415, 422: the request itself is wrong; `param` names the field. */
export class InvalidRequestError extends KinoraError {}

/** 404, 405, 410: no such thing here, or no longer. */
export class NotFoundError extends KinoraError {}

/** 409: the object's state does not allow this. */
export class ConflictError extends KinoraError {}

/** 429: too many requests or tasks; `retryAfterSeconds` says how long to wait. */
export class RateLimitError extends KinoraError {}

/** 5xx: the server failed or is overloaded. A create that ends so has stored no task. */
export class ServerError extends KinoraError {}

/** No answer came: refused, reset, timed out. A create may be sent again with the same idempotency key. */
export class ConnectionError extends KinoraError {}

/** The wait ended before the task did. The task goes on: wait again, never create again. */
export class WaitTimeoutError extends KinoraError {
  /** The last state that was read, if any. */
  readonly task: Task | undefined;

  constructor(details: KinoraErrorDetails, task: Task | undefined) {
    super(details);
    this.task = task;
  }
}

/** The task ended as `failed`: refused, failed, timed out or canceled. Its credits were returned. */
export class TaskFailedError extends KinoraError {
  readonly task: Task;

  constructor(task: Task) {
    const error = task.error ?? undefined;
    super({
      code: error?.code ?? "generation_failed",
      message: error?.message ?? "The task failed without saying why.",
      fix: error?.fix,
      param: error?.param,
      retryable: error?.retryable,
      docUrl: error?.doc_url,
      taskId: task.task_id,
    });
    this.task = task;
  }
}

/** The error of an HTTP answer. A body that is not ours (a proxy's page) still gives a usable message. */
export function errorFromAnswer(answer: {
  readonly status: number;
  readonly body: unknown;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}): KinoraError {
  const error = wireErrorOf(answer.body);
  const { status } = answer;
  const details: KinoraErrorDetails = {
    code: error?.code ?? (status >= 500 ? "internal" : "bad_response"),
    message: error?.message ?? `The server answered ${status} without an explanation.`,
    fix: error?.fix,
    param: error?.param,
    retryable: error?.retryable ?? (status === 429 || status >= 500),
    retryAfterSeconds: error?.retry_after ?? answer.retryAfterSeconds,
    requestId: error?.request_id ?? answer.requestId,
    taskId: error?.task_id,
    docUrl: error?.doc_url,
    status,
  };
  if (status === 401) return new AuthenticationError(details);
  if (details.code === "insufficient_credits" || details.code === "budget_exceeded")
    return new InsufficientCreditsError(details);
  if (status === 403) return new PermissionError(details);
  if (status === 404 || status === 405 || status === 410) return new NotFoundError(details);
  if (status === 409) return new ConflictError(details);
  if (status === 429) return new RateLimitError(details);
  if (status >= 500) return new ServerError(details);
  return new InvalidRequestError(details);
}

/** Of the API's error object, what is there: older servers and proxies may leave out any but the first two. */
interface WireError {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
  readonly param?: string;
  readonly retryable?: boolean;
  readonly retry_after?: number;
  readonly request_id?: string;
  readonly task_id?: string;
  readonly doc_url?: string;
}

function wireErrorOf(body: unknown): WireError | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const error: unknown = body.error;
  if (typeof error !== "object" || error === null) return undefined;
  if (!("code" in error) || typeof error.code !== "string") return undefined;
  if (!("message" in error) || typeof error.message !== "string") return undefined;
  return {
    code: error.code,
    message: error.message,
    ...textOf(error, "fix"),
    ...textOf(error, "param"),
    ...textOf(error, "request_id"),
    ...textOf(error, "task_id"),
    ...textOf(error, "doc_url"),
    ...("retryable" in error && typeof error.retryable === "boolean" ? { retryable: error.retryable } : {}),
    ...("retry_after" in error && typeof error.retry_after === "number" ? { retry_after: error.retry_after } : {}),
  };
}

function textOf<Name extends string>(source: object, name: Name): { readonly [Key in Name]?: string } {
  const value: unknown = Reflect.get(source, name);
  const found: { [Key in Name]?: string } = {};
  if (typeof value === "string") found[name] = value;
  return found;
}
