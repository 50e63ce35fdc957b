import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@gongkai/kernel';
import { testDatabase } from '@gongkai/testing';
import { announce, deliverAnnouncements, recordAudit, sealAudit, sql, verifyAudit, Context, requestFingerprint } from './index.ts';

const database = await testDatabase();
const east = await database.addJurisdiction();
const west = await database.addJurisdiction();
const key = 'a key for this test';

test('a statement without its tenant sees nothing, and a row of another tenant is refused', async () => {
  await database.context(east).write((tx) => recordAudit(tx, { action: 'test.write', subjectKind: 'test', subjectId: null }));
  const bare = await database.pools.app.query('select * from audit.records');
  assert.equal(bare.rowCount, 0);
  const seen = await database.context(west).read((tx) => sql`select * from audit.records`.execute(tx.db));
  assert.equal(seen.rows.length, 0);
  await assert.rejects(
    database.context(east).write((tx) =>
      sql`insert into platform.announcements (jurisdiction_id, id, name, subject_id, payload, at) values (${west}, ${newId()}, 'x', ${newId()}, '{}', now())`.execute(tx.db)),
    /row-level security/,
  );
});

test('the same key with the same request is answered once, also at once', async () => {
  const once = { key: 'key-00000001', route: 'POST /test', fingerprint: requestFingerprint({ a: 1 }) };
  let done = 0;
  const context = database.context(east);
  const repeat = () => new Context({ ...context, once }).write(async () => ({ number: ++done }));
  const answers = await Promise.all([repeat(), repeat(), repeat()]);
  assert.deepEqual(answers, [{ number: 1 }, { number: 1 }, { number: 1 }]);
  await assert.rejects(
    new Context({ ...context, once: { ...once, fingerprint: 'other' } }).write(async () => null),
    (error: { code: string }) => error.code === 'general.once-key-reused',
  );
});

test('a listener hears each announcement of a subject once and in order, and fails without losing any', async () => {
  const subjectId = newId();
  const context = database.context(east);
  for (const number of [1, 2, 3]) await context.write((tx) => announce(tx, { name: 'test.happened', subjectId, payload: { number } }));
  const heard: number[] = [];
  let failing = true;
  const listener = {
    kind: 'listener' as const,
    name: 'test.listen',
    on: ['test.happened'],
    async handle(_tx: unknown, { payload }: { payload: { number: number } }) {
      if (payload.number === 2 && failing) throw new Error('not yet');
      heard.push(payload.number);
    },
  };
  await assert.rejects(deliverAnnouncements(context, listener, subjectId), /not yet/);
  failing = false;
  await Promise.all([deliverAnnouncements(context, listener, subjectId), deliverAnnouncements(context, listener, subjectId)]);
  assert.deepEqual(heard, [1, 2, 3]);
});

test('the audit chain names a changed, a removed and an inserted row', async () => {
  const context = database.context(east);
  for (let i = 0; i < 6; i++) await context.write((tx) => recordAudit(tx, { action: `test.${i}`, subjectKind: 'test', subjectId: newId(), after: { i, 名称: '甲' } }));
  // What is older than an open transaction anywhere on the server is sealed; others may be at work beside this file.
  let sealed = 0;
  for (let attempt = 0; sealed < 6 && attempt < 100; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    sealed += await sealAudit(context, key);
  }
  assert.ok(sealed >= 6);
  const first = await verifyAudit(context, key);
  assert.deepEqual([first.ok, first.faults], [true, []]);
  const { default: pg } = await import('pg');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query('set session_replication_role = replica');
  const ids = (await superuser.query<{ record_id: string; position: number }>('select record_id, position from audit.chain order by position')).rows;
  await superuser.query('update audit.records set actor_name = $1 where id = $2', ['乙', ids[1]!.record_id]);
  await superuser.query('delete from audit.records where id = $1', [ids[3]!.record_id]);
  const inserted = newId();
  await superuser.query(
    `insert into audit.records (jurisdiction_id, id, at, actor_kind, actor_name, action, subject_kind, outcome, xact)
     values ($1, $2, now() - interval '1 hour', 'system', 'x', 'x', 'x', 'done', '3')`, [east, inserted]);
  const verdict = await verifyAudit(context, key, first.head);
  assert.deepEqual(new Set(verdict.faults.map((fault) => `${fault.kind} ${fault.recordId}`)),
    new Set([`changed ${ids[1]!.record_id}`, `removed ${ids[3]!.record_id}`, `inserted ${inserted}`]));
  await superuser.query('delete from audit.records where id = $1', [inserted]);
  await superuser.query('delete from audit.chain where position >= 5');
  assert.ok((await verifyAudit(context, key, first.head)).faults.some((fault) => fault.kind === 'cut'));
  await superuser.end();
});

test('reading in round trips: what is asked for together is one read-only transaction of the tenant, and an error stays with who made it', async () => {
  const reader = (jurisdictionId: string) => new Context({ ...database.context(jurisdictionId), pool: database.pools.portal, roundTrips: true });
  const moment = (tx: Parameters<Parameters<Context['read']>[0]>[0]) =>
    sql<{ at: string; tenant: string; mode: string }>`select now()::text as at, platform.tenant() as tenant, current_setting('transaction_read_only') as mode`.execute(tx.db).then((found) => found.rows[0]!);
  const [first, second] = await reader(east).read((tx) => Promise.all([moment(tx), moment(tx)]));
  assert.deepEqual([first.tenant, first.mode], [east, 'on']);
  assert.equal(first.at, second.at);
  const many = await Promise.all(Array.from({ length: 40 }, (_, index) => reader(index % 2 ? east : west).read(async (tx) => [await moment(tx), await moment(tx)])));
  assert.ok(many.every((moments, index) => moments.every(({ tenant }) => tenant === (index % 2 ? east : west))));
  const outside = await database.pools.portal.query(`select platform.tenant() as tenant, current_setting('transaction_read_only') as mode`);
  assert.deepEqual(outside.rows[0], { tenant: null, mode: 'off' });
  const failing = reader(east).read((tx) => Promise.all([sql`select 1 / ${0}::int`.execute(tx.db), moment(tx)]));
  await assert.rejects(failing, /division by zero/);
  await assert.rejects(reader(east).read((tx) => sql`select search.forget('{}'::uuid[])`.execute(tx.db)), /permission denied/);
  const rows = await reader(west).read((tx) => sql`select ${null}::text as nothing, ${['a', '"b"']}::text[] as texts, ${7}::int as number, '{"a": [1]}'::jsonb as json`.execute(tx.db));
  assert.deepEqual(rows.rows, [{ nothing: null, texts: ['a', '"b"'], number: 7, json: { a: [1] } }]);
});

test('who waits for a connection shares a round trip with others and keeps his own tenant, and a failure is nobody else’s', async () => {
  const reader = (jurisdictionId: string) => new Context({ ...database.context(jurisdictionId), pool: database.pools.portal, roundTrips: true });
  const asked = Array.from({ length: 80 }, (_, index) => {
    const divisor = index === 50 ? 0 : 1;
    return reader(index % 2 ? east : west).read((tx) => sql<{ tenant: string; moment: string }>`select platform.tenant() as tenant, now()::text as moment, 1 / ${divisor}::int as one`.execute(tx.db));
  });
  const outcomes = await Promise.allSettled(asked);
  assert.deepEqual(outcomes.flatMap((one, index) => (one.status === 'rejected' ? [index] : [])), [50]);
  const rows = outcomes.map((one) => (one.status === 'fulfilled' ? one.value.rows[0]! : null));
  assert.ok(rows.every((row, index) => row === null || row.tenant === (index % 2 ? east : west)));
  assert.ok(new Set(rows.map((row) => row?.moment)).size < 60, 'round trips were shared');
});

test('one text may be asked in transactions and in round trips on the same connection', async () => {
  const context = database.context(east);
  const trips = new Context({ ...context, roundTrips: true });
  const ask = (from: Context) => from.read((tx) => sql<{ tenant: string }>`select platform.tenant() as tenant, ${'同一语句'}::text as words`.execute(tx.db).then((found) => found.rows[0]!.tenant));
  for (let n = 0; n < 6; n++) assert.deepEqual([await ask(context), await ask(trips)], [east, east]);
});
