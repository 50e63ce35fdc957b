-- Notices of a month, a quarter or a year: their figures come from the ledger, only the words around them are written.
create table scoring.bulletins (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  -- The office that issues it.
  unit_id uuid not null,
  length text not null check (length in ('month', 'quarter', 'year')),
  period_from text not null check (period_from ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  period_to text not null check (period_to ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  title text not null check (length(title) between 1 and 200),
  rank_by text not null check (rank_by in ('period', 'cumulative')),
  -- Words before and after the tables.
  opening jsonb not null default '[]',
  comments jsonb not null default '[]',
  -- A cache of the events.
  state text not null check (state in ('draft', 'in-review', 'approved', 'issued', 'abandoned')),
  -- The tables as computed when it was compiled; frozen with the submission.
  figures jsonb not null,
  figures_digest text not null check (figures_digest ~ '^[0-9a-f]{64}$'),
  compiled_at timestamptz not null,
  fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$'),
  clearance_id uuid,
  approved_by text,
  approved_at timestamptz,
  year smallint,
  number integer check (number > 0),
  issued_on date,
  issued_at timestamptz,
  issued_by text,
  files text not null default 'none' check (files in ('none', 'waiting', 'ready')),
  document_id uuid,
  author_account_ids uuid[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  -- Nothing leaves that was not cleared as it stands.
  foreign key (jurisdiction_id, id, fingerprint, clearance_id) references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id),
  foreign key (jurisdiction_id, document_id) references disclosures.documents,
  check (period_from <= period_to),
  check (state not in ('in-review', 'approved', 'issued') or fingerprint is not null),
  check (state not in ('approved', 'issued') or clearance_id is not null),
  check (state <> 'issued' or (number is not null and year is not null and issued_on is not null and issued_at is not null))
);
call platform.protect('scoring.bulletins');
create unique index bulletins_once on scoring.bulletins (jurisdiction_id, period_from, period_to) where state <> 'abandoned';
create index bulletins_newest on scoring.bulletins (jurisdiction_id, period_to desc, id desc);
create unique index bulletins_number on scoring.bulletins (jurisdiction_id, year, number) where number is not null;
