import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '@gongkai/testing';
import { Context, openPool, recordAudit, sql, type Pool } from './index.ts';

let close = async (): Promise<void> => {};
after(() => close());
const database = await testDatabase();
const tenants = await Promise.all(Array.from({ length: 3 }, () => database.addJurisdiction()));
for (const [index, tenant] of tenants.entries())
  await database.context(tenant).write((tx) => recordAudit(tx, { action: `test.of-${index}`, subjectKind: 'test', subjectId: null }));
const superuser = openPool(database.superuserUrl, { max: 2, name: 'test' });
const opened: Pool[] = [superuser];
close = async () => void (await Promise.all(opened.map((pool) => pool.end())));

/** A pool of few connections, so that visitors have to share. */
function narrow(max: number, waitMilliseconds = 3_000): Pool {
  const pool = openPool(database.pools.app.options.connectionString!, { max, name: 'narrow', waitMilliseconds });
  opened.push(pool);
  return pool;
}
const visitorOf = (pool: Pool, tenant: number) => new Context({ pool, jurisdictionId: tenants[tenant]!, actor: { kind: 'visitor' }, roundTrips: true });
const recordsOf = (context: Context): Promise<string[]> =>
  context.read(async (tx) => (await sql<{ action: string }>`select action from audit.records`.execute(tx.db)).rows.map((row) => row.action));
const own = (tenant: number): string[] => [`test.of-${tenant}`];

test('visitors of several tenants who share a connection each see their own rows alone', async () => {
  const pool = narrow(1);
  for (let round = 0; round < 10; round++) {
    const asked = Array.from({ length: 60 }, (_, index) => (index * 7 + round) % tenants.length);
    const answers = await Promise.all(asked.map((tenant) => recordsOf(visitorOf(pool, tenant))));
    assert.deepEqual(answers, asked.map(own));
  }
});

test('nobody sees what is not of his tenant after a batch either: the tenant ends with it', async () => {
  const pool = narrow(1);
  await recordsOf(visitorOf(pool, 0));
  const { rows } = await pool.query(`select current_setting('gongkai.jurisdiction', true) as tenant, current_setting('transaction_read_only') as reading, (select count(*) from audit.records) as seen`);
  assert.deepEqual(rows, [{ tenant: '', reading: 'off', seen: 0 }]);
});

test('when a statement of one of them fails, he alone is told, and his tenant is not taken for that of those who follow', async () => {
  const pool = narrow(1);
  const failing = (statement: ReturnType<typeof sql>) => visitorOf(pool, 1).read(async (tx) => (await statement.execute(tx.db)).rows).then(() => 'answered', (error: Error) => error.message);
  const all = await Promise.all([
    recordsOf(visitorOf(pool, 0)), recordsOf(visitorOf(pool, 2)),
    failing(sql`select 1 / (select 0) from audit.records`), recordsOf(visitorOf(pool, 0)),
    failing(sql`select nothing from nowhere`), recordsOf(visitorOf(pool, 2)),
    failing(sql`insert into audit.records select * from audit.records`), recordsOf(visitorOf(pool, 1)),
  ]);
  assert.deepEqual([all[0], all[1], all[3], all[5], all[7]], [own(0), own(2), own(0), own(2), own(1)]);
  assert.match(String(all[2]), /division by zero/);
  assert.match(String(all[4]), /does not exist/);
  assert.match(String(all[6]), /read-only transaction/);
  assert.deepEqual(await recordsOf(visitorOf(pool, 2)), own(2));
});

test('when the connection dies in the middle, those who share it are asked again; one alone is told that the database is away', async () => {
  const pool = narrow(1);
  await recordsOf(visitorOf(pool, 0));
  const slow = (tenant: number) => visitorOf(pool, tenant).read(async (tx) => (await sql<{ action: string }>`select action from audit.records, pg_sleep(0.6)`.execute(tx.db)).rows.map((row) => row.action));
  const cut = async (): Promise<void> => {
    const cuts = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'gongkai-narrow' and query like '%pg_sleep%' and state = 'active'`;
    for (const began = Date.now(); (await superuser.query(cuts)).rowCount === 0; ) assert.ok(Date.now() - began < 5_000);
  };
  const alone = slow(0).then(() => null, (error: { code: string }) => error.code);
  await cut();
  assert.equal(await alone, 'general.database-unavailable');
  const first = slow(0);
  const sharing = [slow(1), recordsOf(visitorOf(pool, 2)), recordsOf(visitorOf(pool, 0))];
  assert.deepEqual(await first, own(0));
  await cut();
  assert.deepEqual(await Promise.all(sharing), [own(1), own(2), own(0)]);
});

test('when no connection is to be had everybody is told so in time, and afterwards all is as before', async () => {
  const pool = narrow(1, 200);
  const held = await pool.connect();
  const told = await Promise.all(Array.from({ length: 30 }, (_, index) => recordsOf(visitorOf(pool, index % 3)).then(() => 'answered', (error: { code: string }) => error.code)));
  assert.deepEqual([...new Set(told)], ['general.database-unavailable']);
  held.release();
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => recordsOf(visitorOf(pool, index % 3))));
  assert.deepEqual(answers, Array.from({ length: 30 }, (_, index) => own(index % 3)));
});

test('a value that cannot be sent is told to whoever asks with it, and to nobody else', async () => {
  const pool = narrow(1);
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const wrong = visitorOf(pool, 0).read((tx) => sql`select ${circle}::jsonb`.execute(tx.db)).then(() => 'answered', (error: Error) => error.message);
  const others = [recordsOf(visitorOf(pool, 1)), recordsOf(visitorOf(pool, 2))];
  assert.match(String(await wrong), /circular/i);
  assert.deepEqual(await Promise.all(others), [own(1), own(2)]);
});
