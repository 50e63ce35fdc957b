import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { AppError, FixedClock, newId, type Actor } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { appoint } from '@gongkai/organisations';
import { testUnit } from '@gongkai/organisations/testing';
import { sql } from '@gongkai/database';
import { testDatabase } from '@gongkai/testing';
import { clearanceOf, confirmUrgent, ensureDefaultChains, giveOpinion, grantImportedClearance, grantUrgentClearance } from './index.ts';
import { testRequest, testReview } from './testing.ts';
import { readUrgent } from './urgent-page.ts';

type Person = Extract<Actor, { kind: 'account' }>;
const database = await testDatabase();
const clock = new FixedClock('2026-03-09T02:00:00Z');
const county = await database.addJurisdiction();
const as = (actor?: Actor) => database.context(county, actor, clock);
const code = (wanted: string) => (error: unknown) => error instanceof AppError && error.code === wanted;
let first: Person, second: Person, author: Person, townLeader: Person, town: string;

// What a module above publishes: an internal version by the clearance alone, a public one only where the clearance permits the public.
before(async () => {
  await database.pools.owner.query(`
    create schema test_published;
    grant usage on schema test_published to gongkai_app;
    create table test_published.internal (
      jurisdiction_id uuid not null default platform.tenant(), subject_id uuid not null, fingerprint text not null, clearance_id uuid not null,
      foreign key (jurisdiction_id, subject_id, fingerprint, clearance_id) references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id));
    create table test_published.public (
      jurisdiction_id uuid not null default platform.tenant(), subject_id uuid not null, fingerprint text not null, clearance_id uuid not null,
      public_ok boolean not null default true check (public_ok),
      foreign key (jurisdiction_id, subject_id, fingerprint, clearance_id, public_ok)
        references reviews.clearances (jurisdiction_id, subject_id, fingerprint, id, public_ok));
    grant select, insert on test_published.internal, test_published.public to gongkai_app`);
  const office = (await testUnit(as(), '县政府办公室', { kind: 'office' })).id;
  town = (await testUnit(as(), '青溪镇')).id;
  first = await testAccount(as(), '吴主任', office, [{ role: 'office-leader', scope: 'jurisdiction' }]);
  second = await testAccount(as(), '郑县长', office, [{ role: 'government-leader', scope: 'jurisdiction' }]);
  author = await testAccount(as(), '钱编辑', office, [{ role: 'editor', scope: 'jurisdiction' }]);
  townLeader = await testAccount(as(), '李伟', town, ['unit-leader']);
  await as().write((tx) => ensureDefaultChains(tx));
});

const publish = (table: 'internal' | 'public', one: { subjectId: string; fingerprint: string; clearanceId: string }) =>
  as().write((tx) => sql`insert into test_published.${sql.raw(table)} (subject_id, fingerprint, clearance_id) values (${one.subjectId}, ${one.fingerprint}, ${one.clearanceId})`.execute(tx.db));
const subject = () => ({ subjectId: newId(), subjectKind: 'test.document', fingerprint: 'f1' });
const urgent = (of: ReturnType<typeof subject>, minutes = 60) =>
  as(first).write((tx) => grantUrgentClearance(tx, { ...of, personId: first.personId, basis: '防汛紧急情况', authorAccountIds: [author.accountId], confirmWithinMinutes: minutes }));

test('the database refuses a version without a clearance for its subject and its fingerprint', async () => {
  const of = subject();
  const clearanceId = await as(first).write((tx) => grantImportedClearance(tx, { ...of, personId: first.personId, batch: '2026-01 迁移', basis: '原网站已公开' }));
  await publish('public', { ...of, clearanceId });
  await assert.rejects(publish('public', { ...of, fingerprint: 'f2', clearanceId }), /foreign key/);
  await assert.rejects(publish('public', { ...of, subjectId: newId(), clearanceId }), /foreign key/);
  await assert.rejects(publish('internal', { ...of, clearanceId: newId() }), /foreign key/);
});

test('an urgent clearance permits an internal document and never the public', async () => {
  const of = subject();
  const clearanceId = await urgent(of);
  await publish('internal', { ...of, clearanceId });
  await assert.rejects(publish('public', { ...of, clearanceId }), /foreign key/);
  assert.equal((await as().read((tx) => clearanceOf(tx, of)))?.kind, 'urgent');
  const imported = await as(first).write((tx) => grantImportedClearance(tx, { ...of, personId: first.personId, batch: 'b', basis: '补办' }));
  assert.deepEqual(await as().read((tx) => clearanceOf(tx, of)), { id: imported, kind: 'imported' });
  await publish('public', { ...of, clearanceId: imported });
});

test('a second person confirms what one has cleared: not the same, not the author, not somebody of one unit, and once', async () => {
  const clearanceId = await urgent(subject());
  const confirm = (who: Person) => confirmUrgent(as(who), { clearanceId, opinion: '情况属实' });
  await assert.rejects(confirm(first), code('reviews.same-person'));
  await assert.rejects(confirm(author), code('reviews.may-not-decide'));
  await assert.rejects(confirm(townLeader), code('reviews.may-not-decide'));
  const row = await confirm(second);
  assert.deepEqual([row.confirmedBy, row.isOverdue, row.allowed], ['郑县长', false, []]);
  await assert.rejects(confirm(second), code('reviews.already-confirmed'));
});

test('what was not confirmed in time stands in the list of what is overdue', async () => {
  const late = await urgent(subject(), 30);
  await urgent(subject(), 600);
  clock.advance(31 * 60_000);
  const page = await as(second).read((tx) => readUrgent(tx, { show: 'overdue', limit: 25 }));
  assert.deepEqual(page.rows.map((row) => [row.id, row.isOverdue, row.allowed]), [[late, true, ['confirm']]]);
  assert.equal((await as(townLeader).read((tx) => readUrgent(tx, { show: 'all', limit: 25 }))).rows.length, 0);
});

test('a record that is approved twice in the same state keeps its first clearance', async () => {
  const request = testRequest(town, author, { kind: 'submissions.upward' });
  await appoint(as(), { personId: first.personId, unitId: first.unitId, post: 'office-leader', from: '2020-01-01' });
  const ids = [];
  for (let round = 0; round < 2; round++) {
    const one = await testReview(as(author), request);
    await giveOpinion(as(first), { caseId: one.caseId, decision: 'approve', opinion: '', seenFingerprint: 'f1' });
    ids.push((await as().read((tx) => clearanceOf(tx, one)))?.id);
  }
  assert.equal(ids[0], ids[1]);
});

test('opinions, events and clearances are never changed, not even by their owner', async () => {
  for (const table of ['opinions', 'events', 'clearances', 'confirmations'])
    for (const role of ['app', 'owner'] as const) {
      const client = await database.pools[role].connect();
      await client.query(`begin; set local gongkai.jurisdiction = '${county}'`);
      await assert.rejects(client.query(`delete from reviews.${table}`), /never changed|permission denied/);
      await client.query('rollback');
      client.release();
    }
});
