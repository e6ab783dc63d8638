import { z } from "@hono/zod-openapi";
import { AppError, errorCodes, parseTaskId } from "@kinora/core";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { requestLimits } from "#http-kit/limits.ts";
import { type LoggedRow, requestLogDays } from "#request-log/read-requests.ts";
import { type GuideRoute, pathParam } from "./guide-route.ts";
import { parseQuery } from "./parse-body.ts";
import type { PolicyDecision } from "#policy/decision.ts";
import { presentDecision } from "./check-policy.ts";
import { answers } from "./route-docs.ts";
import { nameField } from "./text-field.ts";
import { decisionAnswer } from "./wire-answers.ts";
import { instant as instantIn, wholeNumber } from "./wire.ts";

const tags = ["Requests"];
const instant = z.string().openapi({ format: "date-time", example: "2026-11-24T10:00:00.000Z" });

const requestFields = {
  id: z.string().openapi({ description: "As in `X-Request-Id`.", example: "req_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" }),
  object: z.literal("request"),
  created_at: instant,
  method: z.string(),
  path: z.string(),
  dialect: z.string().openapi({ description: "The wire format that was spoken.", example: "guide" }),
  status: z.int().nullable().openapi({ description: "Null when the caller had gone before the answer." }),
  error_code: z.string().nullable(),
  duration_ms: z.int(),
  key_id: z.string().nullable(),
  task_id: z.string().nullable(),
  client_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  policy: decisionAnswer
    .nullable()
    .openapi({ description: "What the content rules decided about a create; null when nothing was judged." }),
};

const requestAnswer = z
  .object({
    ...requestFields,
    request_body: z.unknown().openapi({ description: "At most 16 KiB, without secrets and media; null for none." }),
    response_body: z.unknown().openapi({ description: "As `request_body`." }),
  })
  .openapi("Request");

const requestListAnswer = z
  .object({
    data: z.array(z.object(requestFields).openapi("RequestLine")),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
    not_stored: z
      .object({
        reads: z.int().openapi({ description: "Reads and polls that went well." }),
        dropped: z.int().openapi({ description: "Requests that the server had no time to store." }),
      })
      .openapi({ description: `Requests of the last ${requestLogDays} days that are only counted.` }),
  })
  .openapi("RequestList");

const requestsQuery = z.object({
  limit: wholeNumber(1, requestLimits.pageMax).optional(),
  cursor: nameField({ min: 1, max: 200 }).optional(),
  outcome: z.enum(["ok", "error"]).optional(),
  status: wholeNumber(100, 599).optional(),
  code: z
    .enum(errorCodes as readonly [string, ...string[]])
    .optional()
    .openapi({ description: "An error code.", example: "insufficient_credits" }),
  task_id: nameField({ min: 1, max: 64 }).optional(),
  key_id: nameField({ min: 1, max: 64 }).optional(),
  created_after: instantIn.optional().openapi({ description: "Inclusive." }),
  created_before: instantIn.optional().openapi({ description: "Exclusive." }),
});

const listRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/requests",
    tags,
    operationId: "requestList",
    summary: "The request log, newest first",
    description: `Creates, changes and refusals of this side of the workspace, kept for ${requestLogDays} days. Reads that went well are only counted.`,
    request: { query: requestsQuery },
    responses: answers({ description: "A page of requests.", schema: requestListAnswer }, ["invalid_parameter"]),
  },
  scope: "read",
  async handle({ scope, exchange, context }, services) {
    const query = parseQuery(requestsQuery, context.req.query());
    const limit = query.limit ?? services.limits.pageDefault;
    const taskId = query.task_id === undefined ? undefined : parseTaskId(query.task_id);
    // what is no id names no task
    const isNone = query.task_id !== undefined && taskId === undefined;
    const found = isNone
      ? []
      : await services.requests.list(scope, {
          limit: limit + 1,
          beforeId: query.cursor,
          outcome: query.outcome,
          status: query.status,
          errorCode: query.code,
          taskId,
          apiKeyId: query.key_id,
          createdAfter: query.created_after === undefined ? undefined : new Date(query.created_after),
          createdBefore: query.created_before === undefined ? undefined : new Date(query.created_before),
        });
    const { read, dropped } = await services.requests.unstored(scope);
    const page = found.slice(0, limit);
    const more = found.length > limit;
    return jsonAnswer(exchange, {
      data: page.map(presentRequestLine),
      has_more: more,
      next_cursor: more ? (page.at(-1)?.id ?? null) : null,
      not_stored: { reads: read, dropped },
    });
  },
};

const readRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/requests/{id}",
    tags,
    operationId: "requestGet",
    summary: "Read a request and its answer",
    request: {
      params: z.object({
        id: z.string().openapi({
          param: { name: "id", in: "path" },
          example: "req_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b",
        }),
      }),
    },
    responses: answers({ description: "The request.", schema: requestAnswer }, ["not_found"]),
  },
  scope: "read",
  async handle(call, services) {
    const id = pathParam(call, "id");
    const request = /^req_[0-9a-f]{32}$/.test(id) ? await services.requests.read(call.scope, id) : undefined;
    if (request === undefined) {
      throw new AppError("not_found", "There is no such request in the log of this workspace and mode.", {
        param: "id",
        fix: `Requests are kept for ${requestLogDays} days; reads that went well are not stored.`,
      });
    }
    return jsonAnswer(call.exchange, {
      ...presentRequestLine(request),
      request_body: parsed(request.requestBody),
      response_body: parsed(request.responseBody),
    });
  },
};

export const requestRoutes: readonly GuideRoute[] = [listRoute, readRoute];

/** A request without its bodies. */
export function presentRequestLine(row: LoggedRow) {
  return {
    id: row.id,
    object: "request",
    created_at: row.createdAt.toISOString(),
    method: row.method,
    path: row.path,
    dialect: row.dialect,
    status: row.status === 0 ? null : row.status,
    error_code: row.errorCode,
    duration_ms: row.durationMs,
    key_id: row.apiKeyId,
    task_id: row.taskId,
    client_address: row.clientAddress,
    user_agent: row.userAgent,
    policy: row.policy === null ? null : presentDecision(row.policy as PolicyDecision), // written by the log alone
  };
}

/** Written as JSON by the log itself. */
function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
