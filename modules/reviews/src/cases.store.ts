import { sql, type ReadTx, type Tx } from '@gongkai/database';
import { accountIdOf, actorName, newId } from '@gongkai/kernel';
import type { CaseState, ChainStep } from './contract.ts';

/** A case as the store reads it. */
export interface CaseRecord {
  id: string;
  subjectKind: string;
  subjectId: string;
  unitId: string;
  organUnitId: string;
  chainId: string;
  chainName: string;
  chainVersion: number;
  steps: ChainStep[];
  title: string;
  link: string;
  summary: string | null;
  fingerprint: string;
  authorAccountIds: string[];
  authorPersonIds: string[];
  state: CaseState;
  position: number;
  version: number;
  clockAt: Date;
  dueAt: Date | null;
  startedAt: Date;
  startedBy: string;
  stepOpenedAt: Date;
  endedAt: Date | null;
  endReason: string | null;
}

/** Somebody who was asked at a step. */
export interface ReviewerRecord {
  position: number;
  personId: string;
  personName: string;
  accountId: string | null;
  postName: string | null;
  state: 'asked' | 'approved' | 'returned' | 'passed' | 'released';
}

const columns = [
  'id', 'subject_kind as subjectKind', 'subject_id as subjectId', 'unit_id as unitId', 'organ_unit_id as organUnitId',
  'chain_id as chainId', 'chain_name as chainName', 'chain_version as chainVersion', 'steps', 'title', 'link', 'summary', 'fingerprint',
  'author_account_ids as authorAccountIds', 'author_person_ids as authorPersonIds', 'state', 'position', 'version', 'clock_at as clockAt',
  'due_at as dueAt', 'started_at as startedAt', 'started_by as startedBy', 'step_opened_at as stepOpenedAt', 'ended_at as endedAt',
  'end_reason as endReason',
] as const;

const cases = (tx: ReadTx) => tx.db.selectFrom('reviews.cases').select(columns);
type Raw = Omit<CaseRecord, 'steps' | 'state'> & { steps: unknown; state: string };
const toRecord = (raw: Raw | undefined): CaseRecord | null => (raw ? { ...raw, steps: raw.steps as ChainStep[], state: raw.state as CaseState } : null);

/** Opens a case; false when one already runs for the record. */
export async function insertCase(tx: Tx, one: CaseRecord): Promise<boolean> {
  const done = await sql`
    insert into reviews.cases (id, subject_kind, subject_id, unit_id, organ_unit_id, chain_id, chain_name, chain_version, steps, title, link,
      summary, fingerprint, author_account_ids, author_person_ids, state, position, clock_at, due_at, started_at, started_by, step_opened_at)
    values (${one.id}, ${one.subjectKind}, ${one.subjectId}, ${one.unitId}, ${one.organUnitId}, ${one.chainId}, ${one.chainName},
      ${one.chainVersion}, ${JSON.stringify(one.steps)}::jsonb, ${one.title}, ${one.link}, ${one.summary}, ${one.fingerprint},
      ${one.authorAccountIds}::uuid[], ${one.authorPersonIds}::uuid[], ${one.state}, ${one.position}, ${one.clockAt}, ${one.dueAt},
      ${one.startedAt}, ${one.startedBy}, ${one.stepOpenedAt})
    on conflict (jurisdiction_id, subject_id) where state = 'running' do nothing`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

/** One case, locked until the transaction ends. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRecord | null> {
  return toRecord(await cases(tx).where('id', '=', id).forUpdate().executeTakeFirst());
}

/** The running case of a record, locked. */
export async function lockRunningCase(tx: Tx, subjectId: string): Promise<CaseRecord | null> {
  return toRecord(await cases(tx).where('subject_id', '=', subjectId).where('state', '=', 'running').forUpdate().executeTakeFirst());
}

/** One case. */
export async function findCase(tx: ReadTx, id: string): Promise<CaseRecord | null> {
  return toRecord(await cases(tx).where('id', '=', id).executeTakeFirst());
}

/** The cases of a record, the latest first. */
export async function listCasesOf(tx: ReadTx, subjectId: string, limit: number): Promise<CaseRecord[]> {
  const rows = await cases(tx).where('subject_id', '=', subjectId).orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => toRecord(row)!);
}

/** Moves a case to a step, or to its end. */
export async function updateCase(tx: Tx, one: Pick<CaseRecord, 'id' | 'state' | 'position' | 'version' | 'stepOpenedAt' | 'endedAt' | 'endReason'>): Promise<void> {
  await tx.db
    .updateTable('reviews.cases')
    .set({ state: one.state, position: one.position, version: one.version, step_opened_at: one.stepOpenedAt, ended_at: one.endedAt, end_reason: one.endReason })
    .where('id', '=', one.id).execute();
}

/** Asks people for their opinion at a step; somebody who was released from it is asked again. */
export async function insertReviewers(tx: Tx, caseId: string, reviewers: readonly Omit<ReviewerRecord, 'state'>[]): Promise<void> {
  for (const one of reviewers)
    await sql`insert into reviews.reviewers (case_id, position, person_id, person_name, account_id, post_name, state, asked_at)
      values (${caseId}, ${one.position}, ${one.personId}, ${one.personName}, ${one.accountId}, ${one.postName}, 'asked', ${tx.now})
      on conflict (jurisdiction_id, case_id, position, person_id) do update set state = 'asked', asked_at = excluded.asked_at
      where reviewers.state = 'released'`.execute(tx.db);
}

/** Everybody who was asked in a case, by step. */
export async function listReviewers(tx: ReadTx, caseId: string): Promise<ReviewerRecord[]> {
  const rows = await tx.db
    .selectFrom('reviews.reviewers')
    .select(['position', 'person_id as personId', 'person_name as personName', 'account_id as accountId', 'post_name as postName', 'state'])
    .where('case_id', '=', caseId).orderBy('position').orderBy('asked_at').orderBy('person_name').execute();
  return rows as ReviewerRecord[];
}

/** Notes what became of somebody who was asked; without a person, of everybody at the step who has not answered. */
export async function setReviewerState(tx: Tx, of: { caseId: string; position: number; personId?: string }, state: ReviewerRecord['state']): Promise<void> {
  let query = tx.db.updateTable('reviews.reviewers').set({ state }).where('case_id', '=', of.caseId).where('position', '=', of.position).where('state', '=', 'asked');
  if (of.personId !== undefined) query = query.where('person_id', '=', of.personId);
  await query.execute();
}

/** An opinion as it is kept. */
export interface OpinionRecord {
  id: string;
  caseId: string;
  position: number;
  stepKey: string;
  stepName: string;
  personId: string;
  personName: string;
  postName: string | null;
  onBehalfOfPersonId: string | null;
  onBehalfOfName: string | null;
  decision: 'approve' | 'return';
  opinion: string;
  fingerprint: string;
  at: Date;
  accountId: string | null;
  signedOn: string | null;
  recordedByAccountId: string | null;
  recordedByName: string | null;
  scanAttachmentId: string | null;
}

/** Keeps an opinion for good. */
export async function insertOpinion(tx: Tx, one: OpinionRecord): Promise<void> {
  await tx.db
    .insertInto('reviews.opinions')
    .values({
      id: one.id, case_id: one.caseId, position: one.position, step_key: one.stepKey, step_name: one.stepName, person_id: one.personId,
      person_name: one.personName, post_name: one.postName, on_behalf_of_person_id: one.onBehalfOfPersonId, on_behalf_of_name: one.onBehalfOfName,
      decision: one.decision, opinion: one.opinion, fingerprint: one.fingerprint, at: one.at, account_id: one.accountId,
      signed_on: one.signedOn, recorded_by_account_id: one.recordedByAccountId, recorded_by_name: one.recordedByName,
      scan_attachment_id: one.scanAttachmentId,
    })
    .execute();
}

/** The opinions of a case in the order in which they were given. */
export async function listOpinions(tx: ReadTx, caseId: string): Promise<OpinionRecord[]> {
  const rows = await tx.db
    .selectFrom('reviews.opinions')
    .select([
      'id', 'case_id as caseId', 'position', 'step_key as stepKey', 'step_name as stepName', 'person_id as personId', 'person_name as personName',
      'post_name as postName', 'on_behalf_of_person_id as onBehalfOfPersonId', 'on_behalf_of_name as onBehalfOfName', 'decision', 'opinion',
      'fingerprint', 'at', 'account_id as accountId', 'signed_on as signedOn', 'recorded_by_account_id as recordedByAccountId',
      'recorded_by_name as recordedByName', 'scan_attachment_id as scanAttachmentId',
    ])
    .where('case_id', '=', caseId).orderBy('at').orderBy('id').execute();
  return rows as OpinionRecord[];
}

export type CaseEvent = 'started' | 'step-opened' | 'step-done' | 'step-skipped' | 'reassigned' | 'approved' | 'returned' | 'cancelled';

/** Records what happened to a case. */
export async function insertEvent(tx: Tx, one: { caseId: string; event: CaseEvent; position?: number; reason?: string | null }): Promise<void> {
  await tx.db
    .insertInto('reviews.events')
    .values({
      id: newId(), case_id: one.caseId, event: one.event, position: one.position ?? null, at: tx.now,
      actor_account_id: accountIdOf(tx.actor), actor_name: actorName(tx.actor), reason: one.reason ?? null,
    })
    .execute();
}

/** What happened to a case, in order. */
export async function listEvents(tx: ReadTx, caseId: string) {
  return tx.db
    .selectFrom('reviews.events').select(['event', 'position', 'at', 'actor_name as actorName', 'reason'])
    .where('case_id', '=', caseId).orderBy('at').orderBy('id').execute();
}
