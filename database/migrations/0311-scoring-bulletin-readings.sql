-- Who has opened an issued notice, and for which unit: the read receipt. The first time counts.
create table scoring.bulletin_readings (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  bulletin_id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  reader_name text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, bulletin_id, account_id),
  foreign key (jurisdiction_id, bulletin_id) references scoring.bulletins,
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect_append_only('scoring.bulletin_readings');
