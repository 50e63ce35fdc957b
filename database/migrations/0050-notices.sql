-- What people are told: on their screens at once, and by e-mail where they wish it.
create schema notices;
grant usage on schema notices to gongkai_app, gongkai_worker;

create table notices.notices (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  account_id uuid not null,
  -- A message key and what fills its places: each reader sees his own language.
  kind text not null check (kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
  values jsonb not null default '{}',
  link text check (link ~ '^/[^/]'),
  -- The same key for the same account is told once.
  key text,
  at timestamptz not null,
  read_at timestamptz,
  mail_state text not null check (mail_state in ('none', 'waiting', 'sent', 'skipped', 'failed')),
  mailed_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('notices.notices');
create unique index notices_key on notices.notices (jurisdiction_id, account_id, key) where key is not null;
create index notices_account on notices.notices (jurisdiction_id, account_id, at desc, id desc);
create index notices_unread on notices.notices (jurisdiction_id, account_id) where read_at is null;

create table notices.preferences (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  account_id uuid not null,
  mail boolean not null,
  version integer not null default 1,
  primary key (jurisdiction_id, account_id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('notices.preferences');
