import { AppError, credits, type PackTable, shown } from "@kinora/core";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import type { Database, Transaction } from "#store/database.ts";
import {
  insertPurchase,
  lockPurchase,
  lockWorkspacePlans,
  markPurchaseCanceled,
  markPurchasePaid,
  recordWorkspaceEvent,
  selectBillingAccount,
  selectPurchases,
  updatePayment,
} from "./billing-store.ts";
import { addDays } from "./calendar.ts";
import { type BillingContext, changePlan } from "./change-plan.ts";
import { invoiceText, presentInvoice } from "./invoices.ts";
import type { Payments, Purchase } from "./purchase.ts";
import { actorText, plansForSale } from "./retail.ts";

export interface OrderContext extends BillingContext {
  readonly packs: PackTable;
  readonly payments: Payments;
}

export interface Order {
  readonly workspaceId: string;
  readonly item: { readonly kind: "pack" | "plan"; readonly id: string };
  readonly actor: Actor;
}

/**
 * Orders a pack or a plan: stores the purchase, then begins its payment. Nothing is granted before it is paid; what costs
 * nothing is paid at once.
 *
 * @throws AppError `invalid_parameter` for what is not for sale, `conflict_state` for a trial that was used,
 *   `upstream_unavailable` when the payment provider does not answer
 */
export async function placeOrder(db: Database, order: Order, context: OrderContext): Promise<Purchase> {
  const purchase = await db.transaction().execute(async (tx) => {
    const stored = await insertPurchase(tx, await newPurchase(tx, order, context));
    if (stored === undefined) throw new Error("an order by hand never meets another one");
    if (stored.amountUsdCents > 0) return stored;
    return (await completePurchase(tx, { id: stored.id, actor: order.actor }, context)).purchase;
  });
  if (purchase.state === "paid") return purchase;
  const { providerCustomer } = await selectBillingAccount(db, order.workspaceId);
  const begun = await context.payments.begin(purchase, providerCustomer);
  await updatePayment(db, purchase.id, begun);
  return { ...purchase, reference: begun.reference, checkoutUrl: begun.checkoutUrl };
}

async function newPurchase(tx: Transaction, { workspaceId, item, actor }: Order, context: OrderContext) {
  const before = await lockWorkspacePlans(tx, workspaceId);
  if (before === undefined) throw new AppError("not_found", "There is no such workspace.", { param: "id" });
  const common = {
    id: `ord_${context.newId().replaceAll("-", "")}`,
    workspaceId,
    item,
    provider: context.payments.provider,
    auto: false,
    createdBy: actorText(actor),
    now: context.now,
  } as const;
  if (item.kind === "pack") return { ...common, ...packFields(item.id, context.packs) };
  const plan = plansForSale(context.plans).find(({ id }) => id === item.id);
  if (plan === undefined) {
    const known = plansForSale(context.plans).map(({ id }) => id);
    throw new AppError("invalid_parameter", `There is no plan ${shown(item.id)} for sale.`, {
      param: "plan",
      fix: `Use one of ${known.join(", ")}.`,
    });
  }
  if (before[plan.kind] === plan.id) {
    throw new AppError("conflict_state", `The workspace has the plan ${plan.id} already.`, { param: "plan" });
  }
  if (plan.priceUsdCents === 0) await refuseSecondTrial(tx, workspaceId, plan.id);
  return {
    ...common,
    description: `Plan ${plan.id}, one month`,
    microCredits: 0n,
    expiresDays: undefined,
    amountUsdCents: plan.priceUsdCents,
  };
}

/** What costs nothing is taken once. */
async function refuseSecondTrial(tx: Transaction, workspaceId: string, planId: string): Promise<void> {
  const paid = await selectPurchases(tx, { workspaceId, state: "paid", limit: 1_000 });
  if (!paid.some(({ item }) => item.kind === "plan" && item.id === planId)) return;
  throw new AppError("conflict_state", `The workspace has used ${planId}.`, {
    param: "plan",
    fix: "Take another plan: see GET /v1/plans.",
  });
}

/** @throws AppError `invalid_parameter` */
export function packFields(id: string, packs: PackTable) {
  const pack = packs.find(id);
  if (pack === undefined) {
    throw new AppError("invalid_parameter", `There is no pack ${shown(id)}.`, {
      param: "pack",
      fix: `Use one of ${packs.packs.map((one) => one.id).join(", ")}.`,
    });
  }
  return {
    description: `${pack.credits} credits`,
    microCredits: credits(pack.credits),
    expiresDays: pack.expiresDays ?? undefined,
    amountUsdCents: pack.priceUsdCents,
  };
}

/**
 * Gives what a purchase paid for, once: the first call numbers the invoice and grants, every other finds it paid. Money
 * that comes for an order which was canceled meanwhile is honoured.
 *
 * @throws AppError `not_found`
 */
export async function completePurchase(
  tx: Transaction,
  paid: { readonly id: string; readonly reference?: string; readonly subscription?: string; readonly actor: Actor },
  context: BillingContext,
): Promise<{ readonly purchase: Purchase; readonly endedSubscription: string | undefined }> {
  const found = await lockPurchase(tx, paid.id);
  if (found === undefined) throw new AppError("not_found", "There is no such order.", { param: "id" });
  if (found.state === "paid") return { purchase: found, endedSubscription: undefined };
  const purchase = await markPurchasePaid(tx, { id: paid.id, reference: paid.reference, now: context.now });
  let endedSubscription: string | undefined;
  if (purchase.item.kind === "pack") await grantPack(tx, purchase, context);
  else {
    endedSubscription = await changePlan(
      tx,
      {
        workspaceId: purchase.workspaceId,
        kind: context.plans.find(purchase.item.id)?.kind ?? "api",
        planId: purchase.item.id,
        provider: paid.subscription === undefined ? "manual" : purchase.provider,
        ...(paid.subscription === undefined ? {} : { reference: paid.subscription }),
        actor: paid.actor,
      },
      context,
    );
  }
  await recordAudit(tx, {
    workspaceId: purchase.workspaceId,
    actor: paid.actor,
    action: "credits.granted",
    target: { kind: "order", id: purchase.id },
    detail: { item: purchase.item, amount_usd_cents: purchase.amountUsdCents, invoice: invoiceText(purchase) },
    at: context.now,
  });
  await tellPaid(tx, purchase, context);
  return { purchase, endedSubscription };
}

/** The invoice of a plan's next month, which nobody ordered. */
export async function recordRenewal(
  tx: Transaction,
  renewal: {
    readonly workspaceId: string;
    readonly planId: string;
    readonly amountUsdCents: number;
    readonly provider: Purchase["provider"];
    readonly reference: string;
  },
  context: BillingContext,
): Promise<void> {
  const stored = await insertPurchase(tx, {
    id: `ord_${context.newId().replaceAll("-", "")}`,
    workspaceId: renewal.workspaceId,
    item: { kind: "plan", id: renewal.planId },
    description: `Plan ${renewal.planId}, one month`,
    microCredits: 0n,
    expiresDays: undefined,
    amountUsdCents: renewal.amountUsdCents,
    provider: renewal.provider,
    auto: false,
    createdBy: "system",
    now: context.now,
  });
  if (stored === undefined) throw new Error("an order that is not the auto top-up's never meets another one");
  await tellPaid(
    tx,
    await markPurchasePaid(tx, { id: stored.id, reference: renewal.reference, now: context.now }),
    context,
  );
}

async function tellPaid(tx: Transaction, purchase: Purchase, context: BillingContext): Promise<void> {
  await recordWorkspaceEvent(tx, {
    id: `evt_${purchase.id}_paid`,
    workspaceId: purchase.workspaceId,
    mode: "live",
    type: "invoice.paid",
    data: presentInvoice(purchase),
    now: context.now,
  });
}

async function grantPack(tx: Transaction, purchase: Purchase, context: BillingContext): Promise<void> {
  await grantCredits(
    tx,
    {
      workspaceId: purchase.workspaceId,
      mode: "live",
      source: "pack",
      microCredits: purchase.microCredits,
      ...(purchase.expiresDays === undefined ? {} : { expiresAt: addDays(context.now, purchase.expiresDays) }),
      reason: `pack ${purchase.item.id}, ${invoiceText(purchase)}`,
      idempotencyKey: `order/${purchase.id}`,
    },
    context,
  );
}

/** @throws AppError `not_found`, `conflict_state` when it is paid */
export async function cancelOrder(
  tx: Transaction,
  order: { readonly id: string; readonly workspaceId?: string; readonly now: Date },
): Promise<Purchase> {
  const found = await lockPurchase(tx, order.id);
  if (found === undefined || (order.workspaceId !== undefined && found.workspaceId !== order.workspaceId)) {
    throw new AppError("not_found", "There is no such order.", { param: "id" });
  }
  if (found.state === "paid") throw new AppError("conflict_state", "The order is paid and cannot be canceled.");
  await markPurchaseCanceled(tx, order.id, order.now);
  return { ...found, state: "canceled" };
}
