-- What a unit disputes, and how it was answered: the outcome is a fact, and with it an entry.
create table scoring.appeals (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  unit_id uuid not null,
  entry_id text not null,
  reason text not null check (length(reason) between 1 and 2000),
  state text not null check (state in ('open', 'granted', 'rejected', 'withdrawn')),
  filed_on date not null,
  -- The limit in working days with which the case began; the due day follows from it and the calendar.
  answer_days smallint not null check (answer_days > 0),
  filed_at timestamptz not null,
  filed_by text not null,
  filed_account_id uuid,
  answer text check (length(answer) <= 2000),
  answered_at timestamptz,
  answered_by text,
  fact_id text,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, entry_id) references scoring.entries,
  foreign key (jurisdiction_id, fact_id) references scoring.facts,
  check (state in ('open', 'withdrawn') or (answer is not null and answered_at is not null)),
  check (state <> 'granted' or fact_id is not null)
);
call platform.protect('scoring.appeals');
create unique index appeals_open on scoring.appeals (jurisdiction_id, entry_id) where state = 'open';
create index appeals_unit on scoring.appeals (jurisdiction_id, unit_id, id desc);
create index appeals_newest on scoring.appeals (jurisdiction_id, id desc);

-- What no record can tell about a condition of an award: a person says so, with evidence. The newest word counts.
create table scoring.attestations (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  year smallint not null,
  condition_id text not null,
  unit_id uuid not null,
  person_id uuid,
  holds boolean not null,
  evidence text not null check (length(evidence) between 1 and 1000),
  at timestamptz not null,
  by_name text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect_append_only('scoring.attestations');
create index attestations_year on scoring.attestations (jurisdiction_id, year, id);

-- Who is recommended for an award of a year, with the conditions as they stood when he was.
create table scoring.nominations (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  year smallint not null,
  award_id text not null,
  rulebook text not null,
  unit_id uuid not null,
  person_id uuid,
  grade_id text,
  state text not null check (state in ('recommended', 'shown', 'awarded', 'refused')),
  -- Rank, score and every condition with its answer.
  basis jsonb not null,
  recommended_at timestamptz not null,
  recommended_by text not null,
  shown_from date,
  shown_to date,
  decision text check (length(decision) <= 2000),
  decided_at timestamptz,
  decided_by text,
  number integer check (number > 0),
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  check (state <> 'shown' or (shown_from is not null and shown_to >= shown_from)),
  check (state <> 'awarded' or (decided_at is not null and number is not null))
);
call platform.protect('scoring.nominations');
create unique index nominations_once on scoring.nominations (jurisdiction_id, year, award_id, unit_id, person_id) nulls not distinct where state <> 'refused';
create index nominations_year on scoring.nominations (jurisdiction_id, year, award_id);
create unique index nominations_number on scoring.nominations (jurisdiction_id, year, number) where number is not null;

-- Objections during the days on which candidates are shown.
create table scoring.objections (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  nomination_id uuid not null,
  unit_id uuid not null,
  text text not null check (length(text) between 1 and 2000),
  at timestamptz not null,
  by_name text not null,
  answer text check (length(answer) <= 2000),
  upheld boolean,
  answered_at timestamptz,
  answered_by text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, nomination_id) references scoring.nominations,
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('scoring.objections');
create index objections_nomination on scoring.objections (jurisdiction_id, nomination_id, id);
