-- Who may sign in, with what, and which roles he holds when.
create schema accounts;
grant usage on schema accounts to gongkai_app, gongkai_worker;

create table accounts.accounts (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  -- No shared accounts and no second one: what a person may not combine, he cannot combine by another name.
  person_id uuid not null,
  login_name text not null,
  email text,
  language text check (language in ('zh-CN', 'en')),
  password_hash text,
  password_set_at timestamptz,
  must_change_password boolean not null default false,
  -- Encrypted with the deployment's key; `pending` until a code from it was given.
  second_factor_seed bytea,
  second_factor_pending bytea,
  -- The time step of the last code that was taken: a code works once.
  second_factor_step bigint,
  failed_attempts integer not null default 0,
  last_failed_at timestamptz,
  locked_until timestamptz,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('by-administrator', 'unused', 'left')),
  last_used_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, person_id),
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  check (login_name = lower(login_name)),
  check ((disabled_at is null) = (disabled_reason is null))
);
call platform.protect('accounts.accounts');
create unique index accounts_login_name on accounts.accounts (jurisdiction_id, login_name);
create index accounts_created on accounts.accounts (jurisdiction_id, created_at desc, id desc);

-- Earlier passwords, so that none is taken again too soon.
create table accounts.password_history (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  account_id uuid not null,
  password_hash text not null,
  set_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('accounts.password_history');
create index password_history_account on accounts.password_history (jurisdiction_id, account_id, set_at desc);
-- Hashes that the rule no longer needs are removed: what is not kept cannot be stolen.
grant delete on accounts.password_history to gongkai_app, gongkai_worker;

create table accounts.recovery_codes (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('accounts.recovery_codes');
create unique index recovery_codes_code on accounts.recovery_codes (jurisdiction_id, account_id, code_hash);
-- A new set of codes replaces the old one.
grant delete on accounts.recovery_codes to gongkai_app, gongkai_worker;

create table accounts.grants (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  -- GB/T 22239—2019, 8.1.5: system, security and audit administrators are three people, and none of them does business.
  family text not null check (family in ('system-admin', 'security-admin', 'audit-admin', 'business')),
  unit_id uuid not null,
  scope text not null check (scope in ('unit', 'subtree', 'jurisdiction')),
  valid_from timestamptz not null,
  valid_to timestamptz,
  reason text,
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  check (valid_to is null or valid_to >= valid_from),
  check ((family = 'business') = (role not in ('system-admin', 'security-admin', 'audit-admin')) and (family = 'business' or family = role)),
  -- An account never holds roles of two families at once, whoever grants them and in whatever order.
  constraint grants_one_family exclude using gist
    (jurisdiction_id with =, account_id with =, family with <>, tstzrange(valid_from, valid_to) with &&)
);
call platform.protect('accounts.grants');
create index grants_account on accounts.grants (jurisdiction_id, account_id);
create index grants_role on accounts.grants (jurisdiction_id, role, unit_id);

create table accounts.sessions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  begun_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The absolute limit, however busy the session is.
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('signed-out', 'by-owner', 'by-administrator', 'replaced', 'idle', 'limit')),
  address text,
  agent text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('accounts.sessions');
create unique index sessions_token on accounts.sessions (jurisdiction_id, token_hash);
create index sessions_account on accounts.sessions (jurisdiction_id, account_id) where ended_at is null;
create index sessions_begun on accounts.sessions (jurisdiction_id, begun_at);
-- Sessions that ended long ago are removed; the audit keeps the sign-ins.
grant delete on accounts.sessions to gongkai_worker;

create table accounts.invitations (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  kind text not null check (kind in ('invitation', 'setup')),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('accounts.invitations');
create unique index invitations_token on accounts.invitations (jurisdiction_id, token_hash);
create index invitations_account on accounts.invitations (jurisdiction_id, account_id);

-- Attempts for names that no account has, so that they slow down like those that exist.
create table accounts.unknown_attempts (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  name_hash bytea not null,
  failed_attempts integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz,
  primary key (jurisdiction_id, name_hash)
);
call platform.protect('accounts.unknown_attempts');
-- Forgotten after a day.
grant delete on accounts.unknown_attempts to gongkai_worker;

-- Who may be played in a demonstration, one click each.
create table accounts.demonstration_cast (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,40}$'),
  account_id uuid not null,
  sort integer not null default 0,
  -- Post, role and what to try, in the reader's language.
  texts jsonb not null,
  primary key (jurisdiction_id, key),
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('accounts.demonstration_cast');
