-- Content rules: what the operator put in place of the built-in ones, and what was decided by them.

-- The newest row is in force; rows stay, so that a decision that names a version can be explained.
create table policy_table (
  id bigint generated always as identity primary key,
  version text not null unique,
  data jsonb not null,
  -- the operator's own judge, asked over HTTP
  hook_url text,
  hook_stages text[] check (hook_stages <@ array['input', 'output']),
  hook_on_failure text check (hook_on_failure in ('open', 'closed')),
  hook_token_id text,
  created_by text not null,
  created_at timestamptz not null,
  check ((hook_url is null) = (hook_stages is null) and (hook_url is null) = (hook_on_failure is null))
);

create table policy_hook_token (
  id text primary key,
  sealed_token bytea not null,
  created_at timestamptz not null
);

-- The decision about a task's result; null when nobody was asked.
alter table task add column moderation jsonb;
-- The decision about a create's input.
alter table request_log add column policy jsonb;
