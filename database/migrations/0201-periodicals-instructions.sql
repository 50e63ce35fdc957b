-- Leaders' written instructions (批示): who, when, on what, to whom; the words apart, so that no list can carry them away.
create table periodicals.instructions (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  item_id uuid not null,
  -- The unit that reported the item.
  unit_id uuid not null,
  adoption_id uuid,
  leader_level text not null check (leader_level in ('county', 'city', 'province', 'state')),
  leader_person_id uuid,
  leader_name text not null check (length(leader_name) between 1 and 60),
  leader_post text check (length(leader_post) <= 100),
  given_on date not null,
  source text not null check (source in ('workspace', 'paper')),
  state text not null check (state in ('recorded', 'assigned', 'answered', 'closed', 'withdrawn')),
  version integer not null default 1,
  fact_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_account_id uuid,
  closed_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, adoption_id) references periodicals.adoptions,
  foreign key (jurisdiction_id, leader_person_id) references organisations.persons,
  foreign key (jurisdiction_id, fact_id) references periodicals.facts
);
call platform.protect('periodicals.instructions');
create index instructions_newest on periodicals.instructions (jurisdiction_id, id desc);
create index instructions_item on periodicals.instructions (jurisdiction_id, item_id);

-- The words; a correction of a wrong transcript adds a row.
create table periodicals.instruction_texts (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  instruction_id uuid not null,
  number smallint not null check (number > 0),
  text text not null check (length(text) between 1 and 4000),
  at timestamptz not null,
  entered_by text not null,
  primary key (jurisdiction_id, instruction_id, number),
  foreign key (jurisdiction_id, instruction_id) references periodicals.instructions
);
call platform.protect_append_only('periodicals.instruction_texts');

create table periodicals.assignments (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  instruction_id uuid not null,
  unit_id uuid not null,
  lead boolean not null,
  due_on date,
  assigned_at timestamptz not null,
  answered_at timestamptz,
  -- The overdue fact that was announced when the day had passed.
  overdue_fact_id uuid,
  primary key (jurisdiction_id, instruction_id, unit_id),
  foreign key (jurisdiction_id, instruction_id) references periodicals.instructions,
  foreign key (jurisdiction_id, unit_id) references organisations.units,
  foreign key (jurisdiction_id, overdue_fact_id) references periodicals.facts
);
call platform.protect('periodicals.assignments');
create index assignments_unit on periodicals.assignments (jurisdiction_id, unit_id, instruction_id desc);
create index assignments_due on periodicals.assignments (jurisdiction_id, due_on) where answered_at is null and overdue_fact_id is null;

create table periodicals.feedback (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  instruction_id uuid not null,
  unit_id uuid not null,
  text text not null check (length(text) between 1 and 8000),
  final boolean not null,
  at timestamptz not null,
  by_name text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, instruction_id, unit_id) references periodicals.assignments
);
call platform.protect_append_only('periodicals.feedback');
create index feedback_instruction on periodicals.feedback (jurisdiction_id, instruction_id, at);

-- What an item led to: a decision, a project, a fix.
create table periodicals.results (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  id uuid not null,
  item_id uuid not null,
  instruction_id uuid,
  kind text not null check (kind in ('decision', 'project', 'fix', 'policy', 'other')),
  title text not null check (length(title) between 1 and 200),
  description text not null default '' check (length(description) <= 4000),
  happened_on date not null,
  at timestamptz not null,
  by_name text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references submissions.items,
  foreign key (jurisdiction_id, instruction_id) references periodicals.instructions
);
call platform.protect_append_only('periodicals.results');
create index results_item on periodicals.results (jurisdiction_id, item_id);
