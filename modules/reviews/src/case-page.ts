import { enforce, notFound, type Actor } from '@gongkai/kernel';
import { unitNames } from '@gongkai/organisations';
import type { ReadTx } from '@gongkai/database';
import { mayReadCase, mayReadSubject, mayReassign, mayRecord, maySign, type CaseFacts } from './cases.policy.ts';
import { findCase, listEvents, listOpinions, listReviewers, type CaseRecord, type ReviewerRecord } from './cases.store.ts';
import { presentCase } from './cases.view.ts';
import type { CaseView } from './contract.ts';
import { absencesToday, actsFor } from './people.ts';

/** What the policy asks about a case for an actor. */
export async function factsOf(tx: ReadTx, record: CaseRecord, reviewers: readonly ReviewerRecord[], actor: Actor = tx.actor): Promise<CaseFacts> {
  return {
    unitId: record.unitId,
    authorAccountIds: record.authorAccountIds,
    authorPersonIds: record.authorPersonIds,
    askedPersonIds: reviewers.filter((reviewer) => reviewer.state !== 'released').map((reviewer) => reviewer.personId),
    actsFor: actor.kind === 'account' ? await actsFor(tx, actor.personId) : [],
  };
}

/** The people whose answer the open step still waits for. */
export function openPersonIds(record: Pick<CaseRecord, 'state' | 'position'>, reviewers: readonly ReviewerRecord[]): string[] {
  if (record.state !== 'running') return [];
  return reviewers.filter((one) => one.position === record.position && one.state === 'asked').map((one) => one.personId);
}

/** A case with its steps, opinions and what the actor may do; the caller has asked who may read it. */
export async function viewOfCase(tx: ReadTx, record: CaseRecord): Promise<CaseView> {
  const reviewers = await listReviewers(tx, record.id);
  const facts = await factsOf(tx, record, reviewers);
  return presentCase({
    // The summary is the record's own text: keeping signatures or chains does not open it.
    record: mayReadSubject(tx.actor, facts) ? record : { ...record, summary: null },
    reviewers,
    unitName: (await unitNames(tx, [record.unitId])).get(record.unitId) ?? '',
    opinions: await listOpinions(tx, record.id),
    events: await listEvents(tx, record.id),
    absences: await absencesToday(tx),
    allowed: allowedOn(tx.actor, record, facts, openPersonIds(record, reviewers)),
    timeZone: tx.context.timeZone,
  });
}

function allowedOn(actor: Actor, record: CaseRecord, facts: CaseFacts, open: readonly string[]): string[] {
  if (record.state !== 'running') return [];
  const allowed: string[] = [];
  if (maySign(actor, facts, open).allowed) allowed.push('decide');
  if (open.length > 0 && mayRecord(actor, facts).allowed) allowed.push('record');
  if (mayReassign(actor, facts).allowed) allowed.push('reassign');
  return allowed;
}

/** A case for whoever may read it. */
export async function readCase(tx: ReadTx, caseId: string): Promise<CaseView> {
  const record = await findCase(tx, caseId);
  if (!record) throw notFound('general.not-found');
  enforce(mayReadCase(tx.actor, await factsOf(tx, record, await listReviewers(tx, caseId))));
  return viewOfCase(tx, record);
}
