import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, type AppError } from '@gongkai/kernel';
import { actorWith, testDatabase } from '@gongkai/testing';
import { abolishUnit, addUnit, changeUnit, classOf, creditUnit, creditedUnits, endCredit, issuer, listUnits, mergeUnits, personsInPost, readUnit, renameUnit, setClass, setIssuer, unitIdsBelow, unitNames } from '../index.ts';
import { rootUnit, testPerson, testUnit } from '../testing.ts';
import { readPeriods, readSuccessions } from '../units.read.ts';

const database = await testDatabase();
const county = await database.addJurisdiction({ name: '青禾县', shortName: '青禾' });
const clock = new FixedClock('2025-09-01T02:00:00Z');
const context = database.context(county, undefined, clock);
const root = await rootUnit(context);
const is = (code: string) => (error: unknown) => (error as AppError).problems?.some((problem) => problem.code === code);

test('a renamed unit keeps its old name for the days before', async () => {
  const zone = await testUnit(context, '高新区', { kind: 'zone' });
  await renameUnit(context, zone.id, { seenVersion: 1, name: '高新技术产业开发区', from: '2025-03-01', basis: '青政发〔2025〕2号' });
  const nameAt = async (at: string) => (await context.read((tx) => listUnits(tx, { at }))).find((unit) => unit.id === zone.id)?.name;
  assert.deepEqual([await nameAt('2025-02-28'), await nameAt('2025-03-01'), await nameAt('2019-12-31')], ['高新区', '高新技术产业开发区', undefined]);
  assert.deepEqual(await context.read(async (tx) => [(await unitNames(tx, [zone.id])).get(zone.id), (await unitNames(tx, [zone.id], '2024-01-01')).get(zone.id)]), ['高新技术产业开发区', '高新区']);
  await assert.rejects(renameUnit(context, zone.id, { seenVersion: 1, name: '别名' }), is('general.version-conflict'));
  await assert.rejects(renameUnit(context, zone.id, { seenVersion: 2, name: '别名', from: '2025-02-01' }), is('organisations.day-before-last-change'));
  await assert.rejects(renameUnit(context, zone.id, { seenVersion: 2, name: '别名', from: '2025-09-02' }), is('organisations.day-in-future'));
  await renameUnit(context, zone.id, { seenVersion: 2, name: '高新技术开发区', from: '2025-03-01' });
  assert.deepEqual((await context.read((tx) => readPeriods(tx, zone.id))).map((period) => period.name), ['高新技术开发区', '高新区'], 'a correction on the first day replaces');
});

test('merged units end, their people and children pass over, and the past stands', async () => {
  const [east, west] = [await testUnit(context, '东河镇'), await testUnit(context, '西河镇')];
  const village = await testUnit(context, '东村', { parentId: east.id, kind: 'village' });
  const li = await testPerson(context, '李东', east.id, 'leader-in-charge');
  await mergeUnits(context, { fromUnitIds: [east.id], intoUnitId: west.id, onDay: '2025-08-01', basis: '省政府批复' });
  const ended = await context.read((tx) => readUnit(tx, east.id));
  assert.equal(ended.validTo, '2025-08-01');
  assert.equal((await context.read((tx) => readUnit(tx, village.id))).parentId, west.id);
  assert.ok((await context.read((tx) => unitIdsBelow(tx, west.id))).includes(village.id));
  const then = await context.read((tx) => listUnits(tx, { at: '2025-07-31' }));
  assert.equal(then.find((unit) => unit.id === village.id)?.parentId, east.id);
  assert.ok(then.some((unit) => unit.id === east.id) && !(await context.read((tx) => listUnits(tx))).some((unit) => unit.id === east.id));
  assert.equal((await context.read((tx) => personsInPost(tx, { unitId: east.id, post: 'leader-in-charge', at: '2025-07-31' })))[0]?.personId, li.id);
  assert.deepEqual(await context.read((tx) => personsInPost(tx, { unitId: east.id, at: '2025-08-01' })), []);
  assert.deepEqual((await context.read((tx) => readSuccessions(tx, west.id))).map((one) => [one.predecessorName, one.successorName, one.onDay]), [['东河镇', '西河镇', '2025-08-01']]);
  await assert.rejects(mergeUnits(context, { fromUnitIds: [east.id], intoUnitId: west.id }), is('organisations.unit-ended'));
  await assert.rejects(mergeUnits(context, { fromUnitIds: [west.id], intoUnitId: village.id }), is('organisations.merge-upwards'));
  await assert.rejects(mergeUnits(context, { fromUnitIds: [root.id], intoUnitId: west.id }), is('organisations.merge-upwards'));
});

test('two mergers crosswise at once leave one of the units standing', async () => {
  const [one, other] = [await testUnit(context, '甲镇'), await testUnit(context, '乙镇')];
  const outcomes = await Promise.allSettled([
    mergeUnits(context, { fromUnitIds: [one.id], intoUnitId: other.id }), mergeUnits(context, { fromUnitIds: [other.id], intoUnitId: one.id }),
  ]);
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
});

test('a unit is abolished when nothing stands below it, or with a successor', async () => {
  const bureau = await testUnit(context, '粮食局', { kind: 'department' });
  const station = await testUnit(context, '粮站', { parentId: bureau.id, kind: 'affiliated' });
  await assert.rejects(abolishUnit(context, bureau.id, { seenVersion: 1 }), is('organisations.children-stand'));
  const reform = await testUnit(context, '发展和改革局', { kind: 'department' });
  const gone = await abolishUnit(context, bureau.id, { seenVersion: 1, successorIds: [reform.id], onDay: '2025-08-15' });
  assert.equal(gone.validTo, '2025-08-15');
  assert.equal((await context.read((tx) => readUnit(tx, station.id))).parentId, reform.id);
  await assert.rejects(abolishUnit(context, root.id, { seenVersion: 1 }), is('organisations.root-stays'));
});

test('the tree has one root and no circles', async () => {
  await assert.rejects(addUnit(context, { parentId: null, name: '另一个县', kind: 'government' }), is('organisations.root-exists'));
  const upper = await testUnit(context, '上镇');
  const lower = await testUnit(context, '下村', { parentId: upper.id, kind: 'village' });
  await assert.rejects(changeUnit(context, upper.id, { seenVersion: 1, parentId: lower.id }), is('organisations.parent-below'));
  await changeUnit(context, lower.id, { seenVersion: 1, parentId: root.id, kind: 'street' });
  assert.equal((await context.read((tx) => readUnit(tx, lower.id))).parentId, root.id);
});

test('classes and credit relations hold for their year and their days', async () => {
  const point = await testUnit(context, '直报点', { kind: 'direct-point' });
  const [bureau, office] = [await testUnit(context, '农业农村局', { kind: 'department' }), await testUnit(context, '政务中心', { kind: 'department' })];
  await setClass(context, bureau.id, { scheme: 'county', year: 2025, class: 'A' });
  assert.deepEqual(await context.read(async (tx) => [await classOf(tx, bureau.id, 'county', 2025), await classOf(tx, bureau.id, 'county', 2024)]), ['A', null]);
  await setClass(context, bureau.id, { scheme: 'county', year: 2025, class: null });
  assert.equal(await context.read((tx) => classOf(tx, bureau.id, 'county', 2025)), null);
  const [credit] = await creditUnit(context, point.id, { creditedUnitId: bureau.id, from: '2025-01-01' });
  await creditUnit(context, point.id, { creditedUnitId: office.id, share: 0.5, from: '2025-03-01' });
  await assert.rejects(creditUnit(context, point.id, { creditedUnitId: bureau.id }), is('organisations.credited-already'));
  await assert.rejects(creditUnit(context, point.id, { creditedUnitId: point.id }), is('organisations.credit-itself'));
  await endCredit(context, credit!.id, '2025-06-01');
  const at = (day: string) => context.read(async (tx) => (await creditedUnits(tx, point.id, day)).map((one) => [one.unitId, one.share]));
  assert.deepEqual([await at('2025-02-01'), await at('2025-06-01')], [[[bureau.id, 1]], [[office.id, 0.5]]]);
});

test('units are kept by whoever holds the permission there, and read by whoever works here', async () => {
  const [own, other] = [await testUnit(context, '自镇'), await testUnit(context, '他镇')];
  const keeper = context.with({ actor: actorWith(['organisations.write', 'organisations.read'], own.id) });
  await renameUnit(keeper, own.id, { seenVersion: 1, name: '自家镇' });
  await addUnit(keeper, { parentId: own.id, name: '自村', kind: 'village' });
  const refusals = [
    () => renameUnit(keeper, other.id, { seenVersion: 1, name: 'x' }), () => addUnit(keeper, { parentId: other.id, name: 'x', kind: 'village' }),
    () => changeUnit(keeper, own.id, { seenVersion: 2, parentId: other.id }), () => mergeUnits(keeper, { fromUnitIds: [other.id], intoUnitId: own.id }),
    () => abolishUnit(keeper, other.id, { seenVersion: 1 }), () => setClass(keeper, other.id, { scheme: 'county', year: 2025, class: 'A' }),
    () => creditUnit(keeper, other.id, { creditedUnitId: own.id }),
  ];
  for (const refusal of refusals) await assert.rejects(refusal(), is('organisations.write-not-allowed'));
  await assert.rejects(setIssuer(keeper, { officeName: 'x' }), is('organisations.settings-not-allowed'));
});

test('documents leave in the name of the jurisdiction and its office', async () => {
  assert.deepEqual(await context.read(issuer), { name: '青禾县', shortName: '青禾', code: 'county1', officeName: '青禾县' });
  await testUnit(context, '青禾县人民政府办公室', { kind: 'office' });
  assert.equal((await context.read(issuer)).officeName, '青禾县人民政府办公室');
  await setIssuer(context, { officeName: '青禾县政府办公室' });
  assert.equal((await context.read(issuer)).officeName, '青禾县政府办公室');
});
