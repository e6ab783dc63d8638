import { z } from "@hono/zod-openapi";
import { creditsAmount, instant } from "./wire-answers.ts";
import { nameField } from "./text-field.ts";
import { wholeNumber } from "./wire.ts";

/* What the routes of plans, orders, invoices and budgets take and answer. */

const usdAmount = z.number().openapi({ description: "US dollars." });
const orderId = z.string().openapi({ example: "ord_0f8e2b1c9d3a4e5f8a7b6c5d4e3f2a1b" });

export const orderIdParam = z.object({ id: orderId.openapi({ param: { name: "id", in: "path" } }) });

const planFields = {
  id: z.string(),
  kind: z.enum(["api", "web"]).openapi({ description: "Only an API plan opens the API." }),
  models: z.union([z.literal("all"), z.array(z.string())]),
  requests_per_minute: z.int().nullable(),
  burst: z.int().nullable(),
  running_max: z.int().nullable().openapi({ description: "Clips, and apart from them pictures, at once." }),
  queue_depth: z.int().openapi({ description: "Tasks that may wait above that." }),
  drafts_per_day: z.int().nullable(),
  storage_bytes: z.int().nullable(),
  grant_credits: z.int(),
  grant_period: z.enum(["once", "month", "never"]),
  price_usd: usdAmount.openapi({ description: "A month." }),
};

export const planListAnswer = z
  .object({
    object: z.literal("list"),
    version: z.string(),
    data: z.array(z.object(planFields)),
    current: z.array(
      z.object({
        kind: z.enum(["api", "web"]),
        plan: z.string(),
        payment: z.enum(["manual", "stripe"]).nullable(),
        period_start: instant.nullable(),
        period_end: instant.nullable().openapi({ description: "When its next month begins." }),
      }),
    ),
  })
  .openapi("PlanList");

export const packListAnswer = z
  .object({
    object: z.literal("list"),
    version: z.string(),
    data: z.array(
      z.object({
        id: z.string(),
        credits: z.int(),
        price_usd: usdAmount,
        expires_days: z.int().nullable().openapi({ description: "Days from the payment; null for never." }),
      }),
    ),
  })
  .openapi("PackList");

export const orderBody = z
  .object({
    pack: nameField({ min: 1, max: 64 }).optional().openapi({ example: "pack-1000" }),
    plan: nameField({ min: 1, max: 64 }).optional().openapi({ example: "api-starter" }),
  })
  .openapi("OrderRequest", { description: "One of the two." });

export const orderAnswer = z
  .object({
    id: orderId,
    object: z.literal("order"),
    state: z.enum(["open", "paid", "canceled"]),
    item: z.object({ kind: z.enum(["pack", "plan"]), id: z.string() }),
    description: z.string(),
    credits: creditsAmount,
    amount_usd: usdAmount,
    payment: z.enum(["manual", "stripe"]),
    checkout_url: z
      .string()
      .nullable()
      .openapi({ description: "Where a person pays; null when there is nothing to do there." }),
    instructions: z.string().nullable().openapi({ description: "What happens next, while it is open." }),
    automatic: z.boolean().openapi({ description: "Ordered by the automatic top-up." }),
    invoice: z.string().nullable(),
    created_at: instant,
    paid_at: instant.nullable(),
  })
  .openapi("Order");

export const orderListAnswer = z
  .object({ data: z.array(orderAnswer), has_more: z.boolean(), next_cursor: z.string().nullable() })
  .openapi("OrderList");

export const orderListQuery = z.object({
  limit: wholeNumber(1, 100).optional(),
  cursor: nameField({ min: 1, max: 200 }).optional(),
  state: z.enum(["open", "paid", "canceled"]).optional(),
});

const invoiceAnswer = z
  .object({
    number: z.string().openapi({ example: "INV-000042" }),
    order_id: orderId,
    workspace_id: z.string(),
    issued_at: instant,
    paid_at: instant,
    currency: z.literal("usd"),
    amount_usd: usdAmount,
    payment: z.enum(["manual", "stripe"]),
    automatic: z.boolean(),
    lines: z.array(
      z.object({
        kind: z.enum(["pack", "plan"]),
        id: z.string(),
        description: z.string(),
        quantity: z.int(),
        credits: creditsAmount,
        amount_usd: usdAmount,
      }),
    ),
  })
  .openapi("Invoice");

export const invoiceListAnswer = z
  .object({ data: z.array(invoiceAnswer), has_more: z.boolean(), next_cursor: z.string().nullable() })
  .openapi("InvoiceList");

export const billingAnswer = z
  .object({
    payment: z.enum(["manual", "stripe"]).openapi({ description: "How orders are paid on this server." }),
    low_balance_credits: creditsAmount
      .nullable()
      .openapi({ description: "The event `credits.low` is sent once when less is available; null for never." }),
    auto_top_up: z
      .object({ pack: z.string(), per_month: z.int() })
      .nullable()
      .openapi({ description: "What is bought when live credits fall below the threshold." }),
  })
  .openapi("Billing");

export const billingBody = z
  .object({
    low_balance_credits: z.number().min(0).max(1_000_000_000).optional().openapi({
      description: "For the key's side of the workspace; null switches it off.",
      example: 200,
    }),
    auto_top_up: z
      .object({
        pack: nameField({ min: 1, max: 64 }),
        per_month: z.int().min(1).max(100).openapi({ description: "Most such payments in a month of UTC." }),
      })
      .optional()
      .openapi({ description: "Null switches it off. Live keys only.", example: { pack: "pack-1000", per_month: 3 } }),
  })
  .openapi("BillingChange");

export const refillAnswer = z
  .object({ credits: creditsAmount.openapi({ description: "What was added." }), available: creditsAmount })
  .openapi("Refill");

export const budgetListAnswer = z
  .object({
    object: z.literal("list"),
    data: z.array(
      z.object({
        scope: z.enum(["workspace", "key"]),
        key_id: z.string().nullable(),
        period: z.enum(["total", "day", "month"]).openapi({ description: "Days and months are those of UTC." }),
        credits: creditsAmount.openapi({ description: "The cap." }),
        reserved: creditsAmount,
        spent: creditsAmount,
        left: creditsAmount,
      }),
    ),
  })
  .openapi("BudgetList");

export const budgetBody = z
  .object({
    scope: z.enum(["workspace", "key"]),
    key_id: nameField({ min: 1, max: 100 }).optional().openapi({ description: "With the scope `key`." }),
    period: z.enum(["day", "month"]),
    credits: z
      .number()
      .min(0)
      .max(1_000_000_000)
      .optional()
      .openapi({ description: "The cap; null lifts it.", example: 500 }),
  })
  .openapi("BudgetChange");
