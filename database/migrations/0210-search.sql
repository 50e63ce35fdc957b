-- The index of everything public: words with their places, and the only ways to write and to ask it.
create schema search;
grant usage on schema search to gongkai_app, gongkai_worker, gongkai_portal;

-- Words with their places, a partition a year. `@@` is not leakproof: behind a row-level policy the planner may not use a GIN index for
-- it, so the wall is another one. These tables are granted to nobody; the functions below are the only way, and filter by the tenant
-- of the transaction themselves: by the tenant's lexeme inside the index, and again by the row's own key. Row-level security without
-- any policy is the second lock: it refuses every role but the owner, on whom it is not forced.
create table search.documents (
  jurisdiction_id uuid not null references shared.jurisdictions,
  document_id uuid not null,
  day date not null,
  version_number integer not null,
  vector tsvector not null,
  primary key (jurisdiction_id, document_id, day)
) partition by range (day);
create index documents_vector on search.documents using gin (vector);
-- Days outside the years that get a partition of their own.
create table search.documents_other partition of search.documents default;
alter table search.documents enable row level security;
alter table search.documents_other enable row level security;

-- Titles apart: small enough to be looked through whole, so that an old document is found by its name among many newer mentions.
create table search.titles (
  jurisdiction_id uuid not null references shared.jurisdictions,
  document_id uuid not null,
  day date not null,
  version_number integer not null,
  vector tsvector not null,
  primary key (jurisdiction_id, document_id)
);
create index titles_vector on search.titles using gin (vector);
alter table search.titles enable row level security;

-- The years that have a partition.
create table search.years (year integer primary key);
alter table search.years enable row level security;

-- Makes the partition of a year; documents of years before 1950 or after 2100 stay in the default one.
create function search.prepare_year(wanted integer) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if wanted not between 1950 and 2100 or exists (select from search.years y where y.year = wanted) then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('search.prepare_year', 0));
  if exists (select from search.years y where y.year = wanted) then return; end if;
  execute format('create table search.documents_%s partition of search.documents for values from (%L) to (%L)', wanted, make_date(wanted, 1, 1), make_date(wanted + 1, 1, 1));
  execute format('alter table search.documents_%s enable row level security', wanted);
  insert into search.years (year) values (wanted);
end $$;

-- Takes a document out of the tenant's index.
create function search.forget(documents uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.tenant() is null then raise exception 'the index needs a tenant' using errcode = 'GK002'; end if;
  delete from search.documents d where d.jurisdiction_id = platform.tenant() and d.document_id = any(documents);
  delete from search.titles t where t.jurisdiction_id = platform.tenant() and t.document_id = any(documents);
end $$;

-- Puts documents into the tenant's index in place of what stood there: [{id, day, version, title, body}], the last two as text of a tsvector.
create function search.put(documents jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform search.forget(array(select (d ->> 'id')::uuid from jsonb_array_elements(documents) d));
  perform search.prepare_year(y) from (select distinct extract(year from (d ->> 'day')::date)::integer as y from jsonb_array_elements(documents) d) years;
  insert into search.documents (jurisdiction_id, document_id, day, version_number, vector)
    select platform.tenant(), r.id, r.day, r.version, r.body::tsvector from jsonb_to_recordset(documents) as r(id uuid, day date, version integer, body text);
  insert into search.titles (jurisdiction_id, document_id, day, version_number, vector)
    select platform.tenant(), r.id, r.day, r.version, r.title::tsvector from jsonb_to_recordset(documents) as r(id uuid, day date, version integer, title text);
end $$;

-- The tenant's lexeme; no word of a text begins with '@', so nobody can type it.
create function search.tenant_lexeme() returns tsquery
  language sql stable as $$ select ('''@' || platform.tenant() || '''')::tsquery $$;

-- Finds documents of the tenant: all whose title fits (newest `title_bound`), then the newest `bound` whose text fits, taken year by
-- year so that a common word never reads more than it shows. Every hit is asked whether this version is public now: what was withdrawn
-- or replaced a moment ago is neither shown nor counted, although its words still stand in the index.
create function search.find(wanted tsquery, scope tsquery, from_day date, to_day date, bound integer)
  returns table (document_id uuid, day date, rank real, exceeded boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  tenant uuid := platform.tenant();
  within tsquery := search.tenant_lexeme();
  left_over integer := least(bound, 2000);
  found integer;
  period daterange;
  asked daterange := daterange(from_day, to_day, '[]');
  ids uuid[] := '{}';
  days date[] := '{}';
  ranks real[] := '{}';
  more boolean := false;
  part record;
begin
  if tenant is null then raise exception 'the index needs a tenant' using errcode = 'GK002'; end if;
  if scope is not null then within := within && scope; end if;

  select coalesce(array_agg(h.document_id), '{}'), coalesce(array_agg(h.day), '{}'), coalesce(array_agg(h.rank), '{}') into ids, days, ranks from (
    select t.document_id, t.day, (10 + ts_rank_cd(t.vector, wanted))::real as rank from search.titles t
    where t.vector @@ (within && wanted) and t.jurisdiction_id = tenant and asked @> t.day
      and exists (select from disclosures.public_state s where s.jurisdiction_id = tenant and s.document_id = t.document_id and s.version_number = t.version_number)
    order by t.day desc limit 200) h;

  for part in
    select daterange(make_date(y.year, 1, 1), make_date(y.year + 1, 1, 1)) as days_in, false as other from search.years y
    union all select 'empty'::daterange, true
    order by 2, 1 desc
  loop
    exit when left_over <= 0;
    continue when not part.other and not (part.days_in && asked);
    if part.other then
      select ids || coalesce(array_agg(h.document_id), '{}'), days || coalesce(array_agg(h.day), '{}'), ranks || coalesce(array_agg(h.rank), '{}'), count(*)
        into ids, days, ranks, found from (
        select d.document_id, d.day, ts_rank_cd(d.vector, wanted) as rank from search.documents_other d
        where d.vector @@ (within && wanted) and d.jurisdiction_id = tenant and asked @> d.day
          and exists (select from disclosures.public_state s where s.jurisdiction_id = tenant and s.document_id = d.document_id and s.version_number = d.version_number)
        limit left_over) h;
    else
      period := part.days_in * asked;
      -- One partition, named in the statement: the planner sees its index alone.
      execute format($find$
        select $1 || coalesce(array_agg(h.document_id), '{}'), $2 || coalesce(array_agg(h.day), '{}'), $3 || coalesce(array_agg(h.rank), '{}'), count(*) from (
          select d.document_id, d.day, ts_rank_cd(d.vector, $4) as rank from search.documents_%s d
          where d.vector @@ $5 and d.jurisdiction_id = $6 and $7 @> d.day
            and exists (select from disclosures.public_state s where s.jurisdiction_id = $6 and s.document_id = d.document_id and s.version_number = d.version_number)
          limit $8) h $find$, extract(year from lower(part.days_in))::integer)
        into ids, days, ranks, found using ids, days, ranks, wanted, within && wanted, tenant, period, left_over;
    end if;
    left_over := left_over - found;
  end loop;
  more := left_over <= 0;
  return query
    select h.document_id, max(h.day), max(h.rank), more from unnest(ids, days, ranks) as h(document_id, day, rank) group by h.document_id;
end $$;

revoke all on function search.prepare_year, search.forget, search.put, search.tenant_lexeme, search.find from public;
grant execute on function search.forget, search.put to gongkai_worker, gongkai_app;
grant execute on function search.find to gongkai_portal, gongkai_app, gongkai_worker;

-- A withdrawal takes the words out of the index in its own transaction.
create function search.forget_withdrawn() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform search.forget(array[new.document_id]);
  return null;
end $$;
create trigger search_forgets after update of withdrawn_at on disclosures.current
  for each row when (new.withdrawn_at is not null) execute function search.forget_withdrawn();
