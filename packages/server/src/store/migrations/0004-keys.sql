-- Keys: a cap per day, a second credential, and what people were told of a key. The shared part of rate limits. The log
-- of who changed what.

alter table api_key
  -- micro-credits per day of UTC, as it was set; what binds is the key's row in `budget`
  add column max_credits_per_day bigint check (max_credits_per_day >= 0),
  -- when the workspace was told that the key is old, and that it ends soon
  add column age_told_at timestamptz,
  add column expiry_told_at timestamptz;

-- A key's second credential, for clients that sign a token (HS256) with a secret instead of sending a key. The secret
-- has to be read again to verify one, so it is sealed and not hashed.
create table access_pair (
  access_key text primary key,
  api_key_id text not null unique references api_key (id) on delete cascade,
  sealed_secret bytea not null,
  created_at timestamptz not null default now()
);

-- What several processes that serve one workspace draw from, each a little ahead. After a crash of the database every
-- bucket is full again, which is why it costs no write to disk.
create unlogged table rate_bucket (
  caller_id text primary key,
  tokens double precision not null,
  refilled_at timestamptz not null
);

-- Takes up to `wanted` whole tokens out of a caller's bucket for one process, on the database's clock, which all share.
create function lease_tokens(
  p_caller_id text, p_wanted integer, p_burst double precision, p_per_second double precision,
  out granted integer, out remaining double precision
) language plpgsql as $$
declare
  v_bucket record;
  v_now timestamptz;
begin
  insert into rate_bucket (caller_id, tokens, refilled_at) values (p_caller_id, p_burst, clock_timestamp())
    on conflict do nothing;
  select tokens, refilled_at into strict v_bucket from rate_bucket where caller_id = p_caller_id for update;
  v_now := greatest(clock_timestamp(), v_bucket.refilled_at);
  remaining := least(p_burst, v_bucket.tokens + extract(epoch from v_now - v_bucket.refilled_at) * p_per_second);
  granted := least(p_wanted, floor(remaining));
  remaining := remaining - granted;
  update rate_bucket set tokens = remaining, refilled_at = v_now where caller_id = p_caller_id;
end $$;

-- Who changed what: keys, plans, credits, members, engines. `workspace_id` is null for the installation's own.
create table audit_entry (
  id text primary key,
  -- the order of writing: instants may be equal
  position bigint generated always as identity,
  workspace_id text,
  actor_kind text not null check (actor_kind in ('key', 'person', 'command_line', 'system')),
  actor_id text,
  actor_name text,
  -- such as 'key.revoked'
  action text not null,
  target_kind text not null,
  target_id text not null,
  -- what was set, and what it was before; never a secret
  detail jsonb not null default '{}',
  request_id text,
  created_at timestamptz not null default now()
);
create index audit_workspace on audit_entry (workspace_id, position desc);
create unique index audit_position on audit_entry (position desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'KN900';
end $$;
create trigger audit_entry_append_only before update on audit_entry for each row execute function refuse_audit_change();
