import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPlainText, newId, type AppError } from '@gongkai/kernel';
import { sql } from '@gongkai/database';
import { testDatabase } from '@gongkai/testing';
import { stateFrom } from '../submissions.state.ts';
import { hearOf, itemsOf, reportingCounty } from '../testing.ts';
import { addNote } from './add-note.ts';
import { createDraft } from './create-draft.ts';
import { readItem, readVersion } from './read-item.ts';
import { readTimeline } from './read-timeline.ts';
import { saveDraft } from './save-draft.ts';
import { setStage } from './set-stage.ts';
import { submitForReview } from './submit-for-review.ts';
import { waitingWork } from './waiting-work.ts';
import { withdrawItem } from './withdraw-item.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await reportingCounty(context);
const items = itemsOf(context, county);
const { officer, leader, otherOfficer, editor, clerk, governmentLeader } = county;
const as = items.as;
const kind = (wanted: string) => (error: unknown) => (error as AppError).kind === wanted;
const code = (wanted: string) => (error: unknown) => (error as AppError).problems.some((problem) => problem.code === wanted);

test('a draft may be empty, saves itself, and its second writer at once is told', async () => {
  const empty = await createDraft(as(officer), {
    unitId: county.township.id, title: '', kind: null, category: null, urgency: 'daily', eventAt: null, place: null, tags: [], body: [], authors: [], attachmentIds: [],
  });
  assert.equal(empty.state, 'draft');
  assert.deepEqual(empty.problems.map((problem) => problem.path), ['title', 'kind', 'category', 'eventAt', 'place', 'authors', 'body']);
  const { title: _, ...text } = { ...draftOf(empty), title: '' };
  const save = (title: string) => saveDraft(as(officer), { itemId: empty.id, seenVersion: empty.version, ...text, title });
  const both = await Promise.allSettled([save('甲'), save('乙')]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  const failed = both.find((one) => one.status === 'rejected')!;
  assert.ok(kind('conflict')(failed.reason));
});

const draftOf = (item: Awaited<ReturnType<typeof readItem>>) => ({
  title: item.title, kind: item.kind, category: item.category, urgency: item.urgency, eventAt: item.eventAt, place: item.place, tags: item.tags,
  body: item.body, authors: item.authors, attachmentIds: item.attachments.map((file) => file.id),
});

test('an item that lacks its basic elements is refused with all of them at their fields', async () => {
  const item = await items.draft({ title: '', kind: null, place: null, body: [], authors: [] });
  await assert.rejects(submitForReview(as(officer), { itemId: item.id, seenVersion: item.version, confirmedFindings: [] }), (error: AppError) => {
    assert.equal(error.kind, 'invalid');
    assert.deepEqual(error.problems.map((problem) => problem.path), ['title', 'kind', 'place', 'authors', 'body']);
    return true;
  });
});

test('a secrecy mark keeps an item in; personal data must be confirmed', async () => {
  const secret = await items.draft({ body: fromPlainText('机密★5年\n关于有关事项的情况报告，请各单位认真贯彻落实有关要求。') });
  assert.ok(secret.findings.some((one) => one.blocks));
  const keys = secret.findings.map((one) => one.key);
  await assert.rejects(submitForReview(as(officer), { itemId: secret.id, seenVersion: secret.version, confirmedFindings: keys }), code('submissions.secrecy-mark'));

  const personal = await items.draft({ body: fromPlainText('群众来电反映春耕灌溉用水问题，联系电话13812345678，镇里已安排专人上门处理。') });
  const submit = (confirmedFindings: string[]) => submitForReview(as(officer), { itemId: personal.id, seenVersion: personal.version, confirmedFindings });
  await assert.rejects(submit([]), code('submissions.personal-data'));
  assert.ok(!JSON.stringify(personal.findings).includes('13812345678'));
  assert.equal((await submit(personal.findings.map((one) => one.key))).state, 'in-review');
});

test('the leader lets it go: it gets the next register number, the text stays as it was sent', async () => {
  const sent = await items.sent();
  assert.equal(sent.state, 'sent');
  assert.match(sent.number!, /^\d{4}-\d{5}$/);
  assert.deepEqual(sent.allowed, ['withdraw', 'note']);
  await assert.rejects(saveDraft(as(officer), { itemId: sent.id, seenVersion: sent.version, ...draftOf(sent) }), code('submissions.locked-sent'));
  await assert.rejects(submitForReview(as(officer), { itemId: sent.id, seenVersion: sent.version, confirmedFindings: [] }), code('submissions.already-sent'));
  const overwrite = sql`update submissions.versions set content = '{}' where item_id = ${sent.id}`;
  await assert.rejects(context.write((tx) => overwrite.execute(tx.db)), /permission denied/);
});

test('a returned item says why, is written again and keeps its number when it comes back', async () => {
  const returned = await items.returned();
  assert.equal(returned.state, 'returned');
  assert.ok(returned.allowed.includes('submit'));
  assert.equal(returned.number, null);
  const { entries } = await readTimeline(as(officer), returned.id);
  assert.ok(entries.some((entry) => entry.kind === 'returned' && entry.text === '请补充播种面积' && entry.by === '李强'));

  const sent = await items.sent({ title: '第一次报送的标题' });
  await as(editor).write((tx) => setStage(tx, { itemId: sent.id, stage: 'returned', reason: '请核实数字' }));
  const back = await readItem(as(officer), sent.id);
  const rewritten = await saveDraft(as(officer), { itemId: sent.id, seenVersion: back.version, ...draftOf(back), title: '正在改写的标题' });
  assert.equal((await readItem(as(editor), sent.id)).title, '第一次报送的标题', 'the desk sees what was sent, not what is being written');
  await assert.rejects(readVersion(as(editor), sent.id, 2), kind('notFound'));
  await submitForReview(as(officer), { itemId: sent.id, seenVersion: rewritten.version, confirmedFindings: [] });
  await items.decide(sent.id, 'approve');
  const again = await readItem(as(editor), sent.id);
  assert.deepEqual([again.title, again.number, again.textVersion], ['正在改写的标题', sent.number, 2]);
  assert.equal((await readVersion(as(editor), sent.id, 2)).title, '正在改写的标题');
});

test('an item is taken back from its review and from the desk, but not once it is taken up', async () => {
  const item = await items.inReview();
  const withdrawn = await withdrawItem(as(officer), { itemId: item.id, seenVersion: item.version, reason: '' });
  assert.equal(withdrawn.state, 'withdrawn');
  await assert.rejects(withdrawItem(as(officer), { itemId: item.id, seenVersion: withdrawn.version, reason: '' }), code('submissions.already-withdrawn'));
  const sent = await items.sent();
  assert.equal((await withdrawItem(as(officer), { itemId: sent.id, seenVersion: sent.version, reason: '重复' })).state, 'withdrawn');
  const held = await items.staged('held');
  await assert.rejects(withdrawItem(as(officer), { itemId: held.id, seenVersion: held.version, reason: '' }), code('submissions.taken-up'));
});

test('a verdict on a text that was withdrawn meanwhile changes nothing, and a repeated one delivers once', async () => {
  const item = await items.inReview();
  await items.decide(item.id, 'approve');
  await hearOf(context, item.id);
  const { entries } = await readTimeline(as(officer), item.id);
  assert.equal(entries.filter((entry) => entry.kind === 'sent').length, 1);
});

test('submitting twice at once starts one review', async () => {
  const item = await items.draft();
  const submit = () => submitForReview(as(officer), { itemId: item.id, seenVersion: item.version, confirmedFindings: [] });
  const both = await Promise.allSettled([submit(), submit()]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
});

test('numbers have neither gaps nor twins when many arrive at once', async () => {
  const waiting = await Promise.all(Array.from({ length: 12 }, (_, index) => items.inReview({ title: `同时报送第${index}条` })));
  await Promise.all(waiting.map((item) => items.decide(item.id, 'approve')));
  const found = await context.read((tx) => sql<{ year: number; n: number; last: number }>`
    select register_year as year, count(*) as n, max(register_number) as last from submissions.items where register_number is not null group by 1`.execute(tx.db));
  for (const row of found.rows) assert.equal(row.n, row.last);
});

test('who may not read an item does not learn that there is one', async () => {
  const draft = await items.draft();
  for (const stranger of [otherOfficer, county.otherLeader, editor, clerk, governmentLeader]) {
    await assert.rejects(readItem(as(stranger), draft.id), kind('notFound'), stranger.name);
    await assert.rejects(readTimeline(as(stranger), draft.id), kind('notFound'), stranger.name);
    await assert.rejects(withdrawItem(as(stranger), { itemId: draft.id, seenVersion: 1, reason: '' }), kind('notFound'), stranger.name);
    await assert.rejects(addNote(as(stranger), { itemId: draft.id, note: '你好', forDeskOnly: false }), kind('notFound'), stranger.name);
  }
  assert.equal((await readItem(as(leader), draft.id)).allowed.length, 0);
  const inReview = await items.inReview();
  for (const stranger of [otherOfficer, editor, governmentLeader]) await assert.rejects(readItem(as(stranger), inReview.id), kind('notFound'), stranger.name);
  const sent = await items.sent();
  for (const reader of [editor, clerk, governmentLeader]) assert.equal((await readItem(as(reader), sent.id)).id, sent.id);
  await assert.rejects(readItem(as(otherOfficer), sent.id), kind('notFound'));
  await assert.rejects(readItem(as(officer), newId()), kind('notFound'));
});

test('only the unit writes, only the desk decides', async () => {
  await assert.rejects(createDraft(as(otherOfficer), { ...draftOf(await items.draft()), unitId: county.township.id }), kind('forbidden'));
  const sent = await items.sent();
  await assert.rejects(as(officer).write((tx) => setStage(tx, { itemId: sent.id, stage: 'adopted' })), code('submissions.not-editor'));
  await assert.rejects(as(governmentLeader).write((tx) => setStage(tx, { itemId: sent.id, stage: 'adopted' })), code('submissions.not-editor'));
  await assert.rejects(submitForReview(as(leader), { itemId: sent.id, seenVersion: sent.version, confirmedFindings: [] }), code('submissions.other-unit'));
  await assert.rejects(as(editor).write((tx) => setStage(tx, { itemId: sent.id, stage: 'rejected' })), code('submissions.reason-missing'));
  const draft = await items.draft();
  await assert.rejects(as(editor).write((tx) => setStage(tx, { itemId: draft.id, stage: 'adopted' })), kind('notFound'));
});

test('another jurisdiction sees nothing of it', async () => {
  const item = await items.sent();
  const west = database.context(await database.addJurisdiction(), { kind: 'system', name: 'west' });
  await assert.rejects(readItem(west, item.id), kind('notFound'));
});

test('remarks for the desk stay there; the desk does not see what the unit did among itself', async () => {
  const sent = await items.sent();
  await addNote(as(editor), { itemId: sent.id, note: '与发改局核实', forDeskOnly: true });
  await assert.rejects(addNote(as(officer), { itemId: sent.id, note: '内部', forDeskOnly: true }), kind('forbidden'));
  const seen = async (actor: typeof officer) => (await readTimeline(as(actor), sent.id)).entries.map((entry) => entry.kind);
  assert.ok((await seen(editor)).includes('noted'));
  assert.ok(!(await seen(officer)).includes('noted'));
  assert.deepEqual((await seen(governmentLeader)), ['approve', 'sent']);
  assert.ok((await seen(officer)).includes('created'));
});

test('what waits is what came back and what is unfinished, and at the desk what arrived', async () => {
  const keys = (actor: typeof officer) => as(actor).read(async (tx) => (await waitingWork(tx)).map((section) => section.key));
  assert.deepEqual(await keys(officer), ['submissions.returned', 'submissions.draft']);
  assert.deepEqual(await keys(editor), ['submissions.desk']);
  assert.deepEqual(await keys(governmentLeader), []);
});

test('the state of every item is what its events say', async () => {
  await items.withdrawn();
  for (const stage of ['held', 'adopted', 'rejected'] as const) await items.staged(stage);
  const rows = await context.read(async (tx) => ({
    items: (await sql<{ id: string; state: string }>`select id, state from submissions.items`.execute(tx.db)).rows,
    events: (await sql<{ itemId: string; toState: string }>`select item_id as "itemId", to_state as "toState" from submissions.events order by position`.execute(tx.db)).rows,
  }));
  assert.ok(rows.items.length > 20);
  for (const item of rows.items) assert.equal(item.state, stateFrom(rows.events.filter((event) => event.itemId === item.id)));
});
