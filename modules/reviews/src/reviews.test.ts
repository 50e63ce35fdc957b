import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { AppError, FixedClock, newId, type Actor } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { bindAttachments } from '@gongkai/attachments';
import { testFile } from '@gongkai/attachments/testing';
import { appoint, recordAbsence } from '@gongkai/organisations';
import { testUnit } from '@gongkai/organisations/testing';
import { sql } from '@gongkai/database';
import { testDatabase } from '@gongkai/testing';
import { readCases, readInbox } from './cases.read.ts';
import { readCase } from './case-page.ts';
import { cancelReview, clearanceOf, ensureDefaultChains, giveOpinion, mayReview, reassignStep, reviewOf, saveChain, startReview } from './index.ts';
import { reviewSheet, sheetOf } from './review-sheet.ts';
import { testRequest, testReview } from './testing.ts';

type Person = Extract<Actor, { kind: 'account' }>;
const database = await testDatabase();
const clock = new FixedClock('2026-03-09T02:00:00Z');
const county = await database.addJurisdiction();
const as = (actor?: Actor) => database.context(county, actor, clock);
const code = (wanted: string) => (error: unknown) => error instanceof AppError && error.problems.some((problem) => problem.code === wanted);
const kind = (wanted: string, slug: string) => (error: unknown) => error instanceof AppError && error.kind === wanted && error.code === slug;
const everywhere = (role: 'office-leader' | 'confidentiality-reviewer' | 'editor') => ({ role, scope: 'jurisdiction' as const });

let town: string;
let office: string;
let officer: Person, leader: Person, head: Person, clerk: Person, keeper: Person, secretary: Person, chief: Person, stranger: Person;
const post = async (who: Person, unitId: string, what: 'leader-in-charge' | 'head' | 'office-leader', title: string) =>
  appoint(as(), { personId: who.personId, unitId, post: what, title, from: '2020-01-01' });

before(async () => {
  town = (await testUnit(as(), '青溪镇')).id;
  office = (await testUnit(as(), '县政府办公室', { kind: 'office' })).id;
  officer = await testAccount(as(), '王芳', town, ['officer']);
  leader = await testAccount(as(), '李伟', town, ['unit-leader']);
  head = await testAccount(as(), '陈刚', town, ['unit-head']);
  clerk = await testAccount(as(), '赵敏', town, ['clerk']);
  stranger = await testAccount(as(), '外人', (await testUnit(as(), '白石镇')).id, ['officer', 'unit-leader']);
  keeper = await testAccount(as(), '周洁', office, [everywhere('confidentiality-reviewer')]);
  secretary = await testAccount(as(), '钱编辑', office, [everywhere('editor')]);
  chief = await testAccount(as(), '吴主任', office, [everywhere('office-leader')]);
  await post(leader, town, 'leader-in-charge', '副镇长');
  await post(head, town, 'head', '镇长');
  await post(chief, office, 'office-leader', '办公室主任');
  await as().write((tx) => ensureDefaultChains(tx));
  await as().write((tx) => ensureDefaultChains(tx));
});

const start = (parts: Parameters<typeof testRequest>[2] = {}, author = officer) => testReview(as(author), testRequest(town, author, parts));
const approve = (who: Person, one: { caseId: string; fingerprint: string }) => giveOpinion(as(who), { caseId: one.caseId, decision: 'approve', opinion: '同意', seenFingerprint: one.fingerprint });
const announced = async (subjectId: string) =>
  (await as().read((tx) => sql<{ payload: Record<string, unknown> }>`select payload from platform.announcements where subject_id = ${subjectId} and name = 'reviews.completed'`.execute(tx.db))).rows.map((row) => row.payload);

test('the leader in charge signs, and the record is cleared in the state that he saw', async () => {
  const one = await start();
  const inbox = await as(leader).read((tx) => readInbox(tx, { box: 'waiting' }, { limit: 25 }));
  assert.ok(inbox.rows.some((row) => row.id === one.caseId && row.stepName === '分管负责人签发' && row.unitName === '青溪镇'));
  const view = await approve(leader, one);
  assert.deepEqual([view.state, view.sameDay.kept, view.steps[0]?.state], ['approved', true, 'done']);
  const [opinion] = view.steps[0]!.opinions;
  assert.deepEqual([opinion?.personName, opinion?.postName, opinion?.opinion, opinion?.fingerprint, opinion?.at], ['李伟', '副镇长', '同意', 'f1', '2026-03-09T02:00:00.000Z']);
  const clearance = await as().read((tx) => clearanceOf(tx, one));
  assert.equal(clearance?.kind, 'reviewed');
  assert.equal(await as().read((tx) => clearanceOf(tx, { ...one, fingerprint: 'f2' })), null);
  const [payload] = await announced(one.subjectId);
  assert.deepEqual(payload, { caseId: one.caseId, subjectKind: 'submissions.item', outcome: 'approved', opinion: '同意', fingerprint: 'f1', clearanceId: clearance!.id, byName: '李伟' });
});

test('a return needs a reason, and tells it', async () => {
  const one = await start();
  const back = (opinion: string) => giveOpinion(as(leader), { caseId: one.caseId, decision: 'return', opinion, seenFingerprint: 'f1' });
  await assert.rejects(back('  '), code('reviews.reason-missing'));
  const view = await back('请补充面积数据');
  assert.deepEqual([view.state, view.endReason, view.steps[0]?.state], ['returned', '请补充面积数据', 'returned']);
  assert.deepEqual((await announced(one.subjectId)).map((payload) => [payload['outcome'], payload['opinion'], payload['clearanceId']]), [['returned', '请补充面积数据', null]]);
  assert.equal(await as().read((tx) => clearanceOf(tx, one)), null);
  await start({ subject: { id: one.subjectId, fingerprint: 'f2' } });
});

test('who is not asked may not sign, and a stranger does not learn of the case', async () => {
  const one = await start({ subject: { summary: '整地1.2万亩' } });
  await assert.rejects(approve(stranger, one), kind('notFound', 'general.not-found'));
  await assert.rejects(as(stranger).read((tx) => readCase(tx, one.caseId)), kind('notFound', 'general.not-found'));
  await assert.rejects(approve(officer, one), kind('forbidden', 'reviews.may-not-decide'));
  await assert.rejects(approve(clerk, one), kind('forbidden', 'reviews.may-not-decide'));
  assert.equal(await as().read((tx) => mayReview(tx, { subjectId: one.subjectId, actor: stranger })), false);
  assert.equal(await as().read((tx) => mayReview(tx, { subjectId: one.subjectId, actor: leader })), true);
  // Keeping signatures or chains opens the case, not the text that waits in it.
  assert.equal((await as(leader).read((tx) => readCase(tx, one.caseId))).summary, '整地1.2万亩');
  assert.equal((await as(clerk).read((tx) => readCase(tx, one.caseId))).summary, null);
  for (const keeping of [clerk, secretary]) assert.equal(await as().read((tx) => mayReview(tx, { subjectId: one.subjectId, actor: keeping })), false);
  const west = await database.addJurisdiction();
  await assert.rejects(giveOpinion(database.context(west, leader, clock), { caseId: one.caseId, decision: 'approve', seenFingerprint: 'f1' }), kind('notFound', 'general.not-found'));
});

test('another text than the one in review is not signed', async () => {
  const one = await start();
  await assert.rejects(approve(leader, { ...one, fingerprint: 'f0' }), kind('conflict', 'reviews.other-fingerprint'));
});

test('nobody approves his own work: the next post of the unit is asked', async () => {
  const one = await start({}, leader);
  const view = await as(leader).read((tx) => readCase(tx, one.caseId));
  assert.deepEqual(view.steps[0]?.reviewers.map((reviewer) => reviewer.personName), ['陈刚']);
  await assert.rejects(approve(leader, one), kind('forbidden', 'reviews.own-work'));
  assert.equal((await approve(head, one)).state, 'approved');
});

test('of two leaders who act at once one wins and the other is told', async () => {
  const chain = await saveChain(as(secretary), {
    organUnitId: town, kind: 'test.pair', name: '两人之一', seenVersion: null,
    steps: [{ key: 'either', name: '任一负责人', kind: 'approve', by: { accountIds: [leader.accountId, head.accountId] }, of: 'subject-unit', mode: 'any', optional: false }],
  });
  assert.equal(chain.version, 1);
  for (let round = 0; round < 5; round++) {
    const one = await start({ kind: 'test.pair' });
    const results = await Promise.allSettled([approve(leader, one), approve(head, one), approve(leader, one)]);
    assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
    for (const result of results) if (result.status === 'rejected') assert.ok(kind('conflict', 'reviews.already-decided')(result.reason), String(result.reason));
    assert.equal((await announced(one.subjectId)).length, 1);
  }
});

test('when all must sign, the step ends with the last of them', async () => {
  await saveChain(as(secretary), {
    organUnitId: town, kind: 'test.all', name: '会签', seenVersion: null,
    steps: [
      { key: 'all', name: '会签', kind: 'countersign', by: { accountIds: [leader.accountId, head.accountId] }, of: 'subject-unit', mode: 'all', optional: false },
      { key: 'nobody', name: '可免', kind: 'legal', by: { role: 'government-leader' }, of: 'jurisdiction', mode: 'any', optional: true },
      { key: 'secrecy', name: '保密审查', kind: 'confidentiality', by: { role: 'confidentiality-reviewer' }, of: 'jurisdiction', mode: 'any', optional: false },
    ],
  });
  const one = await start({ kind: 'test.all' });
  assert.equal((await approve(leader, one)).steps[0]?.state, 'open');
  await assert.rejects(approve(leader, one), kind('conflict', 'reviews.already-decided'));
  const view = await approve(head, one);
  assert.deepEqual(view.steps.map((step) => step.state), ['done', 'skipped', 'open']);
  assert.equal((await approve(keeper, one)).state, 'approved');
});

test('a deputy signs for whoever is away, and only then', async () => {
  const one = await start();
  await assert.rejects(approve(head, one), kind('notFound', 'general.not-found'));
  await recordAbsence(as(), { personId: leader.personId, deputyPersonId: head.personId, from: '2026-03-10', to: '2026-03-12' });
  clock.set('2026-03-10T02:00:00Z');
  const [row] = (await as(head).read((tx) => readInbox(tx, { box: 'waiting' }, { limit: 25 }))).rows.filter((each) => each.id === one.caseId);
  assert.equal(row?.onBehalfOf, '李伟');
  const view = await approve(head, one);
  assert.deepEqual(view.steps[0]!.opinions.map((opinion) => [opinion.personName, opinion.onBehalfOf]), [['陈刚', '李伟']]);
  assert.equal(view.sameDay.kept, false);
  clock.set('2026-03-12T02:00:00Z');
  const later = await start();
  await assert.rejects(approve(head, later), kind('notFound', 'general.not-found'));
});

test('a clerk carries over a signature from paper with its scan, marked as such', async () => {
  const one = await start();
  const scan = await testFile(as(clerk), '签批.txt', '扫描件');
  const record = (who: Person, changes: Partial<{ personId: string; signedOn: string; attachmentId: string }> = {}) =>
    giveOpinion(as(who), { caseId: one.caseId, decision: 'approve', opinion: '同意报送', seenFingerprint: 'f1', recordedFor: { personId: leader.personId, attachmentId: scan.id, signedOn: '2026-03-12', ...changes } });
  await assert.rejects(record(clerk, { personId: chief.personId }), kind('forbidden', 'reviews.not-asked'));
  await assert.rejects(record(clerk, { signedOn: '2026-03-13' }), code('reviews.signed-in-future'));
  await assert.rejects(record(clerk, { signedOn: '2026-03-01' }), code('reviews.signed-before-start'));
  await assert.rejects(record(clerk, { attachmentId: newId() }), code('attachments.not-found'));
  await assert.rejects(record(head), kind('notFound', 'general.not-found'));
  await assert.rejects(record(leader), kind('forbidden', 'reviews.may-not-record'));
  const view = await record(clerk);
  const [opinion] = view.steps[0]!.opinions;
  assert.deepEqual([opinion?.personName, opinion?.recordedBy, opinion?.signedOn, opinion?.scanAttachmentId], ['李伟', '赵敏', '2026-03-12', scan.id]);
  const sheet = sheetOf(view, 'Asia/Shanghai');
  assert.match(sheet.opinions[0]!.at, /2026年3月12日/);
  assert.match(sheet.opinions[0]!.recordedBy!, /赵敏/);
  assert.ok(Buffer.from(await reviewSheet(view, 'Asia/Shanghai')).subarray(0, 5).equals(Buffer.from('%PDF-')));
});

test('a record whose file turns out to bear a secrecy mark is neither approved nor sent again, but can be returned', async () => {
  const subjectId = newId();
  const file = await testFile(as(officer), '方案.txt', '机密★10年');
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind: 'submissions.item', subjectId, ids: [file.id] }));
  const one = await start({ subject: { id: subjectId } });
  await as().write((tx) => sql`update attachments.files set blocked = true, text_state = 'extracted' where id = ${file.id}`.execute(tx.db));
  await assert.rejects(approve(leader, one), code('attachments.secrecy-mark'));
  await giveOpinion(as(leader), { caseId: one.caseId, decision: 'return', opinion: '附件涉密，请撤下', seenFingerprint: 'f1' });
  await assert.rejects(start({ subject: { id: subjectId } }), code('attachments.secrecy-mark'));
});

test('a step is given to somebody else with a reason, never to the author', async () => {
  const one = await start();
  const give = (who: Person, personId: string, seenVersion = 1) => reassignStep(as(who), { caseId: one.caseId, personIds: [personId], reason: '分工调整', seenVersion });
  await assert.rejects(give(leader, head.personId), kind('forbidden', 'reviews.may-not-configure'));
  await assert.rejects(give(secretary, officer.personId), code('reviews.own-work'));
  await assert.rejects(give(secretary, newId()), code('reviews.person-missing'));
  await assert.rejects(give(secretary, head.personId, 0), kind('conflict', 'general.version-conflict'));
  await give(secretary, head.personId);
  await assert.rejects(approve(leader, one), kind('notFound', 'general.not-found'));
  assert.equal((await approve(head, one)).state, 'approved');
});

test('one case runs for a record at a time, and it ends when its author takes it back', async () => {
  const one = await start();
  const again = testRequest(town, officer, { subject: { id: one.subjectId } });
  await assert.rejects(as(officer).write((tx) => startReview(tx, again)), code('reviews.already-running'));
  await as(officer).write((tx) => cancelReview(tx, { subjectId: one.subjectId, reason: '内容有误' }));
  await assert.rejects(approve(leader, one), kind('conflict', 'reviews.already-decided'));
  const tries = await Promise.allSettled([1, 2, 3].map(() => as(officer).write((tx) => startReview(tx, again))));
  assert.equal(tries.filter((each) => each.status === 'fulfilled').length, 1);
  assert.equal((await as().read((tx) => reviewOf(tx, one.subjectId)))?.state, 'running');
});

test('a case keeps the chain with which it began', async () => {
  const one = await start({ kind: 'test.pair' });
  const standing = { organUnitId: town, kind: 'test.pair', name: '改为一人' };
  const steps = [{ key: 'secrecy', name: '保密审查', kind: 'confidentiality' as const, by: { role: 'confidentiality-reviewer' as const }, of: 'jurisdiction' as const, mode: 'any' as const, optional: false }];
  await assert.rejects(saveChain(as(secretary), { ...standing, steps, seenVersion: 7 }), kind('conflict', 'general.version-conflict'));
  await assert.rejects(saveChain(as(leader), { ...standing, steps, seenVersion: 1 }), kind('forbidden', 'reviews.may-not-configure'));
  await saveChain(as(secretary), { ...standing, steps, seenVersion: 1 });
  assert.equal((await approve(leader, one)).chainVersion, 1);
  const next = await start({ kind: 'test.pair' });
  assert.equal((await as(keeper).read((tx) => readCase(tx, next.caseId))).steps[0]?.name, '保密审查');
});

test('a case without anybody to sign does not begin and says which step is empty', async () => {
  const empty = (await testUnit(as(), '空镇', { kind: 'government', parentId: town })).id;
  await saveChain(as(secretary), {
    organUnitId: empty, kind: 'test.empty', name: '无人', seenVersion: null,
    steps: [{ key: 'none', name: '县领导签发', kind: 'approve', by: { role: 'government-leader' }, of: 'jurisdiction', mode: 'any', optional: false }],
  });
  await assert.rejects(as(officer).write((tx) => startReview(tx, testRequest(empty, officer, { kind: 'test.empty' }))), (error) =>
    error instanceof AppError && error.problems[0]?.code === 'reviews.nobody-for-step' && error.problems[0].values?.['step'] === '县领导签发');
  await assert.rejects(as(officer).write((tx) => startReview(tx, testRequest(town, officer, { kind: 'test.unknown' }))), code('reviews.no-chain'));
});

test('lists show a person the cases of his units and no others, page by page', async () => {
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await as(clerk).read((tx) => readCases(tx, { state: 'running' }, { after, limit: 2 }));
    seen.push(...page.rows.map((row) => row.id));
    if (page.next === null) break;
    after = page.next;
  }
  assert.ok(seen.length >= 3);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal((await as(stranger).read((tx) => readCases(tx, { state: 'running' }, { limit: 25 }))).rows.length, 0);
  assert.equal((await as(stranger).read((tx) => readInbox(tx, { box: 'waiting' }, { limit: 25 }))).rows.length, 0);
  assert.ok((await as(leader).read((tx) => readInbox(tx, { box: 'signed' }, { limit: 25 }))).rows.length >= 3);
});
