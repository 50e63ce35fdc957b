-- Items that units report upwards: the working text, what was submitted, what happened, and how an item is found again.
create schema submissions;
grant usage on schema submissions to gongkai_app, gongkai_worker;

create table submissions.items (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  unit_id uuid not null,
  -- The working text: lenient while it is a draft, checked when it is submitted.
  title text not null default '' check (length(title) <= 200),
  kind text check (kind in ('comprehensive', 'brief', 'special', 'research', 'experience', 'digest')),
  category text check (category in ('policy', 'projects', 'superior-visit', 'instructions', 'leader-grassroots', 'periodic-work',
    'research', 'trends', 'indicators', 'awards', 'other')),
  urgency text not null default 'daily' check (urgency in ('extra-urgent', 'urgent', 'quick', 'slow', 'daily')),
  urgency_rank smallint not null generated always as (case urgency
    when 'extra-urgent' then 1 when 'urgent' then 2 when 'quick' then 3 when 'slow' then 4 else 5 end) stored,
  event_at timestamptz,
  place text check (length(place) <= 100),
  tags text[] not null default '{}' check (tags <@ array['commissioned']),
  body jsonb not null default '[]',
  authors jsonb not null default '[]',
  attachment_ids uuid[] not null default '{}',
  channel text not null check (channel in ('web', 'docx', 'email', 'paper')),
  -- Caches of the events.
  state text not null check (state in ('draft', 'in-review', 'returned', 'withdrawn', 'sent', 'held', 'adopted', 'rejected', 'merged')),
  version integer not null default 1,
  latest_version integer not null default 0,
  sent_version integer,
  register_year smallint,
  register_number integer check (register_number > 0),
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by uuid,
  sent_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  check ((register_year is null) = (register_number is null)),
  check ((register_year is null) = (sent_version is null) and (sent_version is null) = (sent_at is null)),
  check (state not in ('sent', 'held', 'adopted', 'rejected', 'merged') or sent_version is not null),
  check (latest_version >= coalesce(sent_version, 0))
);
call platform.protect('submissions.items');
create index items_unit on submissions.items (jurisdiction_id, unit_id, id desc);
create unique index items_register on submissions.items (jurisdiction_id, register_year desc, register_number desc)
  where register_number is not null;
create index items_unit_register on submissions.items (jurisdiction_id, unit_id, register_year desc, register_number desc)
  where register_number is not null;
create index items_state_register on submissions.items (jurisdiction_id, state, register_year desc, register_number desc)
  where register_number is not null;
create index items_desk on submissions.items (jurisdiction_id, urgency_rank, sent_at, id) where state in ('sent', 'held');
create index items_sent on submissions.items (jurisdiction_id, sent_at) where sent_at is not null;

-- What was submitted, exactly; what the desk reads and what a review has seen.
create table submissions.versions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  item_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  submitted_at timestamptz not null,
  submitted_by uuid,
  primary key (jurisdiction_id, item_id, number),
  foreign key (jurisdiction_id, item_id) references submissions.items
);
call platform.protect_append_only('submissions.versions');

-- Bands of the similarity hash: two texts that share one may be near-duplicates.
create table submissions.bands (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  band text not null,
  item_id uuid not null,
  version_number integer not null,
  primary key (jurisdiction_id, band, item_id, version_number),
  foreign key (jurisdiction_id, item_id, version_number) references submissions.versions
);
call platform.protect_append_only('submissions.bands');

create table submissions.events (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  item_id uuid not null,
  position bigint generated always as identity,
  at timestamptz not null,
  kind text not null check (kind in ('created', 'imported', 'registered', 'submitted', 'sent', 'returned', 'withdrawn', 'held', 'adopted',
    'rejected', 'merged', 'released', 'noted', 'linked', 'unlinked')),
  from_state text,
  to_state text not null,
  version_number integer,
  account_id uuid,
  actor_name text not null,
  reason text check (length(reason) <= 2000),
  details jsonb not null default '{}',
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references submissions.items
);
call platform.protect_append_only('submissions.events');
create index events_item on submissions.events (jurisdiction_id, item_id, position);

-- Two items that tell the same thing, from a township and from its line department (条块双报): the lead item goes on for both.
create table submissions.dual_reports (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  lead_item_id uuid not null,
  other_item_id uuid not null,
  lead_share numeric(7, 3) not null check (lead_share > 0),
  other_share numeric(7, 3) not null check (other_share > 0),
  linked_at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, lead_item_id) references submissions.items,
  foreign key (jurisdiction_id, other_item_id) references submissions.items,
  check (lead_item_id <> other_item_id)
);
call platform.protect('submissions.dual_reports');
create unique index dual_reports_other on submissions.dual_reports (jurisdiction_id, other_item_id) where ended_at is null;
create index dual_reports_lead on submissions.dual_reports (jurisdiction_id, lead_item_id) where ended_at is null;

-- The last register number (登记号) of a year: locked by whoever takes the next one, so that numbers have neither gaps nor twins.
create table submissions.register_numbers (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (jurisdiction_id, year)
);
call platform.protect('submissions.register_numbers');

-- Titles without spaces and case, indexed by their single characters and pairs of characters. An array index is not used behind a
-- policy (its operators are not leakproof): this table is granted to nobody and read through one function that filters by tenant itself.
create table submissions.titles (
  jurisdiction_id uuid not null references shared.jurisdictions,
  item_id uuid not null,
  squeezed text not null,
  primary key (jurisdiction_id, item_id)
);
alter table submissions.titles enable row level security;
create policy tenant on submissions.titles using (jurisdiction_id = platform.tenant()) with check (jurisdiction_id = platform.tenant());

create function submissions.squeeze(phrase text) returns text
  language sql immutable parallel safe
  as $$ select lower(regexp_replace(phrase, '\s+', '', 'g')) $$;

create function submissions.grams(squeezed text, sizes integer[]) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog
  as $$
    select coalesce(array_agg(distinct substr(squeezed, start, size)), '{}')
    from unnest(sizes) as size, generate_series(1, length(squeezed) - size + 1) as start
  $$;
-- Of the expression, so that the table itself stays small: a common word is found in a fifth of it.
create index titles_grams on submissions.titles using gin (submissions.grams(squeezed, '{1,2}')) with (fastupdate = off);

create function submissions.index_title() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into submissions.titles (jurisdiction_id, item_id, squeezed)
  values (new.jurisdiction_id, new.id, submissions.squeeze(new.title))
  on conflict (jurisdiction_id, item_id) do update set squeezed = excluded.squeezed;
  return null;
end $$;
revoke all on function submissions.index_title from public;
create trigger index_title after insert or update of title on submissions.items
  for each row execute function submissions.index_title();

-- The newest items of the tenant whose title contains a phrase, at most `bound` of them.
create function submissions.items_titled(phrase text, bound integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  wanted text := submissions.squeeze(phrase);
  grams text[] := submissions.grams(wanted, case when length(wanted) > 1 then '{2}'::integer[] else '{1}' end);
begin
  return query
    select found.item_id from submissions.titles as found
    where found.jurisdiction_id = platform.tenant()
      and submissions.grams(found.squeezed, '{1,2}') @> grams
      and strpos(found.squeezed, wanted) > 0
    order by found.item_id desc
    limit bound;
end $$;
revoke all on function submissions.items_titled from public;
grant execute on function submissions.items_titled to gongkai_app, gongkai_worker;
