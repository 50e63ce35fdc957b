-- Files that people add to records: what they are, whose they are, what is in them. The bytes lie in the file store.
create schema attachments;
grant usage on schema attachments to gongkai_app, gongkai_worker;

-- Announced before the first byte is stored, so that an upload that broke off leaves nothing behind that nobody knows of.
create table attachments.uploads (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  storage_key text not null,
  started_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
call platform.protect('attachments.uploads');
-- An upload ends as a file or is cleaned away.
grant delete on attachments.uploads to gongkai_app, gongkai_worker;
create index uploads_started on attachments.uploads (jurisdiction_id, started_at);

create table attachments.files (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  -- Null when the system brought the file in.
  uploader_account_id uuid,
  subject_kind text,
  subject_id uuid,
  position integer not null default 0,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Made of the tenant, the month and an id: no text from outside is part of it. A copy shares the key of its origin.
  storage_key text not null check (storage_key ~ '^[0-9a-f-]{36}/[0-9]{6}/[0-9a-f-]{36}$'),
  width integer,
  height integer,
  text_state text not null check (text_state in ('waiting', 'extracted', 'truncated', 'none', 'failed')),
  text text,
  findings jsonb not null default '[]',
  -- A secrecy mark was found (Law on Guarding State Secrets, article 35): the file may not be used or handed out.
  blocked boolean not null default false,
  -- A confidentiality reviewer has looked at the mark and says that it is none.
  released_at timestamptz,
  released_by text,
  release_reason text,
  uploaded_at timestamptz not null,
  -- When the file last lost its record, or came without one; a day later it is removed.
  unbound_at timestamptz,
  primary key (jurisdiction_id, id),
  check ((subject_kind is null) = (subject_id is null)),
  check ((subject_id is null) = (unbound_at is not null)),
  check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null)),
  check (not blocked or released_at is null)
);
call platform.protect('attachments.files');
-- Files that belong to no record are removed after a day.
grant delete on attachments.files to gongkai_worker;
create index files_subject on attachments.files (jurisdiction_id, subject_id, position, id) where subject_id is not null;
create index files_unbound on attachments.files (jurisdiction_id, unbound_at) where unbound_at is not null;
create index files_storage on attachments.files (jurisdiction_id, storage_key);
