import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, fromPlainText, newId, type Actor } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { storeFile } from '@gongkai/attachments';
import { pngFile, testFile } from '@gongkai/attachments/testing';
import { Context, deliverAnnouncements, sql } from '@gongkai/database';
import { addWorkingDays, builtinCalendar } from '@gongkai/deadlines';
import { appoint } from '@gongkai/organisations';
import { testUnit } from '@gongkai/organisations/testing';
import { ensureDefaultChains, giveOpinion, reviewOf } from '@gongkai/reviews';
import { testDatabase } from '@gongkai/testing';
import { metadata, type DocumentView, type SaveDocument } from './contract.ts';
import { createDocument, ensureColumn, findColumn, publishDocument, readPublicDocument, readPublicDocumentPage, saveDocument, standardColumns, submitDocument, withdrawDocument } from './index.ts';
import { jobs } from './jobs.ts';
import { addColumn, changeColumn, closeColumn } from './operations/keep-columns.ts';
import { exportDocuments, listDocuments } from './operations/list-documents.ts';
import { remindOfLimits } from './operations/remind.ts';
import { formingDaysDueOn } from './publishing-limit.ts';

const database = await testDatabase();
const jurisdictionId = await database.addJurisdiction();
const system = database.context(jurisdictionId);
const office = await testUnit(system, '县政府办公室', { kind: 'office' });
const bureau = await testUnit(system, '县水利局', { kind: 'department' });
const officer = await testAccount(system, '周公开', bureau.id, ['disclosure-officer']);
const leader = await testAccount(system, '陈分管', bureau.id, ['unit-leader']);
const guardian = await testAccount(system, '马保密', office.id, [{ role: 'confidentiality-reviewer', scope: 'jurisdiction' }]);
const chief = await testAccount(system, '韩主任', office.id, [{ role: 'office-leader', scope: 'jurisdiction' }]);
const stranger = await testAccount(system, '路人乙', office.id, ['clerk']);
const keeper = await testAccount(system, '郑目录', office.id, [{ role: 'disclosure-officer', scope: 'jurisdiction' }]);
await appoint(system, { personId: leader.personId, unitId: bureau.id, post: 'leader-in-charge', fullTime: null, from: '2020-01-01' });
await appoint(system, { personId: chief.personId, unitId: office.id, post: 'office-leader', fullTime: null, from: '2020-01-01' });
await system.write(async (tx) => {
  await ensureDefaultChains(tx);
  for (const column of standardColumns) await ensureColumn(tx, column);
});
const notices = (await system.read((tx) => findColumn(tx, { code: 'notices' })))!;
const as = (actor: Actor) => database.context(jurisdictionId, actor);
const portal = new Context({ pool: database.pools.portal, jurisdictionId, actor: { kind: 'visitor' } });

const facts = { summary: '汛期水库调度安排', formedOn: '2026-05-06', source: '县水利局', makers: ['县水利局'] };
const fields = (parts: Partial<Omit<SaveDocument, 'seenVersion'>> = {}) => ({
  columnId: notices.id, kind: 'official' as const, attribute: 'proactive' as const, attributeGround: null, attributeReason: null, nextReviewOn: null,
  title: '关于做好汛期水库调度的通知', metadata: metadata.parse(facts), body: fromPlainText('各水库管理单位：请按方案调度。'), attachmentIds: [], ...parts,
});
const draft = (parts: Partial<Omit<SaveDocument, 'seenVersion'>> = {}) => createDocument(as(officer), { unitId: bureau.id, ...fields(parts) });
const standing = (id: string): Promise<DocumentView> => as(officer).read(async (tx) => (await import('./operations/view-document.ts')).viewOf(tx, id));

/** Everybody in the chain approves, in order; the document hears of the end as the worker delivers it. */
async function review(documentId: string, decision: 'approve' | 'return' = 'approve'): Promise<DocumentView> {
  for (const actor of [leader, guardian, chief]) {
    const found = await system.read((tx) => reviewOf(tx, documentId));
    if (!found || found.state !== 'running') break;
    await giveOpinion(as(actor), { caseId: found.id, decision, opinion: decision === 'return' ? '请补充依据' : '同意', seenFingerprint: found.fingerprint });
  }
  await hear(documentId);
  return standing(documentId);
}

async function hear(documentId: string): Promise<void> {
  for (const job of jobs) if (job.kind === 'listener') await deliverAnnouncements(system, job, documentId);
}

async function published(parts: Partial<Omit<SaveDocument, 'seenVersion'>> = {}): Promise<DocumentView> {
  const made = await draft(parts);
  await submitDocument(as(officer), made.id, { seenVersion: made.version });
  const cleared = await review(made.id);
  return publishDocument(as(officer), made.id, { seenVersion: cleared.version, explanation: null });
}

test('a document goes from draft through three reviewers to the public, with its index number and its file', async () => {
  const file = await storeFile(as(officer), { name: '示意图.png', bytes: pngFile() });
  const made = await draft({ attachmentIds: [file.id] });
  assert.deepEqual(made.allowed, ['save', 'submit']);
  const sent = await submitDocument(as(officer), made.id, { seenVersion: made.version });
  assert.equal(sent.state, 'in-review');
  assert.equal(await portal.read((tx) => readPublicDocument(tx, made.id)), null);
  const cleared = await review(made.id);
  assert.deepEqual([cleared.state, cleared.allowed], ['cleared', ['save', 'publish']]);
  const out = await publishDocument(as(officer), made.id, { seenVersion: cleared.version, explanation: null });
  assert.match(out.indexNumber!, /^county1\/\d{4}-\d{5}$/);
  const shown = await portal.read((tx) => readPublicDocument(tx, made.id));
  assert.deepEqual([shown?.title, shown?.attachments.map((one) => one.name)], [made.title, ['示意图.png']]);
});

test('a file that nobody has looked through yet keeps a document from review', async () => {
  const made = await draft({ attachmentIds: [(await testFile(as(officer))).id] });
  await assert.rejects(submitDocument(as(officer), made.id, { seenVersion: made.version }), { code: 'attachments.text-waiting' });
});

test('what is missing is told all at once before review', async () => {
  const made = await draft({ body: [], metadata: metadata.parse({}) });
  await assert.rejects(submitDocument(as(officer), made.id, { seenVersion: made.version }), (error: { problems: { code: string }[] }) => {
    assert.deepEqual(error.problems.map((one) => one.code).sort(), ['disclosures.body-missing', 'disclosures.formed-on-missing', 'disclosures.source-missing', 'disclosures.summary-missing']);
    return true;
  });
});

test('another attribute needs its reason, and not disclosing its legal ground; it never goes to the public', async () => {
  await assert.rejects(draft({ attribute: 'not-disclosed' }), (error: { problems: { code: string }[] }) => error.problems.length === 2);
  const kept = await draft({ attribute: 'not-disclosed', attributeGround: 'internal', attributeReason: '内部工作流程', nextReviewOn: '2026-06-01' });
  await assert.rejects(submitDocument(as(officer), kept.id, { seenVersion: kept.version }), { code: 'disclosures.not-proactive' });
});

test('a returned document comes back with the reason and can be sent again', async () => {
  const made = await draft();
  await submitDocument(as(officer), made.id, { seenVersion: made.version });
  const back = await review(made.id, 'return');
  assert.deepEqual([back.state, back.timeline.at(-1)?.reason], ['draft', '请补充依据']);
  assert.equal((await submitDocument(as(officer), made.id, { seenVersion: back.version })).state, 'in-review');
});

test('a text that is changed after its review is not published', async () => {
  const made = await draft();
  await submitDocument(as(officer), made.id, { seenVersion: made.version });
  await assert.rejects(saveDocument(as(officer), made.id, { ...fields({ title: '改' }), seenVersion: 2 }), { code: 'disclosures.in-review' });
  const cleared = await review(made.id);
  const saved = await saveDocument(as(officer), made.id, { ...fields({ title: '审查后改的标题' }), seenVersion: cleared.version });
  assert.equal(saved.state, 'draft');
  await assert.rejects(publishDocument(as(officer), made.id, { seenVersion: saved.version, explanation: null }), { code: 'disclosures.not-cleared' });
});

test('a new version stands beside its explanation, and keeps index number and address', async () => {
  const first = await published({ title: '水库名录' });
  assert.deepEqual(first.allowed, ['save', 'withdraw'], 'what is public as it stands needs no review');
  await assert.rejects(submitDocument(as(officer), first.id, { seenVersion: first.version }), { code: 'disclosures.unchanged' });
  const saved = await saveDocument(as(officer), first.id, { ...fields({ title: '水库名录', body: fromPlainText('增加一座水库。') }), seenVersion: first.version });
  assert.deepEqual(saved.allowed, ['save', 'submit', 'withdraw']);
  assert.equal((await portal.read((tx) => readPublicDocument(tx, first.id)))?.versionNumber, 1);
  await submitDocument(as(officer), first.id, { seenVersion: saved.version });
  const cleared = await review(first.id);
  const second = await publishDocument(as(officer), first.id, { seenVersion: cleared.version, explanation: '增加一座水库' });
  assert.equal(second.indexNumber, first.indexNumber);
  const page = await portal.read((tx) => readPublicDocumentPage(tx, first.id));
  assert.deepEqual(page?.versions.map((one) => [one.number, one.explanation]), [[2, '增加一座水库'], [1, null]]);
});

test('a withdrawn document tells when and why, and nothing else', async () => {
  const out = await published({ title: '误发的通知' });
  const gone = await withdrawDocument(as(officer), out.id, { seenVersion: out.version, reason: '内容有误' });
  assert.equal(gone.state, 'withdrawn');
  const shown = await portal.read((tx) => readPublicDocument(tx, out.id));
  assert.deepEqual([shown?.body, shown?.attachments, shown?.withdrawnReason], [[], [], '内容有误']);
  await assert.rejects(withdrawDocument(as(officer), out.id, { seenVersion: gone.version, reason: '再撤' }), { code: 'disclosures.not-published' });
});

test('who lacks the permission is refused, and who may not read learns nothing', async () => {
  const out = await published({ title: '权限试验' });
  for (const act of [
    (actor: Actor) => saveDocument(as(actor), out.id, { ...fields(), seenVersion: out.version }),
    (actor: Actor) => submitDocument(as(actor), out.id, { seenVersion: out.version }),
    (actor: Actor) => publishDocument(as(actor), out.id, { seenVersion: out.version, explanation: null }),
    (actor: Actor) => withdrawDocument(as(actor), out.id, { seenVersion: out.version, reason: '不该' }),
  ]) {
    await assert.rejects(act(leader), { kind: 'forbidden' });
    await assert.rejects(act({ kind: 'visitor' }), { kind: 'notFound' });
  }
  await assert.rejects(createDocument(as(stranger), { unitId: bureau.id, ...fields() }), { kind: 'notFound' });
  assert.equal((await as({ kind: 'visitor' }).read((tx) => listDocuments(tx, { limit: 25 }))).rows.length, 0);
});

test('an old version of the record is refused with the standing one', async () => {
  const made = await draft();
  await saveDocument(as(officer), made.id, { ...fields({ title: '先保存的' }), seenVersion: made.version });
  await assert.rejects(saveDocument(as(officer), made.id, { ...fields({ title: '后保存的' }), seenVersion: made.version }), (error: { kind: string; details: { current: { title: string } } }) =>
    error.kind === 'conflict' && error.details.current.title === '先保存的');
});

test('states are what the events say', async () => {
  const rows = await system.read((tx) => sql<{ state: string; last: string }>`select d.state, (select e.to_state from disclosures.events e
    where e.jurisdiction_id = d.jurisdiction_id and e.document_id = d.id order by e.at desc, e.id desc limit 1) as last from disclosures.documents d`.execute(tx.db));
  assert.ok(rows.rows.length >= 8);
  for (const row of rows.rows) assert.equal(row.state, row.last);
});

test('lists find what is late and what is to be looked at again, with the day of the limit', async () => {
  const late = await as(officer).read((tx) => listDocuments(tx, { due: 'late', limit: 100 }));
  assert.ok(late.rows.length > 0 && late.rows.every((row) => row.isLate && row.publishBy === '2026-06-02'));
  const again = await as(officer).read((tx) => listDocuments(tx, { due: 're-review', limit: 100 }));
  assert.deepEqual(again.rows.map((row) => row.nextReviewOn), ['2026-06-01']);
  const file = await exportDocuments(as(officer), { due: 'late' });
  assert.ok(file.body instanceof Buffer && file.body.subarray(0, 2).toString() === 'PK');
});

test('people are warned three working days before a limit, once', async () => {
  const today = dayOf(new Date());
  const [formedOn] = formingDaysDueOn(addWorkingDays(builtinCalendar(), today, 3));
  const due = await draft({ title: '快到期的通知', metadata: metadata.parse({ ...facts, formedOn }) });
  const told = async () => (await system.read((tx) => sql<{ link: string }>`select n.link from notices.notices n where n.kind = 'disclosures.notice-limit'`.execute(tx.db))).rows.map((row) => row.link);
  await remindOfLimits(system);
  await remindOfLimits(system);
  // The officer of the unit and the keeper of the catalogue, each once.
  assert.deepEqual(await told(), [`/disclosures/${due.id}`, `/disclosures/${due.id}`]);
});

test('columns are kept by whoever publishes for the whole jurisdiction; what is full or mandatory stays', async () => {
  const input = { code: 'water', parentId: null, name: '水利信息', nameEn: 'Water', description: '', keywords: [], columnType: '政务动态', sort: 99 };
  await assert.rejects(addColumn(as(officer), input), { code: 'disclosures.columns-need-jurisdiction' });
  await assert.rejects(addColumn(as(stranger), input), { kind: 'forbidden' });
  const made = await addColumn(as(keeper), input);
  await assert.rejects(addColumn(as(keeper), input), { code: 'disclosures.column-code-taken' });
  const { code: _code, parentId: _parent, ...rest } = input;
  const renamed = await changeColumn(as(keeper), made.id, { ...rest, name: '水务信息', seenVersion: made.version });
  assert.equal(renamed.name, '水务信息');
  await assert.rejects(changeColumn(as(keeper), made.id, { ...rest, seenVersion: made.version }), { kind: 'conflict' });
  await assert.rejects(closeColumn(as(keeper), notices.id, { seenVersion: 1 }), { code: 'disclosures.column-has-documents' });
  await closeColumn(as(keeper), made.id, { seenVersion: renamed.version });
  await assert.rejects(createDocument(as(officer), { unitId: bureau.id, ...fields({ columnId: newId() }) }), { kind: 'invalid' });
});
