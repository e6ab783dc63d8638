import { sql } from "kysely";
import type { Database } from "#store/database.ts";

/** One statement, so that every part sees the same snapshot. */
export async function findViolations(
  db: Database,
): Promise<readonly { readonly invariant: string; readonly detail: string }[]> {
  const parts = invariants.map(
    ([invariant, select]) =>
      sql`(select ${invariant}::text as invariant, v::text as detail from (${select}) v limit 20)`,
  );
  const { rows } = await sql<{ invariant: string; detail: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
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
    sql`select w.*, l.remaining, p.balance as posted, p.held as posted_held, h.held as holds
      from wallet w
      left join lateral (select coalesce(sum(remaining), 0) as remaining from lot
        where (workspace_id, mode) = (w.workspace_id, w.mode)) l on true
      left join lateral (select coalesce(sum(amount), 0) as balance,
          coalesce(sum(amount) filter (where account = 'held'), 0) as held from posting
        where (workspace_id, mode) = (w.workspace_id, w.mode) and account in ('wallet', 'held')) p on true
      left join lateral (select coalesce(sum(amount), 0) as held from hold
        where (workspace_id, mode) = (w.workspace_id, w.mode) and state = 'open') h on true
      where w.balance <> l.remaining or w.balance <> p.balance or w.held <> p.held or w.held <> h.held
        or w.balance < w.held`,
  ],
  [
    "a wallet counts its open tasks",
    sql`select w.*, n.open from wallet w
      left join lateral (select count(*) as open from task
        where (workspace_id, mode) = (w.workspace_id, w.mode) and status in ('queued', 'processing')) n on true
      where w.open_tasks <> n.open`,
  ],
  [
    "a wallet knows when its next lot expires",
    sql`select w.*, l.next from wallet w
      left join lateral (select min(expires_at) as next from lot
        where (workspace_id, mode) = (w.workspace_id, w.mode) and remaining > 0) l on true
      where w.next_expiry_at is distinct from l.next`,
  ],
  [
    "a lot's grant, expiry and refund are those of its transfers",
    sql`select l.*, t.granted as booked, t.expired as booked_expired, t.refunded as booked_refunded from lot l
      left join lateral (select
          coalesce(sum(amount) filter (where kind = 'grant' or (kind = 'refund' and task_id is not null)), 0) as granted,
          coalesce(sum(amount) filter (where kind = 'expire'), 0) as expired,
          coalesce(sum(amount) filter (where kind = 'refund' and task_id is null), 0) as refunded
        from transfer where lot_id = l.id) t on true
      where l.granted <> t.granted or l.expired <> t.expired or l.refunded <> t.refunded`,
  ],
  [
    "what the lots of a wallet spent is what its tasks were charged",
    sql`select w.workspace_id, w.mode, l.spent, h.captured from wallet w
      left join lateral (select coalesce(sum(spent), 0) as spent from lot
        where (workspace_id, mode) = (w.workspace_id, w.mode)) l on true
      left join lateral (select coalesce(sum(captured), 0) as captured from hold
        where (workspace_id, mode) = (w.workspace_id, w.mode)) h on true
      where l.spent <> h.captured`,
  ],
  [
    "a hold ends once, and its transfers say how",
    sql`select h.*, t.held, t.captured as booked, t.released, t.refunded as booked_refunded from hold h
      left join lateral (select
          coalesce(sum(amount) filter (where kind = 'hold'), 0) as held,
          coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
          coalesce(sum(amount) filter (where kind = 'release'), 0) as released,
          coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunded
        from transfer where task_id = h.task_id) t on true
      where t.held <> h.amount or t.captured <> h.captured or t.refunded <> h.refunded
        or t.released <> case when h.state = 'open' then 0 else h.amount - h.captured end
        or (h.state <> 'captured' and h.captured <> 0) or (h.state = 'open') <> (h.ended_at is null)`,
  ],
  [
    "a task has a hold of its own workspace, open as long as the task",
    sql`select t.id, t.status, h.state from task t left join hold h on h.task_id = t.id
      where h.state is distinct from
          case t.status when 'completed' then 'captured' when 'failed' then 'released' else 'open' end
        or (h.workspace_id, h.mode) <> (t.workspace_id, t.mode)`,
  ],
  ["a hold has a task", sql`select h.task_id from hold h where not exists (select from task t where t.id = h.task_id)`],
  [
    "an open task has one run_task job, an ended one none",
    sql`select t.id, t.status, n.jobs from task t
      left join lateral (select count(*) as jobs from job where task_id = t.id and kind = 'run_task') n on true
      where n.jobs <> case when t.status in ('queued', 'processing') then 1 else 0 end`,
  ],
  [
    "an ended task has one event of its end, an open one none",
    sql`select t.id, t.status, e.types from task t
      left join lateral (select array_agg(type) filter (where type in ('task.completed', 'task.failed')) as types
        from event where task_id = t.id) e on true
      where e.types is distinct from
        case when t.status in ('completed', 'failed') then array['task.' || t.status] end`,
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
