-- A text reaches the desk only with a clearance for exactly this text: review first, item by item.
alter table submissions.versions add unique (jurisdiction_id, item_id, number, fingerprint);

create table submissions.deliveries (
  jurisdiction_id uuid not null default platform.tenant() references shared.jurisdictions,
  item_id uuid not null,
  version_number integer not null,
  fingerprint text not null,
  clearance_id uuid not null,
  at timestamptz not null,
  primary key (jurisdiction_id, item_id, version_number),
  foreign key (jurisdiction_id, item_id, version_number, fingerprint)
    references submissions.versions (jurisdiction_id, item_id, number, fingerprint),
  foreign key (jurisdiction_id, item_id, fingerprint, clearance_id)
    references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id)
);
call platform.protect_append_only('submissions.deliveries');

alter table submissions.items add foreign key (jurisdiction_id, id, sent_version)
  references submissions.deliveries (jurisdiction_id, item_id, version_number);
