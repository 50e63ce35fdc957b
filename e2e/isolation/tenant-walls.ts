import type { Client } from 'pg';

/** What an examination looked at and what it found; one that looked at nothing has proved nothing. */
export interface Examination {
  examined: number;
  faults: string[];
}

export interface TableFacts {
  name: string;
  keyColumns: string[];
  keyTypes: string[];
  secured: boolean;
  forced: boolean;
  policies: { command: string; using: string | null; check: string | null; permissive: boolean }[];
  /** Rights of the running system's roles, such as `app:insert`; a table without any is reached through functions only. */
  rights: string[];
}

// The job library's tables carry the tenant inside the payload; the list of migrations and of the index's partitions belong to the
// whole deployment and tell of no record.
const exemptSchemas = ['pg_catalog', 'information_schema', 'pg_toast', 'shared', 'graphile_worker'];
const exemptTables = ['public.gongkai_migrations', 'search.years'];
const tenantRule = '(jurisdiction_id = platform.tenant())';

/** Every table of the live catalogue that belongs to a tenant, with what protects it. */
export async function tenantTables(client: Client): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
       coalesce((select array_agg(a.attname::text order by k.ord) from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(num, ord)
         join pg_attribute a on a.attnum = k.num where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid), '{}') as "keyColumns",
       coalesce((select array_agg(format_type(a.atttypid, null) order by k.ord) from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(num, ord)
         join pg_attribute a on a.attnum = k.num where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid), '{}') as "keyTypes",
       coalesce((select json_agg(json_build_object('command', p.polcmd, 'using', pg_get_expr(p.polqual, c.oid), 'check', pg_get_expr(p.polwithcheck, c.oid),
         'permissive', p.polpermissive)) from pg_policy p where p.polrelid = c.oid), '[]') as policies,
       array(select r.role || ':' || v.right from unnest(array['app', 'worker', 'portal']) as r(role), unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as v("right")
         where case when v.right in ('delete', 'truncate') then has_table_privilege(current_database() || '_' || r.role, c.oid, v.right)
           else has_any_column_privilege(current_database() || '_' || r.role, c.oid, v.right) end) as rights
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname <> all($1) and n.nspname || '.' || c.relname <> all($2) and n.nspname not like 'pg_temp%'
     order by name`, [exemptSchemas, exemptTables]);
  return rows;
}

/** The catalogue's side of the walls: keys, policies, foreign keys, views, rights. */
export async function examineCatalogue(client: Client, publicInboxes: readonly string[]): Promise<Examination> {
  const tables = await tenantTables(client);
  const faults = tables.flatMap(faultsOfTable);
  faults.push(...(await faultsOfForeignKeys(client)), ...(await faultsOfRoles(client)), ...(await faultsOfViews(client)), ...(await faultsOfPortal(client, publicInboxes)));
  return { examined: tables.length, faults };
}

function faultsOfTable(table: TableFacts): string[] {
  const faults: string[] = [];
  const tell = (fault: string) => faults.push(`${table.name} ${fault}`);
  if (table.keyColumns[0] !== 'jurisdiction_id') tell('has no primary key that begins with jurisdiction_id');
  if (table.rights.length === 0) return faults;
  if (!table.secured) tell('has no row-level security');
  if (!table.forced) tell('does not force row-level security on its owner');
  const forAll = table.policies.filter((policy) => policy.permissive);
  if (forAll.length === 0) tell('has no policy');
  for (const policy of forAll) {
    // A permissive policy widens what the others allow: each must hold the tenant by itself.
    if (policy.command !== 'a' && !policy.using?.includes(tenantRule.slice(1, -1))) tell(`has a policy that lets rows of other tenants be read (${policy.using})`);
    if (policy.command !== 'r' && policy.command !== 'd' && !(policy.check ?? policy.using)?.includes(tenantRule.slice(1, -1))) tell(`has a policy that lets rows of other tenants be written (${policy.check})`);
  }
  if (table.rights.some((right) => right.endsWith(':truncate'))) tell('may be emptied by a role of the running system');
  return faults;
}

async function faultsOfForeignKeys(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; source: string; target: string }>(
    `select k.conname as name, k.conrelid::regclass::text as source, k.confrelid::regclass::text as target
     from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = t.relnamespace
     where k.contype = 'f' and n.nspname <> all($1)
       and not exists (select from unnest(k.conkey, k.confkey) as pair(own, other)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own and a.attname = 'jurisdiction_id'
         join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = 'jurisdiction_id')`, [exemptSchemas]);
  return rows.map((key) => `${key.source} can refer to a row of another tenant in ${key.target} (${key.name})`);
}

async function faultsOfRoles(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; schema: string | null }>(
    `select r.rolname as name, null as schema from pg_roles r
       where (r.rolsuper or r.rolbypassrls) and (r.rolname like 'gongkai\\_%' or r.rolname like current_database() || '\\_%')
     union all
     select r.rolname, n.nspname from pg_roles r, pg_namespace n
       where r.rolname = any(array[current_database() || '_app', current_database() || '_worker', current_database() || '_portal'])
         and n.nspname not like 'pg\\_%' and has_schema_privilege(r.rolname, n.oid, 'create')`);
  return rows.map((role) => (role.schema === null ? `the role ${role.name} is not bound by row-level security` : `the role ${role.name} may make tables in ${role.schema}`));
}

// A view runs with its owner's rights: over forced tables that is safe only while the owner is an ordinary role.
async function faultsOfViews(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
     where c.relkind in ('v', 'm') and n.nspname <> all($1) and (o.rolsuper or o.rolbypassrls or c.relkind = 'm')
       and not coalesce(c.reloptions::text like '%security_invoker=%', false)
       and exists (select from unnest(array['app', 'worker', 'portal']) as r(role) where has_any_column_privilege(current_database() || '_' || r.role, c.oid, 'select'))`,
    [exemptSchemas]);
  return rows.map((view) => `the view ${view.name} shows rows that row-level security does not bind`);
}

async function faultsOfPortal(client: Client, publicInboxes: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; right: string; kind: string }>(
    `select n.nspname || '.' || c.relname as name, c.relkind as kind, v.right
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as v("right")
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> all($1) and n.nspname not like 'pg\\_%'
       and case when v.right in ('delete', 'truncate') then has_table_privilege(current_database() || '_portal', c.oid, v.right)
         else has_any_column_privilege(current_database() || '_portal', c.oid, v.right) end`, [exemptSchemas.filter((schema) => !['shared', 'graphile_worker'].includes(schema))]);
  return rows.flatMap(({ name, right, kind }) => {
    if (right === 'select' && (name.startsWith('shared.') || (kind === 'v' && /\.public_[a-z_]+$/.test(name)))) return [];
    if (right === 'insert' && publicInboxes.includes(name)) return [];
    return [`the portal's role may ${right} ${name}`];
  });
}
