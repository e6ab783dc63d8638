import { sql } from "kysely";
import type { Database } from "#store/database.ts";

/** One statement, so that every part sees the same snapshot. Sums are joined whole, so that it reads each table once. */
export async function findViolations(
  db: Database,
): Promise<readonly { readonly invariant: string; readonly detail: string }[]> {
  const parts = invariants.map(
    ([invariant, select]) =>
      sql`(select ${invariant}::text as invariant, v::text as detail from (${select}) v limit 20)`,
  );
  const { rows } = await sql<{ invariant: string; detail: string }>`
    with wallet_lots as materialized (
      select workspace_id, mode, sum(remaining) as remaining, sum(spent) as spent,
        min(expires_at) filter (where remaining > 0) as next_expiry_at
      from lot group by workspace_id, mode
    ), wallet_holds as materialized (
      select workspace_id, mode, sum(captured) as captured, sum(amount) filter (where state = 'open') as open
      from hold group by workspace_id, mode
    ), wallet_postings as materialized (
      select workspace_id, mode, sum(amount) as balance, sum(amount) filter (where account = 'held') as held
      from posting where account in ('wallet', 'held') group by workspace_id, mode
    ), task_transfers as materialized (
      select task_id,
        sum(amount) filter (where kind = 'hold') as held, sum(amount) filter (where kind = 'capture') as captured,
        sum(amount) filter (where kind = 'release') as released, sum(amount) filter (where kind = 'refund') as refunded
      from transfer where task_id is not null group by task_id
    ), lot_transfers as materialized (
      select lot_id,
        sum(amount) filter (where kind = 'grant' or (kind = 'refund' and task_id is not null)) as granted,
        sum(amount) filter (where kind = 'expire') as expired,
        sum(amount) filter (where kind = 'refund' and task_id is null) as refunded
      from transfer where lot_id is not null group by lot_id
    )
    ${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

/** Each selects the rows that break it. */
const invariants = [
  [
    "a transfer has two postings of its amount that sum to zero",
    sql`select t.id, t.amount, count(p.amount), sum(p.amount)
      from transfer t left join posting p on p.transfer_id = t.id
      group by t.id, t.amount
      having count(p.amount) <> 2 or sum(p.amount) <> 0 or max(p.amount) <> t.amount`,
  ],
  ["all postings sum to zero", sql`select sum(amount) from posting having sum(amount) <> 0`],
  [
    "a wallet's balance is the sum of its lots and of its postings, its held that of its open holds",
    sql`select w.*, l.remaining, p.balance as posted, p.held as posted_held, h.open as holds
      from wallet w
      left join wallet_lots l using (workspace_id, mode)
      left join wallet_postings p using (workspace_id, mode)
      left join wallet_holds h using (workspace_id, mode)
      where w.balance <> coalesce(l.remaining, 0) or w.balance <> coalesce(p.balance, 0)
        or w.held <> coalesce(p.held, 0) or w.held <> coalesce(h.open, 0) or w.balance < w.held`,
  ],
  [
    "whoever has lots, holds or postings has a wallet",
    sql`select workspace_id, mode from (
        select workspace_id, mode from wallet_lots union select workspace_id, mode from wallet_holds
        union select workspace_id, mode from wallet_postings) o
      where not exists (select from wallet w where (w.workspace_id, w.mode) = (o.workspace_id, o.mode))`,
  ],
  [
    "a wallet counts its open tasks",
    sql`select w.*, n.open from wallet w
      left join (select workspace_id, mode, count(*) as open from task where status in ('queued', 'processing')
        group by workspace_id, mode) n using (workspace_id, mode)
      where w.open_tasks <> coalesce(n.open, 0)`,
  ],
  [
    "a wallet counts the weights that it admitted and the tasks that it parked",
    sql`select w.*, j.* from wallet w left join (
        select t.workspace_id, t.mode,
          sum(j.weight) filter (where t.kind = 'video' and parked_lane is null) as video,
          sum(j.weight) filter (where t.kind = 'image' and parked_lane is null) as image,
          count(*) filter (where t.kind = 'video' and parked_lane is not null) as waiting_video,
          count(*) filter (where t.kind = 'image' and parked_lane is not null) as waiting_image
        from job j join task t on t.id = j.task_id where j.kind = 'run_task' group by t.workspace_id, t.mode
      ) j using (workspace_id, mode)
      where w.admitted_video <> coalesce(j.video, 0) or w.admitted_image <> coalesce(j.image, 0)
        or w.parked_video <> coalesce(j.waiting_video, 0) or w.parked_image <> coalesce(j.waiting_image, 0)`,
  ],
  [
    "a wallet knows when its next lot expires",
    sql`select w.*, l.next_expiry_at as next from wallet w left join wallet_lots l using (workspace_id, mode)
      where w.next_expiry_at is distinct from l.next_expiry_at`,
  ],
  [
    "a lot's grant, expiry and refund are those of its transfers",
    sql`select l.*, t.granted as booked, t.expired as booked_expired, t.refunded as booked_refunded from lot l
      left join lot_transfers t on t.lot_id = l.id
      where l.granted <> coalesce(t.granted, 0) or l.expired <> coalesce(t.expired, 0)
        or l.refunded <> coalesce(t.refunded, 0)`,
  ],
  [
    "what the lots of a wallet spent is what its tasks were charged",
    sql`select w.workspace_id, w.mode, l.spent, h.captured from wallet w
      left join wallet_lots l using (workspace_id, mode)
      left join wallet_holds h using (workspace_id, mode)
      where coalesce(l.spent, 0) <> coalesce(h.captured, 0)`,
  ],
  [
    "a hold ends once, and its transfers say how",
    sql`select h.*, t.held, t.captured as booked, t.released, t.refunded as booked_refunded from hold h
      left join task_transfers t on t.task_id = h.task_id
      where coalesce(t.held, 0) <> h.amount or coalesce(t.captured, 0) <> h.captured
        or coalesce(t.refunded, 0) <> h.refunded
        or coalesce(t.released, 0) <> case when h.state = 'open' then 0 else h.amount - h.captured end
        or (h.state <> 'captured' and h.captured <> 0) or (h.state = 'open') <> (h.ended_at is null)`,
  ],
  [
    "a task has a hold of its own workspace, open as long as the task",
    sql`select t.id, t.status, h.state from task t left join hold h on h.task_id = t.id
      where h.state is distinct from
          case t.status when 'completed' then 'captured' when 'failed' then 'released' else 'open' end
        or (h.workspace_id, h.mode) <> (t.workspace_id, t.mode)`,
  ],
  ["a hold has a task", sql`select h.task_id from hold h left join task t on t.id = h.task_id where t.id is null`],
  [
    "an open task has one run_task job, an ended one none",
    sql`select t.id, t.status, j.jobs from task t
      left join (select task_id, count(*) as jobs from job where kind = 'run_task' group by task_id) j
        on j.task_id = t.id
      where coalesce(j.jobs, 0) <> case when t.status in ('queued', 'processing') then 1 else 0 end`,
  ],
  [
    "an ended task has one event of its end for as long as events are kept, an open one none",
    sql`select t.id, t.status, e.types from task t
      left join (select task_id, array_agg(type) as types from event
        where type in ('task.completed', 'task.failed') group by task_id) e on e.task_id = t.id
      where e.types is distinct from
          case when t.status in ('completed', 'failed') then array['task.' || t.status] end
        and not (e.types is null and (t.deleted_at is not null or t.completed_at < now() - interval '1 day'))`,
  ],
  [
    "a paid order of a pack was granted once, an unpaid one never",
    sql`select p.id, p.state, p.credits, g.granted from purchase p
      left join (select idempotency_key, sum(amount) as granted from transfer
        where kind = 'grant' and idempotency_key like 'order/%' group by idempotency_key) g
        on g.idempotency_key = 'order/' || p.id
      where p.item_kind = 'pack' and coalesce(g.granted, 0) <> case when p.state = 'paid' then p.credits else 0 end`,
  ],
  [
    "a cap counts what its tasks reserve and spent",
    sql`select b.*, h.reserved as holds, h.spent as charged from budget b
      left join lateral (select
          coalesce(sum(amount) filter (where state = 'open'), 0) as reserved,
          coalesce(sum(captured - refunded), 0) as spent
        from hold where budget_period_start(b.period, placed_at) = b.period_start and case b.scope
          when 'key' then api_key_id = b.scope_id
          else workspace_id = b.scope_id and mode = 'live' end) h on true
      where b.reserved <> h.reserved or b.spent <> h.spent`,
  ],
] as const;
