-- The ledger is posted by the thousand: four foreign keys looked up and locked a row for every entry, which cost as much as writing it. One check a
-- statement refuses the same rows. What is named cannot vanish afterwards: facts are append-only, and the unit of every entry is held by the foreign
-- key of its sum in scoring.totals; the unit behind a credit by scoring.fact_units.
create function scoring.check_entries() returns trigger language plpgsql as $$
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
end $$;
create trigger check_entries after insert on scoring.entries referencing new table as added for each statement execute function scoring.check_entries();

alter table scoring.entries
  drop constraint entries_jurisdiction_id_fkey,
  drop constraint entries_jurisdiction_id_unit_id_fkey,
  drop constraint entries_jurisdiction_id_fact_id_fkey,
  drop constraint entries_jurisdiction_id_via_fkey;
