import { AppError, credits, type TaskMode } from "@kinora/core";
import { type Actor, recordAudit } from "#audit/record-audit.ts";
import { grantCredits } from "#credits/grant-credits.ts";
import type { JobWork } from "#jobs/job-runner.ts";
import type { Jobs } from "#jobs/jobs.ts";
import type { Database, LotSource } from "#store/database.ts";
import {
  type BillingAccount,
  selectBillingAccount,
  selectPurchases,
  selectSubscriptions,
  type Subscription,
  updateLowBelow,
  upsertTopUp,
} from "./billing-store.ts";
import { changePlan, type PlanChange, renewDuePlans } from "./change-plan.ts";
import { tellLowBalance } from "./low-balance.ts";
import { cancelOrder, completePurchase, type Order, packFields, placeOrder } from "./orders.ts";
import type { Payments, Purchase } from "./purchase.ts";
import { makeQuoteIds, type QuoteIds } from "./quote-id.ts";
import { openRetail, type Retail } from "./retail.ts";
import type { StripePayments } from "./stripe-payments.ts";

/** Everything about what is sold, to whom and for what money; bound to one installation. */
export interface Billing extends AsyncDisposable {
  readonly retail: Retail;
  readonly quotes: QuoteIds;
  readonly provider: Payments["provider"];
  /** @throws AppError as `placeOrder` */
  order(order: Order): Promise<Purchase>;
  /** Newest first. */
  listOrders(query: OrderQuery): Promise<{ readonly orders: readonly Purchase[]; readonly nextCursor?: string }>;
  /** @throws AppError `not_found` */
  readOrder(id: string, workspaceId: string): Promise<Purchase>;
  /** @throws AppError `not_found`, `conflict_state` when it is paid */
  cancelOrder(id: string, workspaceId?: string): Promise<Purchase>;
  /** What an operator does when the money has come by another way. @throws AppError `not_found` */
  confirmOrder(id: string, actor: Actor): Promise<Purchase>;
  /** @throws AppError `invalid_parameter`, `not_found` */
  changePlan(change: Omit<PlanChange, "provider" | "reference">): Promise<void>;
  subscriptions(workspaceId: string): Promise<readonly Subscription[]>;
  account(workspaceId: string): Promise<BillingAccount>;
  /** @throws AppError `invalid_parameter` for a pack that is not sold */
  changeAccount(change: AccountChange): Promise<void>;
  grant(grant: OperatorGrant): Promise<{ readonly lotId: string }>;
  /** A notice of the payment provider. @throws AppError `not_found` when payments are manual, `invalid_parameter` */
  receive(notice: { readonly body: Buffer; readonly signature: string }): Promise<void>;
  /** Begins the next month of plans that are due. @returns whether more may be due */
  renewPlans(): Promise<boolean>;
  /** The step of `low_balance` jobs. */
  lowBalanceWork(jobs: Jobs): JobWork;
}

export interface OrderQuery {
  readonly workspaceId?: string;
  readonly state?: Purchase["state"];
  readonly limit: number;
  readonly cursor?: string;
}

export interface AccountChange {
  readonly workspaceId: string;
  readonly actor: Actor;
  /** Per side: micro-credits, null tells nothing any more; absent stays. */
  readonly lowBelow?: { readonly mode: TaskMode; readonly microCredits: bigint | null };
  /** Null switches it off; absent stays. */
  readonly topUp?: { readonly packId: string; readonly perMonth: number } | null;
}

export interface OperatorGrant {
  readonly workspaceId: string;
  readonly mode: TaskMode;
  readonly source: Extract<LotSource, "promo" | "pack">;
  /** Whole. */
  readonly credits: number;
  readonly expiresAt?: Date;
  readonly reason: string;
  /** The same again does nothing. */
  readonly idempotencyKey: string;
  readonly actor: Actor;
}

export interface BillingOptions {
  readonly db: Database;
  readonly masterKey: Uint8Array;
  readonly payments: Payments | StripePayments;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: { warn(fields: object, message: string): void };
  /** Told when a workspace's plan has changed, so that its cached keys are forgotten. */
  readonly onPlanChange: (workspaceId: string) => void;
}

/** Plans that are renewed in one go. */
const renewalsMax = 100;

export async function openBilling(options: BillingOptions): Promise<Billing> {
  const { db, payments, now, newId, log, onPlanChange } = options;
  const retail = await openRetail({
    db,
    now,
    onError: (error) => log.warn({ err: error }, "the tables of prices and plans could not be read again"),
  });
  const context = () => ({ plans: retail.plans, packs: retail.packs, payments, now: now(), newId });
  const endSubscription = async (reference: string | undefined): Promise<void> => {
    if (reference === undefined) return;
    await payments.endSubscription(reference).catch((error: unknown) => {
      log.warn({ reference, err: error }, "a subscription that was replaced could not be ended at the provider");
    });
  };
  return {
    retail,
    quotes: makeQuoteIds({ masterKey: options.masterKey, pricesOf: (version) => retail.pricesOf(version) }),
    provider: payments.provider,

    async order(order) {
      const purchase = await placeOrder(db, order, context());
      if (purchase.state === "paid") onPlanChange(order.workspaceId);
      return purchase;
    },

    async listOrders({ limit, cursor, ...query }) {
      const rows = await selectPurchases(db, {
        ...query,
        limit: limit + 1,
        ...(cursor === undefined ? {} : { afterId: cursor }),
      });
      const orders = rows.slice(0, limit);
      const last = orders.at(-1);
      return { orders, ...(rows.length > limit && last !== undefined ? { nextCursor: last.id } : {}) };
    },

    async readOrder(id, workspaceId) {
      requireOrderId(id);
      const [found] = await selectPurchases(db, { id, workspaceId, limit: 1 });
      if (found === undefined) throw new AppError("not_found", "There is no such order.", { param: "id" });
      return found;
    },

    async cancelOrder(id, workspaceId) {
      requireOrderId(id);
      const order = { id, ...(workspaceId === undefined ? {} : { workspaceId }), now: now() };
      return await db.transaction().execute((tx) => cancelOrder(tx, order));
    },

    async confirmOrder(id, actor) {
      requireOrderId(id);
      const { purchase, endedSubscription } = await db
        .transaction()
        .execute((tx) => completePurchase(tx, { id, actor }, context()));
      onPlanChange(purchase.workspaceId);
      await endSubscription(endedSubscription);
      return purchase;
    },

    async changePlan(change) {
      if (!/^[\w-]{1,100}$/.test(change.workspaceId))
        throw new AppError("not_found", "There is no such workspace.", { param: "id" });
      const ended = await db
        .transaction()
        .execute((tx) => changePlan(tx, { ...change, provider: "manual" }, context()));
      onPlanChange(change.workspaceId);
      await endSubscription(ended);
    },

    subscriptions: (workspaceId) => selectSubscriptions(db, workspaceId),
    account: (workspaceId) => selectBillingAccount(db, workspaceId),

    async changeAccount({ workspaceId, actor, lowBelow, topUp }) {
      if (topUp !== undefined && topUp !== null) packFields(topUp.packId, retail.packs);
      await db.transaction().execute(async (tx) => {
        if (topUp !== undefined) await upsertTopUp(tx, workspaceId, topUp ?? undefined);
        if (lowBelow !== undefined)
          await updateLowBelow(tx, { workspaceId, mode: lowBelow.mode }, lowBelow.microCredits ?? undefined);
        await recordAudit(tx, {
          workspaceId,
          actor,
          action: "workspace.changed",
          target: { kind: "billing", id: workspaceId },
          detail: {
            ...(topUp === undefined ? {} : { top_up: topUp }),
            ...(lowBelow === undefined ? {} : { low_below: lowBelow.microCredits?.toString() ?? null }),
          },
          at: now(),
        });
      });
    },

    async grant({ actor, credits: whole, ...grant }) {
      const at = now();
      return await db.transaction().execute(async (tx) => {
        const made = await grantCredits(tx, { ...grant, microCredits: credits(whole) }, { now: at, newId });
        if (made.replayed) return made;
        await recordAudit(tx, {
          workspaceId: grant.workspaceId,
          actor,
          action: "credits.granted",
          target: { kind: "workspace", id: grant.workspaceId },
          detail: { mode: grant.mode, credits: whole, reason: grant.reason },
          at,
        });
        return made;
      });
    },

    async receive(notice) {
      if (!("receive" in payments)) {
        throw new AppError("route_not_found", "Payments of this server are confirmed by its operator.");
      }
      const { workspaceId } = await payments.receive(db, notice, context());
      if (workspaceId !== undefined) onPlanChange(workspaceId);
    },

    renewPlans: async () => (await renewDuePlans(db, { ...context(), limit: renewalsMax })) === renewalsMax,

    lowBalanceWork: (jobs) => ({
      slots: 2,
      run: async (lease) => tellLowBalance({ db, jobs, packs: retail.packs, payments, now, newId, log }, lease),
      onExhausted: async (lease) => db.transaction().execute((tx) => jobs.complete(tx, lease)), // the next fall tells
    }),

    [Symbol.asyncDispose]: () => retail[Symbol.asyncDispose](),
  };
}

/** What is no order's id need not be looked for, and some texts cannot even be asked for. @throws AppError `not_found` */
function requireOrderId(id: string): void {
  if (!/^ord_\w{1,64}$/.test(id)) throw new AppError("not_found", "There is no such order.", { param: "id" });
}
