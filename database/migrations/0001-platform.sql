-- The ground that every module stands on: the tenant, shared tables, once-keys, the outbox, jobs and the audit trail.
create schema platform;
create schema shared;
create schema audit;
grant usage on schema platform, shared, audit to gongkai_app, gongkai_worker, gongkai_portal;

-- The tenant of the transaction, or null: a statement that forgot its tenant sees no row and writes none.
create function platform.tenant() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('gongkai.jurisdiction', true), '')::uuid $$;

-- Walls for a table of a tenant: row-level security, forced on its owner too, and the rights of the staff roles.
create procedure platform.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant())', target);
  execute format('grant select, insert, update on %s to gongkai_app, gongkai_worker', target);
end $$;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'GK001';
end $$;

-- The same for a table whose rows are never changed: events, opinions, clearances.
create procedure platform.protect_append_only(target regclass) language plpgsql as $$
begin
  call platform.protect(target);
  execute format('revoke update on %s from gongkai_app, gongkai_worker', target);
  execute format('create trigger append_only before update or delete on %s for each row execute function platform.refuse_change()', target);
  execute format('create trigger append_only_all before truncate on %s execute function platform.refuse_change()', target);
end $$;

-- Every government that works in this deployment. The code is the first label of its host name; `hosts` are further full names.
create table shared.jurisdictions (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  short_name text not null,
  level text not null check (level in ('province', 'city', 'county')),
  division_code text,
  time_zone text not null default 'Asia/Shanghai',
  hosts text[] not null default '{}',
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
grant select on shared.jurisdictions to gongkai_app, gongkai_worker, gongkai_portal;

-- What was done once for the whole deployment, such as a demonstration that was set up to its end.
create table shared.marks (
  name text primary key,
  at timestamptz not null default now()
);
grant select on shared.marks to gongkai_app, gongkai_worker, gongkai_portal;

-- Answers to creating requests, so that a request that is sent again is answered again and not done again.
create table platform.once (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  owner text not null,
  key text not null check (length(key) between 8 and 200),
  route text not null,
  fingerprint text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (jurisdiction_id, owner, key)
);
call platform.protect('platform.once');
create index once_at on platform.once (jurisdiction_id, at);
grant delete on platform.once to gongkai_worker;

-- The outbox.
create table platform.announcements (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  position bigint generated always as identity,
  name text not null,
  subject_id uuid not null,
  payload jsonb not null,
  at timestamptz not null,
  relayed_at timestamptz,
  primary key (jurisdiction_id, id)
);
call platform.protect('platform.announcements');
create index announcements_subject on platform.announcements (jurisdiction_id, subject_id, position);
create index announcements_waiting on platform.announcements (jurisdiction_id, position) where relayed_at is null;

create table platform.hearings (
  jurisdiction_id uuid not null default platform.tenant(),
  announcement_id uuid not null,
  listener text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, announcement_id, listener),
  foreign key (jurisdiction_id, announcement_id) references platform.announcements
);
call platform.protect_append_only('platform.hearings');

-- The one way to ask for a job: it is stamped with the tenant of the transaction that asks.
create function platform.enqueue(task text, payload json, queue text, key text, run_at timestamptz, max_attempts integer) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
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
end $$;
revoke all on function platform.enqueue from public;
grant execute on function platform.enqueue to gongkai_app, gongkai_worker, gongkai_portal;

-- The audit trail. `xact` lets the sealing job take rows only when no older transaction can still commit.
create table audit.records (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  unit_id uuid,
  before jsonb,
  after jsonb,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  address text,
  request_id text,
  xact xid8 not null default pg_current_xact_id(),
  primary key (jurisdiction_id, id)
);
call platform.protect_append_only('audit.records');
create index records_at on audit.records (jurisdiction_id, at desc, id desc);
create index records_subject on audit.records (jurisdiction_id, subject_id, at desc);
create index records_actor on audit.records (jurisdiction_id, actor_id, at desc);

create table audit.chain (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  position bigint not null check (position > 0),
  record_id uuid not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (jurisdiction_id, position),
  unique (jurisdiction_id, record_id)
);
call platform.protect_append_only('audit.chain');
