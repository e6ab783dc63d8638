-- The whole domain. Money is bigint micro-credits; instants are timestamptz; ids that callers see are text or a 63-bit
-- task id. `task` has no unique constraint besides its id so that it can be partitioned by week.

create table installation (
  key text primary key,
  value jsonb not null
);

-- A workspace owns credits, keys, tasks and assets. The id is the people system's organization id.
create table workspace (
  id text primary key,
  name text not null,
  api_plan text,
  web_plan text,
  created_at timestamptz not null default now()
);

-- A SHA-256 of a key is enough: keys are 190 random bits. An operator key belongs to no workspace.
create table api_key (
  id text primary key,
  workspace_id text references workspace (id),
  kind text not null check (kind in ('test', 'live', 'oper')),
  name text not null,
  hash bytea not null unique,
  -- what a person may see again: the prefix and the last four characters
  hint text not null,
  scopes text[] not null default '{}',
  models text[],
  networks text[],
  max_credits bigint check (max_credits >= 0),
  expires_at timestamptz,
  revoked_at timestamptz,
  replaced_by text,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  check ((kind = 'oper') = (workspace_id is null))
);
create index api_key_workspace on api_key (workspace_id, created_at);

-- One row per workspace and mode: the cached balance, and what create has to lock anyway.
-- balance = sum of the lots' remaining = postings on `wallet` and `held` together; held = open holds.
create table wallet (
  workspace_id text not null references workspace (id),
  mode text not null check (mode in ('test', 'live')),
  balance bigint not null default 0,
  held bigint not null default 0 check (held >= 0),
  -- tasks that are neither completed nor failed
  open_tasks integer not null default 0 check (open_tasks >= 0),
  -- soonest expiry of a lot that still has something left
  next_expiry_at timestamptz,
  primary key (workspace_id, mode),
  check (balance - held >= 0)
);

create table lot (
  id text primary key,
  workspace_id text not null,
  mode text not null,
  source text not null check (source in ('promo', 'trial', 'plan', 'pack', 'refund')),
  granted bigint not null check (granted > 0),
  remaining bigint not null check (remaining >= 0 and remaining <= granted),
  spent bigint not null default 0 check (spent >= 0),
  expired bigint not null default 0 check (expired >= 0),
  refunded bigint not null default 0 check (refunded >= 0),
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (workspace_id, mode) references wallet (workspace_id, mode),
  check (granted = remaining + spent + expired + refunded)
);
create index lot_live on lot (workspace_id, mode, expires_at nulls last, id) where remaining > 0;

-- Append-only. `hold_task_id` names the hold that a hold, capture or release belongs to.
create table transfer (
  id text primary key,
  workspace_id text not null,
  mode text not null,
  kind text not null check (kind in ('grant', 'hold', 'capture', 'release', 'expire', 'refund', 'adjust', 'upstream_cost')),
  amount bigint not null check (amount > 0),
  task_id bigint,
  lot_id text,
  reason text not null,
  -- the caller's key for a grant or refund that must happen once
  idempotency_key text,
  created_at timestamptz not null default now()
);
create index transfer_workspace on transfer (workspace_id, mode, created_at desc, id desc);
create index transfer_task on transfer (task_id) where task_id is not null;
create unique index transfer_once on transfer (workspace_id, mode, idempotency_key) where idempotency_key is not null;
create unique index transfer_task_once on transfer (task_id, kind) where kind in ('hold', 'capture', 'release');

-- Accounts: 'wallet' and 'held' are the workspace's own (with the mode); 'issued', 'revenue', 'breakage', 'refunds',
-- 'payments_clearing', 'upstream_cost', 'upstream_payable' are shared and have no row of their own.
create table posting (
  transfer_id text not null references transfer (id),
  account text not null check (account in ('wallet', 'held', 'issued', 'revenue', 'breakage', 'refunds', 'payments_clearing', 'upstream_cost', 'upstream_payable')),
  workspace_id text not null,
  mode text not null,
  amount bigint not null check (amount <> 0),
  primary key (transfer_id, account)
);
create index posting_account on posting (workspace_id, mode, account);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'KN900';
end $$;
create trigger transfer_append_only before update or delete on transfer for each row execute function refuse_change();
create trigger posting_append_only before update or delete on posting for each row execute function refuse_change();

create table hold (
  task_id bigint primary key,
  workspace_id text not null,
  mode text not null,
  api_key_id text,
  amount bigint not null check (amount >= 0),
  captured bigint not null default 0 check (captured >= 0 and captured <= amount),
  state text not null check (state in ('open', 'captured', 'released')),
  placed_at timestamptz not null default now(),
  ended_at timestamptz
);
create index hold_open on hold (workspace_id, mode) where state = 'open';

-- scope 'key' or 'workspace'; period 'total', 'day' or 'month'; period_start is the first day ('-infinity' for total).
create table budget (
  scope text not null check (scope in ('key', 'workspace')),
  scope_id text not null,
  period text not null check (period in ('total', 'day', 'month')),
  period_start date not null,
  limit_amount bigint not null check (limit_amount >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  spent bigint not null default 0 check (spent >= 0),
  primary key (scope, scope_id, period, period_start)
);

create table task (
  id bigint primary key,
  workspace_id text not null,
  mode text not null check (mode in ('test', 'live')),
  api_key_id text,
  dialect text not null,
  kind text not null check (kind in ('video', 'image')),
  model text not null,
  status text not null check (status in ('queued', 'processing', 'completed', 'failed')),
  -- GenerationRequest; null once the task was deleted
  request jsonb,
  quote jsonb not null,
  warnings jsonb not null default '[]',
  metadata jsonb,
  external_task_id text,
  callback_url text,
  -- higher runs earlier within one workspace; the welcome clip is below zero
  priority smallint not null default 0,
  progress smallint not null default 0 check (progress between 0 and 100),
  -- grows with each change that a caller can see
  sequence integer not null default 1,
  provider text,
  model_version text,
  scene jsonb,
  output jsonb,
  error jsonb,
  cancellation text check (cancellation in ('requested', 'confirmed', 'too_late', 'unsupported')),
  note jsonb,
  draft_of bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  deadline_at timestamptz not null,
  deleted_at timestamptz
);
create index task_workspace on task (workspace_id, mode, id desc);
create index task_open on task (deadline_at) where status in ('queued', 'processing');

create table external_task (
  workspace_id text not null,
  mode text not null,
  external_task_id text not null,
  task_id bigint not null,
  primary key (workspace_id, mode, external_task_id)
);

create table idempotency (
  workspace_id text not null,
  mode text not null,
  route text not null,
  key text not null,
  -- SHA-256 of the canonical JSON of the request
  request_hash bytea not null,
  task_id bigint not null,
  expires_at timestamptz not null,
  primary key (workspace_id, mode, route, key)
);
create index idempotency_expiry on idempotency (expires_at);

create table attempt (
  id text primary key,
  task_id bigint not null,
  number integer not null,
  engine text not null,
  state text not null check (state in ('planned', 'intent_written', 'submitted', 'submit_unknown', 'rejected', 'proven_absent', 'succeeded', 'failed', 'canceled', 'abandoned')),
  handle jsonb,
  error jsonb,
  cost_usd_micros bigint not null default 0,
  may_pay_twice boolean not null default false,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (task_id, number)
);
create unique index attempt_live on attempt (task_id) where state in ('planned', 'intent_written', 'submitted', 'submit_unknown');

-- The internal queue. A lease is renewed by its holder; `lease_token` fences every write of a step.
create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  -- '' for jobs of the installation
  workspace_id text not null default '',
  task_id bigint,
  payload jsonb not null default '{}',
  priority smallint not null default 0,
  run_at timestamptz not null default now(),
  attempts integer not null default 0,
  lease_until timestamptz,
  lease_token bigint not null default 0,
  worker text,
  -- at most one live job per key
  unique_key text unique,
  created_at timestamptz not null default now()
);
create index job_waiting on job (kind, workspace_id, priority desc, run_at, id);
create index job_task on job (task_id) where task_id is not null;

-- Fairness: when a workspace was last served, per kind.
create table job_turn (
  kind text not null,
  workspace_id text not null,
  served_at timestamptz not null,
  primary key (kind, workspace_id)
);

-- The one source of webhooks, streams and the feed. `data` is the task as it was.
create table event (
  id text primary key,
  workspace_id text not null,
  mode text not null,
  task_id bigint not null,
  sequence integer not null,
  type text not null,
  data jsonb not null,
  created_at timestamptz not null default now(),
  unique (task_id, sequence)
);
create index event_feed on event (workspace_id, mode, created_at, id);

create table webhook_secret (
  workspace_id text not null references workspace (id),
  mode text not null,
  -- sealed under the master key
  sealed bytea not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, mode)
);

create table webhook_delivery (
  id text primary key,
  event_id text not null references event (id),
  workspace_id text not null,
  mode text not null,
  task_id bigint not null,
  url text not null,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  last_status integer,
  last_error text,
  next_attempt_at timestamptz,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index webhook_delivery_task on webhook_delivery (task_id);

-- The bytes, named by their SHA-256 in hex.
create table blob (
  hash text primary key,
  size_bytes bigint not null,
  created_at timestamptz not null default now()
);

-- A medium with meaning. Several assets may share one blob.
create table asset (
  id text primary key,
  workspace_id text not null,
  mode text not null,
  role text not null check (role in ('upload', 'input', 'output', 'poster')),
  type text not null check (type in ('image', 'video', 'audio')),
  task_id bigint,
  output_index integer,
  blob_hash text not null references blob (hash),
  name text not null,
  mime text not null,
  size_bytes bigint not null,
  width integer,
  height integer,
  duration_seconds double precision,
  frames_per_second double precision,
  has_audio boolean,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  deleted_at timestamptz
);
create index asset_task on asset (task_id) where task_id is not null;
create index asset_workspace on asset (workspace_id, mode, created_at desc, id desc);
create index asset_blob on asset (blob_hash);
create index asset_expiry on asset (expires_at) where deleted_at is null;

-- Which tasks an input asset serves, so that retention does not take it away under them.
create table task_input (
  task_id bigint not null,
  asset_id text not null references asset (id),
  primary key (task_id, asset_id)
);
create index task_input_asset on task_input (asset_id);
