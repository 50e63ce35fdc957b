-- Review before release: chains, running cases, opinions, and the clearances without which nothing is published.
create schema reviews;
grant usage on schema reviews to gongkai_app, gongkai_worker;

-- Who reviews what, per organ and kind of record; the row without an organ is the jurisdiction's default.
create table reviews.chains (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  organ_unit_id uuid,
  kind text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  name text not null check (length(name) between 1 and 100),
  steps jsonb not null,
  version integer not null default 1,
  retired_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, organ_unit_id) references organisations.units
);
call platform.protect('reviews.chains');
create unique index chains_one on reviews.chains (jurisdiction_id, kind, organ_unit_id) nulls not distinct where retired_at is null;

-- One run of a record through its chain; the chain is copied, so that a change tomorrow leaves today's case as it began.
create table reviews.cases (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  unit_id uuid not null,
  organ_unit_id uuid not null,
  chain_id uuid not null,
  chain_name text not null,
  chain_version integer not null,
  steps jsonb not null,
  title text not null,
  link text not null check (link ~ '^/[^/]'),
  summary text,
  fingerprint text not null,
  author_account_ids uuid[] not null,
  author_person_ids uuid[] not null,
  state text not null check (state in ('running', 'approved', 'returned', 'cancelled')),
  -- The step that is open now, counted from 0; the number of steps when all are done.
  position integer not null default 0,
  version integer not null default 1,
  -- What the inbox is sorted by: the due moment of the record where it has one, else a day after the start.
  clock_at timestamptz not null,
  due_at timestamptz,
  started_at timestamptz not null,
  started_by text not null,
  step_opened_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, organ_unit_id) references organisations.units,
  foreign key (jurisdiction_id, chain_id) references reviews.chains,
  check ((state = 'running') = (ended_at is null))
);
call platform.protect('reviews.cases');
create unique index cases_one_running on reviews.cases (jurisdiction_id, subject_id) where state = 'running';
create index cases_subject on reviews.cases (jurisdiction_id, subject_id, started_at desc, id desc);
create index cases_clock on reviews.cases (jurisdiction_id, state, clock_at, id);
create index cases_unit on reviews.cases (jurisdiction_id, unit_id, state, clock_at, id);

-- Who was asked at which step. A row is closed, never removed: it also says who may look at the record.
create table reviews.reviewers (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  case_id uuid not null,
  position integer not null,
  person_id uuid not null,
  person_name text not null,
  account_id uuid,
  -- As it stands in the review sheet: 分管负责人, 保密审查员.
  post_name text,
  -- passed: the step ended without his answer. released: somebody else was asked instead.
  state text not null check (state in ('asked', 'approved', 'returned', 'passed', 'released')),
  asked_at timestamptz not null,
  primary key (jurisdiction_id, case_id, position, person_id),
  foreign key (jurisdiction_id, case_id) references reviews.cases,
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  foreign key (jurisdiction_id, account_id) references accounts.accounts
);
call platform.protect('reviews.reviewers');
create index reviewers_waiting on reviews.reviewers (jurisdiction_id, person_id, case_id) where state = 'asked';
create index reviewers_person on reviews.reviewers (jurisdiction_id, person_id, asked_at desc);

-- Who, when, what, and the fingerprint of what was seen.
create table reviews.opinions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  case_id uuid not null,
  position integer not null,
  step_key text not null,
  step_name text not null,
  -- Whose opinion it is; `on_behalf_of` when a deputy gave it in absence.
  person_id uuid not null,
  person_name text not null,
  post_name text,
  on_behalf_of_person_id uuid,
  on_behalf_of_name text,
  decision text not null check (decision in ('approve', 'return')),
  opinion text not null default '',
  fingerprint text not null,
  at timestamptz not null,
  account_id uuid,
  -- A signature on paper: the day on it, who carried it over, and the scan.
  signed_on date,
  recorded_by_account_id uuid,
  recorded_by_name text,
  scan_attachment_id uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, case_id) references reviews.cases,
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  foreign key (jurisdiction_id, on_behalf_of_person_id) references organisations.persons,
  check (decision = 'approve' or opinion <> ''),
  check ((signed_on is null) = (recorded_by_name is null) and (signed_on is null) = (scan_attachment_id is null)),
  check (account_id is not null or recorded_by_name is not null)
);
call platform.protect_append_only('reviews.opinions');
-- Whoever was asked answers once, himself or by his deputy.
create unique index opinions_once on reviews.opinions (jurisdiction_id, case_id, position, coalesce(on_behalf_of_person_id, person_id));
create index opinions_person on reviews.opinions (jurisdiction_id, person_id, at desc);

create table reviews.events (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  case_id uuid not null,
  event text not null check (event in ('started', 'step-opened', 'step-done', 'step-skipped', 'reassigned', 'approved', 'returned', 'cancelled')),
  position integer,
  at timestamptz not null,
  actor_account_id uuid,
  actor_name text not null,
  reason text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, case_id) references reviews.cases
);
call platform.protect_append_only('reviews.events');
create index events_case on reviews.events (jurisdiction_id, case_id, at, id);

-- The permit to release one subject in one state (fingerprint). Law on Guarding State Secrets, article 35, and its regulation,
-- article 42: review first, item by item. A published version refers to its row; a public one through `public_ok`, which an
-- urgent clearance does not have: nothing reaches the public unreviewed.
create table reviews.clearances (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  kind text not null check (kind in ('reviewed', 'urgent', 'imported')),
  public_ok boolean not null generated always as (kind <> 'urgent') stored,
  subject_kind text not null,
  subject_id uuid not null,
  fingerprint text not null,
  -- reviewed: the case. urgent and imported: the person who answers for it, and why.
  case_id uuid,
  person_id uuid,
  person_name text not null,
  batch text,
  basis text,
  author_person_ids uuid[] not null default '{}',
  at timestamptz not null,
  -- urgent: until when a second person must have confirmed.
  confirm_by timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, subject_id, fingerprint, id),
  unique (jurisdiction_id, subject_id, fingerprint, public_ok),
  unique (jurisdiction_id, subject_id, fingerprint, id, public_ok),
  foreign key (jurisdiction_id, case_id) references reviews.cases,
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  check ((kind = 'reviewed') = (case_id is not null)),
  check ((kind = 'reviewed') or (person_id is not null and coalesce(basis, '') <> '')),
  check ((kind = 'imported') = (batch is not null)),
  check ((kind = 'urgent') = (confirm_by is not null))
);
call platform.protect_append_only('reviews.clearances');
create index clearances_urgent on reviews.clearances (jurisdiction_id, confirm_by, id) where kind = 'urgent';

-- The second person of an urgent clearance.
create table reviews.confirmations (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  clearance_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  account_id uuid not null,
  opinion text not null default '',
  at timestamptz not null,
  primary key (jurisdiction_id, clearance_id),
  foreign key (jurisdiction_id, clearance_id) references reviews.clearances,
  foreign key (jurisdiction_id, person_id) references organisations.persons
);
call platform.protect_append_only('reviews.confirmations');
