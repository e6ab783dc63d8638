import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, errorCatalog, type ErrorCode } from "@kinora/core";
import { type Exchange, jsonAnswer } from "#http-kit/exchange.ts";

/** How the guide's dialect says each code; complete, because the compiler says so. */
export const guideErrors: Readonly<Record<ErrorCode, { readonly status: number; readonly retryAfter: boolean }>> = {
  auth_missing: { status: 401, retryAfter: false },
  auth_scheme: { status: 401, retryAfter: false },
  auth_invalid_key: { status: 401, retryAfter: false },
  auth_key_expired: { status: 401, retryAfter: false },
  auth_key_revoked: { status: 401, retryAfter: false },
  auth_token_not_yet_valid: { status: 401, retryAfter: false },
  auth_token_expired: { status: 401, retryAfter: false },
  ip_not_allowed: { status: 403, retryAfter: false },
  scope_missing: { status: 403, retryAfter: false },
  // the guide's row "403 Forbidden": insufficient credits, or model not on the plan
  plan_required: { status: 403, retryAfter: false },
  model_not_on_plan: { status: 403, retryAfter: false },
  insufficient_credits: { status: 403, retryAfter: false },
  budget_exceeded: { status: 403, retryAfter: false },
  rate_limited: { status: 429, retryAfter: true },
  concurrency_limited: { status: 429, retryAfter: true },
  queue_full: { status: 429, retryAfter: true },
  overloaded: { status: 503, retryAfter: true },
  maintenance: { status: 503, retryAfter: true },
  invalid_json: { status: 400, retryAfter: false },
  unsupported_content_type: { status: 415, retryAfter: false },
  invalid_parameter: { status: 400, retryAfter: false },
  missing_parameter: { status: 400, retryAfter: false },
  unknown_parameter: { status: 400, retryAfter: false },
  unsupported_combination: { status: 400, retryAfter: false },
  model_not_found: { status: 404, retryAfter: false },
  not_found: { status: 404, retryAfter: false },
  route_not_found: { status: 404, retryAfter: false },
  method_not_allowed: { status: 405, retryAfter: false },
  payload_too_large: { status: 413, retryAfter: false },
  idempotency_mismatch: { status: 422, retryAfter: false },
  idempotency_in_progress: { status: 409, retryAfter: true },
  conflict_state: { status: 409, retryAfter: false },
  image_url_unreachable: { status: 400, retryAfter: false },
  image_url_forbidden: { status: 400, retryAfter: false },
  image_url_login: { status: 400, retryAfter: false },
  unsupported_media: { status: 400, retryAfter: false },
  image_too_large: { status: 400, retryAfter: false },
  image_too_small: { status: 400, retryAfter: false },
  aspect_ratio: { status: 400, retryAfter: false },
  content_blocked_input: { status: 400, retryAfter: false },
  content_blocked_output: { status: 400, retryAfter: false },
  generation_failed: { status: 500, retryAfter: false },
  generation_timeout: { status: 504, retryAfter: false },
  upstream_unavailable: { status: 503, retryAfter: true },
  upstream_unknown: { status: 500, retryAfter: false },
  upstream_misconfigured: { status: 502, retryAfter: false },
  result_expired: { status: 410, retryAfter: false },
  canceled: { status: 409, retryAfter: false },
  storage_full: { status: 503, retryAfter: true },
  internal: { status: 500, retryAfter: false },
  upstream_timeout: { status: 504, retryAfter: false },
};

/** Sent where the code calls for a Retry-After and nothing better is known. */
const retryAfterSecondsDefault = 2;

/** The page of `/docs` that explains a code. */
export function docUrl(publicUrl: string, code: ErrorCode): string {
  return `${publicUrl}/docs/errors#${code}`;
}

/** Whatever was thrown as a catalogue error; what is none is a bug, and its text is not for the caller. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDiskFull(error)) return new AppError("storage_full", undefined, { cause: error });
  return new AppError("internal", undefined, { cause: error });
}

/** The reserve keeps it from coming so far, unless something else fills the disk. */
function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || code === "53100"; // the last is PostgreSQL's
}

/** The body of an HTTP error. */
export function errorBody(
  error: AppError,
  context: { readonly publicUrl: string; readonly requestId: string; readonly supportContact?: string | undefined },
) {
  const retryAfter = retryAfterOf(error);
  const isOurs = error.code === "internal" && context.supportContact !== undefined;
  return {
    error: {
      code: error.code,
      message: error.message,
      fix: isOurs ? `${error.fix} Contact: ${context.supportContact}.` : error.fix,
      retryable: errorCatalog[error.code].retryable,
      ...(error.param === undefined ? {} : { param: error.param }),
      ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
      request_id: context.requestId,
      ...(error.taskId === undefined ? {} : { task_id: error.taskId }),
      doc_url: docUrl(context.publicUrl, error.code),
    },
  };
}

/** Headers that belong to the error, in lower case. */
export function errorHeaders(error: AppError): Readonly<Record<string, string>> {
  const retryAfter = retryAfterOf(error);
  return {
    ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    ...(guideErrors[error.code].status === 401 ? { "www-authenticate": wwwAuthenticate(error.code) } : {}),
  };
}

export function presentGuideError(
  error: unknown,
  exchange: Exchange,
  context: { readonly publicUrl: string; readonly supportContact?: string | undefined },
): Response {
  const { publicUrl, supportContact } = context;
  const known = asAppError(error);
  Object.assign(exchange.headers, errorHeaders(known));
  return jsonAnswer(
    exchange,
    errorBody(known, { publicUrl, supportContact, requestId: exchange.requestId }),
    guideErrors[known.code].status,
  );
}

/** The same answer on a raw response, for modules that own their sockets; its `x-request-id` is set already. */
export function sendGuideError(error: unknown, response: ServerResponse, publicUrl: string): void {
  const known = asAppError(error);
  const requestId = String(response.getHeader("x-request-id") ?? "");
  const body = Buffer.from(JSON.stringify(errorBody(known, { publicUrl, requestId })));
  for (const [name, value] of Object.entries(errorHeaders(known))) response.setHeader(name, value);
  response.writeHead(guideErrors[known.code].status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
    "cache-control": "no-store",
  });
  response.end(headOnly(response.req) ? undefined : body);
}

function headOnly(request: IncomingMessage): boolean {
  return request.method === "HEAD";
}

function retryAfterOf(error: AppError): number | undefined {
  if (!guideErrors[error.code].retryAfter) return undefined;
  return error.retryAfterSeconds ?? retryAfterSecondsDefault;
}

/** RFC 6750: no error code when nothing was sent. */
function wwwAuthenticate(code: ErrorCode): string {
  return code === "auth_missing" ? 'Bearer realm="kinora"' : 'Bearer realm="kinora", error="invalid_token"';
}
