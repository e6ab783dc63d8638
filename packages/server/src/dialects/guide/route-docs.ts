import { z } from "@hono/zod-openapi";
import { type ErrorCode, errorCatalog } from "@kinora/core";
import { guideErrors } from "./errors.ts";
import { errorAnswer } from "./wire-answers.ts";

/** Refusals that every route with a key can answer. */
const everywhere: readonly ErrorCode[] = [
  "auth_missing",
  "auth_scheme",
  "auth_invalid_key",
  "auth_key_expired",
  "auth_key_revoked",
  "ip_not_allowed",
  "scope_missing",
  "rate_limited",
  "overloaded",
  "maintenance",
  "internal",
];

const rateLimitHeaders = {
  "X-Request-Id": { schema: { type: "string" as const }, description: "Name it when you ask for help." },
  "X-RateLimit-Limit": { schema: { type: "integer" as const }, description: "Requests a minute." },
  "X-RateLimit-Remaining": { schema: { type: "integer" as const }, description: "Requests that may be sent at once." },
  "X-RateLimit-Reset": { schema: { type: "integer" as const }, description: "Seconds until it is full again." },
};

/** The answers of a route, by status: what it says when all is well, and its refusals with their codes. */
export function answers(
  success: { readonly description: string; readonly schema: z.ZodType; readonly example?: unknown },
  codes: readonly ErrorCode[] = [],
) {
  return {
    200: {
      description: success.description,
      headers: rateLimitHeaders,
      content: {
        "application/json": {
          schema: success.schema,
          ...(success.example === undefined ? {} : { example: success.example }),
        },
      },
    },
    ...errorAnswers([...everywhere, ...codes]),
  };
}

/** The refusals alone, for routes whose success is not JSON. */
export function errorAnswers(codes: readonly ErrorCode[]) {
  const byStatus = Map.groupBy(new Set(codes), (code) => guideErrors[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${errorCatalog[code].cause}`).join(" "),
        content: { "application/json": { schema: errorAnswer } },
      },
    ]),
  );
}

export const keyedErrors = everywhere;

export const taskIdParam = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "383049217409351680" }),
});

/** What every create can refuse. */
export const createCodes: readonly ErrorCode[] = [
  "invalid_json",
  "invalid_parameter",
  "missing_parameter",
  "unknown_parameter",
  "unsupported_combination",
  "unsupported_content_type",
  "payload_too_large",
  "plan_required",
  "model_not_on_plan",
  "insufficient_credits",
  "budget_exceeded",
  "queue_full",
  "concurrency_limited",
  "conflict_state",
  "idempotency_mismatch",
  "idempotency_in_progress",
  "image_url_unreachable",
  "image_url_forbidden",
  "image_url_login",
  "unsupported_media",
  "image_too_large",
  "image_too_small",
  "aspect_ratio",
  "content_blocked_input",
  "upstream_unavailable",
  "storage_full",
];

/** What a picture, clip or sound that a body names can be refused for. */
export const inputCodes: readonly ErrorCode[] = [
  "image_url_unreachable",
  "image_url_forbidden",
  "image_url_login",
  "unsupported_media",
  "image_too_large",
  "image_too_small",
  "aspect_ratio",
];

/** What every route that takes settings can refuse. */
export const settingsCodes: readonly ErrorCode[] = [
  "invalid_json",
  "invalid_parameter",
  "missing_parameter",
  "unknown_parameter",
  "unsupported_content_type",
  "unsupported_media",
  "payload_too_large",
  "storage_full",
];

export const estimateCodes: readonly ErrorCode[] = [
  "invalid_json",
  "invalid_parameter",
  "missing_parameter",
  "unknown_parameter",
  "unsupported_combination",
  "unsupported_content_type",
  "payload_too_large",
];

export const createHeaders = z.object({
  "Idempotency-Key": z
    .string()
    .min(1)
    .max(255)
    .optional()
    .openapi({ description: "Repeating a create under the same key within 24 hours makes no second task." }),
  "X-Strict": z.enum(["1"]).optional().openapi({ description: "Refuse unknown fields instead of ignoring them." }),
});
