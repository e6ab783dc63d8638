-- People, who is a member of which workspace, and invitations. `person`, `person_session`, `person_account` and
-- `person_verification` are the tables of the sign-in library under our names; `member` and `invitation` are ours, so
-- that a change of them and its line in the audit log are one transaction.

create table person (
  id text primary key,
  name text not null,
  -- in lower case
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  -- runs the installation, above all workspaces
  is_operator boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table person_session (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  token text not null unique,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_session_person on person_session (person_id);

-- How a person proves who they are; `password` is an argon2id hash.
create table person_account (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index person_account_person on person_account (person_id);

create table person_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_verification_identifier on person_verification (identifier);

create table member (
  workspace_id text not null references workspace (id),
  person_id text not null references person (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'developer', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, person_id)
);
create index member_person on member (person_id);

create table invitation (
  id text primary key,
  workspace_id text not null references workspace (id),
  -- in lower case
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'admin', 'developer', 'viewer')),
  -- SHA-256 of the token in the link
  token_hash bytea not null unique,
  inviter_id text references person (id) on delete set null,
  state text not null default 'pending' check (state in ('pending', 'accepted', 'canceled')),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index invitation_pending on invitation (workspace_id, email) where state = 'pending';
