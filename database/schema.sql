-- Written by scripts/db.ts from the catalogue of a migrated database. Do not edit.

-- schemas
create schema accounts;
create schema attachments;
create schema audit;
create schema disclosures;
create schema notices;
create schema organisations;
create schema periodicals;
create schema platform;
create schema reviews;
create schema scoring;
create schema search;
create schema shared;
create schema submissions;

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
create table attachments.files (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  uploader_account_id uuid,
  subject_kind text,
  subject_id uuid,
  position integer default 0 not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  storage_key text not null,
  width integer,
  height integer,
  text_state text not null,
  text text,
  findings jsonb default '[]'::jsonb not null,
  blocked boolean default false not null,
  released_at timestamp with time zone,
  released_by text,
  release_reason text,
  uploaded_at timestamp with time zone not null,
  unbound_at timestamp with time zone
);
create table attachments.uploads (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  storage_key text not null,
  started_at timestamp with time zone not null
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
create table disclosures.columns (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  parent_id uuid,
  code text not null,
  name text not null,
  name_en text not null,
  column_type text not null,
  description text default ''::text not null,
  keywords text[] default '{}'::text[] not null,
  statutory_item integer,
  mandatory boolean default false not null,
  sort integer default 0 not null,
  closed_at timestamp with time zone,
  version integer default 1 not null
);
create table disclosures.current (
  jurisdiction_id uuid default platform.tenant() not null,
  document_id uuid not null,
  version_number integer not null,
  column_id uuid not null,
  index_number text not null,
  published_at timestamp with time zone not null,
  first_published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text
);
create table disclosures.documents (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  column_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  state text not null,
  attribute text not null,
  attribute_ground text,
  attribute_reason text,
  next_review_on date,
  title text not null,
  metadata jsonb not null,
  body jsonb not null,
  formed_on date,
  author_account_ids uuid[] default '{}'::uuid[] not null,
  source_kind text,
  source_id uuid,
  import_id uuid,
  import_key text,
  published_version integer,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);
create table disclosures.events (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  document_id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  from_state text,
  to_state text not null,
  reason text,
  detail jsonb
);
create table disclosures.imports (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  name text not null,
  person_id uuid not null,
  person_name text not null,
  basis text not null,
  document_count integer not null,
  at timestamp with time zone not null
);
create table disclosures.serials (
  jurisdiction_id uuid default platform.tenant() not null,
  prefix text not null,
  last integer not null
);
create table disclosures.versions (
  jurisdiction_id uuid default platform.tenant() not null,
  document_id uuid not null,
  number integer not null,
  fingerprint text not null,
  clearance_id uuid not null,
  public_ok boolean default true not null,
  title text not null,
  metadata jsonb not null,
  body jsonb not null,
  attachments jsonb default '[]'::jsonb not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  explanation text
);
create table notices.notices (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  values jsonb default '{}'::jsonb not null,
  link text,
  key text,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mail_state text not null,
  mailed_at timestamp with time zone
);
create table notices.preferences (
  jurisdiction_id uuid default platform.tenant() not null,
  account_id uuid not null,
  mail boolean not null,
  version integer default 1 not null
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
create table periodicals.adoptions (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  copy_id uuid not null,
  publication_id uuid not null,
  column_code text,
  item_kind text not null,
  commissioned boolean default false not null,
  state text not null,
  issue_id uuid,
  position integer,
  copy_version integer,
  fact_id uuid,
  adopted_at timestamp with time zone not null,
  adopted_by text not null
);
create table periodicals.arrivals (
  jurisdiction_id uuid default platform.tenant() not null,
  item_id uuid not null,
  unit_id uuid not null,
  sent_at timestamp with time zone not null
);
create table periodicals.assignments (
  jurisdiction_id uuid default platform.tenant() not null,
  instruction_id uuid not null,
  unit_id uuid not null,
  lead boolean not null,
  due_on date,
  assigned_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  overdue_fact_id uuid
);
create table periodicals.commission_units (
  jurisdiction_id uuid default platform.tenant() not null,
  commission_id uuid not null,
  unit_id uuid not null,
  state text not null,
  item_id uuid,
  accepted_at timestamp with time zone,
  delivered_at timestamp with time zone,
  on_time boolean,
  fact_id uuid
);
create table periodicals.commissions (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  level text not null,
  title text not null,
  content text not null,
  requirements text default ''::text not null,
  due_at timestamp with time zone,
  published_at timestamp with time zone not null,
  published_by text not null,
  ended_at timestamp with time zone
);
create table periodicals.desk_copies (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  lead_item_id uuid not null,
  unit_id uuid not null,
  title text not null,
  body jsonb not null,
  version integer default 1 not null,
  merged boolean default false not null,
  picture_origins jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by text not null
);
create table periodicals.desk_sources (
  jurisdiction_id uuid default platform.tenant() not null,
  copy_id uuid not null,
  item_id uuid not null,
  position smallint not null,
  share numeric(7,3) default 1 not null,
  text_version integer not null,
  ended_at timestamp with time zone,
  unit_id uuid not null
);
create table periodicals.desk_versions (
  jurisdiction_id uuid default platform.tenant() not null,
  copy_id uuid not null,
  number integer not null,
  title text not null,
  body jsonb not null,
  saved_at timestamp with time zone not null,
  account_id uuid,
  saved_by text not null
);
create table periodicals.events (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  position bigint generated always as identity not null,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  from_state text,
  to_state text,
  account_id uuid,
  actor_name text not null,
  reason text,
  details jsonb default '{}'::jsonb not null
);
create table periodicals.facts (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  kind text not null,
  item_id uuid,
  source_kind text not null,
  source_id uuid not null,
  units jsonb not null,
  tags jsonb not null,
  occurred_at text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  corrects uuid
);
create table periodicals.feedback (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  instruction_id uuid not null,
  unit_id uuid not null,
  text text not null,
  final boolean not null,
  at timestamp with time zone not null,
  by_name text not null
);
create table periodicals.forwardings (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  copy_id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  level text not null,
  publication text,
  copy_version integer not null,
  fingerprint text not null,
  clearance_id uuid,
  state text not null,
  version integer default 1 not null,
  fact_id uuid,
  forwarded_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by text not null
);
create table periodicals.instruction_texts (
  jurisdiction_id uuid default platform.tenant() not null,
  instruction_id uuid not null,
  number smallint not null,
  text text not null,
  at timestamp with time zone not null,
  entered_by text not null
);
create table periodicals.instructions (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  adoption_id uuid,
  leader_level text not null,
  leader_person_id uuid,
  leader_name text not null,
  leader_post text,
  given_on date not null,
  source text not null,
  state text not null,
  version integer default 1 not null,
  fact_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  recorded_account_id uuid,
  closed_at timestamp with time zone
);
create table periodicals.issue_numbers (
  jurisdiction_id uuid default platform.tenant() not null,
  publication_id uuid not null,
  year smallint not null,
  last integer not null
);
create table periodicals.issues (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  publication_id uuid not null,
  unit_id uuid not null,
  state text not null,
  version integer default 1 not null,
  editor_note jsonb default '[]'::jsonb not null,
  extra_recipients text[] default '{}'::text[] not null,
  content jsonb,
  fingerprint text,
  clearance_id uuid,
  signed_by text,
  signed_at timestamp with time zone,
  year smallint,
  number integer,
  total_number integer,
  issued_on date,
  issued_at timestamp with time zone,
  issued_by text,
  files text default 'none'::text not null,
  author_account_ids uuid[] default '{}'::uuid[] not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  updated_at timestamp with time zone not null
);
create table periodicals.publications (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  code text not null,
  name text not null,
  level text not null,
  columns jsonb not null,
  frequency text not null,
  issuer_name text,
  marking text,
  copies integer,
  report_list jsonb default '[]'::jsonb not null,
  send_list jsonb default '[]'::jsonb not null,
  issue_list jsonb default '[]'::jsonb not null,
  sort integer default 0 not null,
  last_total integer default 0 not null,
  version integer default 1 not null,
  retired_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by text not null
);
create table periodicals.readings (
  jurisdiction_id uuid default platform.tenant() not null,
  issue_id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  reader_name text not null,
  at timestamp with time zone not null
);
create table periodicals.recipients (
  jurisdiction_id uuid default platform.tenant() not null,
  issue_id uuid not null,
  unit_id uuid not null,
  list text not null
);
create table periodicals.results (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  item_id uuid not null,
  instruction_id uuid,
  kind text not null,
  title text not null,
  description text default ''::text not null,
  happened_on date not null,
  at timestamp with time zone not null,
  by_name text not null
);
create table periodicals.upper_adoptions (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  forwarding_id uuid,
  level text not null,
  publication text not null,
  column_code text,
  item_kind text,
  issue_label text,
  commissioned boolean default false not null,
  adopted_on date not null,
  fact_id uuid not null,
  withdrawn_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  recorded_by text not null
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
create table reviews.cases (
  jurisdiction_id uuid default platform.tenant() not null,
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
  link text not null,
  summary text,
  fingerprint text not null,
  author_account_ids uuid[] not null,
  author_person_ids uuid[] not null,
  state text not null,
  position integer default 0 not null,
  version integer default 1 not null,
  clock_at timestamp with time zone not null,
  due_at timestamp with time zone,
  started_at timestamp with time zone not null,
  started_by text not null,
  step_opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text
);
create table reviews.chains (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  organ_unit_id uuid,
  kind text not null,
  name text not null,
  steps jsonb not null,
  version integer default 1 not null,
  retired_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by text not null
);
create table reviews.clearances (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  kind text not null,
  public_ok boolean generated always as ((kind <> 'urgent'::text)) stored not null,
  subject_kind text not null,
  subject_id uuid not null,
  fingerprint text not null,
  case_id uuid,
  person_id uuid,
  person_name text not null,
  batch text,
  basis text,
  author_person_ids uuid[] default '{}'::uuid[] not null,
  at timestamp with time zone not null,
  confirm_by timestamp with time zone
);
create table reviews.confirmations (
  jurisdiction_id uuid default platform.tenant() not null,
  clearance_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  account_id uuid not null,
  opinion text default ''::text not null,
  at timestamp with time zone not null
);
create table reviews.events (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  case_id uuid not null,
  event text not null,
  position integer,
  at timestamp with time zone not null,
  actor_account_id uuid,
  actor_name text not null,
  reason text
);
create table reviews.opinions (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  case_id uuid not null,
  position integer not null,
  step_key text not null,
  step_name text not null,
  person_id uuid not null,
  person_name text not null,
  post_name text,
  on_behalf_of_person_id uuid,
  on_behalf_of_name text,
  decision text not null,
  opinion text default ''::text not null,
  fingerprint text not null,
  at timestamp with time zone not null,
  account_id uuid,
  signed_on date,
  recorded_by_account_id uuid,
  recorded_by_name text,
  scan_attachment_id uuid
);
create table reviews.reviewers (
  jurisdiction_id uuid default platform.tenant() not null,
  case_id uuid not null,
  position integer not null,
  person_id uuid not null,
  person_name text not null,
  account_id uuid,
  post_name text,
  state text not null,
  asked_at timestamp with time zone not null
);
create table scoring.appeals (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  entry_id text not null,
  reason text not null,
  state text not null,
  filed_on date not null,
  answer_days smallint not null,
  filed_at timestamp with time zone not null,
  filed_by text not null,
  filed_account_id uuid,
  answer text,
  answered_at timestamp with time zone,
  answered_by text,
  fact_id text,
  version integer default 1 not null
);
create table scoring.attestations (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  year smallint not null,
  condition_id text not null,
  unit_id uuid not null,
  person_id uuid,
  holds boolean not null,
  evidence text not null,
  at timestamp with time zone not null,
  by_name text not null
);
create table scoring.bulletin_readings (
  jurisdiction_id uuid default platform.tenant() not null,
  bulletin_id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  reader_name text not null,
  at timestamp with time zone not null
);
create table scoring.bulletins (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  length text not null,
  period_from text not null,
  period_to text not null,
  title text not null,
  rank_by text not null,
  opening jsonb default '[]'::jsonb not null,
  comments jsonb default '[]'::jsonb not null,
  state text not null,
  figures jsonb not null,
  figures_digest text not null,
  compiled_at timestamp with time zone not null,
  fingerprint text,
  clearance_id uuid,
  approved_by text,
  approved_at timestamp with time zone,
  year smallint,
  number integer,
  issued_on date,
  issued_at timestamp with time zone,
  issued_by text,
  files text default 'none'::text not null,
  document_id uuid,
  author_account_ids uuid[] default '{}'::uuid[] not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  updated_at timestamp with time zone not null
);
create table scoring.clock (
  jurisdiction_id uuid default platform.tenant() not null,
  last_at timestamp with time zone not null
);
create table scoring.closings (
  jurisdiction_id uuid default platform.tenant() not null,
  period text not null,
  closed_at timestamp with time zone not null,
  closed_by text not null
);
create table scoring.consequences (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  year smallint not null,
  rule_id text not null,
  unit_id uuid not null,
  period_to text not null,
  check_number smallint not null,
  effect text not null,
  carried_out boolean not null,
  points numeric(8,2),
  note text not null,
  decided_at timestamp with time zone not null,
  decided_by text not null
);
create table scoring.entries (
  jurisdiction_id uuid default platform.tenant() not null,
  id text not null,
  position bigint generated always as identity not null,
  type text not null,
  unit_id uuid not null,
  hundredths integer not null,
  rule_id text not null,
  rulebook text not null,
  fact_id text,
  subject_kind text,
  subject_id text,
  subject_title text,
  share text,
  month text not null,
  adjusts text,
  via uuid,
  reverses text,
  cause_id text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  explanation jsonb not null,
  posted_at timestamp with time zone not null
);
create table scoring.events (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  from_state text,
  to_state text,
  account_id uuid,
  actor_name text not null,
  reason text,
  details jsonb default '{}'::jsonb not null
);
create table scoring.fact_units (
  jurisdiction_id uuid default platform.tenant() not null,
  fact_id text not null,
  unit_id uuid not null
);
create table scoring.facts (
  jurisdiction_id uuid default platform.tenant() not null,
  id text not null,
  position bigint generated always as identity not null,
  source text not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_title text,
  units jsonb not null,
  unit_ids uuid[] not null,
  tags jsonb not null,
  occurred_at text not null,
  occurred_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  corrects text,
  reason text,
  import_id uuid,
  envelope jsonb
);
create table scoring.imports (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  row_count integer not null,
  at timestamp with time zone not null,
  by_name text not null
);
create table scoring.nominations (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  year smallint not null,
  award_id text not null,
  rulebook text not null,
  unit_id uuid not null,
  person_id uuid,
  grade_id text,
  state text not null,
  basis jsonb not null,
  recommended_at timestamp with time zone not null,
  recommended_by text not null,
  shown_from date,
  shown_to date,
  decision text,
  decided_at timestamp with time zone,
  decided_by text,
  number integer,
  version integer default 1 not null
);
create table scoring.objections (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  nomination_id uuid not null,
  unit_id uuid not null,
  text text not null,
  at timestamp with time zone not null,
  by_name text not null,
  answer text,
  upheld boolean,
  answered_at timestamp with time zone,
  answered_by text
);
create table scoring.openings (
  jurisdiction_id uuid default platform.tenant() not null,
  unit_id uuid not null,
  period text not null,
  hundredths integer not null,
  counts jsonb default '{}'::jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  note text,
  import_id uuid
);
create table scoring.rulebooks (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  book_id text not null,
  book_version integer not null,
  body json not null,
  state text not null,
  effective_from date,
  known_at timestamp with time zone,
  adopted_at timestamp with time zone,
  adopted_by text,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);
create table scoring.targets (
  jurisdiction_id uuid default platform.tenant() not null,
  unit_id uuid not null,
  year smallint not null,
  quota_id text not null,
  target numeric(12,2) not null,
  set_at timestamp with time zone not null,
  set_by text not null
);
create table scoring.totals (
  jurisdiction_id uuid default platform.tenant() not null,
  unit_id uuid not null,
  month text not null,
  hundredths bigint not null,
  entry_count integer not null
);
create table search.documents (
  jurisdiction_id uuid not null,
  document_id uuid not null,
  day date not null,
  version_number integer not null,
  vector tsvector not null
) partition by RANGE (day);
create table search.documents_other (
  jurisdiction_id uuid not null,
  document_id uuid not null,
  day date not null,
  version_number integer not null,
  vector tsvector not null
);
create table search.titles (
  jurisdiction_id uuid not null,
  document_id uuid not null,
  day date not null,
  version_number integer not null,
  vector tsvector not null
);
create table search.years (
  year integer not null
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
create table shared.marks (
  name text not null,
  at timestamp with time zone default now() not null
);
create table submissions.bands (
  jurisdiction_id uuid default platform.tenant() not null,
  band text not null,
  item_id uuid not null,
  version_number integer not null
);
create table submissions.deliveries (
  jurisdiction_id uuid default platform.tenant() not null,
  item_id uuid not null,
  version_number integer not null,
  fingerprint text not null,
  clearance_id uuid not null,
  at timestamp with time zone not null
);
create table submissions.dual_reports (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  lead_item_id uuid not null,
  other_item_id uuid not null,
  lead_share numeric(7,3) not null,
  other_share numeric(7,3) not null,
  linked_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create table submissions.events (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  item_id uuid not null,
  position bigint generated always as identity not null,
  at timestamp with time zone not null,
  kind text not null,
  from_state text,
  to_state text not null,
  version_number integer,
  account_id uuid,
  actor_name text not null,
  reason text,
  details jsonb default '{}'::jsonb not null
);
create table submissions.items (
  jurisdiction_id uuid default platform.tenant() not null,
  id uuid not null,
  unit_id uuid not null,
  title text default ''::text not null,
  kind text,
  category text,
  urgency text default 'daily'::text not null,
  urgency_rank smallint generated always as (
CASE urgency
    WHEN 'extra-urgent'::text THEN 1
    WHEN 'urgent'::text THEN 2
    WHEN 'quick'::text THEN 3
    WHEN 'slow'::text THEN 4
    ELSE 5
END) stored not null,
  event_at timestamp with time zone,
  place text,
  tags text[] default '{}'::text[] not null,
  body jsonb default '[]'::jsonb not null,
  authors jsonb default '[]'::jsonb not null,
  attachment_ids uuid[] default '{}'::uuid[] not null,
  channel text not null,
  state text not null,
  version integer default 1 not null,
  latest_version integer default 0 not null,
  sent_version integer,
  register_year smallint,
  register_number integer,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  submitted_by uuid,
  sent_at timestamp with time zone
);
create table submissions.register_numbers (
  jurisdiction_id uuid default platform.tenant() not null,
  year smallint not null,
  last integer not null
);
create table submissions.titles (
  jurisdiction_id uuid not null,
  item_id uuid not null,
  squeezed text not null
);
create table submissions.versions (
  jurisdiction_id uuid default platform.tenant() not null,
  item_id uuid not null,
  number integer not null,
  content jsonb not null,
  fingerprint text not null,
  submitted_at timestamp with time zone not null,
  submitted_by uuid
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
alter table attachments.files add constraint files_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL)));
alter table attachments.files add constraint files_check1 CHECK (((subject_id IS NULL) = (unbound_at IS NOT NULL)));
alter table attachments.files add constraint files_check2 CHECK ((((released_at IS NULL) = (released_by IS NULL)) AND ((released_at IS NULL) = (release_reason IS NULL))));
alter table attachments.files add constraint files_check3 CHECK (((NOT blocked) OR (released_at IS NULL)));
alter table attachments.files add constraint files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
alter table attachments.files add constraint files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table attachments.files add constraint files_size_check CHECK ((size > 0));
alter table attachments.files add constraint files_storage_key_check CHECK ((storage_key ~ '^[0-9a-f-]{36}/[0-9]{6}/[0-9a-f-]{36}$'::text));
alter table attachments.files add constraint files_text_state_check CHECK ((text_state = ANY (ARRAY['waiting'::text, 'extracted'::text, 'truncated'::text, 'none'::text, 'failed'::text])));
alter table attachments.files add constraint files_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table attachments.files add constraint files_pkey PRIMARY KEY (jurisdiction_id, id);
alter table attachments.uploads add constraint uploads_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table attachments.uploads add constraint uploads_pkey PRIMARY KEY (jurisdiction_id, id);
alter table audit.chain add constraint chain_position_check CHECK (("position" > 0));
alter table audit.chain add constraint chain_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table audit.chain add constraint chain_pkey PRIMARY KEY (jurisdiction_id, "position");
alter table audit.chain add constraint chain_jurisdiction_id_record_id_key UNIQUE (jurisdiction_id, record_id);
alter table audit.records add constraint records_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])));
alter table audit.records add constraint records_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table audit.records add constraint records_pkey PRIMARY KEY (jurisdiction_id, id);
alter table disclosures.columns add constraint columns_code_check CHECK ((code ~ '^[a-z0-9-]{1,60}$'::text));
alter table disclosures.columns add constraint columns_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));
alter table disclosures.columns add constraint columns_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 120)));
alter table disclosures.columns add constraint columns_statutory_item_check CHECK (((statutory_item >= 1) AND (statutory_item <= 15)));
alter table disclosures.columns add constraint columns_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.columns add constraint columns_jurisdiction_id_parent_id_fkey FOREIGN KEY (jurisdiction_id, parent_id) REFERENCES disclosures.columns(jurisdiction_id, id);
alter table disclosures.columns add constraint columns_pkey PRIMARY KEY (jurisdiction_id, id);
alter table disclosures.columns add constraint columns_jurisdiction_id_code_key UNIQUE (jurisdiction_id, code);
alter table disclosures.current add constraint current_check CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)));
alter table disclosures.current add constraint current_jurisdiction_id_column_id_fkey FOREIGN KEY (jurisdiction_id, column_id) REFERENCES disclosures.columns(jurisdiction_id, id);
alter table disclosures.current add constraint current_jurisdiction_id_document_id_version_number_fkey FOREIGN KEY (jurisdiction_id, document_id, version_number) REFERENCES disclosures.versions(jurisdiction_id, document_id, number);
alter table disclosures.current add constraint current_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.current add constraint current_pkey PRIMARY KEY (jurisdiction_id, document_id);
alter table disclosures.current add constraint current_jurisdiction_id_index_number_key UNIQUE (jurisdiction_id, index_number);
alter table disclosures.documents add constraint documents_attribute_check CHECK ((attribute = ANY (ARRAY['proactive'::text, 'by-application'::text, 'not-disclosed'::text])));
alter table disclosures.documents add constraint documents_check CHECK (((attribute = 'proactive'::text) OR (COALESCE(attribute_reason, ''::text) <> ''::text)));
alter table disclosures.documents add constraint documents_check1 CHECK (((state = 'published'::text) <= (attribute = 'proactive'::text)));
alter table disclosures.documents add constraint documents_check2 CHECK (((state = 'published'::text) <= (published_version IS NOT NULL)));
alter table disclosures.documents add constraint documents_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'other'::text])));
alter table disclosures.documents add constraint documents_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'cleared'::text, 'published'::text, 'withdrawn'::text])));
alter table disclosures.documents add constraint documents_jurisdiction_id_column_id_fkey FOREIGN KEY (jurisdiction_id, column_id) REFERENCES disclosures.columns(jurisdiction_id, id);
alter table disclosures.documents add constraint documents_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.documents add constraint documents_jurisdiction_id_import_id_fkey FOREIGN KEY (jurisdiction_id, import_id) REFERENCES disclosures.imports(jurisdiction_id, id);
alter table disclosures.documents add constraint documents_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table disclosures.documents add constraint documents_pkey PRIMARY KEY (jurisdiction_id, id);
alter table disclosures.documents add constraint documents_jurisdiction_id_import_key_key UNIQUE (jurisdiction_id, import_key);
alter table disclosures.events add constraint events_jurisdiction_id_document_id_fkey FOREIGN KEY (jurisdiction_id, document_id) REFERENCES disclosures.documents(jurisdiction_id, id);
alter table disclosures.events add constraint events_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.events add constraint events_pkey PRIMARY KEY (jurisdiction_id, id);
alter table disclosures.imports add constraint imports_basis_check CHECK ((basis <> ''::text));
alter table disclosures.imports add constraint imports_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.imports add constraint imports_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table disclosures.imports add constraint imports_pkey PRIMARY KEY (jurisdiction_id, id);
alter table disclosures.serials add constraint serials_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.serials add constraint serials_pkey PRIMARY KEY (jurisdiction_id, prefix);
alter table disclosures.versions add constraint versions_number_check CHECK ((number > 0));
alter table disclosures.versions add constraint versions_public_ok_check CHECK (public_ok);
alter table disclosures.versions add constraint versions_jurisdiction_id_document_id_fingerprint_clearance_fkey FOREIGN KEY (jurisdiction_id, document_id, fingerprint, clearance_id, public_ok) REFERENCES reviews.clearances(jurisdiction_id, subject_id, fingerprint, id, public_ok);
alter table disclosures.versions add constraint versions_jurisdiction_id_document_id_fkey FOREIGN KEY (jurisdiction_id, document_id) REFERENCES disclosures.documents(jurisdiction_id, id);
alter table disclosures.versions add constraint versions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table disclosures.versions add constraint versions_pkey PRIMARY KEY (jurisdiction_id, document_id, number);
alter table notices.notices add constraint notices_kind_check CHECK ((kind ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'::text));
alter table notices.notices add constraint notices_link_check CHECK ((link ~ '^/[^/]'::text));
alter table notices.notices add constraint notices_mail_state_check CHECK ((mail_state = ANY (ARRAY['none'::text, 'waiting'::text, 'sent'::text, 'skipped'::text, 'failed'::text])));
alter table notices.notices add constraint notices_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table notices.notices add constraint notices_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table notices.notices add constraint notices_pkey PRIMARY KEY (jurisdiction_id, id);
alter table notices.preferences add constraint preferences_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table notices.preferences add constraint preferences_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table notices.preferences add constraint preferences_pkey PRIMARY KEY (jurisdiction_id, account_id);
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
alter table periodicals.adoptions add constraint adoptions_check CHECK (((state <> ALL (ARRAY['placed'::text, 'issued'::text])) OR (issue_id IS NOT NULL)));
alter table periodicals.adoptions add constraint adoptions_column_code_check CHECK ((length(column_code) <= 40));
alter table periodicals.adoptions add constraint adoptions_item_kind_check CHECK ((item_kind = ANY (ARRAY['comprehensive'::text, 'brief'::text, 'special'::text, 'research'::text, 'experience'::text, 'web-digest'::text])));
alter table periodicals.adoptions add constraint adoptions_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'placed'::text, 'issued'::text, 'withdrawn'::text])));
alter table periodicals.adoptions add constraint adoptions_jurisdiction_id_copy_id_fkey FOREIGN KEY (jurisdiction_id, copy_id) REFERENCES periodicals.desk_copies(jurisdiction_id, id);
alter table periodicals.adoptions add constraint adoptions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.adoptions add constraint adoptions_jurisdiction_id_issue_id_fkey FOREIGN KEY (jurisdiction_id, issue_id) REFERENCES periodicals.issues(jurisdiction_id, id);
alter table periodicals.adoptions add constraint adoptions_jurisdiction_id_publication_id_fkey FOREIGN KEY (jurisdiction_id, publication_id) REFERENCES periodicals.publications(jurisdiction_id, id);
alter table periodicals.adoptions add constraint adoptions_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.arrivals add constraint arrivals_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.arrivals add constraint arrivals_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.arrivals add constraint arrivals_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.arrivals add constraint arrivals_pkey PRIMARY KEY (jurisdiction_id, item_id);
alter table periodicals.assignments add constraint assignments_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.assignments add constraint assignments_jurisdiction_id_instruction_id_fkey FOREIGN KEY (jurisdiction_id, instruction_id) REFERENCES periodicals.instructions(jurisdiction_id, id);
alter table periodicals.assignments add constraint assignments_jurisdiction_id_overdue_fact_id_fkey FOREIGN KEY (jurisdiction_id, overdue_fact_id) REFERENCES periodicals.facts(jurisdiction_id, id);
alter table periodicals.assignments add constraint assignments_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.assignments add constraint assignments_pkey PRIMARY KEY (jurisdiction_id, instruction_id, unit_id);
alter table periodicals.commission_units add constraint commission_units_check CHECK (((state = 'delivered'::text) = (item_id IS NOT NULL)));
alter table periodicals.commission_units add constraint commission_units_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'delivered'::text, 'missed'::text])));
alter table periodicals.commission_units add constraint commission_units_jurisdiction_id_commission_id_fkey FOREIGN KEY (jurisdiction_id, commission_id) REFERENCES periodicals.commissions(jurisdiction_id, id);
alter table periodicals.commission_units add constraint commission_units_jurisdiction_id_fact_id_fkey FOREIGN KEY (jurisdiction_id, fact_id) REFERENCES periodicals.facts(jurisdiction_id, id);
alter table periodicals.commission_units add constraint commission_units_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.commission_units add constraint commission_units_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.commission_units add constraint commission_units_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.commission_units add constraint commission_units_pkey PRIMARY KEY (jurisdiction_id, commission_id, unit_id);
alter table periodicals.commissions add constraint commissions_check CHECK (((kind = 'points'::text) OR (due_at IS NOT NULL)));
alter table periodicals.commissions add constraint commissions_content_check CHECK (((length(content) >= 1) AND (length(content) <= 8000)));
alter table periodicals.commissions add constraint commissions_kind_check CHECK ((kind = ANY (ARRAY['commission'::text, 'points'::text])));
alter table periodicals.commissions add constraint commissions_level_check CHECK ((level = ANY (ARRAY['county'::text, 'city'::text, 'province'::text, 'state'::text])));
alter table periodicals.commissions add constraint commissions_requirements_check CHECK ((length(requirements) <= 4000));
alter table periodicals.commissions add constraint commissions_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
alter table periodicals.commissions add constraint commissions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.commissions add constraint commissions_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.commissions add constraint commissions_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.desk_copies add constraint desk_copies_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
alter table periodicals.desk_copies add constraint desk_copies_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.desk_copies add constraint desk_copies_jurisdiction_id_lead_item_id_fkey FOREIGN KEY (jurisdiction_id, lead_item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.desk_copies add constraint desk_copies_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.desk_copies add constraint desk_copies_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.desk_sources add constraint desk_sources_share_check CHECK ((share > (0)::numeric));
alter table periodicals.desk_sources add constraint desk_sources_jurisdiction_id_copy_id_fkey FOREIGN KEY (jurisdiction_id, copy_id) REFERENCES periodicals.desk_copies(jurisdiction_id, id);
alter table periodicals.desk_sources add constraint desk_sources_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.desk_sources add constraint desk_sources_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.desk_sources add constraint desk_sources_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.desk_sources add constraint desk_sources_pkey PRIMARY KEY (jurisdiction_id, copy_id, item_id);
alter table periodicals.desk_versions add constraint desk_versions_number_check CHECK ((number > 0));
alter table periodicals.desk_versions add constraint desk_versions_jurisdiction_id_copy_id_fkey FOREIGN KEY (jurisdiction_id, copy_id) REFERENCES periodicals.desk_copies(jurisdiction_id, id);
alter table periodicals.desk_versions add constraint desk_versions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.desk_versions add constraint desk_versions_pkey PRIMARY KEY (jurisdiction_id, copy_id, number);
alter table periodicals.events add constraint events_reason_check CHECK ((length(reason) <= 2000));
alter table periodicals.events add constraint events_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.events add constraint events_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.facts add constraint facts_jurisdiction_id_corrects_fkey FOREIGN KEY (jurisdiction_id, corrects) REFERENCES periodicals.facts(jurisdiction_id, id);
alter table periodicals.facts add constraint facts_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.facts add constraint facts_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.facts add constraint facts_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.feedback add constraint feedback_text_check CHECK (((length(text) >= 1) AND (length(text) <= 8000)));
alter table periodicals.feedback add constraint feedback_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.feedback add constraint feedback_jurisdiction_id_instruction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, instruction_id, unit_id) REFERENCES periodicals.assignments(jurisdiction_id, instruction_id, unit_id);
alter table periodicals.feedback add constraint feedback_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.forwardings add constraint forwardings_check CHECK (((state <> 'forwarded'::text) OR (clearance_id IS NOT NULL)));
alter table periodicals.forwardings add constraint forwardings_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text));
alter table periodicals.forwardings add constraint forwardings_level_check CHECK ((level = ANY (ARRAY['city'::text, 'province'::text, 'state'::text])));
alter table periodicals.forwardings add constraint forwardings_publication_check CHECK ((length(publication) <= 60));
alter table periodicals.forwardings add constraint forwardings_state_check CHECK ((state = ANY (ARRAY['in-review'::text, 'returned'::text, 'forwarded'::text, 'withdrawn'::text])));
alter table periodicals.forwardings add constraint forwardings_jurisdiction_id_copy_id_copy_version_fkey FOREIGN KEY (jurisdiction_id, copy_id, copy_version) REFERENCES periodicals.desk_versions(jurisdiction_id, copy_id, number);
alter table periodicals.forwardings add constraint forwardings_jurisdiction_id_fact_id_fkey FOREIGN KEY (jurisdiction_id, fact_id) REFERENCES periodicals.facts(jurisdiction_id, id);
alter table periodicals.forwardings add constraint forwardings_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.forwardings add constraint forwardings_jurisdiction_id_id_fingerprint_clearance_id_fkey FOREIGN KEY (jurisdiction_id, id, fingerprint, clearance_id) REFERENCES reviews.clearances(jurisdiction_id, subject_id, fingerprint, id);
alter table periodicals.forwardings add constraint forwardings_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.forwardings add constraint forwardings_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.forwardings add constraint forwardings_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.instruction_texts add constraint instruction_texts_number_check CHECK ((number > 0));
alter table periodicals.instruction_texts add constraint instruction_texts_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)));
alter table periodicals.instruction_texts add constraint instruction_texts_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.instruction_texts add constraint instruction_texts_jurisdiction_id_instruction_id_fkey FOREIGN KEY (jurisdiction_id, instruction_id) REFERENCES periodicals.instructions(jurisdiction_id, id);
alter table periodicals.instruction_texts add constraint instruction_texts_pkey PRIMARY KEY (jurisdiction_id, instruction_id, number);
alter table periodicals.instructions add constraint instructions_leader_level_check CHECK ((leader_level = ANY (ARRAY['county'::text, 'city'::text, 'province'::text, 'state'::text])));
alter table periodicals.instructions add constraint instructions_leader_name_check CHECK (((length(leader_name) >= 1) AND (length(leader_name) <= 60)));
alter table periodicals.instructions add constraint instructions_leader_post_check CHECK ((length(leader_post) <= 100));
alter table periodicals.instructions add constraint instructions_source_check CHECK ((source = ANY (ARRAY['workspace'::text, 'paper'::text])));
alter table periodicals.instructions add constraint instructions_state_check CHECK ((state = ANY (ARRAY['recorded'::text, 'assigned'::text, 'answered'::text, 'closed'::text, 'withdrawn'::text])));
alter table periodicals.instructions add constraint instructions_jurisdiction_id_adoption_id_fkey FOREIGN KEY (jurisdiction_id, adoption_id) REFERENCES periodicals.adoptions(jurisdiction_id, id);
alter table periodicals.instructions add constraint instructions_jurisdiction_id_fact_id_fkey FOREIGN KEY (jurisdiction_id, fact_id) REFERENCES periodicals.facts(jurisdiction_id, id);
alter table periodicals.instructions add constraint instructions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.instructions add constraint instructions_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.instructions add constraint instructions_jurisdiction_id_leader_person_id_fkey FOREIGN KEY (jurisdiction_id, leader_person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table periodicals.instructions add constraint instructions_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.instructions add constraint instructions_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.issue_numbers add constraint issue_numbers_last_check CHECK ((last > 0));
alter table periodicals.issue_numbers add constraint issue_numbers_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.issue_numbers add constraint issue_numbers_jurisdiction_id_publication_id_fkey FOREIGN KEY (jurisdiction_id, publication_id) REFERENCES periodicals.publications(jurisdiction_id, id);
alter table periodicals.issue_numbers add constraint issue_numbers_pkey PRIMARY KEY (jurisdiction_id, publication_id, year);
alter table periodicals.issues add constraint issues_check CHECK (((state <> ALL (ARRAY['signed'::text, 'issued'::text])) OR ((content IS NOT NULL) AND (clearance_id IS NOT NULL))));
alter table periodicals.issues add constraint issues_check1 CHECK (((state = 'issued'::text) = ((number IS NOT NULL) AND (total_number IS NOT NULL) AND (year IS NOT NULL) AND (issued_on IS NOT NULL))));
alter table periodicals.issues add constraint issues_files_check CHECK ((files = ANY (ARRAY['none'::text, 'waiting'::text, 'ready'::text])));
alter table periodicals.issues add constraint issues_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text));
alter table periodicals.issues add constraint issues_number_check CHECK ((number > 0));
alter table periodicals.issues add constraint issues_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'signed'::text, 'issued'::text, 'abandoned'::text])));
alter table periodicals.issues add constraint issues_total_number_check CHECK ((total_number > 0));
alter table periodicals.issues add constraint issues_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.issues add constraint issues_jurisdiction_id_id_fingerprint_clearance_id_fkey FOREIGN KEY (jurisdiction_id, id, fingerprint, clearance_id) REFERENCES reviews.clearances(jurisdiction_id, subject_id, fingerprint, id);
alter table periodicals.issues add constraint issues_jurisdiction_id_publication_id_fkey FOREIGN KEY (jurisdiction_id, publication_id) REFERENCES periodicals.publications(jurisdiction_id, id);
alter table periodicals.issues add constraint issues_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.issues add constraint issues_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.publications add constraint publications_code_check CHECK (((length(code) >= 1) AND (length(code) <= 40)));
alter table periodicals.publications add constraint publications_copies_check CHECK (((copies >= 1) AND (copies <= 100000)));
alter table periodicals.publications add constraint publications_frequency_check CHECK ((frequency = ANY (ARRAY['irregular'::text, 'daily'::text, 'weekly'::text, 'ten-days'::text, 'monthly'::text, 'quarterly'::text])));
alter table periodicals.publications add constraint publications_issuer_name_check CHECK ((length(issuer_name) <= 100));
alter table periodicals.publications add constraint publications_last_total_check CHECK ((last_total >= 0));
alter table periodicals.publications add constraint publications_level_check CHECK ((level = ANY (ARRAY['county'::text, 'city'::text, 'province'::text])));
alter table periodicals.publications add constraint publications_marking_check CHECK ((length(marking) <= 60));
alter table periodicals.publications add constraint publications_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));
alter table periodicals.publications add constraint publications_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.publications add constraint publications_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.publications add constraint publications_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.readings add constraint readings_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.readings add constraint readings_jurisdiction_id_issue_id_fkey FOREIGN KEY (jurisdiction_id, issue_id) REFERENCES periodicals.issues(jurisdiction_id, id);
alter table periodicals.readings add constraint readings_pkey PRIMARY KEY (jurisdiction_id, issue_id, account_id);
alter table periodicals.recipients add constraint recipients_list_check CHECK ((list = ANY (ARRAY['report'::text, 'send'::text, 'issue'::text])));
alter table periodicals.recipients add constraint recipients_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.recipients add constraint recipients_jurisdiction_id_issue_id_fkey FOREIGN KEY (jurisdiction_id, issue_id) REFERENCES periodicals.issues(jurisdiction_id, id);
alter table periodicals.recipients add constraint recipients_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.recipients add constraint recipients_pkey PRIMARY KEY (jurisdiction_id, issue_id, unit_id);
alter table periodicals.results add constraint results_description_check CHECK ((length(description) <= 4000));
alter table periodicals.results add constraint results_kind_check CHECK ((kind = ANY (ARRAY['decision'::text, 'project'::text, 'fix'::text, 'policy'::text, 'other'::text])));
alter table periodicals.results add constraint results_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
alter table periodicals.results add constraint results_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.results add constraint results_jurisdiction_id_instruction_id_fkey FOREIGN KEY (jurisdiction_id, instruction_id) REFERENCES periodicals.instructions(jurisdiction_id, id);
alter table periodicals.results add constraint results_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.results add constraint results_pkey PRIMARY KEY (jurisdiction_id, id);
alter table periodicals.upper_adoptions add constraint upper_adoptions_column_code_check CHECK ((length(column_code) <= 40));
alter table periodicals.upper_adoptions add constraint upper_adoptions_issue_label_check CHECK ((length(issue_label) <= 60));
alter table periodicals.upper_adoptions add constraint upper_adoptions_item_kind_check CHECK ((item_kind = ANY (ARRAY['comprehensive'::text, 'brief'::text, 'special'::text, 'research'::text, 'experience'::text, 'web-digest'::text])));
alter table periodicals.upper_adoptions add constraint upper_adoptions_level_check CHECK ((level = ANY (ARRAY['city'::text, 'province'::text, 'state'::text])));
alter table periodicals.upper_adoptions add constraint upper_adoptions_publication_check CHECK (((length(publication) >= 1) AND (length(publication) <= 60)));
alter table periodicals.upper_adoptions add constraint upper_adoptions_jurisdiction_id_fact_id_fkey FOREIGN KEY (jurisdiction_id, fact_id) REFERENCES periodicals.facts(jurisdiction_id, id);
alter table periodicals.upper_adoptions add constraint upper_adoptions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table periodicals.upper_adoptions add constraint upper_adoptions_jurisdiction_id_forwarding_id_fkey FOREIGN KEY (jurisdiction_id, forwarding_id) REFERENCES periodicals.forwardings(jurisdiction_id, id);
alter table periodicals.upper_adoptions add constraint upper_adoptions_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table periodicals.upper_adoptions add constraint upper_adoptions_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table periodicals.upper_adoptions add constraint upper_adoptions_pkey PRIMARY KEY (jurisdiction_id, id);
alter table platform.announcements add constraint announcements_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table platform.announcements add constraint announcements_pkey PRIMARY KEY (jurisdiction_id, id);
alter table platform.hearings add constraint hearings_jurisdiction_id_announcement_id_fkey FOREIGN KEY (jurisdiction_id, announcement_id) REFERENCES platform.announcements(jurisdiction_id, id);
alter table platform.hearings add constraint hearings_pkey PRIMARY KEY (jurisdiction_id, announcement_id, listener);
alter table platform.once add constraint once_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)));
alter table platform.once add constraint once_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table platform.once add constraint once_pkey PRIMARY KEY (jurisdiction_id, owner, key);
alter table reviews.cases add constraint cases_check CHECK (((state = 'running'::text) = (ended_at IS NULL)));
alter table reviews.cases add constraint cases_link_check CHECK ((link ~ '^/[^/]'::text));
alter table reviews.cases add constraint cases_state_check CHECK ((state = ANY (ARRAY['running'::text, 'approved'::text, 'returned'::text, 'cancelled'::text])));
alter table reviews.cases add constraint cases_jurisdiction_id_chain_id_fkey FOREIGN KEY (jurisdiction_id, chain_id) REFERENCES reviews.chains(jurisdiction_id, id);
alter table reviews.cases add constraint cases_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.cases add constraint cases_jurisdiction_id_organ_unit_id_fkey FOREIGN KEY (jurisdiction_id, organ_unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table reviews.cases add constraint cases_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table reviews.cases add constraint cases_pkey PRIMARY KEY (jurisdiction_id, id);
alter table reviews.chains add constraint chains_kind_check CHECK ((kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'::text));
alter table reviews.chains add constraint chains_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));
alter table reviews.chains add constraint chains_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.chains add constraint chains_jurisdiction_id_organ_unit_id_fkey FOREIGN KEY (jurisdiction_id, organ_unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table reviews.chains add constraint chains_pkey PRIMARY KEY (jurisdiction_id, id);
alter table reviews.clearances add constraint clearances_check CHECK (((kind = 'reviewed'::text) = (case_id IS NOT NULL)));
alter table reviews.clearances add constraint clearances_check1 CHECK (((kind = 'reviewed'::text) OR ((person_id IS NOT NULL) AND (COALESCE(basis, ''::text) <> ''::text))));
alter table reviews.clearances add constraint clearances_check2 CHECK (((kind = 'imported'::text) = (batch IS NOT NULL)));
alter table reviews.clearances add constraint clearances_check3 CHECK (((kind = 'urgent'::text) = (confirm_by IS NOT NULL)));
alter table reviews.clearances add constraint clearances_kind_check CHECK ((kind = ANY (ARRAY['reviewed'::text, 'urgent'::text, 'imported'::text])));
alter table reviews.clearances add constraint clearances_jurisdiction_id_case_id_fkey FOREIGN KEY (jurisdiction_id, case_id) REFERENCES reviews.cases(jurisdiction_id, id);
alter table reviews.clearances add constraint clearances_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.clearances add constraint clearances_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table reviews.clearances add constraint clearances_pkey PRIMARY KEY (jurisdiction_id, id);
alter table reviews.clearances add constraint clearances_jurisdiction_id_subject_id_fingerprint_id_key UNIQUE (jurisdiction_id, subject_id, fingerprint, id);
alter table reviews.clearances add constraint clearances_jurisdiction_id_subject_id_fingerprint_id_public_key UNIQUE (jurisdiction_id, subject_id, fingerprint, id, public_ok);
alter table reviews.clearances add constraint clearances_jurisdiction_id_subject_id_fingerprint_public_ok_key UNIQUE (jurisdiction_id, subject_id, fingerprint, public_ok);
alter table reviews.confirmations add constraint confirmations_jurisdiction_id_clearance_id_fkey FOREIGN KEY (jurisdiction_id, clearance_id) REFERENCES reviews.clearances(jurisdiction_id, id);
alter table reviews.confirmations add constraint confirmations_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.confirmations add constraint confirmations_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table reviews.confirmations add constraint confirmations_pkey PRIMARY KEY (jurisdiction_id, clearance_id);
alter table reviews.events add constraint events_event_check CHECK ((event = ANY (ARRAY['started'::text, 'step-opened'::text, 'step-done'::text, 'step-skipped'::text, 'reassigned'::text, 'approved'::text, 'returned'::text, 'cancelled'::text])));
alter table reviews.events add constraint events_jurisdiction_id_case_id_fkey FOREIGN KEY (jurisdiction_id, case_id) REFERENCES reviews.cases(jurisdiction_id, id);
alter table reviews.events add constraint events_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.events add constraint events_pkey PRIMARY KEY (jurisdiction_id, id);
alter table reviews.opinions add constraint opinions_check CHECK (((decision = 'approve'::text) OR (opinion <> ''::text)));
alter table reviews.opinions add constraint opinions_check1 CHECK ((((signed_on IS NULL) = (recorded_by_name IS NULL)) AND ((signed_on IS NULL) = (scan_attachment_id IS NULL))));
alter table reviews.opinions add constraint opinions_check2 CHECK (((account_id IS NOT NULL) OR (recorded_by_name IS NOT NULL)));
alter table reviews.opinions add constraint opinions_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'return'::text])));
alter table reviews.opinions add constraint opinions_jurisdiction_id_case_id_fkey FOREIGN KEY (jurisdiction_id, case_id) REFERENCES reviews.cases(jurisdiction_id, id);
alter table reviews.opinions add constraint opinions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.opinions add constraint opinions_jurisdiction_id_on_behalf_of_person_id_fkey FOREIGN KEY (jurisdiction_id, on_behalf_of_person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table reviews.opinions add constraint opinions_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table reviews.opinions add constraint opinions_pkey PRIMARY KEY (jurisdiction_id, id);
alter table reviews.reviewers add constraint reviewers_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'returned'::text, 'passed'::text, 'released'::text])));
alter table reviews.reviewers add constraint reviewers_jurisdiction_id_account_id_fkey FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts.accounts(jurisdiction_id, id);
alter table reviews.reviewers add constraint reviewers_jurisdiction_id_case_id_fkey FOREIGN KEY (jurisdiction_id, case_id) REFERENCES reviews.cases(jurisdiction_id, id);
alter table reviews.reviewers add constraint reviewers_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table reviews.reviewers add constraint reviewers_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES organisations.persons(jurisdiction_id, id);
alter table reviews.reviewers add constraint reviewers_pkey PRIMARY KEY (jurisdiction_id, case_id, "position", person_id);
alter table scoring.appeals add constraint appeals_answer_check CHECK ((length(answer) <= 2000));
alter table scoring.appeals add constraint appeals_answer_days_check CHECK ((answer_days > 0));
alter table scoring.appeals add constraint appeals_check CHECK (((state = ANY (ARRAY['open'::text, 'withdrawn'::text])) OR ((answer IS NOT NULL) AND (answered_at IS NOT NULL))));
alter table scoring.appeals add constraint appeals_check1 CHECK (((state <> 'granted'::text) OR (fact_id IS NOT NULL)));
alter table scoring.appeals add constraint appeals_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)));
alter table scoring.appeals add constraint appeals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'rejected'::text, 'withdrawn'::text])));
alter table scoring.appeals add constraint appeals_jurisdiction_id_entry_id_fkey FOREIGN KEY (jurisdiction_id, entry_id) REFERENCES scoring.entries(jurisdiction_id, id);
alter table scoring.appeals add constraint appeals_jurisdiction_id_fact_id_fkey FOREIGN KEY (jurisdiction_id, fact_id) REFERENCES scoring.facts(jurisdiction_id, id);
alter table scoring.appeals add constraint appeals_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.appeals add constraint appeals_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.appeals add constraint appeals_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.attestations add constraint attestations_evidence_check CHECK (((length(evidence) >= 1) AND (length(evidence) <= 1000)));
alter table scoring.attestations add constraint attestations_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.attestations add constraint attestations_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.attestations add constraint attestations_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.bulletin_readings add constraint bulletin_readings_jurisdiction_id_bulletin_id_fkey FOREIGN KEY (jurisdiction_id, bulletin_id) REFERENCES scoring.bulletins(jurisdiction_id, id);
alter table scoring.bulletin_readings add constraint bulletin_readings_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.bulletin_readings add constraint bulletin_readings_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.bulletin_readings add constraint bulletin_readings_pkey PRIMARY KEY (jurisdiction_id, bulletin_id, account_id);
alter table scoring.bulletins add constraint bulletins_check CHECK ((period_from <= period_to));
alter table scoring.bulletins add constraint bulletins_check1 CHECK (((state <> ALL (ARRAY['in-review'::text, 'approved'::text, 'issued'::text])) OR (fingerprint IS NOT NULL)));
alter table scoring.bulletins add constraint bulletins_check2 CHECK (((state <> ALL (ARRAY['approved'::text, 'issued'::text])) OR (clearance_id IS NOT NULL)));
alter table scoring.bulletins add constraint bulletins_check3 CHECK (((state <> 'issued'::text) OR ((number IS NOT NULL) AND (year IS NOT NULL) AND (issued_on IS NOT NULL) AND (issued_at IS NOT NULL))));
alter table scoring.bulletins add constraint bulletins_figures_digest_check CHECK ((figures_digest ~ '^[0-9a-f]{64}$'::text));
alter table scoring.bulletins add constraint bulletins_files_check CHECK ((files = ANY (ARRAY['none'::text, 'waiting'::text, 'ready'::text])));
alter table scoring.bulletins add constraint bulletins_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text));
alter table scoring.bulletins add constraint bulletins_length_check CHECK ((length = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text])));
alter table scoring.bulletins add constraint bulletins_number_check CHECK ((number > 0));
alter table scoring.bulletins add constraint bulletins_period_from_check CHECK ((period_from ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.bulletins add constraint bulletins_period_to_check CHECK ((period_to ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.bulletins add constraint bulletins_rank_by_check CHECK ((rank_by = ANY (ARRAY['period'::text, 'cumulative'::text])));
alter table scoring.bulletins add constraint bulletins_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'approved'::text, 'issued'::text, 'abandoned'::text])));
alter table scoring.bulletins add constraint bulletins_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
alter table scoring.bulletins add constraint bulletins_jurisdiction_id_document_id_fkey FOREIGN KEY (jurisdiction_id, document_id) REFERENCES disclosures.documents(jurisdiction_id, id);
alter table scoring.bulletins add constraint bulletins_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.bulletins add constraint bulletins_jurisdiction_id_id_fingerprint_clearance_id_fkey FOREIGN KEY (jurisdiction_id, id, fingerprint, clearance_id) REFERENCES reviews.clearances(jurisdiction_id, subject_id, fingerprint, id);
alter table scoring.bulletins add constraint bulletins_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.bulletins add constraint bulletins_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.clock add constraint clock_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.clock add constraint clock_pkey PRIMARY KEY (jurisdiction_id);
alter table scoring.closings add constraint closings_period_check CHECK ((period ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.closings add constraint closings_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.closings add constraint closings_pkey PRIMARY KEY (jurisdiction_id, period);
alter table scoring.consequences add constraint consequences_check CHECK (((points IS NULL) OR (carried_out AND (effect = 'target-deduction'::text))));
alter table scoring.consequences add constraint consequences_check_number_check CHECK (((check_number >= 0) AND (check_number <= 4)));
alter table scoring.consequences add constraint consequences_effect_check CHECK ((effect = ANY (ARRAY['notice'::text, 'ineligible'::text, 'target-deduction'::text, 'interview'::text])));
alter table scoring.consequences add constraint consequences_note_check CHECK (((length(note) >= 1) AND (length(note) <= 1000)));
alter table scoring.consequences add constraint consequences_period_to_check CHECK ((period_to ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.consequences add constraint consequences_points_check CHECK ((points > (0)::numeric));
alter table scoring.consequences add constraint consequences_rule_id_check CHECK (((length(rule_id) >= 1) AND (length(rule_id) <= 60)));
alter table scoring.consequences add constraint consequences_year_check CHECK (((year >= 2000) AND (year <= 2200)));
alter table scoring.consequences add constraint consequences_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.consequences add constraint consequences_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.consequences add constraint consequences_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.entries add constraint entries_adjusts_check CHECK ((adjusts ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.entries add constraint entries_month_check CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.entries add constraint entries_type_check CHECK ((type = ANY (ARRAY['points'::text, 'displaced'::text, 'credit'::text, 'period'::text, 'opening'::text, 'decision'::text])));
alter table scoring.entries add constraint entries_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.events add constraint events_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['rulebook'::text, 'bulletin'::text, 'appeal'::text, 'award'::text])));
alter table scoring.events add constraint events_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.events add constraint events_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.fact_units add constraint fact_units_jurisdiction_id_fact_id_fkey FOREIGN KEY (jurisdiction_id, fact_id) REFERENCES scoring.facts(jurisdiction_id, id);
alter table scoring.fact_units add constraint fact_units_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.fact_units add constraint fact_units_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.fact_units add constraint fact_units_pkey PRIMARY KEY (jurisdiction_id, fact_id, unit_id);
alter table scoring.facts add constraint facts_check CHECK (((source <> 'manual'::text) OR (reason IS NOT NULL)));
alter table scoring.facts add constraint facts_id_check CHECK (((length(id) >= 1) AND (length(id) <= 200)));
alter table scoring.facts add constraint facts_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 60)));
alter table scoring.facts add constraint facts_reason_check CHECK ((length(reason) <= 2000));
alter table scoring.facts add constraint facts_source_check CHECK ((source = ANY (ARRAY['announced'::text, 'imported'::text, 'manual'::text, 'appeal'::text])));
alter table scoring.facts add constraint facts_unit_ids_check CHECK ((cardinality(unit_ids) > 0));
alter table scoring.facts add constraint facts_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.facts add constraint facts_jurisdiction_id_import_id_fkey FOREIGN KEY (jurisdiction_id, import_id) REFERENCES scoring.imports(jurisdiction_id, id);
alter table scoring.facts add constraint facts_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.imports add constraint imports_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
alter table scoring.imports add constraint imports_kind_check CHECK ((kind = ANY (ARRAY['facts'::text, 'openings'::text, 'targets'::text])));
alter table scoring.imports add constraint imports_row_count_check CHECK ((row_count >= 0));
alter table scoring.imports add constraint imports_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.imports add constraint imports_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.nominations add constraint nominations_check CHECK (((state <> 'shown'::text) OR ((shown_from IS NOT NULL) AND (shown_to >= shown_from))));
alter table scoring.nominations add constraint nominations_check1 CHECK (((state <> 'awarded'::text) OR ((decided_at IS NOT NULL) AND (number IS NOT NULL))));
alter table scoring.nominations add constraint nominations_decision_check CHECK ((length(decision) <= 2000));
alter table scoring.nominations add constraint nominations_number_check CHECK ((number > 0));
alter table scoring.nominations add constraint nominations_state_check CHECK ((state = ANY (ARRAY['recommended'::text, 'shown'::text, 'awarded'::text, 'refused'::text])));
alter table scoring.nominations add constraint nominations_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.nominations add constraint nominations_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.nominations add constraint nominations_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.objections add constraint objections_answer_check CHECK ((length(answer) <= 2000));
alter table scoring.objections add constraint objections_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)));
alter table scoring.objections add constraint objections_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.objections add constraint objections_jurisdiction_id_nomination_id_fkey FOREIGN KEY (jurisdiction_id, nomination_id) REFERENCES scoring.nominations(jurisdiction_id, id);
alter table scoring.objections add constraint objections_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.objections add constraint objections_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.openings add constraint openings_note_check CHECK ((length(note) <= 500));
alter table scoring.openings add constraint openings_period_check CHECK ((period ~ '^\d{4}-(0[1-9]|1[0-2])$'::text));
alter table scoring.openings add constraint openings_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.openings add constraint openings_jurisdiction_id_import_id_fkey FOREIGN KEY (jurisdiction_id, import_id) REFERENCES scoring.imports(jurisdiction_id, id);
alter table scoring.openings add constraint openings_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.openings add constraint openings_pkey PRIMARY KEY (jurisdiction_id, unit_id);
alter table scoring.rulebooks add constraint rulebooks_book_id_check CHECK (((length(book_id) >= 1) AND (length(book_id) <= 60)));
alter table scoring.rulebooks add constraint rulebooks_book_version_check CHECK ((book_version > 0));
alter table scoring.rulebooks add constraint rulebooks_check CHECK (((state <> 'in-force'::text) OR ((effective_from IS NOT NULL) AND (adopted_at IS NOT NULL))));
alter table scoring.rulebooks add constraint rulebooks_effective_from_check CHECK ((EXTRACT(day FROM effective_from) = (1)::numeric));
alter table scoring.rulebooks add constraint rulebooks_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-force'::text, 'discarded'::text])));
alter table scoring.rulebooks add constraint rulebooks_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.rulebooks add constraint rulebooks_pkey PRIMARY KEY (jurisdiction_id, id);
alter table scoring.targets add constraint targets_quota_id_check CHECK (((length(quota_id) >= 1) AND (length(quota_id) <= 60)));
alter table scoring.targets add constraint targets_target_check CHECK ((target >= (0)::numeric));
alter table scoring.targets add constraint targets_year_check CHECK (((year >= 2000) AND (year <= 2200)));
alter table scoring.targets add constraint targets_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.targets add constraint targets_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.targets add constraint targets_pkey PRIMARY KEY (jurisdiction_id, unit_id, year, quota_id);
alter table scoring.totals add constraint totals_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table scoring.totals add constraint totals_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table scoring.totals add constraint totals_pkey PRIMARY KEY (jurisdiction_id, unit_id, month);
alter table search.documents add constraint documents_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table search.documents add constraint documents_pkey PRIMARY KEY (jurisdiction_id, document_id, day);
alter table search.titles add constraint titles_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table search.titles add constraint titles_pkey PRIMARY KEY (jurisdiction_id, document_id);
alter table search.years add constraint years_pkey PRIMARY KEY (year);
alter table shared.jurisdictions add constraint jurisdictions_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,40}$'::text));
alter table shared.jurisdictions add constraint jurisdictions_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'county'::text])));
alter table shared.jurisdictions add constraint jurisdictions_pkey PRIMARY KEY (id);
alter table shared.jurisdictions add constraint jurisdictions_code_key UNIQUE (code);
alter table shared.marks add constraint marks_pkey PRIMARY KEY (name);
alter table submissions.bands add constraint bands_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.bands add constraint bands_jurisdiction_id_item_id_version_number_fkey FOREIGN KEY (jurisdiction_id, item_id, version_number) REFERENCES submissions.versions(jurisdiction_id, item_id, number);
alter table submissions.bands add constraint bands_pkey PRIMARY KEY (jurisdiction_id, band, item_id, version_number);
alter table submissions.deliveries add constraint deliveries_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.deliveries add constraint deliveries_jurisdiction_id_item_id_fingerprint_clearance_i_fkey FOREIGN KEY (jurisdiction_id, item_id, fingerprint, clearance_id) REFERENCES reviews.clearances(jurisdiction_id, subject_id, fingerprint, id);
alter table submissions.deliveries add constraint deliveries_jurisdiction_id_item_id_version_number_fingerpr_fkey FOREIGN KEY (jurisdiction_id, item_id, version_number, fingerprint) REFERENCES submissions.versions(jurisdiction_id, item_id, number, fingerprint);
alter table submissions.deliveries add constraint deliveries_pkey PRIMARY KEY (jurisdiction_id, item_id, version_number);
alter table submissions.dual_reports add constraint dual_reports_check CHECK ((lead_item_id <> other_item_id));
alter table submissions.dual_reports add constraint dual_reports_lead_share_check CHECK ((lead_share > (0)::numeric));
alter table submissions.dual_reports add constraint dual_reports_other_share_check CHECK ((other_share > (0)::numeric));
alter table submissions.dual_reports add constraint dual_reports_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.dual_reports add constraint dual_reports_jurisdiction_id_lead_item_id_fkey FOREIGN KEY (jurisdiction_id, lead_item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table submissions.dual_reports add constraint dual_reports_jurisdiction_id_other_item_id_fkey FOREIGN KEY (jurisdiction_id, other_item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table submissions.dual_reports add constraint dual_reports_pkey PRIMARY KEY (jurisdiction_id, id);
alter table submissions.events add constraint events_kind_check CHECK ((kind = ANY (ARRAY['created'::text, 'imported'::text, 'registered'::text, 'submitted'::text, 'sent'::text, 'returned'::text, 'withdrawn'::text, 'held'::text, 'adopted'::text, 'rejected'::text, 'merged'::text, 'released'::text, 'noted'::text, 'linked'::text, 'unlinked'::text])));
alter table submissions.events add constraint events_reason_check CHECK ((length(reason) <= 2000));
alter table submissions.events add constraint events_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.events add constraint events_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table submissions.events add constraint events_pkey PRIMARY KEY (jurisdiction_id, id);
alter table submissions.items add constraint items_category_check CHECK ((category = ANY (ARRAY['policy'::text, 'projects'::text, 'superior-visit'::text, 'instructions'::text, 'leader-grassroots'::text, 'periodic-work'::text, 'research'::text, 'trends'::text, 'indicators'::text, 'awards'::text, 'other'::text])));
alter table submissions.items add constraint items_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'docx'::text, 'email'::text, 'paper'::text])));
alter table submissions.items add constraint items_check CHECK (((register_year IS NULL) = (register_number IS NULL)));
alter table submissions.items add constraint items_check1 CHECK ((((register_year IS NULL) = (sent_version IS NULL)) AND ((sent_version IS NULL) = (sent_at IS NULL))));
alter table submissions.items add constraint items_check2 CHECK (((state <> ALL (ARRAY['sent'::text, 'held'::text, 'adopted'::text, 'rejected'::text, 'merged'::text])) OR (sent_version IS NOT NULL)));
alter table submissions.items add constraint items_check3 CHECK ((latest_version >= COALESCE(sent_version, 0)));
alter table submissions.items add constraint items_kind_check CHECK ((kind = ANY (ARRAY['comprehensive'::text, 'brief'::text, 'special'::text, 'research'::text, 'experience'::text, 'digest'::text])));
alter table submissions.items add constraint items_place_check CHECK ((length(place) <= 100));
alter table submissions.items add constraint items_register_number_check CHECK ((register_number > 0));
alter table submissions.items add constraint items_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'returned'::text, 'withdrawn'::text, 'sent'::text, 'held'::text, 'adopted'::text, 'rejected'::text, 'merged'::text])));
alter table submissions.items add constraint items_tags_check CHECK ((tags <@ ARRAY['commissioned'::text]));
alter table submissions.items add constraint items_title_check CHECK ((length(title) <= 200));
alter table submissions.items add constraint items_urgency_check CHECK ((urgency = ANY (ARRAY['extra-urgent'::text, 'urgent'::text, 'quick'::text, 'slow'::text, 'daily'::text])));
alter table submissions.items add constraint items_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.items add constraint items_jurisdiction_id_id_sent_version_fkey FOREIGN KEY (jurisdiction_id, id, sent_version) REFERENCES submissions.deliveries(jurisdiction_id, item_id, version_number);
alter table submissions.items add constraint items_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES organisations.units(jurisdiction_id, id);
alter table submissions.items add constraint items_pkey PRIMARY KEY (jurisdiction_id, id);
alter table submissions.register_numbers add constraint register_numbers_last_check CHECK ((last > 0));
alter table submissions.register_numbers add constraint register_numbers_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.register_numbers add constraint register_numbers_pkey PRIMARY KEY (jurisdiction_id, year);
alter table submissions.titles add constraint titles_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.titles add constraint titles_pkey PRIMARY KEY (jurisdiction_id, item_id);
alter table submissions.versions add constraint versions_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text));
alter table submissions.versions add constraint versions_number_check CHECK ((number > 0));
alter table submissions.versions add constraint versions_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table submissions.versions add constraint versions_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES submissions.items(jurisdiction_id, id);
alter table submissions.versions add constraint versions_pkey PRIMARY KEY (jurisdiction_id, item_id, number);
alter table submissions.versions add constraint versions_jurisdiction_id_item_id_number_fingerprint_key UNIQUE (jurisdiction_id, item_id, number, fingerprint);

-- indexes
CREATE INDEX accounts_created ON accounts.accounts USING btree (jurisdiction_id, created_at DESC, id DESC);
CREATE INDEX adoptions_issue ON periodicals.adoptions USING btree (jurisdiction_id, issue_id, "position") WHERE (issue_id IS NOT NULL);
CREATE INDEX adoptions_newest ON periodicals.adoptions USING btree (jurisdiction_id, id DESC);
CREATE INDEX adoptions_waiting ON periodicals.adoptions USING btree (jurisdiction_id, publication_id, id) WHERE (state = 'waiting'::text);
CREATE INDEX announcements_subject ON platform.announcements USING btree (jurisdiction_id, subject_id, "position");
CREATE INDEX announcements_waiting ON platform.announcements USING btree (jurisdiction_id, "position") WHERE (relayed_at IS NULL);
CREATE INDEX appeals_newest ON scoring.appeals USING btree (jurisdiction_id, id DESC);
CREATE INDEX appeals_unit ON scoring.appeals USING btree (jurisdiction_id, unit_id, id DESC);
CREATE INDEX arrivals_sent ON periodicals.arrivals USING btree (jurisdiction_id, sent_at);
CREATE INDEX assignments_due ON periodicals.assignments USING btree (jurisdiction_id, due_on) WHERE ((answered_at IS NULL) AND (overdue_fact_id IS NULL));
CREATE INDEX assignments_unit ON periodicals.assignments USING btree (jurisdiction_id, unit_id, instruction_id DESC);
CREATE INDEX attestations_year ON scoring.attestations USING btree (jurisdiction_id, year, id);
CREATE INDEX bulletins_newest ON scoring.bulletins USING btree (jurisdiction_id, period_to DESC, id DESC);
CREATE INDEX cases_clock ON reviews.cases USING btree (jurisdiction_id, state, clock_at, id);
CREATE INDEX cases_subject ON reviews.cases USING btree (jurisdiction_id, subject_id, started_at DESC, id DESC);
CREATE INDEX cases_unit ON reviews.cases USING btree (jurisdiction_id, unit_id, state, clock_at, id);
CREATE INDEX clearances_urgent ON reviews.clearances USING btree (jurisdiction_id, confirm_by, id) WHERE (kind = 'urgent'::text);
CREATE INDEX commission_units_unit ON periodicals.commission_units USING btree (jurisdiction_id, unit_id, commission_id DESC);
CREATE INDEX commissions_newest ON periodicals.commissions USING btree (jurisdiction_id, id DESC);
CREATE INDEX consequences_year ON scoring.consequences USING btree (jurisdiction_id, year, id);
CREATE INDEX current_column ON disclosures.current USING btree (jurisdiction_id, column_id, published_at DESC, document_id DESC) WHERE (withdrawn_at IS NULL);
CREATE INDEX current_newest ON disclosures.current USING btree (jurisdiction_id, published_at DESC, document_id DESC) WHERE (withdrawn_at IS NULL);
CREATE INDEX desk_sources_unit ON periodicals.desk_sources USING btree (jurisdiction_id, unit_id, copy_id);
CREATE INDEX documents_column ON disclosures.documents USING btree (jurisdiction_id, column_id, changed_at DESC, id DESC);
CREATE INDEX documents_newest ON disclosures.documents USING btree (jurisdiction_id, changed_at DESC, id DESC);
CREATE INDEX documents_other_vector_idx ON search.documents_other USING gin (vector);
CREATE INDEX documents_unit ON disclosures.documents USING btree (jurisdiction_id, unit_id, changed_at DESC, id DESC);
CREATE INDEX documents_vector ON ONLY search.documents USING gin (vector);
CREATE INDEX dual_reports_lead ON submissions.dual_reports USING btree (jurisdiction_id, lead_item_id) WHERE (ended_at IS NULL);
CREATE INDEX entries_newest ON scoring.entries USING btree (jurisdiction_id, "position" DESC);
CREATE INDEX entries_subject ON scoring.entries USING btree (jurisdiction_id, subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX entries_unit ON scoring.entries USING btree (jurisdiction_id, unit_id, month, "position" DESC);
CREATE INDEX events_case ON reviews.events USING btree (jurisdiction_id, case_id, at, id);
CREATE INDEX events_document ON disclosures.events USING btree (jurisdiction_id, document_id, at, id);
CREATE INDEX events_item ON submissions.events USING btree (jurisdiction_id, item_id, "position");
CREATE INDEX events_subject ON organisations.events USING btree (jurisdiction_id, subject_id, at DESC);
CREATE INDEX events_subject ON periodicals.events USING btree (jurisdiction_id, subject_id, "position");
CREATE INDEX events_subject ON scoring.events USING btree (jurisdiction_id, subject_id, at, id);
CREATE INDEX fact_units_unit ON scoring.fact_units USING btree (jurisdiction_id, unit_id, fact_id);
CREATE INDEX facts_corrects ON scoring.facts USING btree (jurisdiction_id, corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX facts_item ON periodicals.facts USING btree (jurisdiction_id, item_id);
CREATE INDEX facts_newest ON scoring.facts USING btree (jurisdiction_id, "position" DESC);
CREATE INDEX facts_recorded ON scoring.facts USING btree (jurisdiction_id, recorded_at, id);
CREATE INDEX facts_source ON periodicals.facts USING btree (jurisdiction_id, source_id);
CREATE INDEX facts_subject ON scoring.facts USING btree (jurisdiction_id, subject_kind, subject_id);
CREATE INDEX feedback_instruction ON periodicals.feedback USING btree (jurisdiction_id, instruction_id, at);
CREATE INDEX files_storage ON attachments.files USING btree (jurisdiction_id, storage_key);
CREATE INDEX files_subject ON attachments.files USING btree (jurisdiction_id, subject_id, "position", id) WHERE (subject_id IS NOT NULL);
CREATE INDEX files_unbound ON attachments.files USING btree (jurisdiction_id, unbound_at) WHERE (unbound_at IS NOT NULL);
CREATE INDEX forwardings_newest ON periodicals.forwardings USING btree (jurisdiction_id, id DESC);
CREATE INDEX grants_account ON accounts.grants USING btree (jurisdiction_id, account_id);
CREATE INDEX grants_role ON accounts.grants USING btree (jurisdiction_id, role, unit_id);
CREATE INDEX instructions_item ON periodicals.instructions USING btree (jurisdiction_id, item_id);
CREATE INDEX instructions_newest ON periodicals.instructions USING btree (jurisdiction_id, id DESC);
CREATE INDEX invitations_account ON accounts.invitations USING btree (jurisdiction_id, account_id);
CREATE INDEX issues_newest ON periodicals.issues USING btree (jurisdiction_id, id DESC);
CREATE INDEX issues_publication ON periodicals.issues USING btree (jurisdiction_id, publication_id, id DESC);
CREATE INDEX items_desk ON submissions.items USING btree (jurisdiction_id, urgency_rank, sent_at, id) WHERE (state = ANY (ARRAY['sent'::text, 'held'::text]));
CREATE INDEX items_sent ON submissions.items USING btree (jurisdiction_id, sent_at) WHERE (sent_at IS NOT NULL);
CREATE INDEX items_state_register ON submissions.items USING btree (jurisdiction_id, state, register_year DESC, register_number DESC) WHERE (register_number IS NOT NULL);
CREATE INDEX items_unit ON submissions.items USING btree (jurisdiction_id, unit_id, id DESC);
CREATE INDEX items_unit_register ON submissions.items USING btree (jurisdiction_id, unit_id, register_year DESC, register_number DESC) WHERE (register_number IS NOT NULL);
CREATE INDEX leading_groups_unit ON organisations.leading_groups USING btree (jurisdiction_id, unit_id);
CREATE INDEX nominations_year ON scoring.nominations USING btree (jurisdiction_id, year, award_id);
CREATE INDEX notices_account ON notices.notices USING btree (jurisdiction_id, account_id, at DESC, id DESC);
CREATE INDEX notices_unread ON notices.notices USING btree (jurisdiction_id, account_id) WHERE (read_at IS NULL);
CREATE INDEX objections_nomination ON scoring.objections USING btree (jurisdiction_id, nomination_id, id);
CREATE INDEX once_at ON platform.once USING btree (jurisdiction_id, at);
CREATE INDEX opinions_person ON reviews.opinions USING btree (jurisdiction_id, person_id, at DESC);
CREATE INDEX password_history_account ON accounts.password_history USING btree (jurisdiction_id, account_id, set_at DESC);
CREATE INDEX persons_name ON organisations.persons USING btree (jurisdiction_id, name_key, id);
CREATE INDEX persons_unit ON organisations.persons USING btree (jurisdiction_id, unit_id, name_key, id);
CREATE INDEX posts_person ON organisations.posts USING btree (jurisdiction_id, person_id);
CREATE INDEX posts_unit ON organisations.posts USING btree (jurisdiction_id, unit_id, post);
CREATE INDEX recipients_unit ON periodicals.recipients USING btree (jurisdiction_id, unit_id, issue_id DESC);
CREATE INDEX records_actor ON audit.records USING btree (jurisdiction_id, actor_id, at DESC);
CREATE INDEX records_at ON audit.records USING btree (jurisdiction_id, at DESC, id DESC);
CREATE INDEX records_subject ON audit.records USING btree (jurisdiction_id, subject_id, at DESC);
CREATE INDEX results_item ON periodicals.results USING btree (jurisdiction_id, item_id);
CREATE INDEX reviewers_person ON reviews.reviewers USING btree (jurisdiction_id, person_id, asked_at DESC);
CREATE INDEX reviewers_waiting ON reviews.reviewers USING btree (jurisdiction_id, person_id, case_id) WHERE (state = 'asked'::text);
CREATE INDEX sessions_account ON accounts.sessions USING btree (jurisdiction_id, account_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_begun ON accounts.sessions USING btree (jurisdiction_id, begun_at);
CREATE INDEX successions_successor ON organisations.successions USING btree (jurisdiction_id, successor_id);
CREATE INDEX titles_grams ON submissions.titles USING gin (submissions.grams(squeezed, '{1,2}'::integer[])) WITH (fastupdate=off);
CREATE INDEX titles_vector ON search.titles USING gin (vector);
CREATE INDEX totals_month ON scoring.totals USING btree (jurisdiction_id, month);
CREATE INDEX unit_classes_scheme ON organisations.unit_classes USING btree (jurisdiction_id, scheme, year);
CREATE INDEX unit_periods_unit ON organisations.unit_periods USING btree (jurisdiction_id, unit_id, valid_from);
CREATE INDEX units_parent ON organisations.units USING btree (jurisdiction_id, parent_id);
CREATE INDEX uploads_started ON attachments.uploads USING btree (jurisdiction_id, started_at);
CREATE INDEX upper_adoptions_newest ON periodicals.upper_adoptions USING btree (jurisdiction_id, id DESC);
CREATE INDEX versions_newest ON disclosures.versions USING btree (jurisdiction_id, published_at DESC, document_id DESC);
CREATE INDEX versions_title ON disclosures.versions USING btree (jurisdiction_id, title);
CREATE UNIQUE INDEX accounts_login_name ON accounts.accounts USING btree (jurisdiction_id, login_name);
CREATE UNIQUE INDEX adoptions_once ON periodicals.adoptions USING btree (jurisdiction_id, copy_id, publication_id) WHERE (state <> 'withdrawn'::text);
CREATE UNIQUE INDEX appeals_open ON scoring.appeals USING btree (jurisdiction_id, entry_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX bulletins_number ON scoring.bulletins USING btree (jurisdiction_id, year, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX bulletins_once ON scoring.bulletins USING btree (jurisdiction_id, period_from, period_to) WHERE (state <> 'abandoned'::text);
CREATE UNIQUE INDEX cases_one_running ON reviews.cases USING btree (jurisdiction_id, subject_id) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX chains_one ON reviews.chains USING btree (jurisdiction_id, kind, organ_unit_id) NULLS NOT DISTINCT WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX desk_sources_item ON periodicals.desk_sources USING btree (jurisdiction_id, item_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX documents_source ON disclosures.documents USING btree (jurisdiction_id, source_kind, source_id) WHERE (source_id IS NOT NULL);
CREATE UNIQUE INDEX dual_reports_other ON submissions.dual_reports USING btree (jurisdiction_id, other_item_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX forwardings_once ON periodicals.forwardings USING btree (jurisdiction_id, copy_id, level) WHERE (state = ANY (ARRAY['in-review'::text, 'forwarded'::text]));
CREATE UNIQUE INDEX invitations_token ON accounts.invitations USING btree (jurisdiction_id, token_hash);
CREATE UNIQUE INDEX issues_number ON periodicals.issues USING btree (jurisdiction_id, publication_id, year, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX issues_total ON periodicals.issues USING btree (jurisdiction_id, publication_id, total_number) WHERE (total_number IS NOT NULL);
CREATE UNIQUE INDEX items_register ON submissions.items USING btree (jurisdiction_id, register_year DESC, register_number DESC) WHERE (register_number IS NOT NULL);
CREATE UNIQUE INDEX nominations_number ON scoring.nominations USING btree (jurisdiction_id, year, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX nominations_once ON scoring.nominations USING btree (jurisdiction_id, year, award_id, unit_id, person_id) NULLS NOT DISTINCT WHERE (state <> 'refused'::text);
CREATE UNIQUE INDEX notices_key ON notices.notices USING btree (jurisdiction_id, account_id, key) WHERE (key IS NOT NULL);
CREATE UNIQUE INDEX opinions_once ON reviews.opinions USING btree (jurisdiction_id, case_id, "position", COALESCE(on_behalf_of_person_id, person_id));
CREATE UNIQUE INDEX publications_code ON periodicals.publications USING btree (jurisdiction_id, code) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX recovery_codes_code ON accounts.recovery_codes USING btree (jurisdiction_id, account_id, code_hash);
CREATE UNIQUE INDEX rulebooks_day ON scoring.rulebooks USING btree (jurisdiction_id, effective_from) WHERE (state = 'in-force'::text);
CREATE UNIQUE INDEX rulebooks_name ON scoring.rulebooks USING btree (jurisdiction_id, book_id, book_version) WHERE (state <> 'discarded'::text);
CREATE UNIQUE INDEX sessions_token ON accounts.sessions USING btree (jurisdiction_id, token_hash);
CREATE UNIQUE INDEX units_code ON organisations.units USING btree (jurisdiction_id, code) WHERE ((code IS NOT NULL) AND (valid_to IS NULL));
CREATE UNIQUE INDEX units_root ON organisations.units USING btree (jurisdiction_id) WHERE (parent_id IS NULL);
CREATE UNIQUE INDEX upper_adoptions_once ON periodicals.upper_adoptions USING btree (jurisdiction_id, item_id, level, publication) WHERE (withdrawn_at IS NULL);

-- views
create view disclosures.public_columns as
 SELECT jurisdiction_id,
    id,
    parent_id,
    code,
    name,
    name_en,
    column_type,
    description,
    keywords,
    statutory_item,
    sort
   FROM disclosures.columns c
  WHERE (closed_at IS NULL);
create view disclosures.public_documents as
 SELECT p.jurisdiction_id,
    p.document_id,
    p.column_id,
    p.index_number,
    p.published_at,
    p.first_published_at,
    p.withdrawn_at,
    p.withdrawn_reason,
    v.number AS version_number,
    v.title,
    v.metadata,
    v.explanation,
        CASE
            WHEN (p.withdrawn_at IS NULL) THEN v.body
            ELSE '[]'::jsonb
        END AS body,
        CASE
            WHEN (p.withdrawn_at IS NULL) THEN v.attachments
            ELSE '[]'::jsonb
        END AS attachments
   FROM (disclosures.current p
     JOIN disclosures.versions v ON (((v.jurisdiction_id = p.jurisdiction_id) AND (v.document_id = p.document_id) AND (v.number = p.version_number))));
create view disclosures.public_list as
 SELECT p.jurisdiction_id,
    p.document_id,
    p.column_id,
    p.index_number,
    p.published_at,
    v.title,
    v.metadata
   FROM (disclosures.current p
     JOIN disclosures.versions v ON (((v.jurisdiction_id = p.jurisdiction_id) AND (v.document_id = p.document_id) AND (v.number = p.version_number))))
  WHERE (p.withdrawn_at IS NULL);
create view disclosures.public_state as
 SELECT jurisdiction_id,
    document_id,
    column_id,
    version_number,
    published_at
   FROM disclosures.current p
  WHERE (withdrawn_at IS NULL);
create view disclosures.public_versions as
 SELECT v.jurisdiction_id,
    v.document_id,
    v.number,
    v.published_at,
    v.explanation
   FROM (disclosures.versions v
     JOIN disclosures.current p ON (((p.jurisdiction_id = v.jurisdiction_id) AND (p.document_id = v.document_id))))
  WHERE (p.withdrawn_at IS NULL);
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
create view organisations.public_settings as
 SELECT jurisdiction_id,
    key,
    value
   FROM organisations.settings s
  WHERE (key ~~ 'public.%'::text);

-- row security
alter table accounts.accounts enable row level security, force row level security;
alter table accounts.demonstration_cast enable row level security, force row level security;
alter table accounts.grants enable row level security, force row level security;
alter table accounts.invitations enable row level security, force row level security;
alter table accounts.password_history enable row level security, force row level security;
alter table accounts.recovery_codes enable row level security, force row level security;
alter table accounts.sessions enable row level security, force row level security;
alter table accounts.unknown_attempts enable row level security, force row level security;
alter table attachments.files enable row level security, force row level security;
alter table attachments.uploads enable row level security, force row level security;
alter table audit.chain enable row level security, force row level security;
alter table audit.records enable row level security, force row level security;
alter table disclosures.columns enable row level security, force row level security;
alter table disclosures.current enable row level security, force row level security;
alter table disclosures.documents enable row level security, force row level security;
alter table disclosures.events enable row level security, force row level security;
alter table disclosures.imports enable row level security, force row level security;
alter table disclosures.serials enable row level security, force row level security;
alter table disclosures.versions enable row level security, force row level security;
alter table notices.notices enable row level security, force row level security;
alter table notices.preferences enable row level security, force row level security;
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
alter table periodicals.adoptions enable row level security, force row level security;
alter table periodicals.arrivals enable row level security, force row level security;
alter table periodicals.assignments enable row level security, force row level security;
alter table periodicals.commission_units enable row level security, force row level security;
alter table periodicals.commissions enable row level security, force row level security;
alter table periodicals.desk_copies enable row level security, force row level security;
alter table periodicals.desk_sources enable row level security, force row level security;
alter table periodicals.desk_versions enable row level security, force row level security;
alter table periodicals.events enable row level security, force row level security;
alter table periodicals.facts enable row level security, force row level security;
alter table periodicals.feedback enable row level security, force row level security;
alter table periodicals.forwardings enable row level security, force row level security;
alter table periodicals.instruction_texts enable row level security, force row level security;
alter table periodicals.instructions enable row level security, force row level security;
alter table periodicals.issue_numbers enable row level security, force row level security;
alter table periodicals.issues enable row level security, force row level security;
alter table periodicals.publications enable row level security, force row level security;
alter table periodicals.readings enable row level security, force row level security;
alter table periodicals.recipients enable row level security, force row level security;
alter table periodicals.results enable row level security, force row level security;
alter table periodicals.upper_adoptions enable row level security, force row level security;
alter table platform.announcements enable row level security, force row level security;
alter table platform.hearings enable row level security, force row level security;
alter table platform.once enable row level security, force row level security;
alter table reviews.cases enable row level security, force row level security;
alter table reviews.chains enable row level security, force row level security;
alter table reviews.clearances enable row level security, force row level security;
alter table reviews.confirmations enable row level security, force row level security;
alter table reviews.events enable row level security, force row level security;
alter table reviews.opinions enable row level security, force row level security;
alter table reviews.reviewers enable row level security, force row level security;
alter table scoring.appeals enable row level security, force row level security;
alter table scoring.attestations enable row level security, force row level security;
alter table scoring.bulletin_readings enable row level security, force row level security;
alter table scoring.bulletins enable row level security, force row level security;
alter table scoring.clock enable row level security, force row level security;
alter table scoring.closings enable row level security, force row level security;
alter table scoring.consequences enable row level security, force row level security;
alter table scoring.entries enable row level security, force row level security;
alter table scoring.events enable row level security, force row level security;
alter table scoring.fact_units enable row level security, force row level security;
alter table scoring.facts enable row level security, force row level security;
alter table scoring.imports enable row level security, force row level security;
alter table scoring.nominations enable row level security, force row level security;
alter table scoring.objections enable row level security, force row level security;
alter table scoring.openings enable row level security, force row level security;
alter table scoring.rulebooks enable row level security, force row level security;
alter table scoring.targets enable row level security, force row level security;
alter table scoring.totals enable row level security, force row level security;
alter table search.documents enable row level security;
alter table search.documents_other enable row level security;
alter table search.titles enable row level security;
alter table search.years enable row level security;
alter table submissions.bands enable row level security, force row level security;
alter table submissions.deliveries enable row level security, force row level security;
alter table submissions.dual_reports enable row level security, force row level security;
alter table submissions.events enable row level security, force row level security;
alter table submissions.items enable row level security, force row level security;
alter table submissions.register_numbers enable row level security, force row level security;
alter table submissions.titles enable row level security;
alter table submissions.versions enable row level security, force row level security;

-- policies
create policy tenant on accounts.accounts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.demonstration_cast for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.grants for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.invitations for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.password_history for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.recovery_codes for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.sessions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on accounts.unknown_attempts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on attachments.files for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on attachments.uploads for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on audit.chain for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on audit.records for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.columns for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.current for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.documents for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.events for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.imports for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.serials for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on disclosures.versions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on notices.notices for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on notices.preferences for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
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
create policy tenant on periodicals.adoptions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.arrivals for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.assignments for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.commission_units for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.commissions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.desk_copies for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.desk_sources for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.desk_versions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.events for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.facts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.feedback for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.forwardings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.instruction_texts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.instructions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.issue_numbers for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.issues for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.publications for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.readings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.recipients for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.results for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on periodicals.upper_adoptions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.announcements for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.hearings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.once for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.cases for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.chains for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.clearances for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.confirmations for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.events for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.opinions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on reviews.reviewers for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.appeals for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.attestations for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.bulletin_readings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.bulletins for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.clock for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.closings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.consequences for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.entries for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.events for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.fact_units for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.facts for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.imports for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.nominations for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.objections for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.openings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.rulebooks for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.targets for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on scoring.totals for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.bands for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.deliveries for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.dual_reports for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.events for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.items for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.register_numbers for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.titles for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on submissions.versions for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());

-- functions
CREATE OR REPLACE FUNCTION organisations.setting(wanted text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select s.value from organisations.settings s where s.jurisdiction_id = platform.tenant() and s.key = wanted $function$
;
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
CREATE OR REPLACE FUNCTION scoring.check_entries()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from (
      select a.jurisdiction_id, a.unit_id from added a
      union select a.jurisdiction_id, a.via from added a where a.via is not null
    ) named where not exists (select from organisations.units u where u.jurisdiction_id = named.jurisdiction_id and u.id = named.unit_id)
  ) then
    raise exception 'an entry names a unit that its tenant does not have' using errcode = 'foreign_key_violation';
  end if;
  if exists (
    select from added a where a.fact_id is not null
      and not exists (select from scoring.facts f where f.jurisdiction_id = a.jurisdiction_id and f.id = a.fact_id)
  ) then
    raise exception 'an entry names a fact that its tenant does not have' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION scoring.keep_rulebook()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'in-force' then
    raise exception 'a rulebook in force never changes' using errcode = 'GK001';
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION search.find(wanted tsquery, scope tsquery, from_day date, to_day date, bound integer, newest boolean, skip integer, take integer)
 RETURNS TABLE(document_id uuid, total integer, exceeded boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  most_ranked constant integer := 200;
  tenant uuid := platform.tenant();
  within tsquery := search.tenant_lexeme() && wanted;
  asked daterange := daterange(from_day, to_day, '[]');
  most integer := least(bound, 2000);
  counted integer := 0;
  found integer;
  part record;
  ids uuid[];
  days date[];
  ranks real[];
begin
  if tenant is null then raise exception 'the index needs a tenant' using errcode = 'GK002'; end if;
  if scope is not null then within := within && scope; end if;

  with fits as materialized (
    select t.jurisdiction_id, t.document_id, t.day, t.version_number, t.vector from search.titles t where t.vector @@ within order by t.day desc)
  select coalesce(array_agg(h.document_id), '{}'), coalesce(array_agg(h.day), '{}'), coalesce(array_agg(10 + ts_rank_cd(h.vector, wanted)), '{}')
    into ids, days, ranks from (
    select f.document_id, f.day, f.vector from fits f
    where f.jurisdiction_id = tenant and asked @> f.day
      and (select s.version_number from disclosures.public_state s where s.jurisdiction_id = tenant and s.document_id = f.document_id) = f.version_number
    limit 200) h;

  -- The years that have a partition, and before and after them the days of the default one.
  for part in
    select p.days from (
      select daterange(make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1)) as days from search.years y
      union all values ('[2101-01-01,infinity)'::daterange), ('[-infinity,1950-01-01)'::daterange)) p
    where p.days && asked order by p.days desc
  loop
    exit when counted >= most;
    with fits as materialized (
      select d.jurisdiction_id, d.document_id, d.day, d.version_number, d.vector from search.documents d
      where d.vector @@ within and d.day >= lower(part.days) and d.day < upper(part.days) order by d.day desc)
    select ids || coalesce(array_agg(h.document_id), '{}'), days || coalesce(array_agg(h.day), '{}'),
        ranks || coalesce(array_agg(case when h.place <= most_ranked - counted then ts_rank_cd(h.vector, wanted) else 0 end), '{}'), count(*)
      into ids, days, ranks, found from (
      select f.document_id, f.day, f.vector, row_number() over () as place from fits f
      where f.jurisdiction_id = tenant and asked @> f.day
        and (select s.version_number from disclosures.public_state s where s.jurisdiction_id = tenant and s.document_id = f.document_id) = f.version_number
      limit most - counted) h;
    counted := counted + found;
  end loop;

  return query with hits as materialized (
      select h.document_id, max(h.day) as day, max(h.rank) as rank, count(*) over ()::integer as total
      from unnest(ids, days, ranks) as h(document_id, day, rank) group by h.document_id)
    select h.document_id, h.total, counted >= most from hits h
    order by case when newest then h.day end desc, h.rank desc, h.day desc, h.document_id desc
    limit take offset greatest(0, least(skip, (coalesce((select max(g.total) from hits g), 0) - 1) / take * take));
end $function$
;
CREATE OR REPLACE FUNCTION search.forget(documents uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if platform.tenant() is null then raise exception 'the index needs a tenant' using errcode = 'GK002'; end if;
  delete from search.documents d where d.jurisdiction_id = platform.tenant() and d.document_id = any(documents);
  delete from search.titles t where t.jurisdiction_id = platform.tenant() and t.document_id = any(documents);
end $function$
;
CREATE OR REPLACE FUNCTION search.forget_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform search.forget(array[new.document_id]);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION search.prepare_year(wanted integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if wanted not between 1950 and 2100 or exists (select from search.years y where y.year = wanted) then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('search.prepare_year', 0));
  if exists (select from search.years y where y.year = wanted) then return; end if;
  execute format('create table search.documents_%s partition of search.documents for values from (%L) to (%L)', wanted, make_date(wanted, 1, 1), make_date(wanted + 1, 1, 1));
  execute format('alter table search.documents_%s enable row level security', wanted);
  insert into search.years (year) values (wanted);
end $function$
;
CREATE OR REPLACE FUNCTION search.put(documents jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform search.forget(array(select (d ->> 'id')::uuid from jsonb_array_elements(documents) d));
  perform search.prepare_year(y) from (select distinct extract(year from (d ->> 'day')::date)::integer as y from jsonb_array_elements(documents) d) years;
  insert into search.documents (jurisdiction_id, document_id, day, version_number, vector)
    select platform.tenant(), r.id, r.day, r.version, r.body::tsvector from jsonb_to_recordset(documents) as r(id uuid, day date, version integer, body text);
  insert into search.titles (jurisdiction_id, document_id, day, version_number, vector)
    select platform.tenant(), r.id, r.day, r.version, r.title::tsvector from jsonb_to_recordset(documents) as r(id uuid, day date, version integer, title text);
end $function$
;
CREATE OR REPLACE FUNCTION search.tenant_lexeme()
 RETURNS tsquery
 LANGUAGE sql
 STABLE
AS $function$ select ('''@' || platform.tenant() || '''')::tsquery $function$
;
CREATE OR REPLACE FUNCTION submissions.grams(squeezed text, sizes integer[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
    select coalesce(array_agg(distinct substr(squeezed, start, size)), '{}')
    from unnest(sizes) as size, generate_series(1, length(squeezed) - size + 1) as start
  $function$
;
CREATE OR REPLACE FUNCTION submissions.index_title()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into submissions.titles (jurisdiction_id, item_id, squeezed)
  values (new.jurisdiction_id, new.id, submissions.squeeze(new.title))
  on conflict (jurisdiction_id, item_id) do update set squeezed = excluded.squeezed;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION submissions.items_titled(phrase text, bound integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  wanted text := submissions.squeeze(phrase);
  grams text[] := submissions.grams(wanted, case when length(wanted) > 1 then '{2}'::integer[] else '{1}' end);
begin
  return query
    select found.item_id from submissions.titles as found
    where found.jurisdiction_id = platform.tenant()
      and submissions.grams(found.squeezed, '{1,2}') @> grams
      and strpos(found.squeezed, wanted) > 0
    order by found.item_id desc
    limit bound;
end $function$
;
CREATE OR REPLACE FUNCTION submissions.squeeze(phrase text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select lower(regexp_replace(phrase, '\s+', '', 'g')) $function$
;

-- triggers
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.chain FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON audit.chain FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.records FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON audit.records FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER search_forgets AFTER UPDATE OF withdrawn_at ON disclosures.current FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION search.forget_withdrawn();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disclosures.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON disclosures.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disclosures.imports FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON disclosures.imports FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON disclosures.versions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON disclosures.versions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON organisations.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON organisations.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON organisations.successions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON organisations.successions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.arrivals FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.arrivals FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.desk_versions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.desk_versions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.facts FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.facts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.feedback FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.feedback FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.instruction_texts FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.instruction_texts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.readings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.readings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.recipients FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.recipients FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON periodicals.results FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON periodicals.results FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.hearings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON platform.hearings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reviews.clearances FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON reviews.clearances FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reviews.confirmations FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON reviews.confirmations FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reviews.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON reviews.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reviews.opinions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON reviews.opinions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.attestations FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.attestations FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.bulletin_readings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.bulletin_readings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.closings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.closings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.consequences FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.consequences FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.entries FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.entries FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER check_entries AFTER INSERT ON scoring.entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION scoring.check_entries();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.fact_units FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.fact_units FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.facts FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.facts FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.imports FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.imports FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON scoring.openings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON scoring.openings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER keep_rulebook BEFORE UPDATE ON scoring.rulebooks FOR EACH ROW EXECUTE FUNCTION scoring.keep_rulebook();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON submissions.bands FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON submissions.bands FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON submissions.deliveries FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON submissions.deliveries FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON submissions.events FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON submissions.events FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER index_title AFTER INSERT OR UPDATE OF title ON submissions.items FOR EACH ROW EXECUTE FUNCTION submissions.index_title();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON submissions.versions FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON submissions.versions FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

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
grant insert, select, update on attachments.files to gongkai_app;
grant delete, insert, select, update on attachments.files to gongkai_worker;
grant delete, insert, select, update on attachments.uploads to gongkai_app;
grant delete, insert, select, update on attachments.uploads to gongkai_worker;
grant insert, select on audit.chain to gongkai_app;
grant insert, select on audit.chain to gongkai_worker;
grant insert, select on audit.records to gongkai_app;
grant insert, select on audit.records to gongkai_worker;
grant insert, select, update on disclosures.columns to gongkai_app;
grant insert, select, update on disclosures.columns to gongkai_worker;
grant insert, select, update on disclosures.current to gongkai_app;
grant insert, select, update on disclosures.current to gongkai_worker;
grant insert, select, update on disclosures.documents to gongkai_app;
grant insert, select, update on disclosures.documents to gongkai_worker;
grant insert, select on disclosures.events to gongkai_app;
grant insert, select on disclosures.events to gongkai_worker;
grant insert, select on disclosures.imports to gongkai_app;
grant insert, select on disclosures.imports to gongkai_worker;
grant select on disclosures.public_columns to gongkai_app;
grant select on disclosures.public_columns to gongkai_portal;
grant select on disclosures.public_columns to gongkai_worker;
grant select on disclosures.public_documents to gongkai_app;
grant select on disclosures.public_documents to gongkai_portal;
grant select on disclosures.public_documents to gongkai_worker;
grant select on disclosures.public_list to gongkai_app;
grant select on disclosures.public_list to gongkai_portal;
grant select on disclosures.public_list to gongkai_worker;
grant select on disclosures.public_state to gongkai_app;
grant select on disclosures.public_state to gongkai_portal;
grant select on disclosures.public_state to gongkai_worker;
grant select on disclosures.public_versions to gongkai_app;
grant select on disclosures.public_versions to gongkai_portal;
grant select on disclosures.public_versions to gongkai_worker;
grant insert, select, update on disclosures.serials to gongkai_app;
grant insert, select, update on disclosures.serials to gongkai_worker;
grant insert, select on disclosures.versions to gongkai_app;
grant insert, select on disclosures.versions to gongkai_worker;
grant insert, select, update on notices.notices to gongkai_app;
grant insert, select, update on notices.notices to gongkai_worker;
grant insert, select, update on notices.preferences to gongkai_app;
grant insert, select, update on notices.preferences to gongkai_worker;
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
grant select on organisations.public_settings to gongkai_app;
grant select on organisations.public_settings to gongkai_portal;
grant select on organisations.public_settings to gongkai_worker;
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
grant insert, select, update on periodicals.adoptions to gongkai_app;
grant insert, select, update on periodicals.adoptions to gongkai_worker;
grant insert, select on periodicals.arrivals to gongkai_app;
grant insert, select on periodicals.arrivals to gongkai_worker;
grant insert, select, update on periodicals.assignments to gongkai_app;
grant insert, select, update on periodicals.assignments to gongkai_worker;
grant insert, select, update on periodicals.commission_units to gongkai_app;
grant insert, select, update on periodicals.commission_units to gongkai_worker;
grant insert, select, update on periodicals.commissions to gongkai_app;
grant insert, select, update on periodicals.commissions to gongkai_worker;
grant insert, select, update on periodicals.desk_copies to gongkai_app;
grant insert, select, update on periodicals.desk_copies to gongkai_worker;
grant insert, select, update on periodicals.desk_sources to gongkai_app;
grant insert, select, update on periodicals.desk_sources to gongkai_worker;
grant insert, select on periodicals.desk_versions to gongkai_app;
grant insert, select on periodicals.desk_versions to gongkai_worker;
grant insert, select on periodicals.events to gongkai_app;
grant insert, select on periodicals.events to gongkai_worker;
grant insert, select on periodicals.facts to gongkai_app;
grant insert, select on periodicals.facts to gongkai_worker;
grant insert, select on periodicals.feedback to gongkai_app;
grant insert, select on periodicals.feedback to gongkai_worker;
grant insert, select, update on periodicals.forwardings to gongkai_app;
grant insert, select, update on periodicals.forwardings to gongkai_worker;
grant insert, select on periodicals.instruction_texts to gongkai_app;
grant insert, select on periodicals.instruction_texts to gongkai_worker;
grant insert, select, update on periodicals.instructions to gongkai_app;
grant insert, select, update on periodicals.instructions to gongkai_worker;
grant insert, select, update on periodicals.issue_numbers to gongkai_app;
grant insert, select, update on periodicals.issue_numbers to gongkai_worker;
grant insert, select, update on periodicals.issues to gongkai_app;
grant insert, select, update on periodicals.issues to gongkai_worker;
grant insert, select, update on periodicals.publications to gongkai_app;
grant insert, select, update on periodicals.publications to gongkai_worker;
grant insert, select on periodicals.readings to gongkai_app;
grant insert, select on periodicals.readings to gongkai_worker;
grant insert, select on periodicals.recipients to gongkai_app;
grant insert, select on periodicals.recipients to gongkai_worker;
grant insert, select on periodicals.results to gongkai_app;
grant insert, select on periodicals.results to gongkai_worker;
grant insert, select, update on periodicals.upper_adoptions to gongkai_app;
grant insert, select, update on periodicals.upper_adoptions to gongkai_worker;
grant insert, select, update on platform.announcements to gongkai_app;
grant insert, select, update on platform.announcements to gongkai_worker;
grant insert, select on platform.hearings to gongkai_app;
grant insert, select on platform.hearings to gongkai_worker;
grant insert, select, update on platform.once to gongkai_app;
grant delete, insert, select, update on platform.once to gongkai_worker;
grant insert, select, update on reviews.cases to gongkai_app;
grant insert, select, update on reviews.cases to gongkai_worker;
grant insert, select, update on reviews.chains to gongkai_app;
grant insert, select, update on reviews.chains to gongkai_worker;
grant insert, select on reviews.clearances to gongkai_app;
grant insert, select on reviews.clearances to gongkai_worker;
grant insert, select on reviews.confirmations to gongkai_app;
grant insert, select on reviews.confirmations to gongkai_worker;
grant insert, select on reviews.events to gongkai_app;
grant insert, select on reviews.events to gongkai_worker;
grant insert, select on reviews.opinions to gongkai_app;
grant insert, select on reviews.opinions to gongkai_worker;
grant insert, select, update on reviews.reviewers to gongkai_app;
grant insert, select, update on reviews.reviewers to gongkai_worker;
grant insert, select, update on scoring.appeals to gongkai_app;
grant insert, select, update on scoring.appeals to gongkai_worker;
grant insert, select on scoring.attestations to gongkai_app;
grant insert, select on scoring.attestations to gongkai_worker;
grant insert, select on scoring.bulletin_readings to gongkai_app;
grant insert, select on scoring.bulletin_readings to gongkai_worker;
grant insert, select, update on scoring.bulletins to gongkai_app;
grant insert, select, update on scoring.bulletins to gongkai_worker;
grant insert, select, update on scoring.clock to gongkai_app;
grant insert, select, update on scoring.clock to gongkai_worker;
grant insert, select on scoring.closings to gongkai_app;
grant insert, select on scoring.closings to gongkai_worker;
grant insert, select on scoring.consequences to gongkai_app;
grant insert, select on scoring.consequences to gongkai_worker;
grant insert, select on scoring.entries to gongkai_app;
grant insert, select on scoring.entries to gongkai_worker;
grant insert, select on scoring.events to gongkai_app;
grant insert, select on scoring.events to gongkai_worker;
grant insert, select on scoring.fact_units to gongkai_app;
grant insert, select on scoring.fact_units to gongkai_worker;
grant insert, select on scoring.facts to gongkai_app;
grant insert, select on scoring.facts to gongkai_worker;
grant insert, select on scoring.imports to gongkai_app;
grant insert, select on scoring.imports to gongkai_worker;
grant insert, select, update on scoring.nominations to gongkai_app;
grant insert, select, update on scoring.nominations to gongkai_worker;
grant insert, select, update on scoring.objections to gongkai_app;
grant insert, select, update on scoring.objections to gongkai_worker;
grant insert, select on scoring.openings to gongkai_app;
grant insert, select on scoring.openings to gongkai_worker;
grant insert, select, update on scoring.rulebooks to gongkai_app;
grant insert, select, update on scoring.rulebooks to gongkai_worker;
grant insert, select, update on scoring.targets to gongkai_app;
grant insert, select, update on scoring.targets to gongkai_worker;
grant insert, select, update on scoring.totals to gongkai_app;
grant insert, select, update on scoring.totals to gongkai_worker;
grant select on shared.jurisdictions to gongkai_app;
grant select on shared.jurisdictions to gongkai_portal;
grant select on shared.jurisdictions to gongkai_worker;
grant select on shared.marks to gongkai_app;
grant select on shared.marks to gongkai_portal;
grant select on shared.marks to gongkai_worker;
grant insert, select on submissions.bands to gongkai_app;
grant insert, select on submissions.bands to gongkai_worker;
grant insert, select on submissions.deliveries to gongkai_app;
grant insert, select on submissions.deliveries to gongkai_worker;
grant insert, select, update on submissions.dual_reports to gongkai_app;
grant insert, select, update on submissions.dual_reports to gongkai_worker;
grant insert, select on submissions.events to gongkai_app;
grant insert, select on submissions.events to gongkai_worker;
grant insert, select, update on submissions.items to gongkai_app;
grant insert, select, update on submissions.items to gongkai_worker;
grant insert, select, update on submissions.register_numbers to gongkai_app;
grant insert, select, update on submissions.register_numbers to gongkai_worker;
grant insert, select on submissions.versions to gongkai_app;
grant insert, select on submissions.versions to gongkai_worker;
