-- What is sold, to whom, and what was paid.

-- Prices, plans and packs that replace the built-in ones; the newest of a kind is in force. Rows stay, so that whatever
-- names a version can be explained.
create table retail_table (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('prices', 'plans', 'packs')),
  version text not null unique,
  data jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  replaced_at timestamptz
);
create unique index retail_table_current on retail_table (kind) where replaced_at is null;

-- The plan of a workspace and the period that its grant is for; `workspace.api_plan` and `web_plan` say the same.
create table subscription (
  workspace_id text not null references workspace (id),
  kind text not null check (kind in ('api', 'web')),
  plan_id text not null,
  provider text not null check (provider in ('manual', 'stripe')),
  -- the payment provider's own id of it
  reference text,
  period_start timestamptz not null,
  period_end timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, kind),
  check (period_end > period_start)
);
create unique index subscription_reference on subscription (provider, reference) where reference is not null;
create index subscription_due on subscription (period_end) where provider = 'manual';

-- What somebody wants to buy; paid ones are the invoices.
create table purchase (
  id text primary key,
  workspace_id text not null references workspace (id),
  item_kind text not null check (item_kind in ('pack', 'plan')),
  item_id text not null,
  description text not null,
  -- micro-credits of a pack, as it was when it was ordered; 0 for a plan
  credits bigint not null check (credits >= 0),
  expires_days integer check (expires_days > 0),
  amount_usd_cents integer not null check (amount_usd_cents >= 0),
  provider text not null check (provider in ('manual', 'stripe')),
  reference text,
  checkout_url text,
  state text not null check (state in ('open', 'paid', 'canceled')),
  -- ordered by the auto top-up and not by a person
  auto boolean not null default false,
  created_by text,
  created_at timestamptz not null,
  paid_at timestamptz,
  ended_at timestamptz,
  -- without gaps over the installation, in the order of payment
  invoice_number bigint unique,
  check ((state = 'paid') = (paid_at is not null)),
  check ((state = 'paid') = (invoice_number is not null))
);
create index purchase_workspace on purchase (workspace_id, created_at desc, id desc);
create index purchase_open on purchase (created_at) where state = 'open';
create unique index purchase_auto_open on purchase (workspace_id) where state = 'open' and auto;

-- Notices of the payment provider that were acted upon, so that each acts once.
create table payment_event (
  provider text not null,
  id text not null,
  type text not null,
  received_at timestamptz not null,
  primary key (provider, id)
);

-- A workspace at the payment provider, and what it wants done when credits run low.
create table billing_account (
  workspace_id text primary key references workspace (id),
  provider_customer text unique,
  top_up_pack text,
  -- automatic payments in one calendar month of UTC
  top_up_per_month integer check (top_up_per_month > 0),
  check ((top_up_pack is null) = (top_up_per_month is null))
);
