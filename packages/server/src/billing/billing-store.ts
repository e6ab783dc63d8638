import { sql } from "kysely";
import type { Database, Transaction } from "#store/database.ts";
import type { PaymentProvider, Purchase } from "./purchase.ts";
import type { RetailKind } from "./retail.ts";

// What is sold

/** One change at a time, so that versions are numbered in the order in which they came into force. */
export async function lockRetail(tx: Transaction): Promise<void> {
  await sql`lock table retail_table in share row exclusive mode`.execute(tx);
}

export async function latestRetailId(db: Database | Transaction): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`select coalesce(max(id), 0) as id from retail_table`.execute(db);
  return rows[0]?.id ?? 0n;
}

export interface RetailRow {
  readonly kind: RetailKind;
  readonly version: string;
  readonly data: unknown;
  readonly replacedAt: Date | undefined;
}

/** The current tables and those that were replaced after `since`. */
export async function selectRetailTables(db: Database, since: Date): Promise<readonly RetailRow[]> {
  const { rows } = await sql<Omit<RetailRow, "replacedAt"> & { replaced_at: Date | null }>`
    select kind, version, data, replaced_at from retail_table where replaced_at is null or replaced_at > ${since}
    order by id desc limit 100`.execute(db);
  return rows.map(({ replaced_at: replacedAt, ...row }) => ({ ...row, replacedAt: replacedAt ?? undefined }));
}

export async function insertRetailTable(
  tx: Transaction,
  row: Omit<RetailRow, "replacedAt"> & { readonly createdBy: string; readonly now: Date },
): Promise<void> {
  await sql`update retail_table set replaced_at = ${row.now} where kind = ${row.kind} and replaced_at is null`.execute(
    tx,
  );
  await sql`
    insert into retail_table (kind, version, data, created_by, created_at)
    values (${row.kind}, ${row.version}, ${JSON.stringify(row.data)}, ${row.createdBy}, ${row.now})`.execute(tx);
}

/** How many workspaces have each plan. */
export async function countPlanUsers(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ plan: string; count: bigint }>`
    select plan, count(*) as count from (
      select api_plan as plan from workspace union all select web_plan from workspace
    ) plans where plan is not null group by plan order by plan`.execute(tx);
  return new Map(rows.map(({ plan, count }) => [plan, Number(count)]));
}

// Plans of workspaces

export interface Subscription {
  readonly workspaceId: string;
  readonly kind: "api" | "web";
  readonly planId: string;
  readonly provider: PaymentProvider;
  readonly reference: string | undefined;
  readonly periodStart: Date;
  readonly periodEnd: Date;
}

/** Locks a workspace's row for a change of its plan. */
export async function lockWorkspacePlans(
  tx: Transaction,
  workspaceId: string,
): Promise<{ readonly api: string | undefined; readonly web: string | undefined } | undefined> {
  const { rows } = await sql<{ api_plan: string | null; web_plan: string | null }>`
    select api_plan, web_plan from workspace where id = ${workspaceId} for no key update`.execute(tx);
  const row = rows[0];
  return row && { api: row.api_plan ?? undefined, web: row.web_plan ?? undefined };
}

/** Sets the plan, and how many of its tasks run at once for those that wait already. */
export async function updateWorkspacePlan(
  tx: Transaction,
  change: {
    readonly workspaceId: string;
    readonly kind: "api" | "web";
    readonly planId: string | undefined;
    readonly runningMax: number | undefined;
  },
): Promise<void> {
  const planId = change.planId ?? null;
  if (change.kind === "web") {
    await sql`update workspace set web_plan = ${planId} where id = ${change.workspaceId}`.execute(tx);
    return;
  }
  await sql`update workspace set api_plan = ${planId} where id = ${change.workspaceId}`.execute(tx);
  if (planId === null) return;
  await sql`
    update wallet set running_max = ${change.runningMax ?? null} where workspace_id = ${change.workspaceId}`.execute(
    tx,
  );
}

export async function upsertSubscription(tx: Transaction, subscription: Subscription, now: Date): Promise<void> {
  const s = subscription;
  await sql`
    insert into subscription (workspace_id, kind, plan_id, provider, reference, period_start, period_end, created_at)
    values (${s.workspaceId}, ${s.kind}, ${s.planId}, ${s.provider}, ${s.reference ?? null}, ${s.periodStart},
      ${s.periodEnd}, ${now})
    on conflict (workspace_id, kind) do update set plan_id = excluded.plan_id, provider = excluded.provider,
      reference = excluded.reference, period_start = excluded.period_start, period_end = excluded.period_end,
      created_at = excluded.created_at`.execute(tx);
}

export async function deleteSubscription(
  tx: Transaction,
  id: { readonly workspaceId: string; readonly kind: "api" | "web" },
): Promise<void> {
  await sql`delete from subscription where workspace_id = ${id.workspaceId} and kind = ${id.kind}`.execute(tx);
}

interface SubscriptionRow {
  readonly workspace_id: string;
  readonly kind: "api" | "web";
  readonly plan_id: string;
  readonly provider: PaymentProvider;
  readonly reference: string | null;
  readonly period_start: Date;
  readonly period_end: Date;
}

/** The next subscription whose period is over and that nobody renews by paying; locked, others skipped. */
export async function lockDueSubscription(tx: Transaction, now: Date): Promise<Subscription | undefined> {
  const { rows } = await sql<SubscriptionRow>`
    select * from subscription where provider = 'manual' and period_end <= ${now}
    order by period_end limit 1 for update skip locked`.execute(tx);
  return rows[0] && toSubscription(rows[0]);
}

/** The subscription that a payment provider knows by its own id; locked. */
export async function lockSubscriptionByReference(
  tx: Transaction,
  id: { readonly provider: PaymentProvider; readonly reference: string },
): Promise<Subscription | undefined> {
  const { rows } = await sql<SubscriptionRow>`
    select * from subscription where provider = ${id.provider} and reference = ${id.reference} for update`.execute(tx);
  return rows[0] && toSubscription(rows[0]);
}

export async function selectSubscriptions(
  db: Database | Transaction,
  workspaceId: string,
): Promise<readonly Subscription[]> {
  const { rows } = await sql<SubscriptionRow>`
    select * from subscription where workspace_id = ${workspaceId} order by kind`.execute(db);
  return rows.map(toSubscription);
}

function toSubscription(row: SubscriptionRow): Subscription {
  return {
    workspaceId: row.workspace_id,
    kind: row.kind,
    planId: row.plan_id,
    provider: row.provider,
    reference: row.reference ?? undefined,
    periodStart: row.period_start,
    periodEnd: row.period_end,
  };
}

// Purchases

interface PurchaseRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly item_kind: "pack" | "plan";
  readonly item_id: string;
  readonly description: string;
  readonly credits: bigint;
  readonly expires_days: number | null;
  readonly amount_usd_cents: number;
  readonly provider: PaymentProvider;
  readonly reference: string | null;
  readonly checkout_url: string | null;
  readonly state: "open" | "paid" | "canceled";
  readonly auto: boolean;
  readonly created_at: Date;
  readonly paid_at: Date | null;
  readonly invoice_number: bigint | null;
}

export type NewPurchase = Omit<
  Purchase,
  "reference" | "checkoutUrl" | "state" | "createdAt" | "paidAt" | "invoiceNumber"
> & { readonly createdBy: string; readonly now: Date };

/** @returns undefined when an automatic purchase of the workspace is open already */
export async function insertPurchase(tx: Transaction, purchase: NewPurchase): Promise<Purchase | undefined> {
  const p = purchase;
  const { rows } = await sql<PurchaseRow>`
    insert into purchase (id, workspace_id, item_kind, item_id, description, credits, expires_days, amount_usd_cents,
      provider, state, auto, created_by, created_at)
    values (${p.id}, ${p.workspaceId}, ${p.item.kind}, ${p.item.id}, ${p.description}, ${p.microCredits},
      ${p.expiresDays ?? null}, ${p.amountUsdCents}, ${p.provider}, 'open', ${p.auto}, ${p.createdBy}, ${p.now})
    on conflict (workspace_id) where state = 'open' and auto do nothing returning *`.execute(tx);
  return rows[0] && toPurchase(rows[0]);
}

export async function updatePayment(
  db: Database,
  id: string,
  payment: { readonly reference?: string | undefined; readonly checkoutUrl?: string | undefined },
): Promise<void> {
  await sql`
    update purchase set reference = ${payment.reference ?? null}, checkout_url = ${payment.checkoutUrl ?? null}
    where id = ${id}`.execute(db);
}

/** Locks a purchase until the transaction ends. */
export async function lockPurchase(tx: Transaction, id: string): Promise<Purchase | undefined> {
  const { rows } = await sql<PurchaseRow>`select * from purchase where id = ${id} for update`.execute(tx);
  return rows[0] && toPurchase(rows[0]);
}

/** Gives a purchase its invoice number. The table's lock keeps two from getting one, and a rollback from leaving a gap. */
export async function markPurchasePaid(
  tx: Transaction,
  paid: { readonly id: string; readonly reference: string | undefined; readonly now: Date },
): Promise<Purchase> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kinora invoice number', 0))`.execute(tx);
  const { rows } = await sql<PurchaseRow>`
    update purchase set state = 'paid', paid_at = ${paid.now}, ended_at = ${paid.now},
      reference = coalesce(${paid.reference ?? null}, reference),
      invoice_number = (select coalesce(max(invoice_number), 0) + 1 from purchase)
    where id = ${paid.id} returning *`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error("a purchase that was just locked is there");
  return toPurchase(row);
}

/** @returns false when it was not open */
export async function markPurchaseCanceled(tx: Database | Transaction, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update purchase set state = 'canceled', ended_at = ${now} where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

export interface PurchaseQuery {
  readonly workspaceId?: string;
  readonly id?: string;
  readonly state?: Purchase["state"];
  readonly limit: number;
  /** Older than this one: the cursor. */
  readonly afterId?: string;
}

/** Newest first. */
export async function selectPurchases(db: Database | Transaction, query: PurchaseQuery): Promise<readonly Purchase[]> {
  const conditions = [
    ...(query.workspaceId === undefined ? [] : [sql`workspace_id = ${query.workspaceId}`]),
    ...(query.id === undefined ? [] : [sql`id = ${query.id}`]),
    ...(query.state === undefined ? [] : [sql`state = ${query.state}`]),
    ...(query.afterId === undefined
      ? []
      : [sql`(created_at, id) < (select created_at, id from purchase where id = ${query.afterId})`]),
    sql`true`,
  ];
  const { rows } = await sql<PurchaseRow>`
    select * from purchase where ${sql.join(conditions, sql` and `)}
    order by created_at desc, id desc limit ${query.limit}`.execute(db);
  return rows.map(toPurchase);
}

/** Automatic purchases of a workspace since an instant that were not canceled. */
export async function countAutoPurchases(
  tx: Transaction,
  query: { readonly workspaceId: string; readonly since: Date },
): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from purchase
    where workspace_id = ${query.workspaceId} and auto and state <> 'canceled' and created_at >= ${query.since}`.execute(
    tx,
  );
  return Number(rows[0]?.count ?? 0n);
}

function toPurchase(row: PurchaseRow): Purchase {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    item: { kind: row.item_kind, id: row.item_id },
    description: row.description,
    microCredits: row.credits,
    expiresDays: row.expires_days ?? undefined,
    amountUsdCents: row.amount_usd_cents,
    provider: row.provider,
    reference: row.reference ?? undefined,
    checkoutUrl: row.checkout_url ?? undefined,
    state: row.state,
    auto: row.auto,
    createdAt: row.created_at,
    paidAt: row.paid_at ?? undefined,
    invoiceNumber: row.invoice_number ?? undefined,
  };
}

/** @returns false when this notice was acted upon already; waits for whoever acts upon it now */
export async function claimPaymentEvent(
  tx: Transaction,
  event: { readonly provider: PaymentProvider; readonly id: string; readonly type: string; readonly now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into payment_event (provider, id, type, received_at)
    values (${event.provider}, ${event.id}, ${event.type}, ${event.now}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

// What a workspace wants when credits run low

export interface BillingAccount {
  readonly providerCustomer: string | undefined;
  readonly topUp: { readonly packId: string; readonly perMonth: number } | undefined;
  /** Micro-credits, per side of the workspace; undefined tells nothing. */
  readonly lowBelow: { readonly test: bigint | undefined; readonly live: bigint | undefined };
}

export async function selectBillingAccount(db: Database | Transaction, workspaceId: string): Promise<BillingAccount> {
  const { rows } = await sql<{
    provider_customer: string | null;
    top_up_pack: string | null;
    top_up_per_month: number | null;
    test_below: bigint | null;
    live_below: bigint | null;
  }>`
    select a.provider_customer, a.top_up_pack, a.top_up_per_month,
      (select low_below from wallet where workspace_id = w.id and mode = 'test') as test_below,
      (select low_below from wallet where workspace_id = w.id and mode = 'live') as live_below
    from workspace w left join billing_account a on a.workspace_id = w.id where w.id = ${workspaceId}`.execute(db);
  const row = rows[0];
  const pack = row?.top_up_pack ?? undefined;
  return {
    providerCustomer: row?.provider_customer ?? undefined,
    topUp: pack === undefined ? undefined : { packId: pack, perMonth: row?.top_up_per_month ?? 1 },
    lowBelow: { test: row?.test_below ?? undefined, live: row?.live_below ?? undefined },
  };
}

export async function upsertTopUp(tx: Transaction, workspaceId: string, topUp: BillingAccount["topUp"]): Promise<void> {
  await sql`
    insert into billing_account (workspace_id, top_up_pack, top_up_per_month)
    values (${workspaceId}, ${topUp?.packId ?? null}, ${topUp?.perMonth ?? null})
    on conflict (workspace_id) do update
      set top_up_pack = excluded.top_up_pack, top_up_per_month = excluded.top_up_per_month`.execute(tx);
}

export async function upsertProviderCustomer(tx: Transaction, workspaceId: string, customer: string): Promise<void> {
  await sql`
    insert into billing_account (workspace_id, provider_customer) values (${workspaceId}, ${customer})
    on conflict (workspace_id) do update set provider_customer = excluded.provider_customer`.execute(tx);
}

interface WalletSide {
  readonly workspaceId: string;
  readonly mode: "test" | "live";
}

/** A new threshold is told of again. */
export async function updateLowBelow(tx: Transaction, side: WalletSide, below: bigint | undefined): Promise<void> {
  await sql`
    update wallet set low_below = ${below ?? null}, low_told = false
    where workspace_id = ${side.workspaceId} and mode = ${side.mode}`.execute(tx);
}

/** Notes that a low balance is being told; undefined when it has recovered, or was told. Takes the wallet's lock. */
export async function claimLowBalance(
  tx: Transaction,
  side: WalletSide,
): Promise<{ readonly available: bigint; readonly below: bigint } | undefined> {
  const { rows } = await sql<{ available: bigint; below: bigint }>`
    update wallet set low_told = true
    where workspace_id = ${side.workspaceId} and mode = ${side.mode} and not low_told and balance - held < low_below
    returning balance - held as available, low_below as below`.execute(tx);
  return rows[0];
}

/** Writes an event that belongs to no task; the same id again does nothing. */
export async function recordWorkspaceEvent(
  tx: Transaction,
  event: WalletSide & { readonly id: string; readonly type: string; readonly data: unknown; readonly now: Date },
): Promise<void> {
  await sql`select record_workspace_event(${event.id}, ${event.workspaceId}, ${event.mode}, ${event.type},
    ${JSON.stringify(event.data)}, ${event.now})`.execute(tx);
}
