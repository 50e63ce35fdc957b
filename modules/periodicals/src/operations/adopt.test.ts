import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPlainText } from '@gongkai/kernel';
import { readItemForDesk } from '@gongkai/submissions';
import { testDatabase } from '@gongkai/testing';
import { deskOf, publishingCounty, toldFacts } from '../testing.ts';
import { adopt } from './adopt.ts';
import { decideItem } from './decide-item.ts';
import { mergeItems } from './merge-items.ts';
import { readOutcome } from './read-outcome.ts';
import { saveCopy } from './save-copy.ts';
import { takeUp } from './take-up.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await publishingCounty(context);
const desk = deskOf(context, county);
const code = (expected: string) => (error: { code: string }) => error.code === expected;
const stateOf = async (itemId: string) => (await desk.editor.read((tx) => readItemForDesk(tx, itemId))).state;

test('of two editors who save the same copy the second is shown what the first has written', async () => {
  const copy = await takeUp(desk.editor, { itemId: (await desk.sent()).id });
  const save = (title: string) => saveCopy(desk.editor, { copyId: copy.id, title, body: copy.body, seenVersion: copy.version });
  const outcomes = await Promise.allSettled([save('甲稿'), save('乙稿')]);
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1);
  const lost = outcomes.find((one) => one.status === 'rejected') as PromiseRejectedResult;
  assert.equal(lost.reason.kind, 'conflict');
  assert.ok(['甲稿', '乙稿'].includes(lost.reason.details.current.title));
});

test('two editors who take the same item up share one copy', async () => {
  const item = await desk.sent();
  const [one, other] = await Promise.all([takeUp(desk.editor, { itemId: item.id }), takeUp(desk.editor, { itemId: item.id })]);
  assert.equal(one.id, other.id);
});

test('several items become one text with shared credit, under the lead item', async () => {
  const lead = await desk.sent({ title: '清溪镇抗旱保苗' });
  const other = await desk.sent({ title: '农业农村局组织抗旱' }, 'department');
  const copy = await mergeItems(desk.editor, { itemIds: [lead.id, other.id], title: '全县抗旱保苗有序开展', shares: [{ itemId: lead.id, share: 2 }, { itemId: other.id, share: 1 }] });
  assert.deepEqual([copy.merged, copy.sources.length, await stateOf(other.id)], [true, 2, 'merged']);
  const adoption = await desk.adopted({ deskCopyId: copy.id });
  assert.deepEqual(adoption.units.map((unit) => [unit.unitName, unit.share]), [['清溪镇', 2], ['县农业农村局', 1]]);
  assert.deepEqual([await stateOf(lead.id), await stateOf(other.id)], ['adopted', 'adopted']);
  await desk.issued([adoption.id]);
  const fact = (await toldFacts(context)).find((one) => one.subject.id === lead.id);
  assert.deepEqual(fact?.units, [{ unitId: county.township.id, share: 2 }, { unitId: county.department.id, share: 1 }]);
  const outcome = await readOutcome(desk.as(county.otherOfficer), other.id);
  assert.deepEqual([outcome.merged, outcome.adoptions.length, outcome.difference?.isUnchanged], [true, 1, false]);
});

test('a column takes its kinds only, and a publication takes an item once', async () => {
  const item = await desk.sent();
  const base = { itemIds: [item.id], publicationId: county.publications.get('快讯')!, columnCode: '工作简况', itemKind: 'comprehensive' as const, commissioned: false, shares: [] };
  await assert.rejects(adopt(desk.editor, { ...base, itemKind: 'research' }), code('periodicals.kind-not-in-column'));
  await assert.rejects(adopt(desk.editor, { ...base, columnCode: '无此栏目' }), code('periodicals.column-unknown'));
  const outcomes = await Promise.allSettled([adopt(desk.editor, base), adopt(desk.editor, base)]);
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1);
  const second = await adopt(desk.editor, { ...base, publicationId: county.publications.get('专报信息')!, columnCode: null, itemKind: 'special' });
  assert.equal(second.columnCode, '专报');
});

test('an item is returned, rejected and held with a reason, and not once it is adopted', async () => {
  const item = await desk.sent();
  await assert.rejects(decideItem(desk.editor, { itemId: item.id, decision: 'returned', reason: '' }), code('submissions.reason-missing'));
  assert.equal((await decideItem(desk.editor, { itemId: item.id, decision: 'held', reason: '待核实' })).state, 'held');
  assert.equal((await decideItem(desk.editor, { itemId: item.id, decision: 'rejected', reason: '时效已过' })).state, 'rejected');
  const adopted = await desk.adopted();
  await assert.rejects(decideItem(desk.editor, { itemId: adopted.itemId, decision: 'returned', reason: '补充' }), code('periodicals.item-adopted'));
});

test('before it is decided on, the unit does not see what the desk writes', async () => {
  const item = await desk.sent();
  const copy = await takeUp(desk.editor, { itemId: item.id });
  await saveCopy(desk.editor, { copyId: copy.id, title: '编辑稿', body: fromPlainText('编辑部改写的文字，还没有决定采用。'), seenVersion: 1 });
  const officer = desk.as(county.officer);
  assert.equal((await readOutcome(officer, item.id)).difference, null);
  await desk.adopted({ deskCopyId: copy.id });
  assert.equal((await readOutcome(officer, item.id)).difference?.isUnchanged, false);
  await assert.rejects(readOutcome(desk.as(county.otherOfficer), item.id), code('general.not-found'));
});

test('nobody but an editor works at the desk', async () => {
  const item = await desk.sent();
  const copy = await takeUp(desk.editor, { itemId: item.id });
  const refused = (error: { kind: string }) => error.kind === 'forbidden' || error.kind === 'notFound';
  for (const actor of [county.officer, county.leader, county.clerk, county.governmentLeader, county.officeLeader]) {
    const other = desk.as(actor);
    await assert.rejects(takeUp(other, { itemId: item.id }), refused);
    await assert.rejects(saveCopy(other, { copyId: copy.id, title: copy.title, body: copy.body, seenVersion: copy.version }), refused);
    await assert.rejects(adopt(other, { itemIds: [item.id], publicationId: county.publications.get('快讯')!, columnCode: '工作简况', itemKind: 'brief', commissioned: false, shares: [] }), refused);
    await assert.rejects(decideItem(other, { itemId: item.id, decision: 'rejected', reason: '不采用' }), refused);
  }
});
