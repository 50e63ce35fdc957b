-- Written by scripts/db.ts from the catalogue of a migrated database. Do not edit.

-- schemas
create schema accounts;
create schema audit;
create schema organisations;
create schema platform;
create schema shared;

-- tables
create table accounts.accounts (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  person_id uuid not null,
  login_name text not null,
  email text,
  language text,
  password_hash text,
  password_set_at timestamp with time zone,
  must_change_password boolean default false not null,
  second_factor_seed bytea,
  second_factor_pending bytea,
  second_factor_step bigint,
  failed_attempts integer default 0 not null,
  last_failed_at timestamp with time zone,
  locked_until timestamp with time zone,
  disabled_at timestamp with time zone,
  disabled_reason text,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer default 1 not null
);
create table accounts.demonstration_cast (
  jurisdiction_id uuid default platform.tenant() not null,
  key text not null,
  account_id uuid not null,
  sort integer default 0 not null,
  texts jsonb not null
);
create table accounts.grants (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  family text not null,
  unit_id uuid not null,
  scope text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  reason text,
  granted_by text not null,
  granted_at timestamp with time zone not null,
  revoked_by text,
  revoked_at timestamp with time zone
);
create table accounts.invitations (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  kind text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
create table accounts.password_history (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  account_id uuid not null,
  password_hash text not null,
  set_at timestamp with time zone not null
);
create table accounts.recovery_codes (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone
);
create table accounts.sessions (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  begun_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_reason text,
  address text,
  agent text
);
create table accounts.unknown_attempts (
  jurisdiction_id uuid default platform.tenant() not null,
  name_hash bytea not null,
  failed_attempts integer not null,
  last_failed_at timestamp with time zone not null,
  locked_until timestamp with time zone
);
create table audit.chain (
  jurisdiction_id uuid default platform.tenant() not null,
  position bigint not null,
  record_id uuid not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null
);
create table audit.records (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  unit_id uuid,
  before jsonb,
  after jsonb,
  outcome text not null,
  address text,
  request_id text,
  xact xid8 default pg_current_xact_id() not null
);
create table organisations.absences (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  person_id uuid not null,
  deputy_person_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text
);
create table organisations.credit_relations (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  credited_unit_id uuid not null,
  share numeric(5,4) default 1 not null,
  valid_from date not null,
  valid_to date
);
create table organisations.events (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  event text not null,
  on_day date not null,
  body jsonb not null,
  at timestamp with time zone not null,
  by_name text not null,
  by_account_id uuid
);
create table organisations.group_seats (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  seat text not null,
  duties text,
  sort integer default 0 not null,
  valid_from date not null,
  valid_to date
);
create table organisations.leading_groups (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  purpose text not null,
  office_unit_id uuid,
  basis text,
  valid_from date not null,
  valid_to date,
  version integer default 1 not null
);
create table organisations.persons (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  name text not null,
  name_key text not null,
  unit_id uuid not null,
  email text,
  phone text,
  left_on date,
  version integer default 1 not null
);
create table organisations.posts (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  post text not null,
  title text,
  full_time boolean,
  sort integer default 0 not null,
  valid_from date not null,
  valid_to date
);
create table organisations.settings (
  jurisdiction_id uuid default platform.tenant() not null,
  key text not null,
  value jsonb not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);
create table organisations.successions (
  jurisdiction_id uuid default platform.tenant() not null,
  predecessor_id uuid not null,
  successor_id uuid not null,
  on_day date not null,
  basis text
);
create table organisations.unit_classes (
  jurisdiction_id uuid default platform.tenant() not null,
  unit_id uuid not null,
  scheme text not null,
  year integer not null,
  class text not null
);
create table organisations.unit_periods (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  parent_id uuid,
  kind text not null,
  ranking_group text not null,
  name text not null,
  short_name text not null,
  valid_from date not null,
  valid_to date,
  basis text
);
create table organisations.units (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  parent_id uuid,
  kind text not null,
  ranking_group text not null,
  name text not null,
  short_name text not null,
  name_key text not null,
  code text,
  represents text,
  sort integer default 0 not null,
  valid_from date not null,
  valid_to date,
  version integer default 1 not null
);
create table platform.announcements (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  position bigint generated always as identity not null,
  name text not null,
  subject_id uuid not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  relayed_at timestamp with time zone
);
create table platform.hearings (
  jurisdiction_id uuid default platform.tenant() not null,
  announcement_id uuid not null,
  listener text not null,
  at timestamp with time zone not null
);
create table platform.once (
  jurisdiction_id uuid default platform.tenant() not null,
  owner text not null,
  key text not null,
  route text not null,
  fingerprint text not null,
  answer jsonb,
  at timestamp with time zone not null
);
create table shared.jurisdictions (
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  level text not null,
  division_code text,
  time_zone text default 'Asia/Shanghai'::text not null,
  hosts text[] default '{}'::text[] not null,
  demonstration boolean default false not null,
  created_at timestamp with time zone default now() not null
);

-- constraints
alter table accounts.accounts add constraint accounts_check CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL)));
alter table accounts.accounts add constraint accounts_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['by-administrator'::text, 'unused'::text, 'left'::text])));
alter table accounts.accounts add constraint accounts_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text])));
alter table accounts.accounts add constraint accounts_login_name_check CHECK ((login_name = lower(login_name)));
alter table accounts.accounts add constraint accounts_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.accounts add constraint accounts_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table accounts.accounts add constraint accounts_pkey PRIMARY KEY (jurisdiction_id, id);
alter table accounts.accounts add constraint accounts_jurisdiction_id_person_id_key UNIQUE (jurisdiction_id, person_id);
alter table accounts.demonstration_cast add constraint demonstration_cast_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,40}$'::text));
alter table accounts.demonstration_cast add constraint demonstration_cast_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table accounts.demonstration_cast add constraint demonstration_cast_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.demonstration_cast add constraint demonstration_cast_pkey PRIMARY KEY (jurisdiction_id, key);
alter table accounts.grants add constraint grants_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table accounts.grants add constraint grants_check1 CHECK ((((family = 'business'::text) = (role <> ALL (ARRAY['system-admin'::text, 'security-admin'::text, 'audit-admin'::text]))) AND ((family = 'business'::text) OR (family = role))));
alter table accounts.grants add constraint grants_family_check CHECK ((family = ANY (ARRAY['system-admin'::text, 'security-admin'::text, 'audit-admin'::text, 'business'::text])));
alter table accounts.grants add constraint grants_scope_check CHECK ((scope = ANY (ARRAY['unit'::text, 'subtree'::text, 'jurisdiction'::text])));
alter table accounts.grants add constraint grants_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table accounts.grants add constraint grants_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.grants add constraint grants_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table accounts.grants add constraint grants_pkey PRIMARY KEY (jurisdiction_id, id);
alter table accounts.grants add constraint grants_one_family EXCLUDE USING gist (jurisdiction_id WITH =, account_id WITH =, family WITH <>, tstzrange(valid_from, valid_to) WITH &&);
alter table accounts.invitations add constraint invitations_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'setup'::text])));
alter table accounts.invitations add constraint invitations_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table accounts.invitations add constraint invitations_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.invitations add constraint invitations_pkey PRIMARY KEY (jurisdiction_id, id);
alter table accounts.password_history add constraint password_history_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table accounts.password_history add constraint password_history_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.password_history add constraint password_history_pkey PRIMARY KEY (jurisdiction_id, id);
alter table accounts.recovery_codes add constraint recovery_codes_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table accounts.recovery_codes add constraint recovery_codes_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.recovery_codes add constraint recovery_codes_pkey PRIMARY KEY (jurisdiction_id, id);
alter table accounts.sessions add constraint sessions_ended_reason_check CHECK ((ended_reason = ANY (ARRAY['signed-out'::text, 'by-owner'::text, 'by-administrator'::text, 'replaced'::text, 'idle'::text, 'limit'::text])));
alter table accounts.sessions add constraint sessions_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table accounts.sessions add constraint sessions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.sessions add constraint sessions_pkey PRIMARY KEY (jurisdiction_id, id);
alter table accounts.unknown_attempts add constraint unknown_attempts_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table accounts.unknown_attempts add constraint unknown_attempts_pkey PRIMARY KEY (jurisdiction_id, name_hash);
alter table audit.chain add constraint chain_position_check CHECK (("position" > 0));
alter table audit.chain add constraint chain_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table audit.chain add constraint chain_pkey PRIMARY KEY (jurisdiction_id, "position");
alter table audit.chain add constraint chain_jurisdiction_id_record_id_key UNIQUE (jurisdiction_id, record_id);
alter table audit.records add constraint records_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])));
alter table audit.records add constraint records_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table audit.records add constraint records_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.absences add constraint absences_check CHECK ((person_id <> deputy_person_id));
alter table organisations.absences add constraint absences_check1 CHECK ((valid_to >= valid_from));
alter table organisations.absences add constraint absences_jurisdiction_id_deputy_person_id_fkey FOREIGN KEY (jurisdiction_id, deputy_person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table organisations.absences add constraint absences_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.absences add constraint absences_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table organisations.absences add constraint absences_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.absences add constraint absences_apart EXCLUDE USING gist (jurisdiction_id WITH =, person_id WITH =, daterange(valid_from, valid_to) WITH &&);
alter table organisations.credit_relations add constraint credit_relations_check CHECK ((unit_id <> credited_unit_id));
alter table organisations.credit_relations add constraint credit_relations_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table organisations.credit_relations add constraint credit_relations_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)));
alter table organisations.credit_relations add constraint credit_relations_jurisdiction_id_credited_unit_id_fkey FOREIGN KEY (jurisdiction_id, credited_unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.credit_relations add constraint credit_relations_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.credit_relations add constraint credit_relations_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.credit_relations add constraint credit_relations_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.credit_relations add constraint credit_relations_apart EXCLUDE USING gist (jurisdiction_id WITH =, unit_id WITH =, credited_unit_id WITH =, daterange(valid_from, valid_to) WITH &&);
alter table organisations.events add constraint events_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['unit'::text, 'person'::text, 'group'::text])));
alter table organisations.events add constraint events_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.events add constraint events_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.group_seats add constraint group_seats_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table organisations.group_seats add constraint group_seats_seat_check CHECK ((seat = ANY (ARRAY['leader'::text, 'deputy'::text, 'member'::text, 'office-head'::text, 'office-member'::text])));
alter table organisations.group_seats add constraint group_seats_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.group_seats add constraint group_seats_jurisdiction_id_group_id_fkey FOREIGN KEY (jurisdiction_id, group_id) REFERENCES organisations.leading_groups(jurisdiction_id, id);
alter table organisations.group_seats add constraint group_seats_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table organisations.group_seats add constraint group_seats_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.group_seats add constraint group_seats_apart EXCLUDE USING gist (jurisdiction_id WITH =, group_id WITH =, person_id WITH =, seat WITH =, daterange(valid_from, valid_to) WITH &&);
alter table organisations.group_seats add constraint group_seats_single EXCLUDE USING gist (jurisdiction_id WITH =, group_id WITH =, seat WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((seat = ANY (ARRAY['leader'::text, 'office-head'::text])));
alter table organisations.leading_groups add constraint leading_groups_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table organisations.leading_groups add constraint leading_groups_purpose_check CHECK ((purpose = ANY (ARRAY['openness'::text, 'information'::text])));
alter table organisations.leading_groups add constraint leading_groups_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.leading_groups add constraint leading_groups_jurisdiction_id_office_unit_id_fkey FOREIGN KEY (jurisdiction_id, office_unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.leading_groups add constraint leading_groups_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.leading_groups add constraint leading_groups_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.persons add constraint persons_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.persons add constraint persons_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.persons add constraint persons_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.posts add constraint posts_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table organisations.posts add constraint posts_check1 CHECK (((post <> ALL (ARRAY['officer'::text, 'deputy-officer'::text])) OR (full_time IS NOT NULL)));
alter table organisations.posts add constraint posts_post_check CHECK ((post = ANY (ARRAY['leader-in-charge'::text, 'head'::text, 'officer'::text, 'deputy-officer'::text, 'office-leader'::text, 'member'::text])));
alter table organisations.posts add constraint posts_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.posts add constraint posts_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table organisations.posts add constraint posts_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.posts add constraint posts_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.posts add constraint posts_apart EXCLUDE USING gist (jurisdiction_id WITH =, person_id WITH =, unit_id WITH =, post WITH =, daterange(valid_from, valid_to) WITH &&);
alter table organisations.posts add constraint posts_single EXCLUDE USING gist (jurisdiction_id WITH =, unit_id WITH =, post WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((post = ANY (ARRAY['leader-in-charge'::text, 'head'::text])));
alter table organisations.settings add constraint settings_key_check CHECK ((key ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text));
alter table organisations.settings add constraint settings_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.settings add constraint settings_pkey PRIMARY KEY (jurisdiction_id, key);
alter table organisations.successions add constraint successions_check CHECK ((predecessor_id <> successor_id));
alter table organisations.successions add constraint successions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.successions add constraint successions_jurisdiction_id_predecessor_id_fkey FOREIGN KEY (jurisdiction_id, predecessor_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.successions add constraint successions_jurisdiction_id_successor_id_fkey FOREIGN KEY (jurisdiction_id, successor_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.successions add constraint successions_pkey PRIMARY KEY (jurisdiction_id, predecessor_id, successor_id);
alter table organisations.unit_classes add constraint unit_classes_class_check CHECK (((length(class) >= 1) AND (length(class) <= 20)));
alter table organisations.unit_classes add constraint unit_classes_scheme_check CHECK ((scheme ~ '^[a-z][a-z0-9-]{0,60}$'::text));
alter table organisations.unit_classes add constraint unit_classes_year_check CHECK (((year >= 2000) AND (year <= 2100)));
alter table organisations.unit_classes add constraint unit_classes_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.unit_classes add constraint unit_classes_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.unit_classes add constraint unit_classes_pkey PRIMARY KEY (jurisdiction_id, unit_id, scheme, year);
alter table organisations.unit_periods add constraint unit_periods_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.unit_periods add constraint unit_periods_jurisdiction_id_parent_id_fkey FOREIGN KEY (jurisdiction_id, parent_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.unit_periods add constraint unit_periods_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.unit_periods add constraint unit_periods_pkey PRIMARY KEY (jurisdiction_id, id);
alter table organisations.unit_periods add constraint unit_periods_apart EXCLUDE USING gist (jurisdiction_id WITH =, unit_id WITH =, daterange(valid_from, valid_to) WITH &&);
alter table organisations.units add constraint units_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table organisations.units add constraint units_check1 CHECK ((parent_id IS DISTINCT FROM id));
alter table organisations.units add constraint units_kind_check CHECK ((kind = ANY (ARRAY['government'::text, 'office'::text, 'department'::text, 'township'::text, 'street'::text, 'village'::text, 'affiliated'::text, 'zone'::text, 'liaison'::text, 'direct-point'::text, 'represented'::text])));
alter table organisations.units add constraint units_ranking_group_check CHECK ((ranking_group = ANY (ARRAY['township'::text, 'department'::text, 'other'::text])));
alter table organisations.units add constraint units_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table organisations.units add constraint units_jurisdiction_id_parent_id_fkey FOREIGN KEY (jurisdiction_id, parent_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table organisations.units add constraint units_pkey PRIMARY KEY (jurisdiction_id, id);
alter table platform.announcements add constraint announcements_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table platform.announcements add constraint announcements_pkey PRIMARY KEY (jurisdiction_id, id);
alter table platform.hearings add constraint hearings_jurisdiction_id_announcement_id_fkey FOREIGN KEY (jurisdiction_id, announcement_id) REFERENCES platform.announcements(jurisdiction_id, id);
alter table platform.hearings add constraint hearings_pkey PRIMARY KEY (jurisdiction_id, announcement_id, listener);
alter table platform.once add constraint once_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)));
alter table platform.once add constraint once_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table platform.once add constraint once_pkey PRIMARY KEY (jurisdiction_id, owner, key);
alter table shared.jurisdictions add constraint jurisdictions_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,40}$'::text));
alter table shared.jurisdictions add constraint jurisdictions_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'county'::text])));
alter table shared.jurisdictions add constraint jurisdictions_pkey PRIMARY KEY (id);
alter table shared.jurisdictions add constraint jurisdictions_code_key UNIQUE (code);

-- indexes
CREATE INDEX accounts_created ON accounts.accounts USING btree (jurisdiction_id, created_at DESC, id DESC);
CREATE INDEX announcements_subject ON platform.announcements USING btree (jurisdiction_id, subject_id, "position");
CREATE INDEX announcements_waiting ON platform.announcements USING btree (jurisdiction_id, "position") WHERE (relayed_at IS NULL);
CREATE INDEX events_subject ON organisations.events USING btree (jurisdiction_id, subject_id, at DESC);
CREATE INDEX grants_account ON accounts.grants USING btree (jurisdiction_id, account_id);
CREATE INDEX grants_role ON accounts.grants USING btree (jurisdiction_id, role, unit_id);
CREATE INDEX invitations_account ON accounts.invitations USING btree (jurisdiction_id, account_id);
CREATE INDEX leading_groups_unit ON organisations.leading_groups USING btree (jurisdiction_id, unit_id);
CREATE INDEX once_at ON platform.once USING btree (jurisdiction_id, at);
CREATE INDEX password_history_account ON accounts.password_history USING btree (jurisdiction_id, account_id, set_at DESC);
CREATE INDEX persons_name ON organisations.persons USING btree (jurisdiction_id, name_key, id);
CREATE INDEX persons_unit ON organisations.persons USING btree (jurisdiction_id, unit_id, name_key, id);
CREATE INDEX posts_person ON organisations.posts USING btree (jurisdiction_id, person_id);
CREATE INDEX posts_unit ON organisations.posts USING btree (jurisdiction_id, unit_id, post);
CREATE INDEX records_actor ON audit.records USING btree (jurisdiction_id, actor_id, at DESC);
CREATE INDEX records_at ON audit.records USING btree (jurisdiction_id, at DESC, id DESC);
CREATE INDEX records_subject ON audit.records USING btree (jurisdiction_id, subject_id, at DESC);
CREATE INDEX sessions_account ON accounts.sessions USING btree (jurisdiction_id, account_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_begun ON accounts.sessions USING btree (jurisdiction_id, begun_at);
CREATE INDEX successions_successor ON organisations.successions USING btree (jurisdiction_id, successor_id);
CREATE INDEX unit_classes_scheme ON organisations.unit_classes USING btree (jurisdiction_id, scheme, year);
CREATE INDEX unit_periods_unit ON organisations.unit_periods USING btree (jurisdiction_id, unit_id, valid_from);
CREATE INDEX units_parent ON organisations.units USING btree (jurisdiction_id, parent_id);
CREATE UNIQUE INDEX accounts_login_name ON accounts.accounts USING btree (jurisdiction_id, login_name);
CREATE UNIQUE INDEX invitations_token ON accounts.invitations USING btree (jurisdiction_id, token_hash);
CREATE UNIQUE INDEX recovery_codes_code ON accounts.recovery_codes USING btree (jurisdiction_id, account_id, code_hash);
CREATE UNIQUE INDEX sessions_token ON accounts.sessions USING btree (jurisdiction_id, token_hash);
CREATE UNIQUE INDEX units_code ON organisations.units USING btree (jurisdiction_id, code) WHERE ((code IS NOT NULL) AND (valid_to IS NULL));
CREATE UNIQUE INDEX units_root ON organisations.units USING btree (jurisdiction_id) WHERE (parent_id IS NULL);

-- views
create view organisations.people with (security_invoker=true) as
 SELECT p.jurisdiction_id,
    p.id AS person_id,
    p.name,
    p.name_key,
    p.left_on,
    p.unit_id,
    u.name AS unit_name
   FROM (organisations.persons p
     JOIN organisations.units u ON (((u.jurisdiction_id = p.jurisdiction_id) AND (u.id = p.unit_id))));

-- row security
alter table accounts.accounts enable row level security, force row level security;
alter table accounts.demonstration_cast enable row level security, force row level security;
alter table accounts.grants enable row level security, force row level security;
alter table accounts.invitations enable row level security, force row level security;
alter table accounts.password_history enable row level security, force row level security;
alter table accounts.recovery_codes enable row level security, force row level security;
alter table accounts.sessions enable row level security, force row level security;
alter table accounts.unknown_attempts enable row level security, force row level security;
alter table audit.chain enable row level security, force row level security;
alter table audit.records enable row level security, force row level security;
alter table organisations.absences enable row level security, force row level security;
alter table organisations.credit_relations enable row level security, force row level security;
alter table organisations.events enable row level security, force row level security;
alter table organisations.group_seats enable row level security, force row level security;
alter table organisations.leading_groups enable row level security, force row level security;
alter table organisations.persons enable row level security, force row level security;
alter table organisations.posts enable row level security, force row level security;
alter table organisations.settings enable row level security, force row level security;
alter table organisations.successions enable row level security, force row level security;
alter table organisations.unit_classes enable row level security, force row level security;
alter table organisations.unit_periods enable row level security, force row level security;
alter table organisations.units enable row level security, force row level security;
alter table platform.announcements enable row level security, force row level security;
alter table platform.hearings enable row level security, force row level security;
alter table platform.once enable row level security, force row level security;

-- policies
create policy tenant on accounts.accounts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.demonstration_cast for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.grants for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.invitations for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.password_history for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.recovery_codes for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.sessions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.unknown_attempts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on audit.chain for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on audit.records for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.absences for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.credit_relations for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.events for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.group_seats for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.leading_groups for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.persons for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.posts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.settings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.successions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.unit_classes for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.unit_periods for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on organisations.units for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.announcements for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.hearings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.once for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());

-- functions
CREATE OR REPLACE FUNCTION organisations.units_above(unit uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive above as (
    select u.id, u.parent_id from organisations.units u where u.jurisdiction_id = platform.tenant() and u.id = unit
    union
    select u.id, u.parent_id from organisations.units u join above a on u.id = a.parent_id where u.jurisdiction_id = platform.tenant()
  ) select id from above $function$
;
CREATE OR REPLACE FUNCTION organisations.units_below(root uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive below as (
    select u.id from organisations.units u where u.jurisdiction_id = platform.tenant() and u.id = root
    union
    select u.id from organisations.units u join below b on u.parent_id = b.id where u.jurisdiction_id = platform.tenant()
  ) select id from below $function$
;
CREATE OR REPLACE FUNCTION platform.enqueue(task text, payload json, queue text, key text, run_at timestamp with time zone, max_attempts integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if platform.tenant() is null then
    raise exception 'a job needs a tenant' using errcode = 'GK002';
  end if;
  perform graphile_worker.add_job(
    task,
    json_build_object('jurisdictionId', platform.tenant(), 'payload', payload),
    queue_name => case when queue is null then null else platform.tenant() || ':' || queue end,
    run_at => coalesce(run_at, clock_timestamp()),
    max_attempts => coalesce(max_attempts, 10),
    job_key => case when key is null then null else task || ':' || platform.tenant() || ':' || key end);
end $function$
;
CREATE OR REPLACE PROCEDURE platform.protect(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant())', target);
  execute format('grant select, insert, update on %s to gongkai_app, gongkai_worker', target);
end $procedure$
;
CREATE OR REPLACE PROCEDURE platform.protect_append_only(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  call platform.protect(target);
  execute format('revoke update on %s from gongkai_app, gongkai_worker', target);
  execute format('create trigger append_only before update or delete on %s for each row execute function platform.refuse_change()', target);
  execute format('create trigger append_only_all before truncate on %s execute function platform.refuse_change()', target);
end $procedure$
;
CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'GK001';
end $function$
;
CREATE OR REPLACE FUNCTION platform.tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('gongkai.jurisdiction', true), '')::uuid $function$
;

-- triggers
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.chain FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON audit.chain FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.records FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON audit.records FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON organisations.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON organisations.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON organisations.successions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON organisations.successions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.hearings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON platform.hearings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- grants
grant insert, select, update on accounts.accounts to gongkai_app;
grant insert, select, update on accounts.accounts to gongkai_worker;
grant insert, select, update on accounts.demonstration_cast to gongkai_app;
grant insert, select, update on accounts.demonstration_cast to gongkai_worker;
grant insert, select, update on accounts.grants to gongkai_app;
grant insert, select, update on accounts.grants to gongkai_worker;
grant insert, select, update on accounts.invitations to gongkai_app;
grant insert, select, update on accounts.invitations to gongkai_worker;
grant delete, insert, select, update on accounts.password_history to gongkai_app;
grant delete, insert, select, update on accounts.password_history to gongkai_worker;
grant delete, insert, select, update on accounts.recovery_codes to gongkai_app;
grant delete, insert, select, update on accounts.recovery_codes to gongkai_worker;
grant insert, select, update on accounts.sessions to gongkai_app;
grant delete, insert, select, update on accounts.sessions to gongkai_worker;
grant insert, select, update on accounts.unknown_attempts to gongkai_app;
grant delete, insert, select, update on accounts.unknown_attempts to gongkai_worker;
grant insert, select on audit.chain to gongkai_app;
grant insert, select on audit.chain to gongkai_worker;
grant insert, select on audit.records to gongkai_app;
grant insert, select on audit.records to gongkai_worker;
grant insert, select, update on organisations.absences to gongkai_app;
grant insert, select, update on organisations.absences to gongkai_worker;
grant insert, select, update on organisations.credit_relations to gongkai_app;
grant insert, select, update on organisations.credit_relations to gongkai_worker;
grant insert, select on organisations.events to gongkai_app;
grant insert, select on organisations.events to gongkai_worker;
grant insert, select, update on organisations.group_seats to gongkai_app;
grant insert, select, update on organisations.group_seats to gongkai_worker;
grant insert, select, update on organisations.leading_groups to gongkai_app;
grant insert, select, update on organisations.leading_groups to gongkai_worker;
grant select on organisations.people to gongkai_app;
grant select on organisations.people to gongkai_worker;
grant insert, select, update on organisations.persons to gongkai_app;
grant insert, select, update on organisations.persons to gongkai_worker;
grant insert, select, update on organisations.posts to gongkai_app;
grant insert, select, update on organisations.posts to gongkai_worker;
grant insert, select, update on organisations.settings to gongkai_app;
grant insert, select, update on organisations.settings to gongkai_worker;
grant insert, select on organisations.successions to gongkai_app;
grant insert, select on organisations.successions to gongkai_worker;
grant delete, insert, select, update on organisations.unit_classes to gongkai_app;
grant delete, insert, select, update on organisations.unit_classes to gongkai_worker;
grant insert, select, update on organisations.unit_periods to gongkai_app;
grant insert, select, update on organisations.unit_periods to gongkai_worker;
grant insert, select, update on organisations.units to gongkai_app;
grant insert, select, update on organisations.units to gongkai_worker;
grant insert, select, update on platform.announcements to gongkai_app;
grant insert, select, update on platform.announcements to gongkai_worker;
grant insert, select on platform.hearings to gongkai_app;
grant insert, select on platform.hearings to gongkai_worker;
grant insert, select, update on platform.once to gongkai_app;
grant delete, insert, select, update on platform.once to gongkai_worker;
grant select on shared.jurisdictions to gongkai_app;
grant select on shared.jurisdictions to gongkai_portal;
grant select on shared.jurisdictions to gongkai_worker;
