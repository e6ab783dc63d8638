-- Endpoints, the feed, the delivery log and the request log.
--
-- Every event has a position in its side of the workspace: without gaps and in the order of commit, because the
-- counter's row is locked until the transaction ends. A reader of the feed that has seen a position has seen all below.
-- The counter and then the lanes' jobs are the last locks that a transaction takes.

alter table event alter column task_id drop not null;
alter table event alter column sequence set default 0;
alter table event add column position bigint;
update event set position = numbered.position
  from (
    select id, row_number() over (partition by workspace_id, mode order by created_at, id) as position from event
  ) as numbered
  where numbered.id = event.id;
alter table event alter column position set not null;
create unique index event_position on event (workspace_id, mode, position);
drop index event_feed;
create index event_age on event (created_at);

create table event_counter (
  workspace_id text not null,
  mode text not null,
  last_position bigint not null,
  primary key (workspace_id, mode)
);
insert into event_counter (workspace_id, mode, last_position)
  select workspace_id, mode, max(position) from event group by workspace_id, mode;

create function next_event_position(p_workspace_id text, p_mode text) returns bigint
language sql as $$
  insert into event_counter as c (workspace_id, mode, last_position) values (p_workspace_id, p_mode, 1)
    on conflict (workspace_id, mode) do update set last_position = c.last_position + 1
    returning last_position
$$;

create table webhook_endpoint (
  id text primary key,
  workspace_id text not null references workspace (id),
  mode text not null check (mode in ('test', 'live')),
  url text not null,
  description text not null default '',
  -- event types, or whole families such as 'task.*'; empty means all
  events text[] not null default '{}',
  state text not null check (state in ('active', 'paused', 'disabled')),
  -- why it is not active: 'requested', 'failing' or 'gone'
  state_reason text check (state_reason in ('requested', 'failing', 'gone')),
  -- sealed under the master key; the previous one signs besides until its time is over
  sealed_secret bytea not null,
  previous_sealed_secret bytea,
  previous_secret_until timestamptz,
  -- the first failure since the last success
  failing_since timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index webhook_endpoint_workspace on webhook_endpoint (workspace_id, mode, id);

alter table webhook_secret add column previous_sealed bytea;
alter table webhook_secret add column previous_until timestamptz;

-- A lane is a receiver: an endpoint, or the host of callbacks. One job serves it, so that a dead one keeps nobody
-- waiting but itself.
create function callback_lane(p_workspace_id text, p_mode text, p_url text) returns text
language sql immutable parallel safe as $$
  select 'callback:' || p_workspace_id || ':' || p_mode || ':' || coalesce(substring(p_url from '^[a-z]+://([^/?#]*)'), '')
$$;

alter table webhook_delivery alter column task_id drop not null;
alter table webhook_delivery add column endpoint_id text references webhook_endpoint (id) on delete cascade;
alter table webhook_delivery add column lane text;
-- attempts before the last resend: the ladder starts again there
alter table webhook_delivery add column attempts_before integer not null default 0;
update webhook_delivery set lane = callback_lane(workspace_id, mode, url);
alter table webhook_delivery alter column lane set not null;
create index webhook_delivery_due on webhook_delivery (lane, next_attempt_at, id) where state = 'pending';
create index webhook_delivery_log on webhook_delivery (workspace_id, mode, created_at desc, id desc);
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, created_at desc, id desc)
  where endpoint_id is not null;
create index webhook_delivery_event on webhook_delivery (event_id);

-- What each attempt came to; `response_body` is its beginning.
create table webhook_attempt (
  delivery_id text not null references webhook_delivery (id) on delete cascade,
  number integer not null,
  at timestamptz not null,
  duration_ms integer not null,
  status integer,
  error text,
  response_body text,
  primary key (delivery_id, number)
);

-- The lane's job is locked also where its row is left as it is: this waits for a step that is about to end, and such a
-- step waits for this transaction. So a delivery that is written is never left without a job.
create function wake_webhook_lane(p_lane text, p_workspace_id text, p_at timestamptz) returns void
language sql as $$
  insert into job (kind, workspace_id, payload, run_at, unique_key, created_at)
    values ('deliver_webhook', p_workspace_id, jsonb_build_object('lane', p_lane), p_at, 'deliver_webhook:' || p_lane, p_at)
    on conflict (unique_key) do update set run_at = excluded.run_at where excluded.run_at < job.run_at
$$;

delete from job where kind = 'deliver_webhook';
select wake_webhook_lane(lane, workspace_id, min(next_attempt_at)) from webhook_delivery
  where state = 'pending' group by lane, workspace_id;

-- Writes the deliveries of an event: to the task's callback, and to every endpoint that asked for its type.
create function deliver_event(p_event_id text, p_callback_url text, p_now timestamptz) returns void
language plpgsql as $$
declare
  v_event record;
  v_endpoint record;
  v_lane text;
begin
  select workspace_id, mode, task_id, type, substr(id, 5) as suffix into strict v_event from event where id = p_event_id;
  if p_callback_url is not null then
    v_lane := callback_lane(v_event.workspace_id, v_event.mode, p_callback_url);
    insert into webhook_delivery (id, event_id, workspace_id, mode, task_id, url, lane, state, next_attempt_at, created_at)
      values ('whd_' || v_event.suffix, p_event_id, v_event.workspace_id, v_event.mode, v_event.task_id, p_callback_url,
        v_lane, 'pending', p_now, p_now);
    perform wake_webhook_lane(v_lane, v_event.workspace_id, p_now);
  end if;
  for v_endpoint in
    select id, url from webhook_endpoint
    where workspace_id = v_event.workspace_id and mode = v_event.mode and state = 'active'
      and (events = '{}' or v_event.type = any (events) or split_part(v_event.type, '.', 1) || '.*' = any (events))
    order by id
    for key share -- it stays until the delivery is committed, or was deleted before and is passed over
  loop
    insert into webhook_delivery (id, event_id, workspace_id, mode, task_id, endpoint_id, url, lane, state,
        next_attempt_at, created_at)
      values ('whd_' || v_event.suffix || '_' || substr(v_endpoint.id, 4), p_event_id, v_event.workspace_id,
        v_event.mode, v_event.task_id, v_endpoint.id, v_endpoint.url, v_endpoint.id, 'pending', p_now, p_now);
    perform wake_webhook_lane(v_endpoint.id, v_event.workspace_id, p_now);
  end loop;
end $$;

-- Writes an event of a task as it is now, and its deliveries.
create or replace function record_task_event(p_task_id bigint, p_type text, p_now timestamptz) returns void
language plpgsql as $$
declare
  v_task record;
  v_event_id text;
begin
  select workspace_id, mode, sequence, callback_url into strict v_task from task where id = p_task_id;
  v_event_id := 'evt_' || p_task_id || '_' || v_task.sequence;
  insert into event (id, workspace_id, mode, position, task_id, sequence, type, data, created_at)
    values (v_event_id, v_task.workspace_id, v_task.mode, next_event_position(v_task.workspace_id, v_task.mode),
      p_task_id, v_task.sequence, p_type, task_snapshot(p_task_id), p_now);
  perform deliver_event(v_event_id, v_task.callback_url, p_now);
end $$;

-- Writes an event that belongs to no task, and its deliveries, once per id.
drop function if exists record_workspace_event(text, text, text, text, jsonb, timestamptz);
create function record_workspace_event(
  p_id text, p_workspace_id text, p_mode text, p_type text, p_data jsonb, p_now timestamptz
) returns void
language plpgsql as $$
begin
  -- whoever writes the same event waits here, so that its position is not lost
  insert into event_counter as c (workspace_id, mode, last_position) values (p_workspace_id, p_mode, 0)
    on conflict (workspace_id, mode) do update set last_position = c.last_position;
  if exists (select from event where id = p_id) then
    return;
  end if;
  insert into event (id, workspace_id, mode, position, type, data, created_at)
    values (p_id, p_workspace_id, p_mode, next_event_position(p_workspace_id, p_mode), p_type, p_data, p_now);
  perform deliver_event(p_id, null, p_now);
end $$;

-- Requests that changed something or were refused. Those without a workspace are refusals of unknown keys, for operators.
create table request_log (
  id text primary key,
  workspace_id text,
  mode text,
  api_key_id text,
  dialect text not null,
  method text not null,
  path text not null,
  route text not null,
  status integer not null,
  error_code text,
  task_id bigint,
  duration_ms integer not null,
  client_address text,
  user_agent text,
  request_body text,
  response_body text,
  created_at timestamptz not null
);
create index request_log_workspace on request_log (workspace_id, mode, created_at desc, id desc);
create index request_log_task on request_log (task_id) where task_id is not null;
create index request_log_age on request_log (created_at);

-- What was not stored: reads that went well, and what the buffer had no room for. Hours begin in UTC.
create table request_count (
  workspace_id text not null default '',
  mode text not null default '',
  hour timestamptz not null,
  read bigint not null default 0,
  dropped bigint not null default 0,
  primary key (workspace_id, mode, hour)
);
