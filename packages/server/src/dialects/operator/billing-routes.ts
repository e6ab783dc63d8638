import { z } from "@hono/zod-openapi";
import { AppError } from "@kinora/core";
import { type RetailKind, retailKinds } from "#billing/retail.ts";
import { presentOrder } from "#dialects/guide/billing-routes.ts";
import { orderListQuery } from "#dialects/guide/billing-wire.ts";
import { parseQuery } from "#dialects/guide/parse-body.ts";
import { readSettings } from "#dialects/guide/read-json.ts";
import { nameField, textField } from "#dialects/guide/text-field.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import { actorOf } from "./operator-actor.ts";
import type { OperatorCall, OperatorRoute } from "./operator-route.ts";

/** What is sold, as a table that is read, edited and sent back whole. */
function tableRoutes(kind: RetailKind): readonly OperatorRoute[] {
  return [
    {
      method: "GET",
      path: `/${kind}`,
      handle: ({ exchange }, { billing }) => jsonAnswer(exchange, billing.retail.source(kind)),
    },
    {
      method: "PUT",
      path: `/${kind}`,
      async handle(call, services) {
        const { value } = await readSettings(call, services, tableBody);
        // the version is given here: what was read with the table may be sent back with it
        const { version: _version, ...data } = value;
        const { version } = await services.billing.retail.replace({ kind, data, actor: actorOf(call) });
        return jsonAnswer(call.exchange, { kind, version });
      },
    },
  ];
}

/** The tables have schemas of their own, which their reader holds against them. */
const tableBody = z.looseObject({
  version: z.string().optional(),
  creditsPerUsd: z.unknown().optional(),
  rates: z.unknown().optional(),
  plans: z.unknown().optional(),
  packs: z.unknown().optional(),
});

const planBody = z.object({
  api_plan: nameField({ min: 1, max: 64 }).optional(),
  web_plan: nameField({ min: 1, max: 64 }).optional(),
});

const grantBody = z.object({
  mode: z.enum(["test", "live"]),
  credits: z.int().min(1).max(1_000_000_000),
  source: z.enum(["promo", "pack"]).optional(),
  expires_at: z.iso.datetime({ offset: true, error: "must be an instant of RFC 3339" }).optional(),
  reason: textField({ min: 1, max: 200 }).optional(),
  idempotency_key: nameField({ min: 1, max: 200 }),
});

const planRoute: OperatorRoute = {
  method: "PUT",
  path: "/workspaces/{id}/plans",
  async handle(call, services) {
    const { value, nulls } = await readSettings(call, services, planBody);
    const workspaceId = param(call, "id");
    for (const [kind, field] of [
      ["api", "api_plan"],
      ["web", "web_plan"],
    ] as const) {
      const planId = value[field];
      if (planId === undefined && !nulls.has(field)) continue;
      await services.billing.changePlan({ workspaceId, kind, planId, actor: actorOf(call) });
    }
    const found = (await services.listWorkspaces()).find(({ id }) => id === workspaceId);
    if (found === undefined) throw new AppError("not_found", "There is no such workspace.", { param: "id" });
    return jsonAnswer(call.exchange, {
      id: workspaceId,
      api_plan: found.apiPlan ?? null,
      web_plan: found.webPlan ?? null,
    });
  },
};

const grantRoute: OperatorRoute = {
  method: "POST",
  path: "/workspaces/{id}/grants",
  async handle(call, services) {
    const { value } = await readSettings(call, services, grantBody);
    const workspaceId = param(call, "id");
    const known = (await services.listWorkspaces()).some(({ id }) => id === workspaceId);
    if (!known) throw new AppError("not_found", "There is no such workspace.", { param: "id" });
    const { lotId } = await services.billing.grant({
      workspaceId,
      mode: value.mode,
      credits: value.credits,
      source: value.source ?? (value.mode === "test" ? "promo" : "pack"),
      ...(value.expires_at === undefined ? {} : { expiresAt: new Date(value.expires_at) }),
      reason: value.reason ?? "granted by the operator",
      idempotencyKey: `operator/${value.idempotency_key}`,
      actor: actorOf(call),
    });
    return jsonAnswer(call.exchange, { pack_id: lotId });
  },
};

const ordersRoute: OperatorRoute = {
  method: "GET",
  path: "/orders",
  async handle({ exchange, context }, { billing }) {
    const { state, limit, cursor } = parseQuery(orderListQuery, context.req.query());
    const { orders, nextCursor } = await billing.listOrders({
      ...(state === undefined ? {} : { state }),
      limit: limit ?? 20,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return jsonAnswer(exchange, {
      data: orders.map((order) => ({ ...presentOrder(order), workspace_id: order.workspaceId })),
      has_more: nextCursor !== undefined,
      next_cursor: nextCursor ?? null,
    });
  },
};

const confirmRoute: OperatorRoute = {
  method: "POST",
  path: "/orders/{id}/confirm",
  async handle(call, { billing }) {
    const order = await billing.confirmOrder(param(call, "id"), actorOf(call));
    return jsonAnswer(call.exchange, { ...presentOrder(order), workspace_id: order.workspaceId });
  },
};

const cancelRoute: OperatorRoute = {
  method: "POST",
  path: "/orders/{id}/cancel",
  async handle(call, { billing }) {
    const order = await billing.cancelOrder(param(call, "id"));
    return jsonAnswer(call.exchange, { ...presentOrder(order), workspace_id: order.workspaceId });
  },
};

export const billingOperatorRoutes: readonly OperatorRoute[] = [
  ...retailKinds.flatMap(tableRoutes),
  planRoute,
  grantRoute,
  ordersRoute,
  confirmRoute,
  cancelRoute,
];

function param({ context }: OperatorCall, name: string): string {
  return context.req.param(name) ?? "";
}
