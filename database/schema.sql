-- Written by scripts/db.ts from the catalogue of a migrated database. Do not edit.

-- schemas
create schema audit;
create schema platform;
create schema shared;

-- tables
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
create table shared.jurisdictions (
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  level text not null,
  division_code text,
  time_zone text default 'Asia/Shanghai'::text not null,
  demonstration boolean default false not null,
  created_at timestamp with time zone default now() not null
);

-- constraints
alter table audit.chain add constraint chain_position_check CHECK (("position" > 0));
alter table audit.chain add constraint chain_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table audit.chain add constraint chain_pkey PRIMARY KEY (jurisdiction_id, "position");
alter table audit.chain add constraint chain_jurisdiction_id_record_id_key UNIQUE (jurisdiction_id, record_id);
alter table audit.records add constraint records_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])));
alter table audit.records add constraint records_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table audit.records add constraint records_pkey PRIMARY KEY (jurisdiction_id, id);
alter table platform.announcements add constraint announcements_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table platform.announcements add constraint announcements_pkey PRIMARY KEY (jurisdiction_id, id);
alter table platform.hearings add constraint hearings_jurisdiction_id_announcement_id_fkey FOREIGN KEY (jurisdiction_id, announcement_id) REFERENCES platform.announcements(jurisdiction_id, id);
alter table platform.hearings add constraint hearings_pkey PRIMARY KEY (jurisdiction_id, announcement_id, listener);
alter table platform.once add constraint once_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)));
alter table platform.once add constraint once_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES shared.jurisdictions(id);
alter table platform.once add constraint once_pkey PRIMARY KEY (jurisdiction_id, owner, key);
alter table shared.jurisdictions add constraint jurisdictions_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,40}$'::text));
alter table shared.jurisdictions add constraint jurisdictions_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'county'::text])));
alter table shared.jurisdictions add constraint jurisdictions_pkey PRIMARY KEY (id);
alter table shared.jurisdictions add constraint jurisdictions_code_key UNIQUE (code);

-- indexes
CREATE INDEX announcements_subject ON platform.announcements USING btree (jurisdiction_id, subject_id, "position");
CREATE INDEX announcements_waiting ON platform.announcements USING btree (jurisdiction_id, "position") WHERE (relayed_at IS NULL);
CREATE INDEX once_at ON platform.once USING btree (jurisdiction_id, at);
CREATE INDEX records_actor ON audit.records USING btree (jurisdiction_id, actor_id, at DESC);
CREATE INDEX records_at ON audit.records USING btree (jurisdiction_id, at DESC, id DESC);
CREATE INDEX records_subject ON audit.records USING btree (jurisdiction_id, subject_id, at DESC);

-- views


-- row security
alter table audit.chain enable row level security, force row level security;
alter table audit.records enable row level security, force row level security;
alter table platform.announcements enable row level security, force row level security;
alter table platform.hearings enable row level security, force row level security;
alter table platform.once enable row level security, force row level security;

-- policies
create policy tenant on audit.chain for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on audit.records for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.announcements for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.hearings for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());
create policy tenant on platform.once for all to public using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());

-- functions
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

-- triggers
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.chain FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON audit.chain FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON audit.records FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON audit.records FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.hearings FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON platform.hearings FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- grants
grant insert, select on audit.chain to gongkai_app;
grant insert, select on audit.chain to gongkai_worker;
grant insert, select on audit.records to gongkai_app;
grant insert, select on audit.records to gongkai_worker;
grant insert, select, update on platform.announcements to gongkai_app;
grant insert, select, update on platform.announcements to gongkai_worker;
grant insert, select on platform.hearings to gongkai_app;
grant insert, select on platform.hearings to gongkai_worker;
grant insert, select, update on platform.once to gongkai_app;
grant delete, insert, select, update on platform.once to gongkai_worker;
grant select on shared.jurisdictions to gongkai_app;
grant select on shared.jurisdictions to gongkai_portal;
grant select on shared.jurisdictions to gongkai_worker;
