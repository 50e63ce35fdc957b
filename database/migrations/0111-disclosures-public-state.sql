-- Which version of which document is public now: the smallest answer to "may this be shown?", asked by the index for every hit.
create view disclosures.public_state as
  select p.jurisdiction_id, p.document_id, p.column_id, p.version_number, p.published_at
  from disclosures.current p where p.withdrawn_at is null;
grant select on disclosures.public_state to gongkai_portal, gongkai_app, gongkai_worker;

-- The editions of one title stand beside each other.
create index versions_title on disclosures.versions (jurisdiction_id, title);

-- What every version said of itself, for the explanation of what changed; the texts of older versions are not public.
create view disclosures.public_versions as
  select v.jurisdiction_id, v.document_id, v.number, v.published_at, v.explanation
  from disclosures.versions v
  join disclosures.current p on p.jurisdiction_id = v.jurisdiction_id and p.document_id = v.document_id
  where p.withdrawn_at is null;
grant select on disclosures.public_versions to gongkai_portal, gongkai_app, gongkai_worker;
