-- What the office did about a missed task or a veto: carried out or waived, with its reason. The newest word counts, none is taken away.
create table scoring.consequences (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  year smallint not null check (year between 2000 and 2200),
  -- The quota or veto of the rulebook, and the period (with its quarter check, 0 for none) in which it was missed or struck.
  rule_id text not null check (length(rule_id) between 1 and 60),
  unit_id uuid not null,
  period_to text not null check (period_to ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  check_number smallint not null check (check_number between 0 and 4),
  effect text not null check (effect in ('notice', 'ineligible', 'target-deduction', 'interview')),
  carried_out boolean not null,
  -- Points off the unit's target assessment, an account outside this ledger.
  points numeric(8, 2) check (points > 0),
  note text not null check (length(note) between 1 and 1000),
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  check (points is null or (carried_out and effect = 'target-deduction'))
);
call platform.protect_append_only('scoring.consequences');
create index consequences_year on scoring.consequences (jurisdiction_id, year, id);
