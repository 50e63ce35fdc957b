import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, type Actor } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import { sql } from '@gongkai/database';
import { readWorkbook } from '@gongkai/documents';
import { writeSetting } from '@gongkai/organisations';
import { testDatabase } from '@gongkai/testing';
import { instructionSetting, instructionSettingKey } from '../contract.ts';
import { deskOf, publishingCounty, toldFacts } from '../testing.ts';
import { assignInstruction, closeInstruction, correctInstructionText, giveFeedback, recordResult, withdrawInstruction } from './follow-instruction.ts';
import { exportInstructions } from './export-registers.ts';
import { listInstructions, readInstruction, readInstructionFile } from './list-registers.ts';
import { noteWhatIsLate } from './note-overdue.ts';
import { readOutcome } from './read-outcome.ts';
import { recordInstruction, writeInstruction } from './record-instruction.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await publishingCounty(context);
const desk = deskOf(context, county);
const secret = '此件机要：请速查明责任人并依规处理';
const code = (expected: string) => (error: { code: string }) => error.code === expected;
const clerk = desk.as(county.clerk);

async function fromPaper(title: string) {
  const item = await desk.sent({ title });
  const scan = await storeFile(clerk, { name: '批示件.txt', bytes: Buffer.from('扫描件') });
  const instruction = await recordInstruction(clerk, {
    itemId: item.id, leaderLevel: 'city', leaderPersonId: null, leaderName: '张副市长', leaderPost: null, givenOn: '2026-01-05', text: secret, scanIds: [scan.id],
  });
  return { item, instruction, scanId: scan.id };
}

test('the words of an instruction leave through no announcement, notice, audit record or export', async () => {
  const { instruction } = await fromPaper('清溪镇处置一起事故隐患');
  await assignInstruction(desk.editor, { instructionId: instruction.id, seenVersion: instruction.version, units: [{ unitId: county.department.id, lead: true, dueOn: '2026-12-31' }] });
  await readInstruction(desk.as(county.otherOfficer), instruction.id);
  const found = await context.read(async (tx) =>
    (await sql<{ place: string }>`
      select 'announcements' as place from platform.announcements where payload::text like ${`%${secret}%`}
      union all select 'notices' from notices.notices where values::text like ${`%${secret}%`}
      union all select 'audit' from audit.records where coalesce(before::text, '') || coalesce(after::text, '') like ${`%${secret}%`}
      union all select 'events' from periodicals.events where coalesce(reason, '') || details::text like ${`%${secret}%`}`.execute(tx.db)).rows);
  assert.deepEqual(found, []);
  const exported = await exportInstructions(desk.editor, {});
  const sheets = await readWorkbook(new Uint8Array(exported.body as Buffer));
  assert.ok(JSON.stringify(sheets).includes('张副市长'));
  assert.ok(!JSON.stringify(sheets).includes(secret));
  const list = await listInstructions(desk.as(county.officer), { limit: 25 });
  assert.ok(list.rows.length > 0 && !JSON.stringify(list).includes(secret));
});

test('the desk, the leaders and the units that carry it out read the words; the reporting unit only its level, unless the office says so', async () => {
  const { item, instruction, scanId } = await fromPaper('清溪镇探索数字政务');
  const reads = async (actor: Actor) => (await readInstruction(desk.as(actor), instruction.id)).text;
  assert.equal(await reads(county.editor), secret);
  assert.equal(await reads(county.governmentLeader), secret);
  assert.equal(await reads(county.clerk), secret, 'who typed it knows it');
  assert.equal(await reads(county.officer), null);
  await assert.rejects(readInstruction(desk.as(county.otherOfficer), instruction.id), code('general.not-found'));
  await assert.rejects(readInstructionFile(desk.as(county.officer), instruction.id, scanId), code('general.not-found'));
  const outcome = await readOutcome(desk.as(county.officer), item.id);
  assert.deepEqual(outcome.instructions.map((one) => [one.leaderLevel, one.text]), [['city', null]]);
  await assignInstruction(desk.editor, { instructionId: instruction.id, seenVersion: 1, units: [{ unitId: county.department.id, lead: true, dueOn: null }] });
  assert.equal(await reads(county.otherOfficer), secret);
  await context.write((tx) => writeSetting(tx, instructionSettingKey, instructionSetting, { reportingUnitReads: true }));
  assert.equal(await reads(county.officer), secret);
  await context.write((tx) => writeSetting(tx, instructionSettingKey, instructionSetting, { reportingUnitReads: false }));
});

test('an instruction is assigned, answered, closed, and leads to a result', async () => {
  const { item, instruction } = await fromPaper('清溪镇反映农资价格异动');
  const assigned = await assignInstruction(desk.editor, { instructionId: instruction.id, seenVersion: 1, units: [{ unitId: county.department.id, lead: true, dueOn: '2099-01-31' }] });
  await assert.rejects(giveFeedback(desk.as(county.officer), { instructionId: instruction.id, unitId: county.department.id, text: '已办', final: true, attachmentIds: [] }), code('periodicals.not-asked'));
  const department = desk.as(county.otherOfficer);
  const answered = await giveFeedback(department, { instructionId: instruction.id, unitId: county.department.id, text: '已约谈3家经营户，价格回落。', final: true, attachmentIds: [] });
  assert.deepEqual([assigned.state, answered.state], ['assigned', 'answered']);
  await recordResult(department, { itemId: item.id, instructionId: instruction.id, kind: 'fix', title: '农资价格回落', description: '', happenedOn: '2026-01-20' });
  const closed = await closeInstruction(desk.editor, { instructionId: instruction.id, seenVersion: answered.version, reason: '' });
  assert.deepEqual([closed.state, closed.results.map((one) => one.title), closed.feedback.length], ['closed', ['农资价格回落'], 1]);
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === instruction.id);
  assert.deepEqual(facts.map((fact) => [fact.kind, fact.units[0]!.unitId]), [['instruction-answered', county.department.id]]);
});

test('a unit that lets its day pass is told to the scores once', async () => {
  const { instruction } = await fromPaper('清溪镇反映道路积水');
  await assignInstruction(desk.editor, { instructionId: instruction.id, seenVersion: 1, units: [{ unitId: county.department.id, lead: true, dueOn: '2098-01-31' }] });
  const later = context.with({ clock: new FixedClock('2098-03-01T02:00:00Z') });
  await noteWhatIsLate(later);
  await noteWhatIsLate(later);
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === instruction.id);
  assert.deepEqual(facts.map((fact) => [fact.kind, fact.occurredAt]), [['instruction-overdue', '2098-01-31']]);
});

test('a wrong transcript is corrected by who entered it, and a wrong record is withdrawn with its points', async () => {
  const { item, instruction } = await fromPaper('清溪镇试点信用积分');
  await assert.rejects(correctInstructionText(desk.editor, { instructionId: instruction.id, seenVersion: 1, text: '改' }), code('periodicals.not-recorder'));
  const corrected = await correctInstructionText(clerk, { instructionId: instruction.id, seenVersion: 1, text: '请推广。' });
  assert.equal(corrected.text, '请推广。');
  await withdrawInstruction(desk.editor, { instructionId: instruction.id, seenVersion: corrected.version, reason: '登记有误' });
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === item.id);
  assert.deepEqual(facts.map((fact) => fact.kind), ['instructed', 'withdrawn']);
});

test('only leaders write instructions, and only the desk and its clerks record them', async () => {
  const item = await desk.sent({ title: '清溪镇开展义诊' });
  for (const actor of [county.officer, county.leader, county.editor, county.clerk, county.officeLeader])
    await assert.rejects(writeInstruction(desk.as(actor), { itemId: item.id, text: '很好' }), code('periodicals.not-leader'));
  for (const actor of [county.officer, county.leader, county.governmentLeader, county.officeLeader])
    await assert.rejects(
      recordInstruction(desk.as(actor), { itemId: item.id, leaderLevel: 'county', leaderPersonId: null, leaderName: '甲', leaderPost: null, givenOn: '2026-01-05', text: '好', scanIds: [] }),
      code('periodicals.not-recorder'),
    );
  await assert.rejects(
    recordInstruction(clerk, { itemId: item.id, leaderLevel: 'county', leaderPersonId: null, leaderName: '甲', leaderPost: null, givenOn: '2999-01-05', text: '好', scanIds: [] }),
    code('periodicals.day-to-come'),
  );
});
