import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPlainText } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import { testDatabase } from '@gongkai/testing';
import { readItemForDesk } from '@gongkai/submissions';
import { differenceOf, recordInstruction, saveCopy, takeUp, writeInstruction } from './index.ts';
import { deskOf, publishingCounty, toldFacts } from './testing.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await publishingCounty(context);
const desk = deskOf(context, county);

test('an item is edited, adopted, compiled, signed, issued and instructed, and the scores are told 3 + 5 points', async () => {
  const item = await desk.sent();
  const copy = await takeUp(desk.editor, { itemId: item.id });
  const edited = await saveCopy(desk.editor, {
    copyId: copy.id, seenVersion: copy.version, title: '清溪镇春耕备耕有序推进', body: fromPlainText('清溪镇检修农机具320台套，储备化肥600吨，落实粮食播种面积2.1万亩。'),
  });
  assert.equal(edited.version, 2);
  const sent = await desk.editor.read((tx) => readItemForDesk(tx, item.id));
  assert.equal(sent.title, item.title, 'what the unit sent stays as it was sent');
  const difference = await desk.editor.read((tx) => differenceOf(tx, item.id));
  assert.equal(difference?.isUnchanged, false);
  assert.ok(difference!.title.some((part) => part.change === 'removed'));

  const adoption = await desk.adopted({ deskCopyId: copy.id });
  assert.deepEqual([adoption.state, adoption.columnCode, adoption.units], ['waiting', '工作简况', [{ unitId: county.township.id, unitName: '清溪镇', share: 1 }]]);
  assert.equal((await toldFacts(context)).length, 0, 'an adoption is told when its issue leaves');
  const other = await desk.adopted({}, '石桥镇开展森林防火宣传');
  const issue = await desk.issued([adoption.id, other.id]);
  assert.deepEqual([issue.state, issue.number, issue.totalNumber, issue.signedBy], ['issued', 1, 1, '何敏']);
  assert.equal(issue.content.sections[0]!.items[0]!.title, '清溪镇春耕备耕有序推进');
  assert.equal(issue.content.sections[0]!.items[0]!.source, '清溪镇');

  const instruction = await writeInstruction(desk.as(county.governmentLeader), { itemId: item.id, adoptionId: adoption.id, text: '做法很好，请县农业农村局推广。' });
  assert.equal(instruction.text, '做法很好，请县农业农村局推广。');
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === item.id);
  assert.deepEqual(facts.map((fact) => [fact.kind, fact.tags.level ?? fact.tags.leaderLevel, fact.tags.publication, fact.tags.column, fact.tags.itemKind]), [
    ['adopted', 'county', '快讯', '工作简况', 'comprehensive'], ['instructed', 'county', undefined, undefined, undefined],
  ]);
  assert.equal(facts[0]!.occurredAt, issue.issuedOn);
});

test('an instruction of a city leader is carried over from paper by the clerk, with its scan', async () => {
  const item = await desk.sent({ title: '清溪镇探索便民服务新模式' });
  const clerk = desk.as(county.clerk);
  const scan = await storeFile(clerk, { name: '批示.txt', bytes: Buffer.from('批示件扫描') });
  const instruction = await recordInstruction(clerk, {
    itemId: item.id, leaderLevel: 'city', leaderPersonId: null, leaderName: '市领导甲', leaderPost: '副市长', givenOn: '2026-01-05', text: '请各县学习。', scanIds: [scan.id],
  });
  assert.deepEqual([instruction.leaderLevel, instruction.source, instruction.scans.length], ['city', 'paper', 1]);
});
