import type { TaskMode } from "@kinora/core";
import { sql } from "kysely";
import type { Database, LotSource, Transaction, TransferKind } from "#store/database.ts";

/** A workspace's wallet: one of its two sides. */
export interface WalletId {
  readonly workspaceId: string;
  readonly mode: TaskMode;
}

/** Takes the wallet's row lock, making the wallet when the workspace has none yet. */
export async function lockWallet(tx: Transaction, id: WalletId): Promise<{ readonly available: bigint }> {
  const select = sql<{ available: bigint }>`
    select balance - held as available from wallet
    where workspace_id = ${id.workspaceId} and mode = ${id.mode} for update`;
  const found = (await select.execute(tx)).rows[0];
  if (found !== undefined) return found;
  await sql`
    insert into wallet (workspace_id, mode) values (${id.workspaceId}, ${id.mode}) on conflict do nothing`.execute(tx);
  const made = (await select.execute(tx)).rows[0];
  if (made === undefined) throw new Error("a wallet that was just made is there");
  return made;
}

/** Expires what is due in a wallet and returns how much, in micro-credits. Takes the wallet's row lock. */
export async function callExpireLots(tx: Transaction, id: WalletId, now: Date): Promise<bigint> {
  const { rows } = await sql<{ expired: bigint }>`
    select expire_lots(${id.workspaceId}, ${id.mode}, ${now}) as expired`.execute(tx);
  return rows[0]?.expired ?? 0n;
}

/** Wallets in which something may have expired. */
export async function listWalletsDue(
  db: Database,
  options: { readonly now: Date; readonly limit: number },
): Promise<readonly WalletId[]> {
  const { rows } = await sql<{ workspaceId: string; mode: TaskMode }>`
    select workspace_id as "workspaceId", mode from wallet
    where next_expiry_at <= ${options.now} and balance > held order by next_expiry_at
    limit ${options.limit}`.execute(db);
  return rows;
}

export interface KeyedTransfer {
  readonly transferId: string;
  readonly kind: string;
  readonly amount: bigint;
  readonly lotId: string | null;
  readonly taskId: bigint | null;
}

/** What a caller's key has done already. Ask under the wallet's lock. */
export async function findKeyedTransfer(
  tx: Transaction,
  id: WalletId,
  key: string,
): Promise<KeyedTransfer | undefined> {
  const { rows } = await sql<KeyedTransfer>`
    select id as "transferId", kind, amount, lot_id as "lotId", task_id as "taskId" from transfer
    where workspace_id = ${id.workspaceId} and mode = ${id.mode} and idempotency_key = ${key}`.execute(tx);
  return rows[0];
}

export interface NewTransfer extends WalletId {
  readonly id: string;
  readonly kind: "grant" | "refund";
  /** Micro-credits, above zero: from the first account to the second. */
  readonly amount: bigint;
  readonly from: string;
  readonly to: string;
  readonly taskId?: bigint;
  readonly lotId?: string;
  readonly reason: string;
  readonly idempotencyKey?: string;
  readonly now: Date;
}

/** Writes a transfer and its two postings, which sum to zero. */
export async function insertTransfer(tx: Transaction, transfer: NewTransfer): Promise<void> {
  const { id, workspaceId, mode, amount } = transfer;
  await sql`
    insert into transfer (id, workspace_id, mode, kind, amount, task_id, lot_id, reason, idempotency_key, created_at)
    values (${id}, ${workspaceId}, ${mode}, ${transfer.kind}, ${amount}, ${transfer.taskId ?? null},
      ${transfer.lotId ?? null}, ${transfer.reason}, ${transfer.idempotencyKey ?? null}, ${transfer.now})`.execute(tx);
  await sql`
    insert into posting (transfer_id, account, workspace_id, mode, amount) values
      (${id}, ${transfer.from}, ${workspaceId}, ${mode}, ${-amount}),
      (${id}, ${transfer.to}, ${workspaceId}, ${mode}, ${amount})`.execute(tx);
}

export interface NewLot extends WalletId {
  readonly id: string;
  readonly source: LotSource;
  readonly granted: bigint;
  readonly expiresAt: Date | undefined;
  readonly now: Date;
}

/** Adds a lot and its credits to the wallet's cached balance. The transfer is the caller's. */
export async function insertLot(tx: Transaction, lot: NewLot): Promise<void> {
  const expiresAt = lot.expiresAt ?? null;
  await sql`
    insert into lot (id, workspace_id, mode, source, granted, remaining, expires_at, created_at)
    values (${lot.id}, ${lot.workspaceId}, ${lot.mode}, ${lot.source}, ${lot.granted}, ${lot.granted}, ${expiresAt},
      ${lot.now})`.execute(tx);
  await sql`
    update wallet set balance = balance + ${lot.granted},
      low_told = low_told and balance - held + ${lot.granted} < low_below,
      next_expiry_at = least(next_expiry_at, ${expiresAt}::timestamptz)
    where workspace_id = ${lot.workspaceId} and mode = ${lot.mode}`.execute(tx);
}

export interface LockedHold extends WalletId {
  readonly taskId: bigint;
  readonly apiKeyId: string | null;
  readonly captured: bigint;
  readonly refunded: bigint;
  readonly placedAt: Date;
}

/** Takes the row lock of a task's hold. */
export async function lockHold(
  tx: Transaction,
  id: WalletId & { readonly taskId: bigint },
): Promise<LockedHold | undefined> {
  const { rows } = await sql<LockedHold>`
    select task_id as "taskId", workspace_id as "workspaceId", mode, api_key_id as "apiKeyId", captured, refunded,
      placed_at as "placedAt"
    from hold where task_id = ${id.taskId} and workspace_id = ${id.workspaceId} and mode = ${id.mode}
    for update`.execute(tx);
  return rows[0];
}

/** Counts a refund on its hold, and gives the room back to the caps that the task fell under. */
export async function addRefund(tx: Transaction, hold: LockedHold, microCredits: bigint): Promise<void> {
  await sql`update hold set refunded = refunded + ${microCredits} where task_id = ${hold.taskId}`.execute(tx);
  const { rows } = await sql<{ scope: string; scopeId: string; period: string; periodStart: string }>`
    select scope, scope_id as "scopeId", period, period_start::text as "periodStart"
    from budgets_of(${hold.workspaceId}, ${hold.mode}, ${hold.apiKeyId}, ${hold.placedAt})
    order by scope, period`.execute(tx);
  // one by one: an update that joins rows locked for update skips those that changed while it waited
  for (const { scope, scopeId, period, periodStart } of rows)
    await sql`
      update budget set spent = greatest(spent - ${microCredits}, 0)
      where scope = ${scope} and scope_id = ${scopeId} and period = ${period}
        and period_start = ${periodStart}::date`.execute(tx);
}

export async function readLot(
  tx: Transaction,
  id: WalletId & { readonly lotId: string },
): Promise<{ readonly source: LotSource; readonly remaining: bigint; readonly refunded: bigint } | undefined> {
  const { rows } = await sql<{ source: LotSource; remaining: bigint; refunded: bigint }>`
    select source, remaining, refunded from lot
    where id = ${id.lotId} and workspace_id = ${id.workspaceId} and mode = ${id.mode}`.execute(tx);
  return rows[0];
}

/** Takes credits back out of a lot and the wallet's cached balance, under the wallet's lock. */
export async function takeFromLot(
  tx: Transaction,
  id: WalletId & { readonly lotId: string },
  microCredits: bigint,
): Promise<void> {
  await sql`
    update lot set remaining = remaining - ${microCredits}, refunded = refunded + ${microCredits}
    where id = ${id.lotId}`.execute(tx);
  await sql`
    update wallet set balance = balance - ${microCredits}, next_expiry_at = (
      select min(expires_at) from lot
      where workspace_id = ${id.workspaceId} and mode = ${id.mode} and remaining > 0)
    where workspace_id = ${id.workspaceId} and mode = ${id.mode}`.execute(tx);
}

export interface BudgetId {
  readonly workspaceId: string;
  readonly scope: { readonly kind: "workspace" } | { readonly kind: "key"; readonly apiKeyId: string };
  readonly period: "day" | "month";
}

/** Sets the current period's cap, counting the holds that were placed in it. */
export async function upsertBudget(
  tx: Transaction,
  budget: BudgetId & { readonly microCredits: bigint; readonly now: Date },
): Promise<void> {
  const { workspaceId, scope, period, microCredits, now } = budget;
  const counted = scope.kind === "key" ? sql`api_key_id = ${scope.apiKeyId}` : sql`mode = 'live'`;
  await sql`
    insert into budget (scope, scope_id, period, period_start, limit_amount, reserved, spent)
    select ${scope.kind}, ${scopeId(budget)}, ${period}, budget_period_start(${period}, ${now}), ${microCredits},
      coalesce(sum(amount) filter (where state = 'open'), 0), coalesce(sum(captured - refunded), 0)
    from hold where workspace_id = ${workspaceId} and ${counted}
      and budget_period_start(${period}, placed_at) = budget_period_start(${period}, ${now})
    on conflict (scope, scope_id, period, period_start) do update set limit_amount = excluded.limit_amount`.execute(tx);
}

export async function deleteBudget(tx: Transaction, budget: BudgetId): Promise<void> {
  await sql`
    delete from budget where scope = ${budget.scope.kind} and scope_id = ${scopeId(budget)}
      and period = ${budget.period}`.execute(tx);
}

function scopeId({ workspaceId, scope }: BudgetId): string {
  return scope.kind === "key" ? scope.apiKeyId : workspaceId;
}

export interface BudgetRow {
  readonly scope: "key" | "workspace";
  readonly scopeId: string;
  readonly period: "total" | "day" | "month";
  readonly limit: bigint;
  readonly reserved: bigint;
  readonly spent: bigint;
}

/**
 * The caps of a workspace and of its keys of one mode, with what the current period holds. A cap that no create has met
 * in this period holds nothing yet.
 */
export async function selectBudgets(db: Database, id: WalletId, now: Date): Promise<readonly BudgetRow[]> {
  const { rows } = await sql<BudgetRow>`
    with own_key as (select id, max_credits from api_key where workspace_id = ${id.workspaceId} and kind = ${id.mode}),
    latest as (
      select distinct on (scope, scope_id, period) * from budget
      where (scope = 'workspace' and scope_id = ${id.workspaceId})
        or (scope = 'key' and period <> 'total' and scope_id in (select id from own_key))
      order by scope, scope_id, period, period_start desc
    )
    select scope, scope_id as "scopeId", period, limit_amount as "limit",
      case when is_current then reserved else 0 end as reserved, case when is_current then spent else 0 end as spent
    from latest cross join lateral (select period_start = budget_period_start(period, ${now}) as is_current) c
    union all
    select 'key', k.id, 'total', k.max_credits, coalesce(b.reserved, 0), coalesce(b.spent, 0)
    from own_key k left join budget b on b.scope = 'key' and b.scope_id = k.id and b.period = 'total'
    where k.max_credits is not null
    order by 1 desc, 2, 3`.execute(db);
  return rows;
}

/** Whether the key belongs to this side of the workspace. */
export async function isOwnKey(tx: Transaction, id: WalletId, apiKeyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from api_key where id = ${apiKeyId} and workspace_id = ${id.workspaceId} and kind = ${id.mode}`.execute(
    tx,
  );
  return rows.length === 1;
}

export interface WalletAndLots {
  readonly balance: bigint;
  readonly held: bigint;
  readonly lots: readonly {
    readonly id: string;
    readonly source: LotSource;
    readonly total: bigint;
    readonly remaining: bigint;
    readonly expiresAt: Date | undefined;
  }[];
}

/** A wallet and its lots with something left, in the order in which they are spent, of one snapshot. */
export async function selectWalletAndLots(db: Database, id: WalletId): Promise<WalletAndLots> {
  const { rows } = await sql<{
    balance: bigint;
    held: bigint;
    id: string | null;
    source: LotSource;
    granted: bigint;
    remaining: bigint;
    expires_at: Date | null;
  }>`
    select w.balance, w.held, l.id, l.source, l.granted, l.remaining, l.expires_at
    from wallet w left join lot l
      on l.workspace_id = w.workspace_id and l.mode = w.mode and l.remaining > 0
    where w.workspace_id = ${id.workspaceId} and w.mode = ${id.mode}
    order by l.expires_at nulls last,
      array_position(array['promo', 'trial', 'plan', 'pack', 'refund'], l.source), l.id`.execute(db);
  const lots = rows.flatMap((row) =>
    row.id === null
      ? []
      : [
          {
            id: row.id,
            source: row.source,
            total: row.granted,
            remaining: row.remaining,
            expiresAt: row.expires_at ?? undefined,
          },
        ],
  );
  return { balance: rows[0]?.balance ?? 0n, held: rows[0]?.held ?? 0n, lots };
}

export interface TransferLine {
  readonly id: string;
  readonly kind: TransferKind;
  readonly amount: bigint;
  readonly available: bigint;
  readonly reserved: bigint;
  readonly taskId: bigint | undefined;
  readonly lotId: string | undefined;
  readonly reason: string;
  readonly createdAt: Date;
}

/** Transfers of a wallet newest first, with what each did to the workspace's own two accounts. */
export async function selectTransfers(
  db: Database,
  id: WalletId,
  page: { readonly limit: number; readonly afterId: string | undefined },
): Promise<readonly TransferLine[]> {
  const after =
    page.afterId === undefined
      ? sql`true`
      : sql`(t.created_at, t.id) < (select created_at, id from transfer where id = ${page.afterId}
          and workspace_id = ${id.workspaceId} and mode = ${id.mode})`;
  const { rows } = await sql<{
    id: string;
    kind: TransferKind;
    amount: bigint;
    available: bigint | null;
    reserved: bigint | null;
    task_id: bigint | null;
    lot_id: string | null;
    reason: string;
    created_at: Date;
  }>`
    select t.id, t.kind, t.amount, w.amount as available, h.amount as reserved, t.task_id, t.lot_id, t.reason,
      t.created_at
    from transfer t
    left join posting w on w.transfer_id = t.id and w.account = 'wallet'
    left join posting h on h.transfer_id = t.id and h.account = 'held'
    where t.workspace_id = ${id.workspaceId} and t.mode = ${id.mode} and ${after}
      -- what an upstream takes is the operator's business
      and t.kind <> 'upstream_cost'
    order by t.created_at desc, t.id desc limit ${page.limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    amount: row.amount,
    available: row.available ?? 0n,
    reserved: row.reserved ?? 0n,
    taskId: row.task_id ?? undefined,
    lotId: row.lot_id ?? undefined,
    reason: row.reason,
    createdAt: row.created_at,
  }));
}

export interface UsageLine {
  readonly day: string | undefined;
  readonly model: string | undefined;
  readonly apiKeyId: string | undefined;
  readonly engine: string | undefined;
  readonly dialect: string | undefined;
  readonly tasks: number;
  readonly completed: number;
  readonly failed: number;
  readonly charged: bigint;
  readonly reserved: bigint;
}

const usageGroups = {
  day: sql`to_char(h.placed_at at time zone 'UTC', 'YYYY-MM-DD')`,
  model: sql`t.model`,
  key: sql`h.api_key_id`,
  engine: sql`t.provider`,
  dialect: sql`t.dialect`,
} as const;

/** Holds of a wallet placed in [from, to), summed by the groups, newest day first. */
export async function selectUsage(
  db: Database,
  id: WalletId,
  query: {
    readonly from: Date;
    readonly to: Date;
    readonly groupBy: readonly (keyof typeof usageGroups)[];
    readonly limit: number;
  },
): Promise<readonly UsageLine[]> {
  const column = (group: keyof typeof usageGroups) =>
    query.groupBy.includes(group) ? usageGroups[group] : sql`null::text`;
  const { rows } = await sql<{
    day: string | null;
    model: string | null;
    api_key_id: string | null;
    engine: string | null;
    dialect: string | null;
    tasks: bigint;
    completed: bigint;
    failed: bigint;
    charged: string;
    reserved: string;
  }>`
    select ${column("day")} as day, ${column("model")} as model, ${column("key")} as api_key_id,
      ${column("engine")} as engine, ${column("dialect")} as dialect, count(*) as tasks, count(*) filter (where h.state = 'captured') as completed,
      count(*) filter (where h.state = 'released') as failed,
      sum(h.captured - h.refunded) as charged, coalesce(sum(h.amount) filter (where h.state = 'open'), 0) as reserved
    from hold h join task t on t.id = h.task_id
    where h.workspace_id = ${id.workspaceId} and h.mode = ${id.mode}
      and h.placed_at >= ${query.from} and h.placed_at < ${query.to}
    group by 1, 2, 3, 4, 5 order by 1 desc nulls last, 2, 3, 4, 5 limit ${query.limit}`.execute(db);
  return rows.map((row) => ({
    day: row.day ?? undefined,
    model: row.model ?? undefined,
    apiKeyId: row.api_key_id ?? undefined,
    engine: row.engine ?? undefined,
    dialect: row.dialect ?? undefined,
    tasks: Number(row.tasks),
    completed: Number(row.completed),
    failed: Number(row.failed),
    // a sum of int8 is numeric, which arrives as text
    charged: BigInt(row.charged),
    reserved: BigInt(row.reserved),
  }));
}
