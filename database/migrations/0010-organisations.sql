-- Units in one tree, the people in them, their posts and groups, each with its history.
create schema organisations;
grant usage on schema organisations to gongkai_app, gongkai_worker;
-- Periods that must not overlap are kept apart by the database (a trusted extension: the database's owner may load it).
create extension if not exists btree_gist with schema public;

create table organisations.units (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  -- What stands now; the latest row of unit_periods says the same and keeps what stood before.
  parent_id uuid,
  kind text not null check (kind in ('government', 'office', 'department', 'township', 'street', 'village', 'affiliated', 'zone', 'liaison', 'direct-point', 'represented')),
  ranking_group text not null check (ranking_group in ('township', 'department', 'other')),
  name text not null,
  short_name text not null,
  name_key text not null,
  code text,
  -- The address of the jurisdiction for which this unit stands (a text, not a key: it may be elsewhere).
  represents text,
  sort integer not null default 0,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, parent_id) references organisations.units,
  check (valid_to is null or valid_to >= valid_from),
  check (parent_id is distinct from id)
);
call platform.protect('organisations.units');
create unique index units_root on organisations.units (jurisdiction_id) where parent_id is null;
create unique index units_code on organisations.units (jurisdiction_id, code) where code is not null and valid_to is null;
create index units_parent on organisations.units (jurisdiction_id, parent_id);

-- Name, place and kind over time: a rename or a move today leaves last year's tables as they were.
create table organisations.unit_periods (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  unit_id uuid not null,
  parent_id uuid,
  kind text not null,
  ranking_group text not null,
  name text not null,
  short_name text not null,
  valid_from date not null,
  valid_to date,
  -- The document on which the change rests.
  basis text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, parent_id) references organisations.units,
  constraint unit_periods_apart exclude using gist (jurisdiction_id with =, unit_id with =, daterange(valid_from, valid_to) with &&)
);
call platform.protect('organisations.unit_periods');
create index unit_periods_unit on organisations.unit_periods (jurisdiction_id, unit_id, valid_from);

-- Who took over from whom: two units merged into one, one divided into several.
create table organisations.successions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  predecessor_id uuid not null,
  successor_id uuid not null,
  on_day date not null,
  basis text,
  primary key (jurisdiction_id, predecessor_id, successor_id),
  foreign key (jurisdiction_id, predecessor_id) references organisations.units,
  foreign key (jurisdiction_id, successor_id) references organisations.units,
  check (predecessor_id <> successor_id)
);
call platform.protect_append_only('organisations.successions');
create index successions_successor on organisations.successions (jurisdiction_id, successor_id);

-- Assessment classes by scheme and year: A/B for counties, A/B/C for departments.
create table organisations.unit_classes (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  unit_id uuid not null,
  scheme text not null check (scheme ~ '^[a-z][a-z0-9-]{0,60}$'),
  year integer not null check (year between 2000 and 2100),
  class text not null check (length(class) between 1 and 20),
  primary key (jurisdiction_id, unit_id, scheme, year),
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('organisations.unit_classes');
create index unit_classes_scheme on organisations.unit_classes (jurisdiction_id, scheme, year);
-- A class that was set by mistake is taken away; the audit and the unit's events keep that it was set.
grant delete on organisations.unit_classes to gongkai_app, gongkai_worker;

-- Which other units share in what a unit earns: a direct-reporting point belongs to its county office and to the department above.
create table organisations.credit_relations (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  unit_id uuid not null,
  credited_unit_id uuid not null,
  share numeric(5, 4) not null default 1 check (share > 0 and share <= 1),
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, credited_unit_id) references organisations.units,
  check (unit_id <> credited_unit_id),
  check (valid_to is null or valid_to >= valid_from),
  constraint credit_relations_apart exclude using gist
    (jurisdiction_id with =, unit_id with =, credited_unit_id with =, daterange(valid_from, valid_to) with &&)
);
call platform.protect('organisations.credit_relations');

create table organisations.persons (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  name text not null,
  -- Pinyin, so that lists stand in the order that readers expect.
  name_key text not null,
  unit_id uuid not null,
  email text,
  phone text,
  -- The first day on which the person no longer works here.
  left_on date,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units
);
call platform.protect('organisations.persons');
create index persons_unit on organisations.persons (jurisdiction_id, unit_id, name_key, id);
create index persons_name on organisations.persons (jurisdiction_id, name_key, id);

create table organisations.posts (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  post text not null check (post in ('leader-in-charge', 'head', 'officer', 'deputy-officer', 'office-leader', 'member')),
  -- As it stands on the door: 副镇长, 办公室主任.
  title text,
  full_time boolean,
  sort integer not null default 0,
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  check (valid_to is null or valid_to >= valid_from),
  -- Officers are counted full-time and part-time: the network's statistics must not guess.
  check (post not in ('officer', 'deputy-officer') or full_time is not null),
  constraint posts_apart exclude using gist
    (jurisdiction_id with =, person_id with =, unit_id with =, post with =, daterange(valid_from, valid_to) with &&),
  -- A unit has one leader in charge and one head at a time.
  constraint posts_single exclude using gist
    (jurisdiction_id with =, unit_id with =, post with =, daterange(valid_from, valid_to) with &&) where (post in ('leader-in-charge', 'head'))
);
call platform.protect('organisations.posts');
create index posts_unit on organisations.posts (jurisdiction_id, unit_id, post);
create index posts_person on organisations.posts (jurisdiction_id, person_id);

-- Who stands in for whom, from when until when.
create table organisations.absences (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  person_id uuid not null,
  deputy_person_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  foreign key (jurisdiction_id, deputy_person_id) references organisations.persons,
  check (person_id <> deputy_person_id),
  check (valid_to >= valid_from),
  constraint absences_apart exclude using gist (jurisdiction_id with =, person_id with =, daterange(valid_from, valid_to) with &&)
);
call platform.protect('organisations.absences');

-- Leading groups for openness and for information work: leader, deputies, members, office, and who does what.
create table organisations.leading_groups (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  purpose text not null check (purpose in ('openness', 'information')),
  -- The unit in which the group's office is set up.
  office_unit_id uuid,
  basis text,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, office_unit_id) references organisations.units,
  check (valid_to is null or valid_to >= valid_from)
);
call platform.protect('organisations.leading_groups');
create index leading_groups_unit on organisations.leading_groups (jurisdiction_id, unit_id);

create table organisations.group_seats (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  seat text not null check (seat in ('leader', 'deputy', 'member', 'office-head', 'office-member')),
  duties text,
  sort integer not null default 0,
  valid_from date not null,
  valid_to date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, group_id) references organisations.leading_groups,
  foreign key (jurisdiction_id, person_id) references organisations.persons,
  check (valid_to is null or valid_to >= valid_from),
  constraint group_seats_apart exclude using gist
    (jurisdiction_id with =, group_id with =, person_id with =, seat with =, daterange(valid_from, valid_to) with &&),
  constraint group_seats_single exclude using gist
    (jurisdiction_id with =, group_id with =, seat with =, daterange(valid_from, valid_to) with &&) where (seat in ('leader', 'office-head'))
);
call platform.protect('organisations.group_seats');

create table organisations.settings (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  key text not null check (key ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (jurisdiction_id, key)
);
call platform.protect('organisations.settings');

-- What happened to a unit, a person or a group: who, when, what, on which basis.
create table organisations.events (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('unit', 'person', 'group')),
  subject_id uuid not null,
  event text not null,
  on_day date not null,
  body jsonb not null,
  at timestamptz not null,
  by_name text not null,
  by_account_id uuid,
  primary key (jurisdiction_id, id)
);
call platform.protect_append_only('organisations.events');
create index events_subject on organisations.events (jurisdiction_id, subject_id, at desc);

-- Published for accounts, which resolves every request by one query: the units below one, itself among them.
create function organisations.units_below(root uuid) returns setof uuid language sql stable as $$
  with recursive below as (
    select u.id from organisations.units u where u.jurisdiction_id = platform.tenant() and u.id = root
    union
    select u.id from organisations.units u join below b on u.parent_id = b.id where u.jurisdiction_id = platform.tenant()
  ) select id from below $$;

-- Published: the units above one up to the root, itself among them.
create function organisations.units_above(unit uuid) returns setof uuid language sql stable as $$
  with recursive above as (
    select u.id, u.parent_id from organisations.units u where u.jurisdiction_id = platform.tenant() and u.id = unit
    union
    select u.id, u.parent_id from organisations.units u join above a on u.id = a.parent_id where u.jurisdiction_id = platform.tenant()
  ) select id from above $$;

-- Published: who somebody is now and where he works.
create view organisations.people with (security_invoker) as
  select p.jurisdiction_id, p.id as person_id, p.name, p.name_key, p.left_on, p.unit_id, u.name as unit_name
  from organisations.persons p join organisations.units u on u.jurisdiction_id = p.jurisdiction_id and u.id = p.unit_id;
grant select on organisations.people to gongkai_app, gongkai_worker;

-- Published: the stored value of a setting, or null.
create function organisations.setting(wanted text) returns jsonb language sql stable as $$
  select s.value from organisations.settings s where s.jurisdiction_id = platform.tenant() and s.key = wanted $$;
