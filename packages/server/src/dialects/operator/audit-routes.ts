import { requestLimits } from "#http-kit/limits.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { presentAuditEntry } from "#dialects/guide/key-routes.ts";
import { parseQuery } from "#dialects/guide/parse-body.ts";
import { nameField } from "#dialects/guide/text-field.ts";
import { ledgerQuery } from "#dialects/guide/wire.ts";
import type { OperatorRoute } from "./operator-route.ts";

const auditQuery = ledgerQuery.extend({ workspace: nameField({ min: 1, max: 64 }).optional() });

/** Who changed what, of one workspace or of the whole installation, newest first. */
export const auditOperatorRoutes: readonly OperatorRoute[] = [
  {
    method: "GET",
    path: "/audit",
    async handle({ exchange, context }, services) {
      const {
        workspace: workspaceId,
        limit = requestLimits.pageDefault,
        cursor,
      } = parseQuery(auditQuery, context.req.query());
      const { entries, nextCursor } = await services.listAudit({ workspaceId }, { limit, cursor });
      return jsonAnswer(exchange, {
        data: entries.map((entry) => ({ ...presentAuditEntry(entry), workspace_id: entry.workspaceId ?? null })),
        has_more: nextCursor !== undefined,
        next_cursor: nextCursor ?? null,
      });
    },
  },
];
