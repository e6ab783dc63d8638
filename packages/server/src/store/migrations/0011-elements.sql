-- People and things that clips name again and again, with their pictures.

create table element (
  id text primary key,
  workspace_id text not null references workspace (id),
  mode text not null check (mode in ('test', 'live')),
  name text not null,
  description text not null,
  created_at timestamptz not null
);
-- a prompt names it by its name
create unique index element_name on element (workspace_id, mode, lower(name));

create table element_picture (
  element_id text not null references element (id) on delete cascade,
  position integer not null,
  asset_id text not null references asset (id),
  primary key (element_id, position)
);
create index element_picture_asset on element_picture (asset_id);
