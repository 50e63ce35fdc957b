import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '@gongkai/testing';
import { examineCatalogue, type Examination } from './tenant-walls.ts';
import { probeRows } from './row-probes.ts';

/** Tables into which visitors of the portal write; none before applications and letters are taken in. */
const publicInboxes: readonly string[] = [];

const database = await testDatabase();
const own = await database.addJurisdiction();
const other = await database.addJurisdiction();
const client = new pg.Client({ connectionString: database.superuserUrl });
// The database is dropped with force when the file ends, whichever hook runs first.
client.on('error', () => {});
await client.connect();
after(() => client.end());

/** Examines the database as it is with what `plant` adds, and takes everything back. */
async function examined(work: () => Promise<Examination>, plant = ''): Promise<Examination> {
  await client.query('begin');
  try {
    if (plant) await client.query(plant);
    return await work();
  } finally {
    await client.query('rollback');
  }
}

const catalogue = (plant = '') => examined(() => examineCatalogue(client, publicInboxes), plant);
const rows = (plant = '') => examined(() => probeRows(client, own, other), plant);

test('every tenant table of the catalogue has its key, its policy and its rights', async () => {
  const found = await catalogue();
  assert.deepEqual(found.faults, []);
  assert.ok(found.examined >= 60, `only ${found.examined} tables were examined`);
});

test('each tenant table refuses a row of another tenant and shows none, to every role', async () => {
  const found = await rows();
  assert.deepEqual(found.faults, []);
  assert.ok(found.examined >= 180, `only ${found.examined} pairs of table and role were tried`);
});

const table = 'create schema planted; create table planted.rows (jurisdiction_id uuid not null, id uuid not null, primary key (jurisdiction_id, id));';
const open = 'grant usage on schema planted to gongkai_app, gongkai_worker, gongkai_portal;';
const granted = `${open} grant select, insert, update on planted.rows to gongkai_app;`;

const plants: { name: string; plant: string; fault: RegExp }[] = [
  { name: 'no row-level security', plant: `${table} ${granted}`, fault: /planted\.rows has no row-level security/ },
  {
    name: 'row-level security that is not forced',
    plant: `${table} call platform.protect('planted.rows'); alter table planted.rows no force row level security;`,
    fault: /planted\.rows does not force/,
  },
  { name: 'a second policy that lets everything pass', plant: `${table} call platform.protect('planted.rows'); create policy wide on planted.rows using (true);`, fault: /lets rows of other tenants be read/ },
  {
    name: 'a key that does not begin with the tenant',
    plant: `create schema planted; create table planted.rows (id uuid primary key, jurisdiction_id uuid not null); call platform.protect('planted.rows');`,
    fault: /no primary key that begins with jurisdiction_id/,
  },
  {
    name: 'a reference that leaves the tenant out',
    plant: `${table} create unique index single on planted.rows (id); create table planted.more (jurisdiction_id uuid, id uuid, row_id uuid references planted.rows (id), primary key (jurisdiction_id, id));`,
    fault: /planted\.more can refer to a row of another tenant/,
  },
  { name: 'a view of the superuser', plant: `create schema planted; create view planted.public_rows as select * from audit.records; grant select on planted.public_rows to gongkai_portal;`, fault: /the view planted\.public_rows/ },
  { name: 'a table open to the portal', plant: `${table} call platform.protect('planted.rows'); grant select on planted.rows to gongkai_portal;`, fault: /portal's role may select planted\.rows/ },
  { name: 'an inbox that nobody named', plant: `${table} call platform.protect('planted.rows'); grant insert on planted.rows to gongkai_portal;`, fault: /portal's role may insert planted\.rows/ },
];
for (const { name, plant, fault } of plants)
  test(`a planted fault is reported: ${name}`, async () => {
    const { faults } = await catalogue(plant);
    assert.ok(faults.some((one) => fault.test(one)), faults.join('\n'));
  });

test('a planted table is reported by the rows that leave it and enter it', async () => {
  const { faults } = await rows(`${table} ${granted}`);
  for (const fault of [/without a tenant reads planted\.rows/, /sees rows of another tenant in planted\.rows/, /is not refused a row of another tenant in planted\.rows/, /can move a row to another tenant in planted\.rows/])
    assert.ok(faults.some((one) => fault.test(one)), `${fault} in ${faults.join('\n')}`);
});

test('the audit trail and events cannot be changed by any role of the running system', async () => {
  const { rows: grants } = await client.query<{ place: string }>(
    `select distinct t.tgrelid::regclass::text as place from pg_trigger t where t.tgname = 'append_only'`);
  assert.ok(grants.length >= 10);
  for (const { place } of grants)
    for (const role of ['app', 'worker', 'portal']) {
      const { rows: rights } = await client.query<{ changes: boolean }>(
        `select has_any_column_privilege(current_database() || '_' || $1, $2::regclass, 'update') or has_table_privilege(current_database() || '_' || $1, $2::regclass, 'truncate') as changes`, [role, place]);
      assert.equal(rights[0]!.changes, false, `${role} may change ${place}`);
    }
});
