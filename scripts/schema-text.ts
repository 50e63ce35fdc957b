import pg from 'pg';

// Everything below is asked of the catalogue in a form that PostgreSQL 15 to 18 print alike.
const parts: [string, string][] = [
  ['schemas', `select 'create schema ' || nspname || ';' as line from pg_namespace
    where nspname !~ '^(pg_|information_schema|public|graphile_worker)' order by nspname`],
  ['tables', `select 'create table ' || n.nspname || '.' || c.relname || ' (' || string_agg(E'\\n  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attidentity <> '' then ' generated always as identity' when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
         when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
      || case when a.attnotnull then ' not null' else '' end, ',' order by a.attnum) || E'\\n)'
      || case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end || ';' as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' group by n.nspname, c.relname, c.relkind, c.oid order by n.nspname, c.relname`],
  ['constraints', `select 'alter table ' || n.nspname || '.' || c.relname || ' add constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) || ';' as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' order by n.nspname, c.relname, k.contype, k.conname`],
  ['indexes', `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`],
  ['views', `select 'create view ' || n.nspname || '.' || c.relname || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || E' as\\n' || pg_get_viewdef(c.oid) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' order by n.nspname, c.relname`],
  ['row security', `select 'alter table ' || n.nspname || '.' || c.relname || ' enable row level security' || case when c.relforcerowsecurity then ', force row level security' else '' end || ';' as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' order by n.nspname, c.relname`],
  ['policies', `select 'create policy ' || policyname || ' on ' || schemaname || '.' || tablename || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ', ')
      || coalesce(' using ' || qual, '') || coalesce(' with check ' || with_check, '') || ';' as line
    from pg_policies where schemaname !~ '^(pg_|graphile_worker)' order by schemaname, tablename, policyname`],
  ['functions', `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' and p.prokind in ('f', 'p') order by n.nspname, p.proname, p.oid::regprocedure::text`],
  ['triggers', `select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and n.nspname !~ '^(pg_|information_schema|public|graphile_worker)' order by n.nspname, c.relname, t.tgname`],
  ['grants', `select 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' on ' || table_schema || '.' || table_name || ' to ' || grantee || ';' as line
    from information_schema.role_table_grants where grantee in ('gongkai_app', 'gongkai_worker', 'gongkai_portal') and table_schema !~ '^(pg_|public|graphile_worker)'
    group by table_schema, table_name, grantee order by table_schema, table_name, grantee`],
];

/** The schema of a migrated database as text, read from its catalogue: what the migrations add up to. */
export async function schemaText(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let text = '-- Written by scripts/db.ts from the catalogue of a migrated database. Do not edit.\n';
    for (const [heading, query] of parts) {
      const { rows } = await client.query<{ line: string }>(query);
      text += `\n-- ${heading}\n${rows.map((row) => row.line.trimEnd()).join('\n')}\n`;
    }
    return text;
  } finally {
    await client.end();
  }
}
