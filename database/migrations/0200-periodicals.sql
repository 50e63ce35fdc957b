-- What the government office makes of items: its own copies, adoptions into publications, issues, and what it tells the scores.
create schema periodicals;
grant usage on schema periodicals to gongkai_app, gongkai_worker;

create table periodicals.publications (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  -- The office that publishes; grants of editors and signers are asked for it.
  unit_id uuid not null,
  -- The word by which rulebooks know the publication.
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 60),
  level text not null check (level in ('county', 'city', 'province')),
  columns jsonb not null,
  frequency text not null check (frequency in ('irregular', 'daily', 'weekly', 'ten-days', 'monthly', 'quarterly')),
  -- 报头: null takes the office's name.
  issuer_name text check (length(issuer_name) <= 100),
  marking text check (length(marking) <= 60),
  copies integer check (copies between 1 and 100000),
  -- 报, 送, 发: {name, unitIds}; a name without units is served on paper alone.
  report_list jsonb not null default '[]',
  send_list jsonb not null default '[]',
  issue_list jsonb not null default '[]',
  sort integer not null default 0,
  -- 总第×期: the last running number over all years.
  last_total integer not null default 0 check (last_total >= 0),
  version integer not null default 1,
  retired_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('periodicals.publications');
create unique index publications_code on periodicals.publications (jurisdiction_id, code) where retired_at is null;

-- The last number of a publication in a year: locked by whoever takes the next one, so that numbers have neither gaps nor twins.
create table periodicals.issue_numbers (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  publication_id uuid not null,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (jurisdiction_id, publication_id, year),
  foreign key (jurisdiction_id, publication_id) references periodicals.publications
);
call platform.protect('periodicals.issue_numbers');

-- The desk's own copy of one item, or of several merged into one; what the units sent stays theirs.
create table periodicals.desk_copies (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  -- The item under which the copy is known to the scores.
  lead_item_id uuid not null,
  unit_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  body jsonb not null,
  version integer not null default 1,
  merged boolean not null default false,
  -- Which picture of a unit each picture of the copy came from: {copyPictureId: unitPictureId}.
  picture_origins jsonb not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, lead_item_id) references submissions.items,
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('periodicals.desk_copies');

create table periodicals.desk_sources (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  copy_id uuid not null,
  item_id uuid not null,
  position smallint not null,
  share numeric(7, 3) not null default 1 check (share > 0),
  -- The text of the unit from which the copy was made.
  text_version integer not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, copy_id, item_id),
  foreign key (jurisdiction_id, copy_id) references periodicals.desk_copies,
  foreign key (jurisdiction_id, item_id) references submissions.items
);
call platform.protect('periodicals.desk_sources');
create unique index desk_sources_item on periodicals.desk_sources (jurisdiction_id, item_id) where ended_at is null;

create table periodicals.desk_versions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  copy_id uuid not null,
  number integer not null check (number > 0),
  title text not null,
  body jsonb not null,
  saved_at timestamptz not null,
  account_id uuid,
  saved_by text not null,
  primary key (jurisdiction_id, copy_id, number),
  foreign key (jurisdiction_id, copy_id) references periodicals.desk_copies
);
call platform.protect_append_only('periodicals.desk_versions');

create table periodicals.issues (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  publication_id uuid not null,
  unit_id uuid not null,
  -- A cache of the events.
  state text not null check (state in ('draft', 'in-review', 'signed', 'issued', 'abandoned')),
  version integer not null default 1,
  editor_note jsonb not null default '[]',
  -- 本期增发
  extra_recipients text[] not null default '{}',
  -- What was submitted to be signed, whole; the issue leaves with exactly this.
  content jsonb,
  fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$'),
  clearance_id uuid,
  signed_by text,
  signed_at timestamptz,
  year smallint,
  number integer check (number > 0),
  total_number integer check (total_number > 0),
  issued_on date,
  issued_at timestamptz,
  issued_by text,
  files text not null default 'none' check (files in ('none', 'waiting', 'ready')),
  author_account_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, publication_id) references periodicals.publications,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  -- Nothing leaves that was not signed, in exactly the state in which it was signed.
  foreign key (jurisdiction_id, id, fingerprint, clearance_id)
    references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id),
  check (state not in ('signed', 'issued') or (content is not null and clearance_id is not null)),
  check ((state = 'issued') = (number is not null and total_number is not null and year is not null and issued_on is not null))
);
call platform.protect('periodicals.issues');
create unique index issues_number on periodicals.issues (jurisdiction_id, publication_id, year, number) where number is not null;
create unique index issues_total on periodicals.issues (jurisdiction_id, publication_id, total_number) where total_number is not null;
create index issues_newest on periodicals.issues (jurisdiction_id, id desc);
create index issues_publication on periodicals.issues (jurisdiction_id, publication_id, id desc);

create table periodicals.adoptions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  copy_id uuid not null,
  publication_id uuid not null,
  column_code text check (length(column_code) <= 40),
  item_kind text not null check (item_kind in ('comprehensive', 'brief', 'special', 'research', 'experience', 'web-digest')),
  commissioned boolean not null default false,
  -- Caches of the events.
  state text not null check (state in ('waiting', 'placed', 'issued', 'withdrawn')),
  issue_id uuid,
  position integer,
  -- The copy as it was submitted to be signed.
  copy_version integer,
  fact_id uuid,
  adopted_at timestamptz not null,
  adopted_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, copy_id) references periodicals.desk_copies,
  foreign key (jurisdiction_id, publication_id) references periodicals.publications,
  foreign key (jurisdiction_id, issue_id) references periodicals.issues,
  check (state not in ('placed', 'issued') or issue_id is not null)
);
call platform.protect('periodicals.adoptions');
-- One publication carries an item once.
create unique index adoptions_once on periodicals.adoptions (jurisdiction_id, copy_id, publication_id) where state <> 'withdrawn';
create index adoptions_waiting on periodicals.adoptions (jurisdiction_id, publication_id, id) where state = 'waiting';
create index adoptions_issue on periodicals.adoptions (jurisdiction_id, issue_id, position) where issue_id is not null;
create index adoptions_newest on periodicals.adoptions (jurisdiction_id, id desc);

-- Which units an issue was sent to, and who in them has opened it.
create table periodicals.recipients (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  issue_id uuid not null,
  unit_id uuid not null,
  list text not null check (list in ('report', 'send', 'issue')),
  primary key (jurisdiction_id, issue_id, unit_id),
  foreign key (jurisdiction_id, issue_id) references periodicals.issues,
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect_append_only('periodicals.recipients');
create index recipients_unit on periodicals.recipients (jurisdiction_id, unit_id, issue_id desc);

create table periodicals.readings (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  issue_id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  reader_name text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, issue_id, account_id),
  foreign key (jurisdiction_id, issue_id) references periodicals.issues
);
call platform.protect_append_only('periodicals.readings');

-- What this module has told the scores: each fact once, corrected by others and never changed.
create table periodicals.facts (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  kind text not null,
  item_id uuid,
  source_kind text not null,
  source_id uuid not null,
  units jsonb not null,
  tags jsonb not null,
  occurred_at text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  corrects uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, corrects) references periodicals.facts
);
call platform.protect_append_only('periodicals.facts');
create index facts_source on periodicals.facts (jurisdiction_id, source_id);
create index facts_item on periodicals.facts (jurisdiction_id, item_id);

-- What happened to any record of this module. Never a text that is restricted.
create table periodicals.events (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  position bigint generated always as identity,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamptz not null,
  kind text not null,
  from_state text,
  to_state text,
  account_id uuid,
  actor_name text not null,
  reason text check (length(reason) <= 2000),
  details jsonb not null default '{}',
  primary key (jurisdiction_id, id)
);
call platform.protect_append_only('periodicals.events');
create index events_subject on periodicals.events (jurisdiction_id, subject_id, position);
