import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, type AppError } from '@gongkai/kernel';
import { actorWith, testDatabase } from '@gongkai/testing';
import { addPerson, appoint, changePerson, endPost, personsInPost, recordAbsence, recordLeaving, setLeadingGroup } from '../index.ts';
import { personKey } from '../name-key.ts';
import { readNetwork } from '../network.read.ts';
import { readPersons, readPosts } from '../persons.read.ts';
import { testPerson, testUnit } from '../testing.ts';

const database = await testDatabase();
const county = await database.addJurisdiction();
const clock = new FixedClock('2025-09-01T02:00:00Z');
const context = database.context(county, undefined, clock);
const sunny = await testUnit(context, '向阳镇');
const is = (code: string) => (error: unknown) => (error as AppError).problems?.some((problem) => problem.code === code);

test('a unit has one leader in charge; a successor replaces him and the history keeps both', async () => {
  const [li, wang] = [await testPerson(context, '李镇长', sunny.id, 'leader-in-charge'), await testPerson(context, '王镇长', sunny.id)];
  const asked = { personId: wang.id, unitId: sunny.id, post: 'leader-in-charge' as const, title: '副镇长', from: '2025-06-01' };
  await assert.rejects(appoint(context, asked), is('organisations.post-taken'));
  await appoint(context, { ...asked, replace: true });
  const leaderAt = async (at: string) => (await context.read((tx) => personsInPost(tx, { unitId: sunny.id, post: 'leader-in-charge', at }))).map((one) => one.name);
  assert.deepEqual([await leaderAt('2025-05-31'), await leaderAt('2025-06-01')], [['李镇长'], ['王镇长']]);
  assert.deepEqual((await context.read((tx) => readPosts(tx, { personId: li.id }))).map((post) => post.validTo), ['2025-06-01']);
});

test('two leaders appointed at once: one of them stands', async () => {
  const unit = await testUnit(context, '赛跑镇');
  const people = await Promise.all(['甲', '乙', '丙'].map((name) => addPerson(context, { name, unitId: unit.id })));
  const outcomes = await Promise.allSettled(people.map((person) => appoint(context, { personId: person.id, unitId: unit.id, post: 'leader-in-charge' })));
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
});

test('officers are counted once each, full-time and part-time, and missing ones are named', async () => {
  const [north, south] = [await testUnit(context, '北镇'), await testUnit(context, '南镇')];
  const zhao = await testPerson(context, '赵', north.id, 'officer');
  const qian = await addPerson(context, { name: '钱', unitId: north.id });
  await assert.rejects(appoint(context, { personId: qian.id, unitId: north.id, post: 'officer' }), is('organisations.full-time-missing'));
  await appoint(context, { personId: qian.id, unitId: north.id, post: 'deputy-officer', fullTime: false });
  await appoint(context, { personId: zhao.id, unitId: south.id, post: 'officer', fullTime: false });
  const network = await context.read((tx) => readNetwork(tx, '2025-09-01'));
  const of = (unitId: string) => network.units.find((unit) => unit.unitId === unitId)!;
  assert.deepEqual([network.people, network.fullTime, network.partTime], [2, 1, 1]);
  assert.deepEqual([of(north.id).officers, of(north.id).fullTime, of(south.id).partTime], [2, 1, 1]);
  assert.deepEqual(of(north.id).problems, ['organisations.network-no-leader']);
});

test('while somebody is away his deputy stands beside him', async () => {
  const unit = await testUnit(context, '代理镇');
  const [boss, deputy] = [await testPerson(context, '周', unit.id, 'head'), await testPerson(context, '吴', unit.id)];
  await recordAbsence(context, { personId: boss.id, deputyPersonId: deputy.id, from: '2025-09-01', to: '2025-09-08', reason: '培训' });
  const deputyAt = async (at: string) => (await context.read((tx) => personsInPost(tx, { unitId: unit.id, post: 'head', at })))[0]?.deputy?.name ?? null;
  assert.deepEqual([await deputyAt('2025-08-31'), await deputyAt('2025-09-07'), await deputyAt('2025-09-08')], [null, '吴', null]);
  await assert.rejects(recordAbsence(context, { personId: boss.id, deputyPersonId: deputy.id, from: '2025-09-05', to: '2025-09-10' }), is('organisations.absence-overlaps'));
  const himself = context.with({ actor: { ...actorWith([], unit.id), kind: 'account', personId: boss.id } as ReturnType<typeof actorWith> });
  await recordAbsence(himself, { personId: boss.id, deputyPersonId: deputy.id, from: '2025-10-01', to: '2025-10-03' });
  await assert.rejects(recordAbsence(himself, { personId: deputy.id, deputyPersonId: boss.id, from: '2025-10-01', to: '2025-10-03' }), is('organisations.write-not-allowed'));
});

test('who leaves gives up his posts; who moves keeps his history', async () => {
  const unit = await testUnit(context, '离任镇');
  const zheng = await testPerson(context, '郑', unit.id, 'officer');
  await changePerson(context, zheng.id, { seenVersion: 1, unitId: sunny.id });
  const [post] = await context.read((tx) => readPosts(tx, { personId: zheng.id }));
  await endPost(context, post!.id, '2025-08-01');
  await assert.rejects(endPost(context, post!.id), is('organisations.ended-already'));
  await recordLeaving(context, zheng.id);
  await assert.rejects(appoint(context, { personId: zheng.id, unitId: unit.id, post: 'member' }), is('organisations.person-left'));
  await assert.rejects(recordLeaving(context, zheng.id), is('organisations.person-left'));
});

test('a leading group is seated anew without losing who sat before', async () => {
  const [one, two, three] = await Promise.all(['冯', '陈', '褚'].map((name) => testPerson(context, name, sunny.id)));
  const group = await setLeadingGroup(context, {
    unitId: sunny.id, name: '政务公开领导小组', purpose: 'openness', from: '2024-01-01', officeUnitId: sunny.id,
    seats: [{ personId: one!.id, seat: 'leader' }, { personId: two!.id, seat: 'deputy', duties: '分管公开' }],
  });
  await assert.rejects(setLeadingGroup(context, { unitId: sunny.id, name: '空', purpose: 'openness', seats: [{ personId: one!.id, seat: 'member' }] }), is('organisations.leader-missing'));
  const anew = await setLeadingGroup(context, {
    groupId: group.id, seenVersion: 1, unitId: sunny.id, name: '政务公开领导小组', purpose: 'openness', from: '2025-03-01',
    seats: [{ personId: two!.id, seat: 'leader' }, { personId: three!.id, seat: 'office-head' }],
  });
  assert.deepEqual(anew.seats.map((seat) => [seat.personName, seat.seat, seat.validFrom, seat.validTo]), [
    ['陈', 'leader', '2025-03-01', null], ['褚', 'office-head', '2025-03-01', null], ['冯', 'leader', '2024-01-01', '2025-03-01'], ['陈', 'deputy', '2024-01-01', '2025-03-01'],
  ]);
});

test('people are found by name and by its letters, in the order of pinyin with the readings of surnames', async () => {
  const unit = await testUnit(context, '名册镇');
  for (const name of ['曾一', '单二', '阿三']) await addPerson(context, { name, unitId: unit.id });
  const names = async (text?: string) => (await context.read((tx) => readPersons(tx, { unitId: unit.id, limit: 10, ...(text ? { text } : {}) }, '2025-09-01'))).rows.map((row) => row.name);
  assert.deepEqual(await names(), ['阿三', '单二', '曾一']);
  assert.deepEqual(await names('zeng'), ['曾一']);
  assert.equal(personKey('单二'), 'shan er');
  const page = await context.read((tx) => readPersons(tx, { unitId: unit.id, limit: 2 }, '2025-09-01'));
  const rest = await context.read((tx) => readPersons(tx, { unitId: unit.id, limit: 2, after: page.next! }, '2025-09-01'));
  assert.deepEqual([rest.rows.map((row) => row.name), rest.next], [['曾一'], null]);
});
