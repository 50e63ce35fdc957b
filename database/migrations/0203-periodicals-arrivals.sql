-- What reached the desk, as submissions announces it: the whole against which rates of adoption are measured.
create table periodicals.arrivals (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  item_id uuid not null,
  unit_id uuid not null,
  sent_at timestamptz not null,
  primary key (jurisdiction_id, item_id),
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect_append_only('periodicals.arrivals');
create index arrivals_sent on periodicals.arrivals (jurisdiction_id, sent_at);

-- The unit that sent the item, so that a unit's adoptions are found here.
alter table periodicals.desk_sources add column unit_id uuid;
alter table periodicals.desk_sources alter column unit_id set not null;
alter table periodicals.desk_sources add foreign key (jurisdiction_id, unit_id) references organisations.units;
create index desk_sources_unit on periodicals.desk_sources (jurisdiction_id, unit_id, copy_id);
