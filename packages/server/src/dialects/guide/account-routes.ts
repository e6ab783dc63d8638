import { z } from "@hono/zod-openapi";
import { AppError, creditsNumber, type Plan, usdMicrosPerCredit } from "@kinora/core";
import { keyNotices } from "#access/key-notices.ts";
import { rateQuotaOf } from "#access/rate-limit.ts";
import { scopes as allScopes } from "#access/principal.ts";
import { ledgerCsvHeader, ledgerCsvLine } from "#credits/ledger-csv.ts";
import { type UsageGroup, usageGroups } from "#credits/read-usage.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import type { GuideRoute } from "./guide-route.ts";
import { parseQuery } from "./parse-body.ts";
import { answers } from "./route-docs.ts";
import { accountAnswer, creditsAnswer, ledgerAnswer, usageAnswer } from "./wire-answers.ts";
import { ledgerQuery, usageQuery } from "./wire.ts";

const accountRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/account",
    tags: ["Account"],
    operationId: "accountGet",
    summary: "Plan, key and limits of the caller",
    responses: answers({ description: "The caller.", schema: accountAnswer }),
  },
  scope: "read",
  handle({ principal, exchange }, services) {
    const quota = rateQuotaOf(principal);
    return jsonAnswer(exchange, {
      workspace: { id: principal.workspaceId, name: principal.workspaceName },
      mode: principal.mode,
      plan: { api: presentPlan(principal.apiPlan), web: presentPlan(principal.webPlan) },
      key: {
        id: principal.apiKeyId,
        name: principal.keyName,
        scopes: principal.scopes.length === 0 ? allScopes : principal.scopes,
        models: principal.models ?? null,
        created_at: principal.keyCreatedAt.toISOString(),
        expires_at: principal.keyExpiresAt?.toISOString() ?? null,
        notices: keyNotices(
          {
            createdAt: principal.keyCreatedAt,
            expiresAt: principal.keyExpiresAt,
            revokedAt: undefined,
            replacedBy: principal.keyReplacedBy,
          },
          services.now(),
        ).map((notice) => ({ ...notice, since: notice.since.toISOString() })),
      },
      limits: {
        requests_per_minute: quota.requestsPerMinute,
        burst: quota.burst,
        open_tasks: (principal.apiPlan?.runningMax ?? 0) + (principal.apiPlan?.queueDepth ?? 0),
      },
    });
  },
};

const creditsRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/credits",
    tags: ["Account"],
    operationId: "creditsGet",
    summary: "Credits of the key's side of the workspace",
    responses: answers({
      description: "The wallet; packs in the order in which they are spent.",
      schema: creditsAnswer,
    }),
  },
  scope: "read",
  async handle({ scope, exchange }, services) {
    const balance = await services.credits.balance(scope, services.now());
    return jsonAnswer(exchange, {
      balance: creditsNumber(balance.balance),
      reserved: creditsNumber(balance.reserved),
      available: creditsNumber(balance.available),
      usd_per_credit: Number(usdMicrosPerCredit) / 1e6,
      packs: balance.packs.map((pack) => ({
        id: pack.id,
        source: pack.source,
        total: creditsNumber(pack.total),
        remaining: creditsNumber(pack.remaining),
        expires_at: pack.expiresAt?.toISOString() ?? null,
      })),
    });
  },
};

const dayMs = 86_400_000;
/** A year and a day: more rows than one answer should have otherwise. */
const usageDaysMax = 366;

const usageRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/usage",
    tags: ["Account"],
    operationId: "usageGet",
    summary: "What tasks cost, by day, model, key, engine and dialect",
    request: { query: usageQuery },
    responses: answers({ description: "Sums of tasks created in the span.", schema: usageAnswer }, [
      "invalid_parameter",
    ]),
  },
  scope: "read",
  async handle({ scope, exchange, context }, services) {
    const query = parseQuery(usageQuery, context.req.query());
    const to = query.to === undefined ? services.now() : new Date(query.to);
    const from = query.from === undefined ? new Date(to.getTime() - 30 * dayMs) : new Date(query.from);
    if (from >= to || to.getTime() - from.getTime() > usageDaysMax * dayMs) {
      throw new AppError(
        "invalid_parameter",
        `from must be before to, by at most ${usageDaysMax} days, got ${from.toISOString()} and ${to.toISOString()}.`,
        { param: "from" },
      );
    }
    const groupBy = readGroups(query.group_by ?? "day");
    const rows = await services.credits.usage(scope, { from, to, groupBy });
    return jsonAnswer(exchange, {
      from: from.toISOString(),
      to: to.toISOString(),
      group_by: groupBy,
      data: rows.map((row) => ({
        ...(row.day === undefined ? {} : { day: row.day }),
        ...(row.model === undefined ? {} : { model: row.model }),
        ...(groupBy.includes("key") ? { key: row.apiKeyId ?? null } : {}),
        ...(groupBy.includes("engine") ? { engine: row.engine ?? null } : {}),
        ...(row.dialect === undefined ? {} : { dialect: row.dialect }),
        tasks: row.tasks,
        completed: row.completed,
        failed: row.failed,
        credits_charged: creditsNumber(row.charged),
        credits_reserved: creditsNumber(row.reserved),
      })),
    });
  },
};

/** Some 2 MB, which a spreadsheet opens and one answer may hold. */
const csvLinesMax = 10_000;

const ledgerRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/ledger",
    tags: ["Account"],
    operationId: "ledgerList",
    summary: "Every movement of credits, newest first",
    request: { query: ledgerQuery },
    responses: withCsv(
      answers({ description: "A page of ledger lines.", schema: ledgerAnswer }, ["invalid_parameter"]),
    ),
  },
  scope: "read",
  async handle({ scope, exchange, context }, services) {
    const query = parseQuery(ledgerQuery, context.req.query());
    if (query.format === "csv") {
      const page = { limit: csvLinesMax, ...(query.cursor === undefined ? {} : { cursor: query.cursor }) };
      const { lines, nextCursor } = await services.credits.ledger(scope, page);
      exchange.headers["content-type"] = "text/csv; charset=utf-8";
      exchange.headers["content-disposition"] = 'attachment; filename="ledger.csv"';
      if (nextCursor !== undefined) exchange.headers["x-next-cursor"] = nextCursor;
      return new Response(ledgerCsvHeader + lines.map(ledgerCsvLine).join(""), { headers: exchange.headers });
    }
    const { lines, nextCursor } = await services.credits.ledger(scope, {
      limit: query.limit ?? services.limits.pageDefault,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return jsonAnswer(exchange, {
      data: lines.map((line) => ({
        id: line.id,
        kind: line.kind,
        credits: creditsNumber(line.amount),
        micro_credits: line.amount.toString(),
        available_change: creditsNumber(line.available),
        reserved_change: creditsNumber(line.reserved),
        task_id: line.taskId?.toString() ?? null,
        pack_id: line.lotId ?? null,
        reason: line.reason,
        created_at: line.createdAt.toISOString(),
      })),
      has_more: nextCursor !== undefined,
      next_cursor: nextCursor ?? null,
    });
  },
};

export const accountRoutes: readonly GuideRoute[] = [accountRoute, creditsRoute, usageRoute, ledgerRoute];

/** Says of an answer that it may be a file for spreadsheets instead. */
function withCsv(responses: ReturnType<typeof answers>) {
  const { 200: ok } = responses;
  const content = { ...ok.content, "text/csv": { schema: z.string() } };
  return { ...responses, 200: { ...ok, content } };
}

function readGroups(text: string): readonly UsageGroup[] {
  const asked = new Set(text.split(","));
  return usageGroups.filter((group) => asked.has(group));
}

function presentPlan(plan: Plan | undefined) {
  if (plan === undefined) return null;
  return {
    id: plan.id,
    models: plan.models,
    requests_per_minute: plan.requestsPerMinute,
    burst: plan.burst,
    running_max: plan.runningMax,
    queue_depth: plan.queueDepth,
    storage_bytes: plan.storageBytes,
  };
}
