import { z } from "@hono/zod-openapi";
import { presentRequestLine } from "#dialects/guide/request-routes.ts";
import { parseQuery } from "#dialects/guide/parse-body.ts";
import { nameField } from "#dialects/guide/text-field.ts";
import { ledgerQuery } from "#dialects/guide/wire.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { requestLimits } from "#http-kit/limits.ts";
import type { OperatorRoute } from "./operator-route.ts";

const requestsQuery = ledgerQuery.extend({
  /** `none` for requests whose caller was not known. */
  workspace: nameField({ min: 1, max: 64 }).optional(),
  outcome: z.enum(["ok", "error"]).optional(),
});

/** The request log of one workspace, of nobody, or of the whole installation, newest first, without bodies. */
export const requestOperatorRoutes: readonly OperatorRoute[] = [
  {
    method: "GET",
    path: "/requests",
    async handle({ exchange, context }, services) {
      const query = parseQuery(requestsQuery, context.req.query());
      const { workspace, cursor, outcome, limit = requestLimits.pageDefault } = query;
      const workspaceId = workspace === "none" ? null : workspace;
      const found = await services.listRequests({ limit: limit + 1, beforeId: cursor, workspaceId, outcome });
      const page = found.slice(0, limit);
      const more = found.length > limit;
      return jsonAnswer(exchange, {
        data: page.map((row) => ({ ...presentRequestLine(row), workspace_id: row.workspaceId, mode: row.mode })),
        has_more: more,
        next_cursor: more ? (page.at(-1)?.id ?? null) : null,
      });
    },
  },
];
