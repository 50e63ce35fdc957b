-- Finding without planning. The planner does not count what it costs to take long word lists out of storage one by one, and reads by
-- the key of the tenant where the index of words would answer at once: here the index of words is the only way that a statement has.
drop function search.find(tsquery, tsquery, date, date, integer);

-- Finds documents of the tenant and gives the part of them that is shown. All whose title fits (newest 200), then the newest `bound`
-- whose text fits, taken year by year so that a common word never reads more than it counts; the newest 200 of these are ranked, older
-- ones follow by day. Every hit is asked whether this version is public now: what was withdrawn or replaced a moment ago is neither
-- shown nor counted, although its words still stand in the index.
--
-- `fits` names nothing but the words, which hold the tenant's lexeme: its row's own key is compared behind the fence (materialized).
-- Plans are kept for all calls of a connection; a year that is not asked for is pruned when the statement runs.
create function search.find(wanted tsquery, scope tsquery, from_day date, to_day date, bound integer, newest boolean, skip integer, take integer)
  returns table (document_id uuid, total integer, exceeded boolean)
  language plpgsql stable security definer
  set search_path = pg_catalog set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
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
end $$;

revoke all on function search.find(tsquery, tsquery, date, date, integer, boolean, integer, integer) from public;
grant execute on function search.find(tsquery, tsquery, date, date, integer, boolean, integer, integer) to gongkai_portal, gongkai_app, gongkai_worker;
