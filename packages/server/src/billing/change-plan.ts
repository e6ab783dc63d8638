import { AppError, credits, type Plan, type PlanTable } from "@kinora/core";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import type { Database, Transaction } from "#store/database.ts";
import {
  deleteSubscription,
  lockDueSubscription,
  lockWorkspacePlans,
  selectSubscriptions,
  type Subscription,
  updateWorkspacePlan,
  upsertSubscription,
} from "./billing-store.ts";
import { addMonth } from "./calendar.ts";
import type { PaymentProvider } from "./purchase.ts";

export interface BillingContext {
  readonly plans: PlanTable;
  readonly now: Date;
  /** A text of at least 20 characters that was never used before. */
  readonly newId: () => string;
}

export interface PlanChange {
  readonly workspaceId: string;
  readonly kind: "api" | "web";
  /** Undefined ends the plan. What was granted under it stays until it expires. */
  readonly planId: string | undefined;
  readonly provider: PaymentProvider;
  /** The provider's own id of the subscription. */
  readonly reference?: string;
  readonly actor: Actor;
}

/**
 * Gives a workspace a plan, or takes it away, and grants the credits of its first period. The API plan and the web plan
 * are apart. Callers forget the workspace's cached keys afterwards.
 *
 * @returns the payment provider's subscription that is no longer ours and has to be ended there, after the commit
 * @throws AppError `invalid_parameter` for a plan that is not in the table, `not_found`
 */
export async function changePlan(
  tx: Transaction,
  change: PlanChange,
  context: BillingContext,
): Promise<string | undefined> {
  const { workspaceId, kind } = change;
  const plan = change.planId === undefined ? undefined : requirePlanOf(change.planId, kind, context.plans);
  const before = await lockWorkspacePlans(tx, workspaceId);
  if (before === undefined) throw new AppError("not_found", "There is no such workspace.", { param: "id" });
  const replaced = (await selectSubscriptions(tx, workspaceId)).find((one) => one.kind === kind)?.reference;
  await updateWorkspacePlan(tx, {
    workspaceId,
    kind,
    planId: plan?.id,
    runningMax: plan?.runningMax ?? undefined,
  });
  if (plan === undefined) await deleteSubscription(tx, { workspaceId, kind });
  else {
    const subscription: Subscription = {
      workspaceId,
      kind,
      planId: plan.id,
      provider: change.provider,
      reference: change.reference,
      periodStart: context.now,
      periodEnd: addMonth(context.now),
    };
    await upsertSubscription(tx, subscription, context.now);
    await grantPeriod(tx, plan, subscription, context);
  }
  if (before[kind] !== plan?.id) {
    await recordAudit(tx, {
      workspaceId,
      actor: change.actor,
      action: "plan.changed",
      target: { kind: "workspace", id: workspaceId },
      detail: { kind, before: before[kind] ?? null, after: plan?.id ?? null },
      at: context.now,
    });
  }
  return replaced === change.reference ? undefined : replaced;
}

/** Begins the next period of a subscription that was paid for. The period's start is in the grant's key, so once. */
export async function renewSubscription(
  tx: Transaction,
  subscription: Subscription,
  period: { readonly start: Date; readonly end: Date },
  context: BillingContext,
): Promise<void> {
  const renewed = { ...subscription, periodStart: period.start, periodEnd: period.end };
  await upsertSubscription(tx, renewed, context.now);
  const plan = context.plans.find(subscription.planId);
  if (plan !== undefined) await grantPeriod(tx, plan, renewed, context);
}

/**
 * Renews plans that an operator gives, each in a transaction of its own: the step of the `renew_plans` job.
 *
 * @returns how many; `limit` means that more may be due
 */
export async function renewDuePlans(
  db: Database,
  options: BillingContext & { readonly limit: number },
): Promise<number> {
  for (let renewed = 0; renewed < options.limit; renewed++) {
    const found = await db.transaction().execute(async (tx) => {
      const subscription = await lockDueSubscription(tx, options.now);
      if (subscription === undefined) return false;
      // a server that was off for months grants the current month, not all of them
      let start = subscription.periodEnd;
      while (addMonth(start) <= options.now) start = addMonth(start);
      await renewSubscription(tx, subscription, { start, end: addMonth(start) }, options);
      return true;
    });
    if (!found) return renewed;
  }
  return options.limit;
}

/** Credits are the live side's: one pool for the console and the API. A monthly grant expires with its month. */
async function grantPeriod(
  tx: Transaction,
  plan: Plan,
  { workspaceId, periodStart, periodEnd }: Subscription,
  context: BillingContext,
): Promise<void> {
  if (plan.grantCredits === 0 || plan.grantPeriod === "never") return;
  const once = plan.grantPeriod === "once";
  // a plan that is taken twice in one day grants once
  const key = once ? `plan/${plan.id}/once` : `plan/${plan.id}/${periodStart.toISOString().slice(0, 10)}`;
  if (!once && periodEnd <= context.now) return;
  await grantCredits(
    tx,
    {
      workspaceId,
      mode: "live",
      source: once ? "trial" : "plan",
      microCredits: credits(plan.grantCredits),
      ...(once ? {} : { expiresAt: periodEnd }),
      reason: once ? `grant of ${plan.id}` : `monthly grant of ${plan.id}`,
      idempotencyKey: key,
    },
    context,
  ).catch((error: unknown) => {
    // the operator changed the amount within the period: what was granted stands
    if (!(error instanceof AppError) || error.code !== "idempotency_mismatch") throw error;
  });
}

/** @throws AppError `invalid_parameter` */
function requirePlanOf(id: string, kind: "api" | "web", plans: PlanTable): Plan {
  const plan = plans.find(id);
  if (plan?.kind === kind) return plan;
  const known = plans.plans.filter((one) => one.kind === kind).map((one) => one.id);
  throw new AppError("invalid_parameter", `There is no ${kind} plan "${id.slice(0, 40)}".`, {
    param: `${kind}_plan`,
    fix: `Use one of ${known.join(", ")}.`,
  });
}
