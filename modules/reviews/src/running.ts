import { actorName, newId, refuseIf, refused, type Actor } from '@gongkai/kernel';
import { actorsOf } from '@gongkai/accounts';
import { attachmentReasons } from '@gongkai/attachments';
import { announce, recordAudit, tellScreens, type ReadTx, type Tx } from '@gongkai/database';
import { unitIdsAbove } from '@gongkai/organisations';
import { mayReadSubject } from './cases.policy.ts';
import { factsOf, viewOfCase } from './case-page.ts';
import { insertCase, insertEvent, insertReviewers, listCasesOf, listReviewers, lockRunningCase, setReviewerState, updateCase, type CaseRecord } from './cases.store.ts';
import { insertClearance } from './clearances.store.ts';
import { listChains, type ChainRow } from './chains.store.ts';
import { reviewsAsked, reviewsCompleted, type CaseView, type ReviewCompleted } from './contract.ts';
import { accountsAsked, reviewersOf, type Reviewer } from './people.ts';

/** A record that asks for review. */
export interface ReviewRequest {
  kind: string;
  /** Where the record was made; its chain, or that of the nearest unit above, is copied into the case. */
  unitId: string;
  subject: {
    id: string;
    title: string;
    /** The page of the record in the workspace, such as `/submissions/items/<id>`. */
    link: string;
    /** Of everything that is approved: text, metadata and attachments. It must not change while the case runs. */
    fingerprint: string;
    summary?: string;
    dueAt?: Date | string;
  };
  authorAccountIds: readonly string[];
}

// What has no due moment should be signed within a day (当日件当日签), and stands in the inbox accordingly.
const dayMilliseconds = 24 * 60 * 60_000;

/** Opens a case for a record and asks the first reviewers. */
export async function startReview(tx: Tx, request: ReviewRequest): Promise<{ caseId: string }> {
  const { subject } = request;
  const chain = await chainFor(tx, request.kind, request.unitId);
  const authors = await actorsOf(tx, request.authorAccountIds);
  const dueAt = subject.dueAt === undefined ? null : new Date(subject.dueAt);
  const record: CaseRecord = {
    id: newId(), subjectKind: request.kind, subjectId: subject.id, unitId: request.unitId, organUnitId: chain.organUnitId ?? request.unitId,
    chainId: chain.id, chainName: chain.name, chainVersion: chain.version, steps: chain.steps, title: subject.title, link: subject.link,
    summary: subject.summary ?? null, fingerprint: subject.fingerprint, authorAccountIds: [...request.authorAccountIds],
    authorPersonIds: authors.map((author) => author.personId), state: 'running', position: 0, version: 1, clockAt: dueAt ?? new Date(tx.now.getTime() + dayMilliseconds), dueAt,
    startedAt: tx.now, startedBy: actorName(tx.actor), stepOpenedAt: tx.now, endedAt: null, endReason: null,
  };
  await refuseUnmanned(tx, record);
  await refuseMarked(tx, subject.id);
  if (!(await insertCase(tx, record))) throw refused('reviews.already-running');
  await insertEvent(tx, { caseId: record.id, event: 'started' });
  await recordAudit(tx, {
    action: 'reviews.start', subjectKind: request.kind, subjectId: subject.id, unitId: request.unitId,
    after: { caseId: record.id, chain: chain.name, chainVersion: chain.version, fingerprint: subject.fingerprint },
  });
  await openStep(tx, { ...record, version: 0 }, 0);
  return { caseId: record.id };
}

async function chainFor(tx: ReadTx, kind: string, unitId: string): Promise<ChainRow> {
  const chains = await listChains(tx, kind);
  const above = await unitIdsAbove(tx, unitId);
  const nearest = [unitId, ...above.filter((id) => id !== unitId)].map((id) => chains.find((chain) => chain.organUnitId === id)).find((chain) => chain !== undefined);
  const chain = nearest ?? chains.find((one) => one.organUnitId === null);
  if (!chain) throw refused([{ code: 'reviews.no-chain', values: { kind } }]);
  return chain;
}

// A case that nobody could finish does not begin: the author learns at once whose post is empty.
async function refuseUnmanned(tx: ReadTx, record: CaseRecord): Promise<void> {
  const missing = [];
  for (const step of record.steps) {
    if (step.optional) continue;
    if ((await reviewersOf(tx, step, record)).length === 0) missing.push({ code: 'reviews.nobody-for-step', values: { step: step.name } });
  }
  if (missing.length > 0) throw refused(missing);
}

/**
 * Refuses a record whose files bear a secrecy mark (Law on Guarding State Secrets, article 35), when it is sent and again at every
 * approval: the text of a file may have been read in between.
 */
export async function refuseMarked(tx: ReadTx, subjectId: string): Promise<void> {
  refuseIf((await attachmentReasons(tx, subjectId)).filter((reason) => reason.code === 'attachments.secrecy-mark'));
}

/** Asks the people of a step, passing over optional steps without any; behind the last step the case is approved by `last`. */
export async function openStep(tx: Tx, record: CaseRecord, from: number, last?: LastOpinion): Promise<void> {
  for (let position = from; ; position++) {
    const step = record.steps[position];
    if (!step) return approve(tx, record, last);
    const reviewers = await reviewersOf(tx, step, record);
    if (reviewers.length === 0 && step.optional) {
      await insertEvent(tx, { caseId: record.id, event: 'step-skipped', position });
      continue;
    }
    await updateCase(tx, { ...record, position, version: record.version + 1, stepOpenedAt: tx.now });
    await insertEvent(tx, { caseId: record.id, event: 'step-opened', position });
    return ask(tx, record, position, reviewers);
  }
}

/** Asks people at a step and tells them. */
export async function ask(tx: Tx, record: CaseRecord, position: number, reviewers: readonly Reviewer[]): Promise<void> {
  await insertReviewers(tx, record.id, reviewers.map((reviewer) => ({ ...reviewer, position })));
  const accountIds = await accountsAsked(tx, reviewers);
  await announce(tx, { name: reviewsAsked, subjectId: record.subjectId, payload: { caseId: record.id, position, accountIds } });
  await tellScreens(tx, [...new Set([...accountIds, ...record.authorAccountIds])], ['reviews']);
}

/** Whose opinion ended a case, and what it said. */
export interface LastOpinion {
  personId: string;
  byName: string;
  opinion: string;
}

async function approve(tx: Tx, record: CaseRecord, last: LastOpinion | undefined): Promise<void> {
  // A chain has a step that cannot be passed over, so that somebody has always signed before its end.
  if (!last) throw new Error(`Case ${record.id} came to its end without an opinion.`);
  const clearanceId = await insertClearance(tx, {
    id: newId(), kind: 'reviewed', subjectKind: record.subjectKind, subjectId: record.subjectId, fingerprint: record.fingerprint,
    caseId: record.id, personId: last.personId, personName: last.byName, batch: null, basis: null, authorPersonIds: record.authorPersonIds,
    at: tx.now, confirmBy: null,
  });
  await endCase(tx, record, { state: 'approved', reason: null });
  await complete(tx, record, { outcome: 'approved', clearanceId, last });
}

/** Ends a case; what is still asked is asked no longer. */
export async function endCase(tx: Tx, record: CaseRecord, end: { state: 'approved' | 'returned' | 'cancelled'; reason: string | null }): Promise<void> {
  await setReviewerState(tx, { caseId: record.id, position: record.position }, 'passed');
  const position = end.state === 'approved' ? record.steps.length : record.position;
  await updateCase(tx, { ...record, state: end.state, position, version: record.version + 1, endedAt: tx.now, endReason: end.reason });
  await insertEvent(tx, { caseId: record.id, event: end.state, position: record.position, reason: end.reason });
}

/** Announces how a case ended, to the module whose record it is. */
export async function complete(tx: Tx, record: CaseRecord, end: Pick<ReviewCompleted, 'outcome' | 'clearanceId'> & { last: LastOpinion }): Promise<void> {
  const payload: ReviewCompleted = {
    caseId: record.id, subjectKind: record.subjectKind, outcome: end.outcome, opinion: end.last.opinion, fingerprint: record.fingerprint,
    clearanceId: end.clearanceId, byName: end.last.byName,
  };
  await announce(tx, { name: reviewsCompleted, subjectId: record.subjectId, payload });
  await tellScreens(tx, record.authorAccountIds, ['reviews']);
}

/** Ends the running case of a record whose author takes it back or changes it; nothing when none runs. */
export async function cancelReview(tx: Tx, { subjectId, reason }: { subjectId: string; reason: string }): Promise<void> {
  const record = await lockRunningCase(tx, subjectId);
  if (!record) return;
  const asked = (await listReviewers(tx, record.id)).filter((one) => one.state === 'asked');
  await endCase(tx, record, { state: 'cancelled', reason });
  await recordAudit(tx, { action: 'reviews.cancel', subjectKind: record.subjectKind, subjectId, unitId: record.unitId, after: { caseId: record.id, reason } });
  await tellScreens(tx, await accountsAsked(tx, asked), ['reviews']);
}

/** The latest case of a record with its steps and opinions, or null; who may read the record may read this. */
export async function reviewOf(tx: ReadTx, subjectId: string): Promise<CaseView | null> {
  const [latest] = await listCasesOf(tx, subjectId, 1);
  return latest ? viewOfCase(tx, latest) : null;
}

/** Every case of a record, the latest first; who may read the record may read this. */
export async function reviewHistoryOf(tx: ReadTx, subjectId: string): Promise<CaseView[]> {
  const views: CaseView[] = [];
  for (const record of await listCasesOf(tx, subjectId, 50)) views.push(await viewOfCase(tx, record));
  return views;
}

/** Whether somebody may read a record because his opinion on it is or was asked. Who keeps its unit's signatures sees the case alone. */
export async function mayReview(tx: ReadTx, { subjectId, actor }: { subjectId: string; actor: Actor }): Promise<boolean> {
  for (const record of await listCasesOf(tx, subjectId, 20))
    if (mayReadSubject(actor, await factsOf(tx, record, await listReviewers(tx, record.id), actor))) return true;
  return false;
}
