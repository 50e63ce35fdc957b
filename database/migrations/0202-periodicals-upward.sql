-- What goes to the offices above (转报), what they adopted of it, and what is asked of the units (报送要点, 约稿).
create table periodicals.forwardings (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  copy_id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  level text not null check (level in ('city', 'province', 'state')),
  publication text check (length(publication) <= 60),
  copy_version integer not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  clearance_id uuid,
  state text not null check (state in ('in-review', 'returned', 'forwarded', 'withdrawn')),
  version integer not null default 1,
  fact_id uuid,
  forwarded_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, copy_id, copy_version) references periodicals.desk_versions (jurisdiction_id, copy_id, number),
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, fact_id) references periodicals.facts,
  -- Items bound for a higher level are approved by this level's leader.
  foreign key (jurisdiction_id, id, fingerprint, clearance_id)
    references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id),
  check (state <> 'forwarded' or clearance_id is not null)
);
call platform.protect('periodicals.forwardings');
create unique index forwardings_once on periodicals.forwardings (jurisdiction_id, copy_id, level) where state in ('in-review', 'forwarded');
create index forwardings_newest on periodicals.forwardings (jurisdiction_id, id desc);

create table periodicals.upper_adoptions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  forwarding_id uuid,
  level text not null check (level in ('city', 'province', 'state')),
  publication text not null check (length(publication) between 1 and 60),
  column_code text check (length(column_code) <= 40),
  item_kind text check (item_kind in ('comprehensive', 'brief', 'special', 'research', 'experience', 'web-digest')),
  issue_label text check (length(issue_label) <= 60),
  commissioned boolean not null default false,
  adopted_on date not null,
  fact_id uuid not null,
  withdrawn_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, forwarding_id) references periodicals.forwardings,
  foreign key (jurisdiction_id, fact_id) references periodicals.facts
);
call platform.protect('periodicals.upper_adoptions');
create unique index upper_adoptions_once on periodicals.upper_adoptions (jurisdiction_id, item_id, level, publication) where withdrawn_at is null;
create index upper_adoptions_newest on periodicals.upper_adoptions (jurisdiction_id, id desc);

create table periodicals.commissions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  unit_id uuid not null,
  -- A commission asks named units for one text; points tell all of them what is wanted in a period.
  kind text not null check (kind in ('commission', 'points')),
  level text not null check (level in ('county', 'city', 'province', 'state')),
  title text not null check (length(title) between 1 and 200),
  content text not null check (length(content) between 1 and 8000),
  requirements text not null default '' check (length(requirements) <= 4000),
  due_at timestamptz,
  published_at timestamptz not null,
  published_by text not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  check (kind = 'points' or due_at is not null)
);
call platform.protect('periodicals.commissions');
create index commissions_newest on periodicals.commissions (jurisdiction_id, id desc);

create table periodicals.commission_units (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  commission_id uuid not null,
  unit_id uuid not null,
  state text not null check (state in ('asked', 'accepted', 'delivered', 'missed')),
  item_id uuid,
  accepted_at timestamptz,
  delivered_at timestamptz,
  on_time boolean,
  fact_id uuid,
  primary key (jurisdiction_id, commission_id, unit_id),
  foreign key (jurisdiction_id, commission_id) references periodicals.commissions,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, fact_id) references periodicals.facts,
  check ((state = 'delivered') = (item_id is not null))
);
call platform.protect('periodicals.commission_units');
create index commission_units_unit on periodicals.commission_units (jurisdiction_id, unit_id, commission_id desc);
