-- What bounds a workspace besides its credits: tasks that run at once, those that wait, drafts a day; and what is told
-- when its credits run low.
--
-- A task above the plan's running tasks is stored with a parked job, which no claim sees; the end of a task admits the
-- next one. So a claim looks at nothing but due jobs, and the counts cost no row besides the wallet's own.

alter table wallet
  -- the plan's, as the last create said it; null for no bound
  add column running_max integer check (running_max > 0),
  -- weights of the tasks that may run: 1 for a clip, one for each picture
  add column admitted_video integer not null default 0 check (admitted_video >= 0),
  add column admitted_image integer not null default 0 check (admitted_image >= 0),
  -- tasks that wait for one of those to end
  add column parked_video integer not null default 0 check (parked_video >= 0),
  add column parked_image integer not null default 0 check (parked_image >= 0),
  -- available credits below this are told once, until credits are added; null tells nothing
  add column low_below bigint check (low_below >= 0),
  add column low_told boolean not null default false;
create index wallet_parked on wallet (workspace_id) where parked_video + parked_image > 0;

alter table job
  add column weight integer not null default 1 check (weight > 0),
  -- mode and kind of a task that is not admitted; its run_at is infinity
  add column parked_lane text;
create index job_parked on job (workspace_id, parked_lane, priority desc, id) where parked_lane is not null;

update job set weight = greatest(1, (t.request ->> 'count')::integer)
  from task t where job.kind = 'run_task' and t.id = job.task_id and t.kind = 'image';
update wallet w set admitted_video = o.video, admitted_image = o.image
  from (
    select t.workspace_id, t.mode, coalesce(sum(j.weight) filter (where t.kind = 'video'), 0) as video,
      coalesce(sum(j.weight) filter (where t.kind = 'image'), 0) as image
    from task t join job j on j.task_id = t.id and j.kind = 'run_task' group by t.workspace_id, t.mode
  ) o
  where (w.workspace_id, w.mode) = (o.workspace_id, o.mode);

-- A draft's live re-runs, oldest first; as text, because JSON numbers would lose their last digits.
alter table task add column final_ids text[];

create table draft_use (
  workspace_id text not null,
  -- of UTC
  day date not null,
  used integer not null,
  primary key (workspace_id, day)
);

-- Events of a workspace itself belong to no task; their `data` is what a caller sees.
alter table event alter column task_id drop not null;

create function record_workspace_event(
  p_id text, p_workspace_id text, p_mode text, p_type text, p_data jsonb, p_now timestamptz
) returns void
language sql as $$
  insert into event (id, workspace_id, mode, task_id, sequence, type, data, created_at)
    values (p_id, p_workspace_id, p_mode, null, 0, p_type, p_data, p_now) on conflict (id) do nothing
$$;

-- Whether a task may run now, behind none that waits. One that is heavier than the bound runs alone.
create function fits_now(p_parked integer, p_admitted integer, p_weight integer, p_max integer) returns boolean
language sql immutable parallel safe as $$
  select p_parked = 0 and (p_max is null or p_admitted = 0 or p_admitted + p_weight <= p_max)
$$;

-- Admits what waits, first come first served within a priority, as far as the bound allows. Takes the wallet's lock.
-- Jobs come after the wallet here, against the order of locks, and are therefore skipped when somebody holds them: that
-- is a task which ends, and its end calls this again.
create function admit_parked(p_workspace_id text, p_mode text, p_kind text, p_now timestamptz) returns integer
language plpgsql as $$
declare
  v_max integer;
  v_admitted integer;
  v_parked integer;
  v_count integer := 0;
  v_job record;
begin
  select running_max, case p_kind when 'video' then admitted_video else admitted_image end,
      case p_kind when 'video' then parked_video else parked_image end
    into v_max, v_admitted, v_parked
    from wallet where workspace_id = p_workspace_id and mode = p_mode for update;
  while v_parked > v_count loop
    select id, weight into v_job from job
      where workspace_id = p_workspace_id and parked_lane = p_mode || '/' || p_kind
      order by priority desc, id limit 1 for update skip locked;
    exit when not found or not fits_now(0, v_admitted, v_job.weight, v_max);
    update job set run_at = p_now, parked_lane = null where id = v_job.id;
    v_admitted := v_admitted + v_job.weight;
    v_count := v_count + 1;
  end loop;
  if v_count > 0 then
    update wallet set
      admitted_video = case p_kind when 'video' then v_admitted else admitted_video end,
      admitted_image = case p_kind when 'image' then v_admitted else admitted_image end,
      parked_video = parked_video - case p_kind when 'video' then v_count else 0 end,
      parked_image = parked_image - case p_kind when 'image' then v_count else 0 end
      where workspace_id = p_workspace_id and mode = p_mode;
  end if;
  return v_count;
end $$;

-- Has a job tell that the available credits are low, once per fall. The caller holds the wallet's lock.
create function tell_low_balance(p_workspace_id text, p_mode text, p_now timestamptz) returns void
language sql as $$
  insert into job (kind, workspace_id, payload, run_at, unique_key, created_at)
    values ('low_balance', p_workspace_id, jsonb_build_object('mode', p_mode), p_now,
      'low_balance:' || p_workspace_id || ':' || p_mode, p_now)
    on conflict (unique_key) do nothing
$$;

-- Takes what has expired out of the wallet, soonest first. What open holds may need stays, expired or not, until they
-- end: at most the available credits go. So while an expired lot has something left nothing is available, no hold can
-- be placed, and every hold finds its amount in lots that were alive when it was placed.
create or replace function expire_lots(p_workspace_id text, p_mode text, p_now timestamptz) returns bigint
language plpgsql as $$
declare
  v_available bigint;
  v_expired bigint := 0;
  v_take bigint;
  v_lot record;
  v_transfer_id text;
  v_low boolean;
begin
  select balance - held into v_available from wallet
    where workspace_id = p_workspace_id and mode = p_mode for update;
  if not found then
    return 0;
  end if;
  for v_lot in
    select id, remaining, expired from lot
    where workspace_id = p_workspace_id and mode = p_mode and remaining > 0 and expires_at <= p_now
    order by expires_at, array_position(array['promo', 'trial', 'plan', 'pack', 'refund'], source), id for update
  loop
    v_take := least(v_lot.remaining, v_available - v_expired);
    exit when v_take = 0;
    update lot set remaining = remaining - v_take, expired = expired + v_take where id = v_lot.id;
    -- a lot may expire in several steps, and each leaves more of it expired than the one before
    v_transfer_id := 'tr_' || v_lot.id || '_expire_' || (v_lot.expired + v_take);
    insert into transfer (id, workspace_id, mode, kind, amount, lot_id, reason, created_at)
      values (v_transfer_id, p_workspace_id, p_mode, 'expire', v_take, v_lot.id, 'expired', p_now);
    insert into posting (transfer_id, account, workspace_id, mode, amount) values
      (v_transfer_id, 'wallet', p_workspace_id, p_mode, -v_take),
      (v_transfer_id, 'breakage', p_workspace_id, p_mode, v_take);
    v_expired := v_expired + v_take;
  end loop;
  update wallet set
    balance = balance - v_expired,
    next_expiry_at = (
      select min(expires_at) from lot where workspace_id = p_workspace_id and mode = p_mode and remaining > 0
    )
    where workspace_id = p_workspace_id and mode = p_mode
    returning balance - held < low_below and not low_told into v_low;
  if v_low and v_expired > 0 then
    perform tell_low_balance(p_workspace_id, p_mode, p_now);
  end if;
  return v_expired;
end $$;

drop function submit_task(bigint, timestamptz, text, text, text, text, text, text, jsonb, jsonb, bigint, jsonb, jsonb, text, text,
  timestamptz, integer, smallint, text[], text, text, bytea, timestamptz, boolean);

-- Stores one create: all of it, or a refusal and nothing.
--
-- Returns the id of the task: the one that was offered, or the one an earlier request stored under the idempotency key.
create function submit_task(
  p_task_id bigint,
  p_now timestamptz,
  p_workspace_id text,
  p_mode text,
  p_api_key_id text,
  p_dialect text,
  p_kind text,
  p_model text,
  p_request jsonb,
  p_quote jsonb,
  p_price bigint,
  p_warnings jsonb,
  p_metadata jsonb,
  p_external_task_id text,
  p_callback_url text,
  p_deadline_at timestamptz,
  p_running_max integer,
  p_queue_depth integer,
  p_weight integer,
  p_priority smallint,
  p_input_asset_ids text[],
  p_draft_of bigint,
  p_drafts_max integer,
  p_idempotency_route text,
  p_idempotency_key text,
  p_request_hash bytea,
  p_idempotency_expires_at timestamptz,
  p_notify boolean
) returns bigint
language plpgsql as $$
declare
  v_stored record;
  v_wallet record;
  v_budget record;
  v_existing bigint;
  v_transfer_id text;
begin
  -- its row comes first in the order of locks; it is written last
  if p_draft_of is not null then
    perform 1 from task where id = p_draft_of and workspace_id = p_workspace_id and mode = p_mode for no key update;
    if not found then
      raise exception 'no such draft' using errcode = 'KN008';
    end if;
  end if;

  if p_idempotency_key is not null then
    -- a lock that is only tried: whoever comes second is told at once instead of waiting for the first
    if not pg_try_advisory_xact_lock(hashtextextended(
      jsonb_build_array(p_workspace_id, p_mode, p_idempotency_route, p_idempotency_key)::text, 0)) then
      raise exception 'idempotency in progress' using errcode = 'KN002';
    end if;
    insert into idempotency as i (workspace_id, mode, route, key, request_hash, task_id, expires_at)
      values (p_workspace_id, p_mode, p_idempotency_route, p_idempotency_key, p_request_hash, p_task_id,
        p_idempotency_expires_at)
      on conflict (workspace_id, mode, route, key) do update
        set request_hash = excluded.request_hash, task_id = excluded.task_id, expires_at = excluded.expires_at
        where i.expires_at <= p_now;
    if not found then
      select task_id, request_hash into strict v_stored from idempotency
        where workspace_id = p_workspace_id and mode = p_mode and route = p_idempotency_route
          and key = p_idempotency_key;
      if v_stored.request_hash <> p_request_hash then
        raise exception 'idempotency mismatch' using errcode = 'KN001',
          detail = jsonb_build_object('taskId', v_stored.task_id::text);
      end if;
      return v_stored.task_id;
    end if;
  end if;

  -- asked first because most workspaces have no cap: 15 µs instead of 90
  if p_price > 0 and (
    exists (select from api_key where id = p_api_key_id and max_credits is not null)
    or exists (select from budget where scope = 'key' and scope_id = p_api_key_id)
    or exists (select from budget where scope = 'workspace' and scope_id = p_workspace_id)
  ) then
    perform open_budgets(p_workspace_id, p_mode, p_api_key_id, p_now);
    for v_budget in
      select * from budgets_of(p_workspace_id, p_mode, p_api_key_id, p_now) order by scope, period
    loop
      update budget set reserved = reserved + p_price
        where scope = v_budget.scope and scope_id = v_budget.scope_id and period = v_budget.period
          and period_start = v_budget.period_start and reserved + spent + p_price <= limit_amount;
      if not found then
        raise exception 'budget exceeded' using errcode = 'KN004', detail = (
          select jsonb_build_object('scope', scope, 'period', period, 'need', p_price::text,
            'limit', limit_amount::text, 'used', (reserved + spent)::text)
          from budget where scope = v_budget.scope and scope_id = v_budget.scope_id and period = v_budget.period
            and period_start = v_budget.period_start);
      end if;
    end loop;
  end if;

  -- the usual case is one conditional update; only when it finds nothing is the reason looked for
  loop
    update wallet set held = held + p_price, open_tasks = open_tasks + 1, running_max = p_running_max,
      admitted_video = admitted_video + case when p_kind = 'video'
        and fits_now(parked_video, admitted_video, p_weight, p_running_max) then p_weight else 0 end,
      admitted_image = admitted_image + case when p_kind = 'image'
        and fits_now(parked_image, admitted_image, p_weight, p_running_max) then p_weight else 0 end,
      parked_video = parked_video + case when p_kind = 'video'
        and not fits_now(parked_video, admitted_video, p_weight, p_running_max) then 1 else 0 end,
      parked_image = parked_image + case when p_kind = 'image'
        and not fits_now(parked_image, admitted_image, p_weight, p_running_max) then 1 else 0 end
      where workspace_id = p_workspace_id and mode = p_mode
        and case when p_running_max is null then open_tasks < p_queue_depth
          else parked_video + parked_image < p_queue_depth or case p_kind
            when 'video' then fits_now(parked_video, admitted_video, p_weight, p_running_max)
            else fits_now(parked_image, admitted_image, p_weight, p_running_max) end
          end
        and balance - held >= p_price
        and (next_expiry_at is null or next_expiry_at > p_now or p_price = 0)
      -- whoever finds others parked is parked behind them, so only who is parked leaves some
      returning case p_kind when 'video' then parked_video else parked_image end > 0 as parked,
        balance - held < low_below and not low_told and p_price > 0 as low into v_wallet;
    exit when found;
    select balance - held as available, next_expiry_at, open_tasks, parked_video + parked_image as parked,
        case when p_running_max is null then open_tasks >= p_queue_depth
          else parked_video + parked_image >= p_queue_depth and not case p_kind
            when 'video' then fits_now(parked_video, admitted_video, p_weight, p_running_max)
            else fits_now(parked_image, admitted_image, p_weight, p_running_max) end
          end as is_full
      into v_wallet from wallet where workspace_id = p_workspace_id and mode = p_mode for update;
    if not found then
      insert into wallet (workspace_id, mode) values (p_workspace_id, p_mode) on conflict do nothing;
      continue;
    end if;
    if v_wallet.is_full then
      raise exception 'queue full' using errcode = 'KN005', detail = jsonb_build_object(
        'waiting', case when p_running_max is null then v_wallet.open_tasks else v_wallet.parked end,
        'queueDepth', p_queue_depth, 'runningMax', p_running_max, 'running', (
          select coalesce(jsonb_agg(id::text), '[]') from (
            select id from task where workspace_id = p_workspace_id and mode = p_mode
              and status in ('queued', 'processing') order by id limit 5
          ) open));
    end if;
    if v_wallet.next_expiry_at <= p_now then
      perform expire_lots(p_workspace_id, p_mode, p_now);
      select balance - held as available into v_wallet from wallet
        where workspace_id = p_workspace_id and mode = p_mode;
    end if;
    if v_wallet.available < p_price then
      raise exception 'insufficient credits' using errcode = 'KN006',
        detail = jsonb_build_object('need', p_price::text, 'available', v_wallet.available::text);
    end if;
  end loop;
  if v_wallet.low then
    perform tell_low_balance(p_workspace_id, p_mode, p_now);
  end if;

  if p_drafts_max is not null then
    insert into draft_use as u (workspace_id, day, used)
      select p_workspace_id, budget_period_start('day', p_now), 1 where p_drafts_max > 0
      on conflict (workspace_id, day) do update set used = u.used + 1 where u.used < p_drafts_max;
    if not found then
      raise exception 'drafts used up' using errcode = 'KN009', detail = jsonb_build_object('limit', p_drafts_max);
    end if;
  end if;

  insert into task (id, workspace_id, mode, api_key_id, dialect, kind, model, status, request, quote, warnings,
      metadata, external_task_id, callback_url, priority, draft_of, created_at, updated_at, deadline_at)
    values (p_task_id, p_workspace_id, p_mode, p_api_key_id, p_dialect, p_kind, p_model, 'queued', p_request, p_quote,
      p_warnings, p_metadata, p_external_task_id, p_callback_url, p_priority, p_draft_of, p_now, p_now, p_deadline_at)
    on conflict do nothing;
  if not found then
    raise exception 'task id taken' using errcode = 'KN007';
  end if;

  if p_external_task_id is not null then
    insert into external_task (workspace_id, mode, external_task_id, task_id)
      values (p_workspace_id, p_mode, p_external_task_id, p_task_id) on conflict do nothing;
    if not found then
      select task_id into strict v_existing from external_task
        where workspace_id = p_workspace_id and mode = p_mode and external_task_id = p_external_task_id;
      raise exception 'external task id taken' using errcode = 'KN003',
        detail = jsonb_build_object('taskId', v_existing::text);
    end if;
  end if;

  insert into hold (task_id, workspace_id, mode, api_key_id, amount, state, placed_at)
    values (p_task_id, p_workspace_id, p_mode, p_api_key_id, p_price, 'open', p_now);
  if p_price > 0 then
    v_transfer_id := 'tr_' || p_task_id || '_hold';
    insert into transfer (id, workspace_id, mode, kind, amount, task_id, reason, created_at)
      values (v_transfer_id, p_workspace_id, p_mode, 'hold', p_price, p_task_id, 'created', p_now);
    insert into posting (transfer_id, account, workspace_id, mode, amount) values
      (v_transfer_id, 'wallet', p_workspace_id, p_mode, -p_price),
      (v_transfer_id, 'held', p_workspace_id, p_mode, p_price);
  end if;

  if cardinality(p_input_asset_ids) > 0 then
    insert into task_input (task_id, asset_id) select distinct p_task_id, id from unnest(p_input_asset_ids) as id;
  end if;

  insert into job (kind, workspace_id, task_id, priority, run_at, weight, parked_lane, unique_key, created_at)
    values ('run_task', p_workspace_id, p_task_id, p_priority, case when v_wallet.parked then 'infinity' else p_now end,
      p_weight, case when v_wallet.parked then p_mode || '/' || p_kind end, 'run_task:' || p_task_id, p_now);
  -- the bound may have been raised since others were parked
  if v_wallet.parked then
    perform admit_parked(p_workspace_id, p_mode, p_kind, p_now);
  end if;
  if p_draft_of is not null then
    update task set final_ids = array_append(final_ids, p_task_id::text), sequence = sequence + 1, updated_at = p_now
      where id = p_draft_of;
  end if;
  if p_notify then
    perform pg_notify('kinora_job', '');
  end if;
  return p_task_id;
end $$;

-- Ends a task once: state, money, event, callback and job together, or nothing.
--
-- With a lease (job and token) only its holder may end the task. Returns 'settled', 'already_ended', 'lease_lost' or
-- 'not_found'.
create or replace function settle_task(
  p_task_id bigint,
  p_now timestamptz,
  p_job_id bigint,
  p_lease_token bigint,
  p_status text,
  p_captured bigint,
  p_output jsonb,
  p_error jsonb,
  p_provider text,
  p_model_version text,
  p_scene jsonb,
  p_warnings jsonb,
  p_cancellation text,
  p_notify boolean
) returns text
language plpgsql as $$
declare
  v_task record;
  v_job record;
  v_hold record;
  v_lot record;
  v_budget record;
  v_wallet record;
  v_rest bigint;
  v_take bigint;
  v_transfer_id text;
begin
  select workspace_id, mode, kind, status into v_task from task where id = p_task_id for update;
  if not found then
    return 'not_found';
  end if;
  if p_job_id is not null then
    perform 1 from job where id = p_job_id and task_id = p_task_id and lease_token = p_lease_token for update;
    if not found then
      return case when v_task.status in ('completed', 'failed') then 'already_ended' else 'lease_lost' end;
    end if;
  end if;
  if v_task.status in ('completed', 'failed') then
    return 'already_ended';
  end if;
  if p_status = 'completed' and v_task.status <> 'processing' then
    raise exception 'a % task cannot become %', v_task.status, p_status using errcode = 'KN902';
  end if;

  -- by the unique key: without statistics the planner may walk every waiting job to find a task's
  delete from job where unique_key = 'run_task:' || p_task_id returning weight, parked_lane into v_job;
  select * into strict v_hold from hold where task_id = p_task_id for update;
  if v_hold.state <> 'open' or p_captured > v_hold.amount or (p_status = 'failed' and p_captured <> 0) then
    raise exception 'a % hold of % cannot pay %', v_hold.state, v_hold.amount, p_captured using errcode = 'KN902';
  end if;

  if v_hold.amount > 0 then
    for v_budget in
      select * from budgets_of(v_hold.workspace_id, v_hold.mode, v_hold.api_key_id, v_hold.placed_at)
      order by scope, period
    loop
      -- a cap that was laid over the hold later never reserved it
      update budget set reserved = greatest(reserved - v_hold.amount, 0), spent = spent + p_captured
        where scope = v_budget.scope and scope_id = v_budget.scope_id and period = v_budget.period
          and period_start = v_budget.period_start;
    end loop;
  end if;

  update wallet
    set held = held - v_hold.amount, balance = balance - p_captured, open_tasks = open_tasks - 1,
      -- a count that is wrong must not keep the task from its end
      admitted_video = case when v_task.kind = 'video' and v_job.parked_lane is null
        then greatest(0, admitted_video - coalesce(v_job.weight, 0)) else admitted_video end,
      admitted_image = case when v_task.kind = 'image' and v_job.parked_lane is null
        then greatest(0, admitted_image - coalesce(v_job.weight, 0)) else admitted_image end,
      parked_video = case when v_task.kind = 'video' and v_job.parked_lane is not null
        then greatest(0, parked_video - 1) else parked_video end,
      parked_image = case when v_task.kind = 'image' and v_job.parked_lane is not null
        then greatest(0, parked_image - 1) else parked_image end
    where workspace_id = v_hold.workspace_id and mode = v_hold.mode
    returning next_expiry_at, case v_task.kind when 'video' then parked_video else parked_image end as parked
    into strict v_wallet;
  if v_wallet.parked > 0 then
    perform admit_parked(v_hold.workspace_id, v_hold.mode, v_task.kind, p_now);
  end if;
  update hold
    set state = case when p_status = 'completed' then 'captured' else 'released' end,
      captured = p_captured, ended_at = p_now
    where task_id = p_task_id;

  if p_captured > 0 then
    v_rest := p_captured;
    for v_lot in
      select id, remaining from lot
      where workspace_id = v_hold.workspace_id and mode = v_hold.mode and remaining > 0
      -- lots that were alive when the hold was placed always suffice, unless the nodes' clocks differ and a refund came
      -- between: then the task still ends rather than jams
      order by coalesce(expires_at <= v_hold.placed_at, false), expires_at nulls last, array_position(array['promo', 'trial', 'plan', 'pack', 'refund'], source), id
      for update
    loop
      v_take := least(v_lot.remaining, v_rest);
      update lot set remaining = remaining - v_take, spent = spent + v_take where id = v_lot.id;
      v_rest := v_rest - v_take;
      exit when v_rest = 0;
    end loop;
    if v_rest > 0 then
      raise exception 'the lots lack % of hold %', v_rest, p_task_id using errcode = 'KN901';
    end if;
    v_transfer_id := 'tr_' || p_task_id || '_capture';
    insert into transfer (id, workspace_id, mode, kind, amount, task_id, reason, created_at)
      values (v_transfer_id, v_hold.workspace_id, v_hold.mode, 'capture', p_captured, p_task_id, 'completed', p_now);
    insert into posting (transfer_id, account, workspace_id, mode, amount) values
      (v_transfer_id, 'held', v_hold.workspace_id, v_hold.mode, -p_captured),
      (v_transfer_id, 'revenue', v_hold.workspace_id, v_hold.mode, p_captured);
  end if;

  v_rest := v_hold.amount - p_captured;
  if v_rest > 0 then
    v_transfer_id := 'tr_' || p_task_id || '_release';
    insert into transfer (id, workspace_id, mode, kind, amount, task_id, reason, created_at)
      values (v_transfer_id, v_hold.workspace_id, v_hold.mode, 'release', v_rest, p_task_id,
        coalesce(p_error ->> 'code', 'remainder'), p_now);
    insert into posting (transfer_id, account, workspace_id, mode, amount) values
      (v_transfer_id, 'held', v_hold.workspace_id, v_hold.mode, -v_rest),
      (v_transfer_id, 'wallet', v_hold.workspace_id, v_hold.mode, v_rest);
  end if;
  -- what the hold kept alive past its expiry goes now; it also finds the next expiry again
  if v_wallet.next_expiry_at is not null then
    perform expire_lots(v_hold.workspace_id, v_hold.mode, p_now);
  end if;

  update task set
    status = p_status,
    progress = case when p_status = 'completed' then 100 else progress end,
    sequence = sequence + 1,
    output = p_output,
    error = p_error,
    provider = coalesce(p_provider, provider),
    model_version = coalesce(p_model_version, model_version),
    scene = coalesce(p_scene, scene),
    warnings = warnings || coalesce(p_warnings, '[]'),
    cancellation = coalesce(p_cancellation, cancellation),
    note = null,
    updated_at = p_now,
    completed_at = p_now
    where id = p_task_id;
  perform record_task_event(p_task_id, 'task.' || p_status, p_now);
  if p_notify then
    perform pg_notify('kinora_job', '');
  end if;
  return 'settled';
end $$;
