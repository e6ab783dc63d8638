-- The two functions that decide a task's money, and what they share. Refusals have SQLSTATEs of class KN and carry
-- their numbers as JSON in the detail; 9xx are broken invariants.
--
-- Locks are taken in one order everywhere, so that no two transactions wait for each other:
-- task, job, hold, idempotency, budget (by key), wallet, lots.

-- What a refund gave back of a capture.
alter table hold add column refunded bigint not null default 0 check (refunded >= 0 and refunded <= captured);
create index hold_workspace on hold (workspace_id, mode, placed_at);
create index wallet_expiry on wallet (next_expiry_at) where next_expiry_at is not null;

-- The first day of the period that an instant falls in, in UTC.
create function budget_period_start(p_period text, p_at timestamptz) returns date
language sql immutable parallel safe as $$
  select case p_period
    when 'day' then (p_at at time zone 'UTC')::date
    when 'month' then date_trunc('month', p_at at time zone 'UTC')::date
    else '-infinity'::date
  end
$$;

-- Takes what has expired out of the wallet, soonest first. What open holds may need stays, expired or not, until they
-- end: at most the available credits go. So while an expired lot has something left nothing is available, no hold can
-- be placed, and every hold finds its amount in lots that were alive when it was placed.
create function expire_lots(p_workspace_id text, p_mode text, p_now timestamptz) returns bigint
language plpgsql as $$
declare
  v_available bigint;
  v_expired bigint := 0;
  v_take bigint;
  v_lot record;
  v_transfer_id text;
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
    where workspace_id = p_workspace_id and mode = p_mode;
  return v_expired;
end $$;

-- The task as it is now, with its receipt and attempts (what a caller may see of them: never what they cost); ids and
-- amounts as text, because JSON numbers lose them. PL/pgSQL, because it keeps its plan: a read of it runs at the rate of
-- a bare read of the row, and at 1.7 times that of the same query planned each time.
create function task_snapshot(p_task_id bigint, p_workspace_id text default null, p_mode text default null)
returns jsonb
language plpgsql stable as $$
begin
  return (
    select to_jsonb(t) || jsonb_build_object(
      'id', t.id::text,
      'draft_of', t.draft_of::text,
      'held', coalesce(h.amount, 0)::text,
      'captured', coalesce(h.captured, 0)::text,
      'refunded', coalesce(h.refunded, 0)::text,
      'hold_state', h.state,
      'attempts', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', a.id, 'number', a.number, 'engine', a.engine, 'state', a.state,
          'started_at', a.started_at, 'ended_at', a.ended_at, 'error', a.error
        ) order by a.number), '[]') from attempt a where a.task_id = t.id
      )
    )
    from task t left join hold h on h.task_id = t.id
    where t.id = p_task_id
      and (p_workspace_id is null or (t.workspace_id = p_workspace_id and t.mode = p_mode))
  );
end $$;

-- Writes an event of a task as it is now; its callback, if it has one, is told by a job of its own.
create function record_task_event(p_task_id bigint, p_type text, p_now timestamptz) returns void
language plpgsql as $$
declare
  v_task record;
  v_suffix text;
begin
  select workspace_id, mode, sequence, callback_url into strict v_task from task where id = p_task_id;
  v_suffix := p_task_id || '_' || v_task.sequence;
  insert into event (id, workspace_id, mode, task_id, sequence, type, data, created_at)
    values ('evt_' || v_suffix, v_task.workspace_id, v_task.mode, p_task_id, v_task.sequence, p_type,
      task_snapshot(p_task_id), p_now);
  if v_task.callback_url is not null then
    insert into webhook_delivery (id, event_id, workspace_id, mode, task_id, url, state, next_attempt_at, created_at)
      values ('whd_' || v_suffix, 'evt_' || v_suffix, v_task.workspace_id, v_task.mode, p_task_id,
        v_task.callback_url, 'pending', p_now, p_now);
    insert into job (kind, workspace_id, task_id, payload, run_at, unique_key, created_at)
      values ('deliver_webhook', v_task.workspace_id, p_task_id, jsonb_build_object('deliveryId', 'whd_' || v_suffix),
        p_now, 'deliver_webhook:whd_' || v_suffix, p_now);
  end if;
end $$;

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
  p_open_tasks_max integer,
  p_priority smallint,
  p_input_asset_ids text[],
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
    update wallet set held = held + p_price, open_tasks = open_tasks + 1
      where workspace_id = p_workspace_id and mode = p_mode
        and open_tasks < p_open_tasks_max
        and balance - held >= p_price
        and (next_expiry_at is null or next_expiry_at > p_now or p_price = 0);
    exit when found;
    select balance - held as available, open_tasks, next_expiry_at into v_wallet from wallet
      where workspace_id = p_workspace_id and mode = p_mode for update;
    if not found then
      insert into wallet (workspace_id, mode) values (p_workspace_id, p_mode) on conflict do nothing;
      continue;
    end if;
    if v_wallet.open_tasks >= p_open_tasks_max then
      raise exception 'queue full' using errcode = 'KN005',
        detail = jsonb_build_object('open', v_wallet.open_tasks, 'limit', p_open_tasks_max);
    end if;
    if v_wallet.next_expiry_at <= p_now then
      perform expire_lots(p_workspace_id, p_mode, p_now);
      select balance - held as available, open_tasks, next_expiry_at into v_wallet from wallet
        where workspace_id = p_workspace_id and mode = p_mode;
    end if;
    if v_wallet.available < p_price then
      raise exception 'insufficient credits' using errcode = 'KN006',
        detail = jsonb_build_object('need', p_price::text, 'available', v_wallet.available::text);
    end if;
  end loop;

  insert into task (id, workspace_id, mode, api_key_id, dialect, kind, model, status, request, quote, warnings,
      metadata, external_task_id, callback_url, priority, created_at, updated_at, deadline_at)
    values (p_task_id, p_workspace_id, p_mode, p_api_key_id, p_dialect, p_kind, p_model, 'queued', p_request, p_quote,
      p_warnings, p_metadata, p_external_task_id, p_callback_url, p_priority, p_now, p_now, p_deadline_at)
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

  insert into job (kind, workspace_id, task_id, priority, run_at, unique_key, created_at)
    values ('run_task', p_workspace_id, p_task_id, p_priority, p_now, 'run_task:' || p_task_id, p_now);
  if p_notify then
    perform pg_notify('kinora_job', '');
  end if;
  return p_task_id;
end $$;

-- Ends a task once: state, money, event, callback and job together, or nothing.
--
-- With a lease (job and token) only its holder may end the task. Returns 'settled', 'already_ended', 'lease_lost' or
-- 'not_found'.
create function settle_task(
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
  v_hold record;
  v_lot record;
  v_budget record;
  v_next_expiry_at timestamptz;
  v_rest bigint;
  v_take bigint;
  v_transfer_id text;
begin
  select workspace_id, mode, status into v_task from task where id = p_task_id for update;
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
    set held = held - v_hold.amount, balance = balance - p_captured, open_tasks = open_tasks - 1
    where workspace_id = v_hold.workspace_id and mode = v_hold.mode
    returning next_expiry_at into strict v_next_expiry_at;
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
  if v_next_expiry_at is not null then
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
  -- by the unique key: without statistics the planner may walk every waiting job to find a task's
  delete from job where unique_key = 'run_task:' || p_task_id;
  if p_notify then
    perform pg_notify('kinora_job', '');
  end if;
  return 'settled';
end $$;

-- The caps that an instant falls under: the key's in its own mode, the workspace's for live tasks only, because test
-- credits are not money.
create function budgets_of(p_workspace_id text, p_mode text, p_api_key_id text, p_at timestamptz) returns setof budget
language sql stable as $$
  select * from budget where scope = 'key' and scope_id = p_api_key_id
    and period_start = budget_period_start(period, p_at)
  union all
  select * from budget where scope = 'workspace' and scope_id = p_workspace_id and p_mode = 'live'
    and period_start = budget_period_start(period, p_at)
$$;

-- Opens the current period of every repeating cap, and the key's own cap when it is first met.
create function open_budgets(p_workspace_id text, p_mode text, p_api_key_id text, p_now timestamptz) returns void
language plpgsql as $$
declare
  v_max_credits bigint;
begin
  select max_credits into v_max_credits from api_key where id = p_api_key_id;
  if v_max_credits is not null and not exists (
    select from budget where scope = 'key' and scope_id = p_api_key_id and period = 'total'
      and limit_amount = v_max_credits
  ) then
    insert into budget (scope, scope_id, period, period_start, limit_amount, reserved, spent)
      select 'key', p_api_key_id, 'total', '-infinity', v_max_credits,
        coalesce(sum(amount) filter (where state = 'open'), 0), coalesce(sum(captured - refunded), 0)
      from hold where workspace_id = p_workspace_id and mode = p_mode and api_key_id = p_api_key_id
      on conflict (scope, scope_id, period, period_start) do update set limit_amount = excluded.limit_amount;
  elsif v_max_credits is null then
    -- the cap was lifted
    delete from budget where scope = 'key' and scope_id = p_api_key_id and period = 'total';
  end if;
  insert into budget (scope, scope_id, period, period_start, limit_amount)
    select distinct on (scope, scope_id, period)
      scope, scope_id, period, budget_period_start(period, p_now), limit_amount
    from budget b
    where (scope, scope_id) in (('key', p_api_key_id), ('workspace', p_workspace_id))
      and period <> 'total' and period_start < budget_period_start(period, p_now)
      and not exists (
        select from budget c where (c.scope, c.scope_id, c.period) = (b.scope, b.scope_id, b.period)
          and c.period_start = budget_period_start(b.period, p_now)
      )
    order by scope, scope_id, period, period_start desc
    on conflict do nothing;
end $$;

-- Says that a worker has begun. Returns 'processing' (now or already), 'ended', 'lease_lost' or 'not_found'.
create function mark_task_processing(
  p_task_id bigint, p_now timestamptz, p_job_id bigint, p_lease_token bigint, p_notify boolean
) returns text
language plpgsql as $$
declare
  v_status text;
begin
  select status into v_status from task where id = p_task_id for update;
  if not found then
    return 'not_found';
  end if;
  if v_status in ('completed', 'failed') then
    return 'ended';
  end if;
  perform 1 from job where id = p_job_id and task_id = p_task_id and lease_token = p_lease_token for update;
  if not found then
    return 'lease_lost';
  end if;
  if v_status = 'queued' then
    update task set status = 'processing', sequence = sequence + 1, updated_at = p_now,
      started_at = coalesce(started_at, p_now) where id = p_task_id;
    perform record_task_event(p_task_id, 'task.processing', p_now);
    if p_notify then
      perform pg_notify('kinora_job', '');
    end if;
  end if;
  return 'processing';
end $$;
