import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, newId, type Actor } from '@gongkai/kernel';
import { attachmentForDownload, downloadReply } from '@gongkai/attachments';
import { sql, type Context, type ListenerDefinition } from '@gongkai/database';
import { readWorkbook } from '@gongkai/documents';
import { testDatabase } from '@gongkai/testing';
import { jobs } from './jobs.ts';
import { closePeriod } from './operations/close-period.ts';
import { compileBulletin, editBulletin, recompileBulletin } from './operations/compile-bulletin.ts';
import { itemScore, readItemScore } from './operations/item-score.ts';
import { noteReading } from './operations/note-reading.ts';
import { publishBulletin } from './operations/publish-bulletin.ts';
import { renderBulletin } from './operations/render-bulletin.ts';
import { issueBulletin, submitBulletin } from './operations/submit-bulletin.ts';
import { verifyLedger } from './operations/verify-ledger.ts';
import { readBulletin } from './operations/view-bulletin.ts';
import { approveBulletin, scoringCounty, tellFact } from './testing.ts';

const clock = new FixedClock('2026-03-10T02:00:00Z');
const workBrief = { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'comprehensive' };
const database = await testDatabase();
const context = database.context(await database.addJurisdiction({ name: '清河县', shortName: '清河' }), { kind: 'system', name: 'test' }, clock);
const county = await scoringCounty(context);
const as = (actor: Actor): Context => context.with({ actor, once: null });

async function deliverAgain(subjectId: string): Promise<void> {
  const system = context.with({ actor: { kind: 'system', name: 'worker' } });
  const listener = jobs.find((job): job is ListenerDefinition => job.kind === 'listener' && job.name === 'scoring.take-fact')!;
  await system.write(async (tx) => {
    const heard = await sql<any>`select id, name, subject_id as "subjectId", payload, at from platform.announcements where subject_id = ${subjectId}`.execute(tx.db);
    for (const one of heard.rows) await listener.handle(tx, one);
  });
}

test('an adoption of 3 and a county leader’s instruction of 5 are 8 points, each with rule, record and person', async () => {
  const itemId = newId();
  await tellFact(context, { kind: 'adopted', itemId, unitIds: [county.township.id], tags: workBrief, occurredAt: '2026-03-09' });
  await tellFact(context, { kind: 'instructed', itemId, unitIds: [county.township.id], tags: { leaderLevel: 'county' }, occurredAt: '2026-03-10', recordedBy: '周涛' });
  const score = await readItemScore(as(county.officer), itemId);
  assert.equal(score.points, '8');
  assert.deepEqual(score.entries.map((entry) => [entry.points, entry.factKind, entry.recordedBy, entry.unitName, entry.month]), [
    ['3', 'adopted', '陈静', '清溪镇', '2026-03'], ['5', 'instructed', '周涛', '清溪镇', '2026-03'],
  ]);
  assert.match(score.entries[0]!.reasons[0]!, /工作简况·综合信息：3分/);
  assert.equal(score.entries[0]!.rulebook, '县政务信息报送考核办法（累计计分） 1');

  await deliverAgain(itemId);
  assert.equal((await context.read((tx) => itemScore(tx, itemId))).points, '8');

  const other = await readItemScore(as(county.otherOfficer), itemId);
  assert.deepEqual([other.points, other.entries.length], ['0', 0]);
});

/** The workbook of a notice carries the entries behind its scores, and they add up to them. */
async function workbookAddsUp(reader: Context, bulletinId: string, attachmentId: string): Promise<void> {
  const file = await reader.read((tx) => attachmentForDownload(tx, { subjectId: bulletinId, attachmentId }));
  const bytes: Buffer[] = [];
  const { body } = await downloadReply(reader, file);
  for await (const chunk of body as AsyncIterable<Buffer>) bytes.push(chunk);
  const { sheets } = await readWorkbook(Buffer.concat(bytes));
  const details = sheets.find((sheet) => sheet.name === '计分明细')!.rows;
  const [heading, ...rows] = details;
  const points = heading!.indexOf('分值');
  const sum = rows.reduce((total, row) => total + Number(row[points]), 0);
  const [table] = sheets;
  const total = table!.rows.find((row) => row.includes('合计'))!;
  assert.equal(sum, total[table!.rows.find((row) => row.includes('本月得分'))!.indexOf('本月得分')]);
}

test('a month’s notice passes confidentiality and leader, leaves as three files, and closes the month', async () => {
  const editor = as(county.editor);
  const draft = await compileBulletin(editor, { month: '2026-03' });
  assert.equal(draft.check.ok, true, JSON.stringify(draft.check));
  assert.equal(draft.figures.groups[0].rows[0].hundredths, 800);
  await assert.rejects(() => compileBulletin(as(county.officer), { month: '2026-02' }), { code: 'scoring.not-keeper' });
  const edited = await editBulletin(editor, { bulletinId: draft.id, title: draft.title, opening: draft.opening, comments: [{ type: 'paragraph', runs: [{ text: '清溪镇报送及时。' }] }], seenVersion: draft.version });

  // Something happens while she writes: the notice must show what the ledger says.
  await tellFact(context, { kind: 'adopted', unitIds: [county.department.id], tags: { level: 'county', publication: '政务调研', itemKind: 'research' }, occurredAt: '2026-03-10' });
  await assert.rejects(() => submitBulletin(editor, { bulletinId: draft.id, seenVersion: edited.version }), { code: 'scoring.figures-changed' });
  const fresh = await recompileBulletin(editor, { bulletinId: draft.id, seenVersion: edited.version });
  const submitted = await submitBulletin(editor, { bulletinId: draft.id, seenVersion: fresh.version });
  assert.equal(submitted.state, 'in-review');
  await assert.rejects(() => readBulletin(as(county.officer), draft.id), { kind: 'notFound' });
  await approveBulletin(context, county, draft.id);
  const approved = await readBulletin(editor, draft.id);
  assert.equal(approved.state, 'approved');
  clock.set('2026-04-02T01:00:00Z');
  const issued = await issueBulletin(editor, { bulletinId: draft.id, seenVersion: approved.version });
  assert.deepEqual([issued.state, issued.number, issued.issuedOn], ['issued', 1, '2026-04-02']);
  assert.equal((await readBulletin(as(county.officer), draft.id)).figures.groups[0].rows[0].hundredths, 800);

  await renderBulletin(context.with({ actor: { kind: 'system', name: 'worker' } }), draft.id);
  const shown = await readBulletin(editor, draft.id);
  assert.deepEqual(shown.attachments.map((file: { name: string }) => file.name.split('.').at(-1)), ['pdf', 'docx', 'xlsx']);
  await workbookAddsUp(editor, draft.id, shown.attachments.find((file: { name: string }) => file.name.endsWith('.xlsx')).id);
  await noteReading(as(county.officer), draft.id);
  const { receipts } = await readBulletin(editor, draft.id);
  assert.deepEqual(receipts.map((one) => [one.unitName, one.readBy]).sort(), [['县农业农村局', null], ['清溪镇', receipts.find((one) => one.unitName === '清溪镇')!.readBy]]);
  assert.ok(receipts.some((one) => one.readBy !== null));
  assert.deepEqual((await readBulletin(as(county.officer), draft.id)).receipts, []);
  const handed = await publishBulletin(editor, { bulletinId: draft.id });
  assert.equal(handed.document?.state, 'draft');
});

test('what becomes known after the closing is an adjustment in the next month; the closed month stays', async () => {
  const before = await context.read((tx) => sql<{ sum: number }>`select sum(hundredths)::int as sum from scoring.entries where month = '2026-03'`.execute(tx.db));
  clock.set('2026-04-05T01:00:00Z');
  const late = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: workBrief, occurredAt: '2026-03-20' });
  const [entry] = (await context.read((tx) => itemScore(tx, late.subject.id))).entries;
  assert.deepEqual([entry?.month, entry?.adjusts, entry?.points], ['2026-04', '2026-03', '3']);
  // Announced before the closing, heard after it.
  const slow = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: workBrief, occurredAt: '2026-03-21', recordedAt: '2026-03-22T01:00:00.000Z' });
  assert.equal((await context.read((tx) => itemScore(tx, slow.subject.id))).entries[0]?.month, '2026-04');
  const after = await context.read((tx) => sql<{ sum: number }>`select sum(hundredths)::int as sum from scoring.entries where month = '2026-03'`.execute(tx.db));
  assert.deepEqual(after.rows, before.rows);
  await assert.rejects(() => closePeriod(as(county.editor), { month: '2026-03' }), { code: 'scoring.month-closed' });
});

test('a withdrawn adoption is taken back by an entry, not erased', async () => {
  const told = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id, county.department.id], tags: workBrief, occurredAt: '2026-04-05' });
  const shared = await context.read((tx) => itemScore(tx, told.subject.id));
  assert.deepEqual(shared.entries.map((entry) => [entry.points, entry.share]), [['1.5', '1/2'], ['1.5', '1/2']]);
  await tellFact(context, { kind: 'withdrawn', itemId: told.subject.id, unitIds: [county.township.id], corrects: told.id });
  const after = await context.read((tx) => itemScore(tx, told.subject.id));
  assert.deepEqual([after.points, after.entries.length], ['0', 4]);
});

// How long it takes is held by `npm run bench ledger`: a clock in a test measures what else the machine does.
test('new facts one after another are visible entries as soon as they are heard', async () => {
  for (let n = 0; n < 12; n++) {
    const told = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: workBrief, occurredAt: '2026-04-05' });
    assert.equal((await context.read((tx) => itemScore(tx, told.subject.id))).points, '3');
  }
});

test('drawn up anew, the ledger is the one that was posted', async () => {
  const check = await verifyLedger(as(county.editor));
  assert.equal(check.ok, true, JSON.stringify(check));
  assert.ok(check.entries > 15);
  await assert.rejects(() => verifyLedger(as(county.officer)), { code: 'scoring.not-keeper' });
  await database.pools.owner.query(`alter table scoring.totals no force row level security; update scoring.totals set hundredths = hundredths + 1 where month = '2026-03'; alter table scoring.totals force row level security`);
  assert.equal((await verifyLedger(as(county.editor))).ok, false);
});
