import type { Client } from 'pg';
import { tenantTables, type Examination, type TableFacts } from './tenant-walls.ts';

const valueOf: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'probe'`,
  integer: '2026',
  smallint: '2026',
  bigint: '2026',
  bytea: `'\\x00'`,
  date: `date '2026-01-01'`,
  'timestamp with time zone': `timestamptz '2026-01-01'`,
};

/**
 * Puts one row of each of two tenants into every tenant table and tries, as each role of the running system, to see, change, move and
 * add rows of the other. Runs inside the caller's transaction as a superuser, who rolls it all back.
 */
export async function probeRows(client: Client, own: string, other: string): Promise<Examination> {
  await loosen(client);
  const tables = await tenantTables(client);
  const faults: string[] = [];
  await client.query('set local session_replication_role = replica');
  for (const table of tables) for (const tenant of [own, other]) await plantRow(client, table, tenant);
  await client.query('set local session_replication_role = origin');
  let examined = 0;
  for (const table of tables)
    for (const role of ['app', 'worker', 'portal']) {
      examined += 1;
      faults.push(...(await probeTable(client, table, role, { own, other })));
    }
  return { examined, faults };
}

// Rows of every table without their neighbours: what only judges content goes, what guards the tenant stays.
async function loosen(client: Client): Promise<void> {
  await client.query(`do $$ declare one record; begin
    for one in select k.conrelid::regclass as place, k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype in ('c', 'f') and k.conparentid = 0 and k.coninhcount = 0 and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'shared') loop
      execute format('alter table %s drop constraint %I', one.place, one.name);
    end loop;
    for one in select c.oid::regclass as place, a.attname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.attnotnull and not a.attisdropped and a.attidentity = '' and a.attinhcount = 0
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'shared', 'pg_toast')
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey::int2[])) loop
      execute format('alter table %s alter column %I drop not null', one.place, one.name);
    end loop;
  end $$`);
}

async function plantRow(client: Client, table: TableFacts, tenant: string): Promise<void> {
  const partition = await client.query(`select from pg_class where oid = $1::regclass and relispartition`, [table.name]);
  if (partition.rowCount) return;
  const values = table.keyColumns.map((column, index) => {
    if (column === 'jurisdiction_id') return `'${tenant}'`;
    const value = valueOf[table.keyTypes[index]!];
    if (value === undefined) throw new Error(`no value of type ${table.keyTypes[index]} for ${table.name}.${column}`);
    return value;
  });
  const columns = table.keyColumns.includes('jurisdiction_id') ? table.keyColumns : [...table.keyColumns, 'jurisdiction_id'];
  if (columns.length > values.length) values.push(`'${tenant}'`);
  await client.query(`insert into ${table.name} (${columns.join(', ')}) overriding system value values (${values.join(', ')})`);
}

interface Tenants {
  own: string;
  other: string;
}

async function probeTable(client: Client, table: TableFacts, role: string, { own, other }: Tenants): Promise<string[]> {
  const faults: string[] = [];
  const may = (right: string) => table.rights.includes(`${role}:${right}`);
  const attempt = (tenant: string | null, statement: string) => attemptAs(client, { role, tenant, statement });
  const tell = (fault: string, answer = '') => faults.push(`${role} ${fault} ${table.name}${answer && ` (${answer})`}`);

  const withoutTenant = await attempt(null, `select count(*)::int as n from ${table.name}`);
  if (withoutTenant.refused ? may('select') && !withoutTenant.byRights : withoutTenant.count > 0) tell('without a tenant reads');
  const seen = await attempt(own, `select count(*)::int as n from ${table.name} where jurisdiction_id <> '${own}'`);
  if (seen.refused ? !seen.byRights : seen.count > 0) tell('sees rows of another tenant in');
  const insert = (tenant: string) => attempt(own, `insert into ${table.name} (jurisdiction_id) values ('${tenant}')`);
  const added = await insert(other);
  if (!(added.byPolicy || (added.byRights && !may('insert')))) tell('is not refused a row of another tenant in', added.message);
  // The probe proves something only while a row of one's own is judged otherwise.
  if (may('insert') && (await insert(own)).byPolicy) tell('is refused a row of its own tenant in');
  if (may('update')) {
    const moved = await attempt(own, `update ${table.name} set jurisdiction_id = '${other}'`);
    if (!moved.byPolicy && !moved.byRights) tell('can move a row to another tenant in', moved.message);
  }
  if (may('delete')) {
    const removed = await attempt(own, `with gone as (delete from ${table.name} returning jurisdiction_id) select count(*)::int as n from gone where jurisdiction_id <> '${own}'`);
    if (!removed.refused && removed.count > 0) tell('removes rows of another tenant from');
  }
  return faults;
}

interface Attempt {
  refused: boolean;
  byPolicy: boolean;
  byRights: boolean;
  count: number;
  message: string;
}

async function attemptAs(client: Client, { role, tenant, statement }: { role: string; tenant: string | null; statement: string }): Promise<Attempt> {
  await client.query('savepoint probe');
  try {
    await client.query(`select set_config('gongkai.jurisdiction', $1, true), set_config('role', current_database() || '_' || $2, true)`, [tenant ?? '', role]);
    const done = await client.query<{ n?: number }>(statement);
    return { refused: false, byPolicy: false, byRights: false, count: done.rows[0]?.n ?? done.rowCount ?? 0, message: 'accepted' };
  } catch (error) {
    const { message } = error as Error;
    return { refused: true, byPolicy: /violates row-level security policy/.test(message), byRights: /permission denied/.test(message), count: 0, message };
  } finally {
    await client.query('rollback to savepoint probe');
    await client.query('reset role');
  }
}
