import { z } from "@hono/zod-openapi";
import { AppError, creditsNumber, type Plan } from "@kinora/core";
import { invoiceText, presentInvoice } from "#billing/invoices.ts";
import type { AccountChange } from "#billing/open-billing.ts";
import type { Purchase } from "#billing/purchase.ts";
import { plansForSale } from "#billing/retail.ts";
import { jsonAnswer } from "#http-kit/exchange.ts";
import {
  billingAnswer,
  billingBody,
  budgetBody,
  budgetListAnswer,
  invoiceListAnswer,
  orderAnswer,
  orderBody,
  orderIdParam,
  orderListAnswer,
  orderListQuery,
  packListAnswer,
  planListAnswer,
  refillAnswer,
} from "./billing-wire.ts";
import { type Call, type GuideRoute, pathParam } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";
import { changeOf } from "./key-routes.ts";
import { parseQuery } from "./parse-body.ts";
import { readSettings } from "./read-json.ts";
import { answers, settingsCodes } from "./route-docs.ts";
import { pageQuery } from "./wire.ts";

const tags = ["Billing"];
const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { "application/json": { schema } } },
});

const plansRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/plans",
    tags,
    operationId: "planList",
    summary: "Plans that can be taken, and those that the workspace has",
    description: "The API plan and the web plan are apart: credits alone do not open the API.",
    responses: answers({ description: "The plans.", schema: planListAnswer }),
  },
  scope: "read",
  async handle({ principal, exchange }, { billing }) {
    const { plans } = billing.retail;
    const subscriptions = await billing.subscriptions(principal.workspaceId);
    const current = ([principal.apiPlan, principal.webPlan] as const).flatMap((plan) => {
      if (plan === undefined) return [];
      const known = subscriptions.find(({ kind, planId }) => kind === plan.kind && planId === plan.id);
      return [
        {
          kind: plan.kind,
          plan: plan.id,
          payment: known?.provider ?? null,
          period_start: known?.periodStart.toISOString() ?? null,
          period_end: known?.periodEnd.toISOString() ?? null,
        },
      ];
    });
    return jsonAnswer(exchange, {
      object: "list",
      version: plans.version,
      data: plansForSale(plans).map(presentPlan),
      current,
    });
  },
};

const packsRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/packs",
    tags,
    operationId: "packList",
    summary: "Credit packs that can be bought",
    description: "Credits of a pack are spent before those that expire later.",
    responses: answers({ description: "The packs.", schema: packListAnswer }),
  },
  scope: "read",
  handle({ exchange }, { billing }) {
    const { version, packs } = billing.retail.packs;
    return jsonAnswer(exchange, {
      object: "list",
      version,
      data: packs.map((pack) => ({
        id: pack.id,
        credits: pack.credits,
        price_usd: pack.priceUsdCents / 100,
        expires_days: pack.expiresDays,
      })),
    });
  },
};

const orderRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/orders",
    tags,
    operationId: "orderCreate",
    summary: "Order a pack or a plan",
    description:
      "Nothing is granted before it is paid. With Stripe the answer names a page to pay on; otherwise the server's operator confirms the payment. A free plan is active at once. Live keys only.",
    request: jsonBody(orderBody),
    responses: answers({ description: "The order.", schema: orderAnswer }, [
      ...settingsCodes,
      "conflict_state",
      "not_found",
      "upstream_unavailable",
    ]),
  },
  scope: "manage",
  async handle(call, services) {
    requireLive(call);
    const { value } = await readSettings(call, services, orderBody);
    if ((value.pack === undefined) === (value.plan === undefined)) {
      throw new AppError("invalid_parameter", "An order names a pack or a plan, one of the two.", {
        param: value.pack === undefined ? "pack" : "plan",
        fix: "Send pack or plan: see GET /v1/packs and GET /v1/plans.",
      });
    }
    const purchase = await services.billing.order({
      workspaceId: call.scope.workspaceId,
      item: value.pack === undefined ? { kind: "plan", id: value.plan ?? "" } : { kind: "pack", id: value.pack },
      actor: changeOf(call, services).actor,
    });
    return jsonAnswer(call.exchange, presentOrder(purchase));
  },
};

const ordersRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/orders",
    tags,
    operationId: "orderList",
    summary: "Orders of the workspace, newest first",
    request: { query: orderListQuery },
    responses: answers({ description: "A page of orders.", schema: orderListAnswer }, ["invalid_parameter"]),
  },
  scope: "read",
  async handle({ scope, exchange, context }, services) {
    const { state, ...page } = parseQuery(orderListQuery, context.req.query());
    const { orders, nextCursor } = await services.billing.listOrders({
      workspaceId: scope.workspaceId,
      ...(state === undefined ? {} : { state }),
      limit: page.limit ?? services.limits.pageDefault,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    });
    return jsonAnswer(exchange, {
      data: orders.map(presentOrder),
      has_more: nextCursor !== undefined,
      next_cursor: nextCursor ?? null,
    });
  },
};

const readOrderRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/orders/{id}",
    tags,
    operationId: "orderGet",
    summary: "Read an order",
    request: { params: orderIdParam },
    responses: answers({ description: "The order.", schema: orderAnswer }, ["not_found"]),
  },
  scope: "read",
  async handle(call, { billing }) {
    return jsonAnswer(
      call.exchange,
      presentOrder(await billing.readOrder(pathParam(call, "id"), call.scope.workspaceId)),
    );
  },
};

const cancelOrderRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/orders/{id}/cancel",
    tags,
    operationId: "orderCancel",
    summary: "Cancel an open order",
    description: "Money that comes for it all the same is honoured. Live keys only.",
    request: { params: orderIdParam },
    responses: answers({ description: "The order.", schema: orderAnswer }, ["not_found", "conflict_state"]),
  },
  scope: "manage",
  async handle(call, { billing }) {
    requireLive(call);
    const purchase = await billing.cancelOrder(pathParam(call, "id"), call.scope.workspaceId);
    return jsonAnswer(call.exchange, presentOrder(purchase));
  },
};

const invoicesRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/invoices",
    tags,
    operationId: "invoiceList",
    summary: "Invoices of the workspace, newest order first",
    description: "An invoice is a paid order as data; numbers have no gaps over the whole server.",
    request: { query: pageQuery },
    responses: answers({ description: "A page of invoices.", schema: invoiceListAnswer }, ["invalid_parameter"]),
  },
  scope: "read",
  async handle({ scope, exchange, context }, services) {
    const page = parseQuery(pageQuery, context.req.query());
    const { orders, nextCursor } = await services.billing.listOrders({
      workspaceId: scope.workspaceId,
      state: "paid",
      limit: page.limit ?? services.limits.pageDefault,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    });
    return jsonAnswer(exchange, {
      data: orders.map(presentInvoice),
      has_more: nextCursor !== undefined,
      next_cursor: nextCursor ?? null,
    });
  },
};

const billingRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/billing",
    tags,
    operationId: "billingGet",
    summary: "What happens when credits run low",
    responses: answers({ description: "The settings.", schema: billingAnswer }),
  },
  scope: "read",
  async handle(call, services) {
    return jsonAnswer(call.exchange, await presentBilling(call, services));
  },
};

const changeBillingRoute: GuideRoute = {
  doc: {
    method: "patch",
    path: "/v1/billing",
    tags,
    operationId: "billingChange",
    summary: "Set what happens when credits run low",
    description: "What is left out stays; null switches it off.",
    request: jsonBody(billingBody),
    responses: answers({ description: "The settings.", schema: billingAnswer }, settingsCodes),
  },
  scope: "manage",
  async handle(call, services) {
    const { value, nulls } = await readSettings(call, services, billingBody);
    const topUp = nulls.has("auto_top_up") ? null : value.auto_top_up;
    if (topUp !== undefined) requireLive(call);
    const lowBelow = nulls.has("low_balance_credits") ? null : microCredits(value.low_balance_credits);
    const change: AccountChange = {
      workspaceId: call.scope.workspaceId,
      actor: changeOf(call, services).actor,
      ...(lowBelow === undefined ? {} : { lowBelow: { mode: call.scope.mode, microCredits: lowBelow } }),
      ...(topUp === undefined ? {} : { topUp: topUp && { packId: topUp.pack, perMonth: topUp.per_month } }),
    };
    await services.billing.changeAccount(change);
    return jsonAnswer(call.exchange, await presentBilling(call, services));
  },
};

const refillRoute: GuideRoute = {
  doc: {
    method: "post",
    path: "/v1/credits/refill",
    tags,
    operationId: "creditsRefill",
    summary: "Fill the test side up to 100,000 credits",
    description: "Play money for test keys; live credits are bought or granted.",
    responses: answers({ description: "What was added.", schema: refillAnswer }),
  },
  scope: "generate",
  async handle(call, { credits, now }) {
    if (call.scope.mode !== "test") {
      throw new AppError("scope_missing", "Only the test side is refilled; this is a live key.", {
        fix: "Use a test key, or buy a pack with POST /v1/orders.",
      });
    }
    const added = await credits.refill(call.scope.workspaceId);
    const { available } = await credits.balance(call.scope, now());
    return jsonAnswer(call.exchange, { credits: creditsNumber(added), available: creditsNumber(available) });
  },
};

const budgetsRoute: GuideRoute = {
  doc: {
    method: "get",
    path: "/v1/budgets",
    tags,
    operationId: "budgetList",
    summary: "Spending caps and what they hold",
    description: "The workspace's caps count live tasks alone; a key's caps count its own.",
    responses: answers({ description: "The caps.", schema: budgetListAnswer }),
  },
  scope: "read",
  async handle(call, services) {
    return jsonAnswer(call.exchange, await presentBudgets(call, services));
  },
};

const changeBudgetRoute: GuideRoute = {
  doc: {
    method: "put",
    path: "/v1/budgets",
    tags,
    operationId: "budgetSet",
    summary: "Set or lift a daily or monthly cap",
    description: "What the period has reserved and spent already counts. A key that is capped itself sets none.",
    request: jsonBody(budgetBody),
    responses: answers({ description: "The caps.", schema: budgetListAnswer }, [...settingsCodes, "not_found"]),
  },
  scope: "manage",
  async handle(call, services) {
    const { value, nulls } = await readSettings(call, services, budgetBody);
    const { maxMicroCredits, maxMicroCreditsPerDay } = call.principal;
    if (maxMicroCredits !== undefined || maxMicroCreditsPerDay !== undefined) {
      throw new AppError("scope_missing", "A key that has a spending cap sets none.", {
        fix: "Use a key without a cap.",
      });
    }
    if (value.scope === "workspace") requireLive(call);
    if ((value.scope === "key") !== (value.key_id !== undefined)) {
      throw new AppError("invalid_parameter", 'key_id goes with the scope "key", and only with it.', {
        param: "key_id",
        fix: 'Send key_id with "scope": "key".',
      });
    }
    if (value.credits === undefined && !nulls.has("credits")) {
      throw new AppError("missing_parameter", "credits is required.", { param: "credits", fix: "Send it, or null." });
    }
    await services.credits.changeBudget({
      ...call.scope,
      scope: value.key_id === undefined ? { kind: "workspace" } : { kind: "key", apiKeyId: value.key_id },
      period: value.period,
      microCredits: microCredits(value.credits),
      actor: changeOf(call, services).actor,
      now: services.now(),
    });
    return jsonAnswer(call.exchange, await presentBudgets(call, services));
  },
};

export const billingRoutes: readonly GuideRoute[] = [
  plansRoute,
  packsRoute,
  orderRoute,
  ordersRoute,
  readOrderRoute,
  cancelOrderRoute,
  invoicesRoute,
  billingRoute,
  changeBillingRoute,
  refillRoute,
  budgetsRoute,
  changeBudgetRoute,
];

/** Money is the live side's business: a test key, which is often less well kept, moves none. */
function requireLive({ scope }: Call): void {
  if (scope.mode === "live") return;
  throw new AppError("scope_missing", "This changes the live side; a test key does not open it.", {
    fix: "Use a kin_live_ key with the scope manage.",
  });
}

function microCredits(amount: number | undefined): bigint | undefined {
  return amount === undefined ? undefined : BigInt(Math.round(amount * 1e6));
}

function presentPlan(plan: Plan) {
  return {
    id: plan.id,
    kind: plan.kind,
    models: plan.models,
    requests_per_minute: plan.requestsPerMinute,
    burst: plan.burst,
    running_max: plan.runningMax,
    queue_depth: plan.queueDepth,
    drafts_per_day: plan.draftsPerDay,
    storage_bytes: plan.storageBytes,
    grant_credits: plan.grantCredits,
    grant_period: plan.grantPeriod,
    price_usd: plan.priceUsdCents / 100,
  };
}

export function presentOrder(purchase: Purchase) {
  const isOpen = purchase.state === "open";
  return {
    id: purchase.id,
    object: "order",
    state: purchase.state,
    item: purchase.item,
    description: purchase.description,
    credits: creditsNumber(purchase.microCredits),
    amount_usd: purchase.amountUsdCents / 100,
    payment: purchase.provider,
    checkout_url: isOpen ? (purchase.checkoutUrl ?? null) : null,
    instructions: isOpen ? instructions(purchase) : null,
    automatic: purchase.auto,
    invoice: purchase.state === "paid" ? invoiceText(purchase) : null,
    created_at: purchase.createdAt.toISOString(),
    paid_at: purchase.paidAt?.toISOString() ?? null,
  };
}

function instructions({ provider, checkoutUrl, id }: Purchase): string {
  if (provider === "manual") return `Pay the server's operator and name ${id}; the operator then confirms the order.`;
  return checkoutUrl === undefined
    ? "The saved card is being charged, or could not be: order the pack by hand if it stays open."
    : "Open checkout_url in a browser and pay there.";
}

async function presentBilling({ scope }: Call, { billing }: GuideServices) {
  const account = await billing.account(scope.workspaceId);
  const below = account.lowBelow[scope.mode];
  return {
    payment: billing.provider,
    low_balance_credits: below === undefined ? null : creditsNumber(below),
    auto_top_up: account.topUp === undefined ? null : { pack: account.topUp.packId, per_month: account.topUp.perMonth },
  };
}

async function presentBudgets({ scope }: Call, { credits, now }: GuideServices) {
  const budgets = await credits.budgets(scope, now());
  return {
    object: "list",
    data: budgets.map(({ scope: of, scopeId, period, limit, reserved, spent }) => {
      const left = limit - reserved - spent;
      return {
        scope: of,
        key_id: of === "key" ? scopeId : null,
        period,
        credits: creditsNumber(limit),
        reserved: creditsNumber(reserved),
        spent: creditsNumber(spent),
        left: creditsNumber(left > 0n ? left : 0n),
      };
    }),
  };
}
