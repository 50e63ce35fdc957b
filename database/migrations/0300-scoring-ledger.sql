-- Scores: rules in versions, the facts they are applied to, and the ledger that follows from both. Nothing here is ever typed in as a figure.
create schema scoring;
grant usage on schema scoring to gongkai_app, gongkai_worker;

-- One row: the moment of the newest change to the ledger. Whoever changes the ledger locks it, so that moments of recording only grow.
create table scoring.clock (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  last_at timestamptz not null,
  primary key (jurisdiction_id)
);
call platform.protect('scoring.clock');

-- Versions of the rules. What is in force never changes; a draft may.
create table scoring.rulebooks (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  book_id text not null check (length(book_id) between 1 and 60),
  book_version integer not null check (book_version > 0),
  body jsonb not null,
  state text not null check (state in ('draft', 'in-force', 'discarded')),
  -- First day of a month: a running month keeps the version with which it began.
  effective_from date check (extract(day from effective_from) = 1),
  -- From which moment the ledger knows the version; null for the first one, which is known from its first day.
  known_at timestamptz,
  adopted_at timestamptz,
  adopted_by text,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (jurisdiction_id, id),
  check (state <> 'in-force' or (effective_from is not null and adopted_at is not null))
);
call platform.protect('scoring.rulebooks');
create unique index rulebooks_name on scoring.rulebooks (jurisdiction_id, book_id, book_version) where state <> 'discarded';
create unique index rulebooks_day on scoring.rulebooks (jurisdiction_id, effective_from) where state = 'in-force';

create function scoring.keep_rulebook() returns trigger language plpgsql as $$
begin
  if old.state = 'in-force' then
    raise exception 'a rulebook in force never changes' using errcode = 'GK001';
  end if;
  return new;
end $$;
create trigger keep_rulebook before update on scoring.rulebooks for each row execute function scoring.keep_rulebook();

create table scoring.imports (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  kind text not null check (kind in ('facts', 'openings', 'targets')),
  file_name text not null check (length(file_name) between 1 and 300),
  row_count integer not null check (row_count >= 0),
  at timestamptz not null,
  by_name text not null,
  primary key (jurisdiction_id, id)
);
call platform.protect_append_only('scoring.imports');

-- What happened and may score, as it was received; corrections and withdrawals are facts of their own.
create table scoring.facts (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id text not null check (length(id) between 1 and 200),
  position bigint generated always as identity,
  source text not null check (source in ('announced', 'imported', 'manual', 'appeal')),
  kind text not null check (length(kind) between 1 and 60),
  subject_kind text not null,
  subject_id text not null,
  subject_title text,
  units jsonb not null,
  unit_ids uuid[] not null check (cardinality(unit_ids) > 0),
  tags jsonb not null,
  -- A day, or a moment as it was written.
  occurred_at text not null,
  occurred_on date not null,
  -- The moment from which the ledger knows it; stamped on receipt so that it only grows.
  recorded_at timestamptz not null,
  recorded_by text not null,
  corrects text,
  reason text check (length(reason) <= 2000),
  import_id uuid,
  -- The announcement as it came; null for what was entered here.
  envelope jsonb,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, import_id) references scoring.imports,
  check (source <> 'manual' or reason is not null)
);
call platform.protect_append_only('scoring.facts');
create index facts_subject on scoring.facts (jurisdiction_id, subject_kind, subject_id);
create index facts_corrects on scoring.facts (jurisdiction_id, corrects) where corrects is not null;
create index facts_recorded on scoring.facts (jurisdiction_id, recorded_at, id);
create index facts_newest on scoring.facts (jurisdiction_id, position desc);

-- The units of facts, the leading one first: a fact belongs to units that exist.
create table scoring.fact_units (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  fact_id text not null,
  unit_id uuid not null,
  primary key (jurisdiction_id, fact_id, unit_id),
  foreign key (jurisdiction_id, fact_id) references scoring.facts,
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect_append_only('scoring.fact_units');
create index fact_units_unit on scoring.fact_units (jurisdiction_id, unit_id, fact_id);

-- The ledger. The id of an entry follows from its fact and its rules, so that what is delivered twice is posted once.
create table scoring.entries (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id text not null,
  position bigint generated always as identity,
  type text not null check (type in ('points', 'displaced', 'credit', 'period', 'opening', 'decision')),
  unit_id uuid not null,
  hundredths integer not null,
  rule_id text not null,
  rulebook text not null,
  fact_id text,
  subject_kind text,
  subject_id text,
  subject_title text,
  share text,
  -- The month in which it counts, and the closed month to which it belongs.
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  adjusts text check (adjusts ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  via uuid,
  reverses text,
  cause_id text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  explanation jsonb not null,
  posted_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, fact_id) references scoring.facts,
  foreign key (jurisdiction_id, via) references organisations.units
);
call platform.protect_append_only('scoring.entries');
create index entries_unit on scoring.entries (jurisdiction_id, unit_id, month, position desc);
create index entries_month on scoring.entries (jurisdiction_id, month, position desc);
create index entries_newest on scoring.entries (jurisdiction_id, position desc);
create index entries_subject on scoring.entries (jurisdiction_id, subject_id) where subject_id is not null;

-- Sums of entries by unit and month: a cache that a check rebuilds.
create table scoring.totals (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  unit_id uuid not null,
  month text not null,
  hundredths bigint not null,
  entry_count integer not null,
  primary key (jurisdiction_id, unit_id, month),
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('scoring.totals');
create index totals_month on scoring.totals (jurisdiction_id, month);

-- Months that have been issued; closing one closes all before it.
create table scoring.closings (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (jurisdiction_id, period)
);
call platform.protect_append_only('scoring.closings');

-- What a unit had before the ledger began.
create table scoring.openings (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  unit_id uuid not null,
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  hundredths integer not null,
  counts jsonb not null default '{}',
  recorded_at timestamptz not null,
  recorded_by text not null,
  note text check (length(note) <= 500),
  import_id uuid,
  primary key (jurisdiction_id, unit_id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, import_id) references scoring.imports
);
call platform.protect_append_only('scoring.openings');

-- Each unit's own target of the year for a quota that leaves it to the office.
create table scoring.targets (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  unit_id uuid not null,
  year smallint not null check (year between 2000 and 2200),
  quota_id text not null check (length(quota_id) between 1 and 60),
  target numeric(12, 2) not null check (target >= 0),
  set_at timestamptz not null,
  set_by text not null,
  primary key (jurisdiction_id, unit_id, year, quota_id),
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('scoring.targets');

-- What happened to the records of this module besides the ledger itself.
create table scoring.events (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('rulebook', 'bulletin', 'appeal', 'award')),
  subject_id uuid not null,
  at timestamptz not null,
  kind text not null,
  from_state text,
  to_state text,
  account_id uuid,
  actor_name text not null,
  reason text,
  details jsonb not null default '{}',
  primary key (jurisdiction_id, id)
);
call platform.protect_append_only('scoring.events');
create index events_subject on scoring.events (jurisdiction_id, subject_id, at, id);
