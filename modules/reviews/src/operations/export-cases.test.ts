import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, type Actor, type Reply } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { sql } from '@gongkai/database';
import { readWorkbook } from '@gongkai/documents';
import { appoint } from '@gongkai/organisations';
import { testUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';
import { ensureDefaultChains } from '../index.ts';
import { testRequest, testReview } from '../testing.ts';
import { exportCases, exportInbox, exportUrgent } from './export-cases.ts';

type Person = Extract<Actor, { kind: 'account' }>;
const database = await testDatabase();
const county = await database.addJurisdiction();
const as = (actor?: Actor) => database.context(county, actor, new FixedClock('2026-03-09T02:00:00Z'));

/** A township with a leader who signs, a clerk who keeps signatures, and one item that waits. */
async function township(name: string): Promise<{ title: string; leader: Person; clerk: Person }> {
  const unit = (await testUnit(as(), name)).id;
  const [officer, leader, clerk] = [await testAccount(as(), `${name}信息员`, unit, ['officer']), await testAccount(as(), `${name}领导`, unit, ['unit-leader']), await testAccount(as(), `${name}文书`, unit, ['clerk'])];
  await appoint(as(), { personId: leader.personId, unitId: unit, post: 'leader-in-charge', title: '副镇长', from: '2020-01-01' });
  const title = `${name}春耕备耕进展顺利`;
  await testReview(as(officer), testRequest(unit, officer, { subject: { title } }));
  return { title, leader, clerk };
}

await as().write((tx) => ensureDefaultChains(tx));
const [here, there] = [await township('青溪镇'), await township('白石镇')];

async function titlesIn(answer: Promise<Reply>): Promise<string[]> {
  const [sheet] = (await readWorkbook((await answer).body as Buffer)).sheets;
  return sheet!.rows.flat().map(String).filter((cell) => cell === here.title || cell === there.title);
}

const exportsOf = async ({ accountId }: Person) =>
  (await as().read((tx) => sql<{ after: unknown }>`select r.after from audit.records r where r.action = 'reviews.export' and r.actor_id = ${accountId} order by r.at, r.id`.execute(tx.db))).rows.map((row) => row.after);

test('a list of reviews leaves with the rows that its reader sees on the screen, and no others', async () => {
  for (const [own, other] of [[here, there], [there, here]] as const) {
    assert.deepEqual(await titlesIn(exportInbox(as(own.leader), { box: 'waiting' })), [own.title]);
    assert.deepEqual(await titlesIn(exportCases(as(own.clerk), { state: 'running' })), [own.title]);
    assert.deepEqual(await titlesIn(exportInbox(as(other.clerk), { box: 'waiting' })), []);
  }
});

test('the audit trail knows which list left, and with which filters', async () => {
  const before = (await exportsOf(there.leader)).length;
  await exportInbox(as(there.leader), { box: 'waiting' });
  await exportUrgent(as(there.leader), { show: 'overdue' });
  assert.deepEqual((await exportsOf(there.leader)).slice(before), [{ name: '审签登记.xlsx', filters: { box: 'waiting' } }, { name: '紧急放行登记.xlsx', filters: { show: 'overdue' } }]);
});
