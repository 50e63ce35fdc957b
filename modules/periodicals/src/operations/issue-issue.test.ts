import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '@gongkai/database';
import { fromPlainText } from '@gongkai/kernel';
import { testDatabase } from '@gongkai/testing';
import { deskOf, publishingCounty, toldFacts } from '../testing.ts';
import { arrangeIssue, createIssue } from './arrange-issue.ts';
import { issueIssue } from './issue-issue.ts';
import { markRead, readIssue, readIssueFile } from './read-issues.ts';
import { renderIssue } from './render-issue.ts';
import { saveCopy } from './save-copy.ts';
import { recallIssue, submitIssue } from './submit-issue.ts';
import { takeUp } from './take-up.ts';
import { withdrawAdoption } from './withdraw-adoption.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await publishingCounty(context);
const desk = deskOf(context, county);
const code = (expected: string) => (error: { code: string }) => error.code === expected;

test('what a leader is reading stays as it is, text and arrangement, until it is taken back', async () => {
  const adoption = await desk.adopted({}, '云岭乡完成水库除险加固');
  const issue = await desk.submitted([adoption.id]);
  const copy = await takeUp(desk.editor, { itemId: adoption.itemId });
  await assert.rejects(saveCopy(desk.editor, { copyId: copy.id, title: copy.title, body: fromPlainText('悄悄改一改'), seenVersion: copy.version }), code('periodicals.copy-in-review'));
  await assert.rejects(arrangeIssue(desk.editor, { issueId: issue.id, adoptionIds: [], editorNote: [], extraRecipients: [], seenVersion: issue.version }), code('periodicals.issue-in-review'));
  await assert.rejects(withdrawAdoption(desk.editor, { adoptionId: adoption.id, reason: '重复' }), code('periodicals.copy-in-review'));
  await assert.rejects(issueIssue(desk.editor, { issueId: issue.id, seenVersion: issue.version }), code('periodicals.issue-not-signed'));
  const recalled = await recallIssue(desk.editor, { issueId: issue.id, seenVersion: issue.version, reason: '更正数据' });
  assert.equal(recalled.state, 'draft');
  await saveCopy(desk.editor, { copyId: copy.id, title: copy.title, body: fromPlainText('更正后的正文，水库除险加固全部完成。'), seenVersion: copy.version });
  const again = await submitIssue(desk.editor, { issueId: issue.id, seenVersion: recalled.version });
  assert.notEqual(again.fingerprint, issue.fingerprint);
  await desk.decideIssue(issue.id, 'return', '请补充投资额');
  assert.equal((await readIssue(desk.editor, issue.id)).state, 'draft');
});

test('an empty issue is not submitted, and an article stands in one issue alone', async () => {
  const adoption = await desk.adopted({}, '石桥镇整治河道环境');
  const first = await desk.draft([adoption.id]);
  await assert.rejects(desk.draft([adoption.id]), code('periodicals.adoption-elsewhere'));
  const empty = await createIssue(desk.editor, { publicationId: county.publications.get('快讯')!, adoptionIds: [] });
  await assert.rejects(submitIssue(desk.editor, { issueId: empty.id, seenVersion: empty.version }), code('periodicals.issue-empty'));
  assert.equal(first.adoptions[0]!.state, 'placed');
});

test('twenty issues that leave at once get twenty numbers without gap or twin', async () => {
  const publicationId = county.publications.get('要情快报')!;
  const signed = [];
  for (let n = 0; n < 20; n++) {
    const adoption = await desk.adopted({ itemIds: [(await desk.sent({ title: `第${n + 1}号要情` })).id], publicationId, columnCode: '要情', itemKind: 'brief' });
    const draft = await createIssue(desk.editor, { publicationId, adoptionIds: [adoption.id] });
    await submitIssue(desk.editor, { issueId: draft.id, seenVersion: draft.version });
    await desk.decideIssue(draft.id, 'approve');
    signed.push(await readIssue(desk.editor, draft.id));
  }
  const issued = await Promise.all(signed.map((one) => issueIssue(desk.editor, { issueId: one.id, seenVersion: one.version })));
  const wanted = Array.from({ length: 20 }, (_, n) => n + 1);
  assert.deepEqual(issued.map((one) => one.number!).sort((a, b) => a - b), wanted);
  assert.deepEqual(issued.map((one) => one.totalNumber!).sort((a, b) => a - b), wanted);
});

test('the same issue leaves once, however often it is asked', async () => {
  const issue = await desk.signed();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => issueIssue(desk.editor, { issueId: issue.id, seenVersion: issue.version })));
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1);
});

test('an issued adoption that is withdrawn is corrected by a fact and stays on record', async () => {
  const issue = await desk.issued();
  const adoption = issue.adoptions[0]!;
  const withdrawn = await withdrawAdoption(desk.editor, { adoptionId: adoption.id, reason: '与上期重复' });
  assert.equal(withdrawn.state, 'withdrawn');
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === adoption.itemId);
  assert.deepEqual(facts.map((fact) => fact.kind), ['adopted', 'withdrawn']);
  assert.equal(facts[1]!.corrects, facts[0]!.id);
});

test('the issue is drawn as PDF and .docx by a job that may run twice, and its addressees leave receipts', async () => {
  const issue = await desk.issued();
  await renderIssue(context, issue.id);
  await renderIssue(context, issue.id);
  const township = desk.as(county.officer);
  const read = await readIssue(township, issue.id);
  assert.deepEqual([read.files, read.attachments.map((file) => file.name.split('.').at(-1))], ['ready', ['pdf', 'docx']]);
  assert.equal((await readIssueFile(township, issue.id, read.attachments[0]!.id)).mediaType, 'application/pdf');
  assert.deepEqual(read.adoptions, [], 'who compiles and who is credited how is the desk\'s');
  await markRead(township, issue.id);
  const receipts = (await readIssue(desk.editor, issue.id)).recipients.filter((one) => one.readers > 0);
  assert.deepEqual(receipts.map((one) => [one.unitName, one.list]), [['清溪镇', 'issue']]);
});

test('an issue that is reported to leaders is told to them, and to the officers of those it is sent to', async () => {
  const issue = await desk.issued();
  const { rows } = await context.read((tx) => sql<{ accountId: string }>`select account_id as "accountId" from notices.notices where kind = 'periodicals.notice-issued' and link = ${`/periodicals/issues/${issue.id}`}`.execute(tx.db));
  const told = new Set(rows.map((row) => row.accountId));
  assert.deepEqual([county.governmentLeader, county.officer, county.editor].map((one) => told.has(one.accountId)), [true, true, false]);
});

test('a draft does not exist for a township, and only an editor compiles and issues', async () => {
  const issue = await desk.signed();
  const township = desk.as(county.officer);
  await assert.rejects(readIssue(township, issue.id), code('general.not-found'));
  for (const actor of [county.officer, county.officeLeader, county.governmentLeader, county.clerk])
    await assert.rejects(issueIssue(desk.as(actor), { issueId: issue.id, seenVersion: issue.version }), (error: { kind: string }) => error.kind === 'forbidden' || error.kind === 'notFound');
});
