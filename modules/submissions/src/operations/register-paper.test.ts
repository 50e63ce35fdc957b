import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, fromPlainText, newId, type AppError } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import { sql } from '@gongkai/database';
import { readWorkbook, officialDocx } from '@gongkai/documents';
import { testDatabase } from '@gongkai/testing';
import { deskQueue, itemsByIds, readItemForDesk, unitsOfItem } from '../desk.doors.ts';
import { completeText, itemsOf, reportingCounty } from '../testing.ts';
import { exportedItems, exportItems } from './export-items.ts';
import { importDocx } from './import-docx.ts';
import { linkDualReport, unlinkDualReport } from './link-dual-report.ts';
import { listItems, measureSameDay } from './list-items.ts';
import { readItem, readItemFile } from './read-item.ts';
import { registerPaper } from './register-paper.ts';
import { saveDraft } from './save-draft.ts';
import { setStage } from './set-stage.ts';
import { similarItems } from './similar-items.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await reportingCounty(context);
const items = itemsOf(context, county);
const { officer, leader, otherOfficer, editor, clerk, governmentLeader, township } = county;
const as = items.as;
const kind = (wanted: string) => (error: unknown) => (error as AppError).kind === wanted;
const code = (wanted: string) => (error: unknown) => (error as AppError).problems.some((problem) => problem.code === wanted);
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const today = dayOf(new Date());
const rowsOf = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

const paper = async (parts: Record<string, unknown> = {}) => {
  const scan = await storeFile(as(clerk), { name: '原件.png', bytes: png });
  return { ...completeText({ body: [], authors: [], attachmentIds: [scan.id] }), unitId: township.id, channel: 'paper' as const, signedBy: leader.personId, signedOn: today, ...parts };
};

test('a clerk registers what came on paper: the signature on the scan clears it, and it stands in the register at once', async () => {
  const item = await registerPaper(as(clerk), await paper());
  assert.deepEqual([item.state, item.channel, item.attachments.length], ['sent', 'paper', 1]);
  const cleared = await context.read((tx) => sql<{ kind: string; name: string }>`select kind, person_name as name from reviews.clearances where subject_id = ${item.id}`.execute(tx.db));
  assert.deepEqual(cleared.rows, [{ kind: 'imported', name: '李强' }]);
  assert.equal((await listItems(as(editor), 'register', { limit: 25 })).rows[0]!.id, item.id);
});

test('registering refuses everything that is wrong at once, a signer who leads nothing, and whoever is no registrar', async () => {
  const bad = await paper({ title: '', attachmentIds: [], signedBy: null, signedOn: '2999-01-01' });
  await assert.rejects(registerPaper(as(clerk), bad), (error: AppError) => {
    assert.deepEqual(error.problems.map((problem) => problem.path), ['title', 'attachmentIds', 'signedBy', 'signedOn']);
    return true;
  });
  await assert.rejects(registerPaper(as(clerk), await paper({ signedBy: officer.personId })), code('submissions.signer-not-leader'));
  await assert.rejects(registerPaper(as(clerk), await paper({ signedBy: county.otherLeader.personId })), code('submissions.signer-not-leader'));
  await assert.rejects(registerPaper(as(officer), await paper()), code('submissions.not-registrar'));
});

test('a Word document becomes a draft with its title, headings, tables and text', async () => {
  const bytes = await officialDocx({
    organ: '清溪镇人民政府', form: 'document', title: '关于防汛抗旱工作情况的报告', signature: '清溪镇人民政府', date: today,
    body: [
      ...fromPlainText('今年以来，清溪镇扎实做好防汛抗旱工作，检查水库8座。'),
      { type: 'table', rows: [[{ runs: [{ text: '水库' }], header: true }, { runs: [{ text: '库容' }], header: true }], [{ runs: [{ text: '东河' }] }, { runs: [{ text: '120' }] }]] },
    ],
  });
  const { item } = await importDocx(as(officer), { unitId: township.id, name: '报告.docx', bytes });
  assert.deepEqual([item.state, item.channel], ['draft', 'docx']);
  assert.match(JSON.stringify(item.body), /防汛抗旱/);
  assert.ok(item.body.some((block) => block.type === 'table'));
  await assert.rejects(importDocx(as(otherOfficer), { unitId: township.id, name: '报告.docx', bytes }), kind('forbidden'));
  await assert.rejects(importDocx(as(officer), { unitId: township.id, name: 'x.docx', bytes: Buffer.from('no archive') }), kind('invalid'));
});

test('a file that a sent text carries stays with it when the working text drops it, and nobody else fetches it', async () => {
  const file = await storeFile(as(officer), { name: '现场.png', bytes: png });
  const sent = await items.sent({ attachmentIds: [file.id] });
  await as(editor).write((tx) => setStage(tx, { itemId: sent.id, stage: 'returned', reason: '换一张照片' }));
  const back = await readItem(as(officer), sent.id);
  const other = await storeFile(as(officer), { name: '新照片.png', bytes: png });
  await saveDraft(as(officer), { itemId: sent.id, seenVersion: back.version, ...completeText({ attachmentIds: [other.id] }) });
  assert.equal((await readItemFile(as(editor), sent.id, file.id)).name, '现场.png');
  await assert.rejects(readItemFile(as(editor), sent.id, other.id), kind('notFound'));
  assert.equal((await readItemFile(as(officer), sent.id, other.id)).name, '新照片.png');
  await assert.rejects(readItemFile(as(otherOfficer), sent.id, file.id), kind('notFound'));
  const foreign = await storeFile(as(otherOfficer), { name: '别人的.png', bytes: png });
  await assert.rejects(items.draft({ attachmentIds: [foreign.id] }), kind('notFound'));
});

test('a township and its line department report one thing: one item goes on, both share it', async () => {
  const lead = await items.sent();
  const other = await items.sent({ title: '我县农业部门推进春耕备耕工作' }, 'department');
  const link = () => linkDualReport(as(editor), { itemId: lead.id, otherItemId: other.id, leadShare: 0.6, otherShare: 0.4 });
  await assert.rejects(linkDualReport(as(officer), { itemId: lead.id, otherItemId: other.id, leadShare: 1, otherShare: 1 }), kind('forbidden'));
  const both = await Promise.allSettled([link(), link()]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  const units = await context.read((tx) => unitsOfItem(tx, other.id));
  assert.deepEqual(units, [{ itemId: lead.id, unitId: township.id, share: 0.6 }, { itemId: other.id, unitId: county.department.id, share: 0.4 }]);
  assert.equal((await readItem(as(otherOfficer), other.id)).state, 'merged');
  await unlinkDualReport(as(editor), { itemId: lead.id, otherItemId: other.id });
  assert.deepEqual((await context.read((tx) => unitsOfItem(tx, lead.id))).map((unit) => unit.share), [1]);
  const same = await items.sent();
  await assert.rejects(linkDualReport(as(editor), { itemId: lead.id, otherItemId: same.id, leadShare: 1, otherShare: 1 }), code('submissions.dual-same-unit'));
});

test('near-duplicates are found by their wording', async () => {
  const text = '县农业农村局联合气象部门开展抗旱保苗行动，投入抗旱资金300万元，出动抗旱机具1200台套，灌溉面积4.5万亩。';
  const first = await items.sent({ title: '抗旱保苗行动有序开展', body: fromPlainText(text) });
  const second = await items.sent({ title: '抗旱保苗行动有序开展起来', body: fromPlainText(`近日，${text}`) }, 'department');
  const found = await as(editor).read((tx) => similarItems(tx, second.id));
  assert.equal(found[0]!.id, first.id);
  assert.ok(found[0]!.likeness > 0.6);
  assert.ok(!found.some((one) => one.id === second.id));
});

test('the queue stands by urgency and age; doors give what was sent', async () => {
  const late = await items.sent({ title: '特急的第二条', urgency: 'extra-urgent' });
  const queue = await as(editor).read((tx) => deskQueue(tx, {}, { limit: 100 }));
  assert.equal(queue.rows[0]!.id, late.id);
  const first = await as(editor).read((tx) => deskQueue(tx, {}, { limit: 1 }));
  const second = await as(editor).read((tx) => deskQueue(tx, {}, { limit: 1, after: first.next! }));
  assert.deepEqual([first.rows[0]!.id, second.rows[0]!.id], queue.rows.slice(0, 2).map((row) => row.id));
  const draft = await items.draft();
  await assert.rejects(context.read((tx) => readItemForDesk(tx, draft.id)), kind('notFound'));
  assert.deepEqual((await context.read((tx) => itemsByIds(tx, [newId(), late.id]))).map((row) => row.title), ['特急的第二条']);
});

test('lists page without gaps, filter, and keep units apart; an export holds the same rows', async () => {
  const all = await listItems(as(editor), 'register', { limit: 100 });
  const paged: string[] = [];
  let after: string | undefined;
  do {
    const page = await listItems(as(editor), 'register', { limit: 3, after });
    paged.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  assert.deepEqual(paged, all.rows.map((row) => row.id));
  assert.ok(all.rows.every((row) => row.number));
  const found = await listItems(as(editor), 'register', { limit: 100, text: '抗旱 保苗' });
  assert.deepEqual(found.rows.map((row) => row.title), ['抗旱保苗行动有序开展起来', '抗旱保苗行动有序开展']);
  assert.equal((await listItems(as(editor), 'register', { limit: 100, text: '%' })).rows.length, 0);
  const mine = await listItems(as(otherOfficer), 'units', { limit: 100 });
  assert.ok(mine.rows.length > 0 && mine.rows.every((row) => row.unitId === county.department.id));
  assert.equal((await listItems(as(otherOfficer), 'units', { limit: 100, unitId: township.id })).rows.length, 0);
  assert.equal((await listItems(as(governmentLeader), 'units', { limit: 100 })).rows.length, 0);
  assert.equal((await listItems(as(editor), 'register', { limit: 100, from: '2001-01-01', to: '2001-12-31' })).rows.length, 0);
  await assert.rejects(listItems(as(editor), 'register', { limit: 3, after: 'x' }), kind('invalid'));

  const reply = await exportItems(as(editor), 'register', {});
  const { sheets } = await readWorkbook(reply.body as Buffer);
  assert.equal(sheets[0]!.rows.length, all.rows.length + 2);
  await assert.rejects(rowsOf(exportedItems(as(editor), 'register', {}, 2)), code('general.export-too-long'));
});

test('a title that the unit is rewriting is not found by those outside', async () => {
  const sent = await items.sent({ title: '原来的标题甲乙丙' });
  await as(editor).write((tx) => setStage(tx, { itemId: sent.id, stage: 'returned', reason: '重写' }));
  const back = await readItem(as(officer), sent.id);
  await saveDraft(as(officer), { itemId: sent.id, seenVersion: back.version, ...completeText({ title: '尚未定稿的说法' }) });
  assert.equal((await listItems(as(editor), 'register', { limit: 100, text: '尚未定稿' })).rows.length, 0);
  assert.equal((await listItems(as(officer), 'units', { limit: 100, text: '尚未定稿' })).rows.length, 1);
  const row = (await listItems(as(editor), 'register', { limit: 100 })).rows.find((one) => one.id === sent.id);
  assert.equal(row!.title, '原来的标题甲乙丙');
});

test('the same-day measure counts by the days of the jurisdiction', async () => {
  const { rows } = await measureSameDay(as(editor), { from: today, to: today });
  assert.ok(rows.every((row) => row.sameDay === row.sent && row.unitName !== ''));
});
