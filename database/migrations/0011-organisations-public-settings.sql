-- What a jurisdiction says of itself on its public pages: settings whose key begins with `public.`, and nothing else.
-- The view runs with the owner's rights; row-level security is forced on the owner and binds it to the tenant.
grant usage on schema organisations to gongkai_portal;

create view organisations.public_settings as
  select s.jurisdiction_id, s.key, s.value from organisations.settings s where s.key like 'public.%';

grant select on organisations.public_settings to gongkai_portal, gongkai_app, gongkai_worker;
