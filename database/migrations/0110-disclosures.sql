-- What government owes the public: the catalogue, its documents, their published versions.
create schema disclosures;
grant usage on schema disclosures to gongkai_app, gongkai_worker, gongkai_portal;

-- The catalogue. `mandatory` marks the columns that every organ must have (Regulations on Disclosure, articles 12, 20, 24, 27).
create table disclosures.columns (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  parent_id uuid,
  code text not null check (code ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (length(name) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 120),
  -- The class of the national page tags (guideline 国办发〔2017〕47号): what the column is for.
  column_type text not null,
  description text not null default '',
  keywords text[] not null default '{}',
  statutory_item integer check (statutory_item between 1 and 15),
  mandatory boolean not null default false,
  sort integer not null default 0,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, code),
  foreign key (jurisdiction_id, parent_id) references disclosures.columns
);
call platform.protect('disclosures.columns');

create table disclosures.imports (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  name text not null,
  person_id uuid not null,
  person_name text not null,
  basis text not null check (basis <> ''),
  document_count integer not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references organisations.persons
);
call platform.protect_append_only('disclosures.imports');

-- A document of the catalogue: the working copy and its state. What the public sees is in versions.
create table disclosures.documents (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  column_id uuid not null,
  -- The unit that answers for the entry; for documents of superiors the unit that keeps them.
  unit_id uuid not null,
  kind text not null check (kind in ('official', 'other')),
  state text not null check (state in ('draft', 'in-review', 'cleared', 'published', 'withdrawn')),
  attribute text not null check (attribute in ('proactive', 'by-application', 'not-disclosed')),
  -- Why it is not proactive: a ground of articles 14 to 16; required for the other two attributes.
  attribute_ground text,
  attribute_reason text,
  next_review_on date,
  title text not null,
  metadata jsonb not null,
  body jsonb not null,
  formed_on date,
  author_account_ids uuid[] not null default '{}',
  source_kind text,
  source_id uuid,
  import_id uuid,
  import_key text,
  published_version integer,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, column_id) references disclosures.columns,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, import_id) references disclosures.imports,
  unique (jurisdiction_id, import_key),
  check (attribute = 'proactive' or coalesce(attribute_reason, '') <> ''),
  check ((state = 'published') <= (attribute = 'proactive')),
  check ((state = 'published') <= (published_version is not null))
);
call platform.protect('disclosures.documents');
create index documents_newest on disclosures.documents (jurisdiction_id, changed_at desc, id desc);
create index documents_unit on disclosures.documents (jurisdiction_id, unit_id, changed_at desc, id desc);
create index documents_column on disclosures.documents (jurisdiction_id, column_id, changed_at desc, id desc);
create unique index documents_source on disclosures.documents (jurisdiction_id, source_kind, source_id) where source_id is not null;

create table disclosures.events (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  document_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  from_state text,
  to_state text not null,
  reason text,
  detail jsonb,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, document_id) references disclosures.documents
);
call platform.protect_append_only('disclosures.events');
create index events_document on disclosures.events (jurisdiction_id, document_id, at, id);

-- What was published, for ever. The foreign key is the wall of article 17: without a clearance of exactly this content, fit for the
-- public, the database refuses the row.
create table disclosures.versions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  document_id uuid not null,
  number integer not null check (number > 0),
  fingerprint text not null,
  clearance_id uuid not null,
  public_ok boolean not null default true check (public_ok),
  title text not null,
  metadata jsonb not null,
  body jsonb not null,
  -- Facts of the attachments as they were cleared: name, type, size, fingerprint, place in the store.
  attachments jsonb not null default '[]',
  published_at timestamptz not null,
  published_by text not null,
  -- What changed and why, shown beside the version that replaced another.
  explanation text,
  primary key (jurisdiction_id, document_id, number),
  foreign key (jurisdiction_id, document_id) references disclosures.documents,
  foreign key (jurisdiction_id, document_id, fingerprint, clearance_id, public_ok)
    references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id, public_ok)
);
call platform.protect_append_only('disclosures.versions');
create index versions_newest on disclosures.versions (jurisdiction_id, published_at desc, document_id desc);

-- What the public can read now: one row a published document, and one a withdrawn one with its explanation and without its content.
create table disclosures.current (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  document_id uuid not null,
  version_number integer not null,
  column_id uuid not null,
  index_number text not null,
  published_at timestamptz not null,
  first_published_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (jurisdiction_id, document_id),
  unique (jurisdiction_id, index_number),
  foreign key (jurisdiction_id, document_id, version_number) references disclosures.versions,
  foreign key (jurisdiction_id, column_id) references disclosures.columns,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
call platform.protect('disclosures.current');
create index current_newest on disclosures.current (jurisdiction_id, published_at desc, document_id desc) where withdrawn_at is null;
create index current_column on disclosures.current (jurisdiction_id, column_id, published_at desc, document_id desc) where withdrawn_at is null;

-- The serial of index numbers, per prefix (organ and year).
create table disclosures.serials (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  prefix text not null,
  last integer not null,
  primary key (jurisdiction_id, prefix)
);
call platform.protect('disclosures.serials');

-- The public views run with the owner's rights; row-level security is forced on the owner and binds them to the tenant.
create view disclosures.public_columns as
  select c.jurisdiction_id, c.id, c.parent_id, c.code, c.name, c.name_en, c.column_type, c.description, c.keywords, c.statutory_item, c.sort
  from disclosures.columns c where c.closed_at is null;

create view disclosures.public_list as
  select p.jurisdiction_id, p.document_id, p.column_id, p.index_number, p.published_at, v.title, v.metadata
  from disclosures.current p
  join disclosures.versions v on v.jurisdiction_id = p.jurisdiction_id and v.document_id = p.document_id and v.number = p.version_number
  where p.withdrawn_at is null;

create view disclosures.public_documents as
  select p.jurisdiction_id, p.document_id, p.column_id, p.index_number, p.published_at, p.first_published_at, p.withdrawn_at, p.withdrawn_reason,
    v.number as version_number, v.title, v.metadata, v.explanation,
    case when p.withdrawn_at is null then v.body else '[]'::jsonb end as body,
    case when p.withdrawn_at is null then v.attachments else '[]'::jsonb end as attachments
  from disclosures.current p
  join disclosures.versions v on v.jurisdiction_id = p.jurisdiction_id and v.document_id = p.document_id and v.number = p.version_number;

grant select on disclosures.public_columns, disclosures.public_list, disclosures.public_documents to gongkai_portal, gongkai_app, gongkai_worker;
