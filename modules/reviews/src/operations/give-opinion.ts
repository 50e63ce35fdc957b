import { accountIdOf, actorName, conflict, dayOf, enforce, forbidden, newId, notFound, refuseIf } from '@gongkai/kernel';
import { bindAttachments } from '@gongkai/attachments';
import { expectVersion, recordAudit, tellScreens, type Context, type Tx } from '@gongkai/database';
import { factsOf, openPersonIds, viewOfCase } from '../case-page.ts';
import { mayReadCase, mayRecord, maySign, type CaseFacts } from '../cases.policy.ts';
import { opinionReasons, stepIsDone } from '../cases.state.ts';
import { findCase, insertEvent, insertOpinion, listReviewers, lockCase, setReviewerState, type CaseRecord, type OpinionRecord, type ReviewerRecord } from '../cases.store.ts';
import type { CaseView, GiveOpinion } from '../contract.ts';
import { actsFor, reviewersById } from '../people.ts';
import { complete, endCase, openStep, refuseMarked } from '../running.ts';

// The kind under which the scan of a paper signature belongs to its opinion.
const scanSubject = 'reviews.opinion';

/** Approves or returns what a step asks about, for oneself, as a deputy, or carried over from paper by a clerk. */
export async function giveOpinion(context: Context, input: GiveOpinion): Promise<CaseView> {
  return context.write(async (tx) => {
    const record = await lockCase(tx, input.caseId);
    if (!record) throw notFound('general.not-found');
    const reviewers = await listReviewers(tx, record.id);
    const facts = await factsOf(tx, record, reviewers);
    enforce(mayReadCase(tx.actor, facts));
    expectStanding(record, input);
    const signer = input.recordedFor
      ? await signerOnPaper(tx, record, reviewers, input.recordedFor.personId)
      : signerHimself(tx, record, reviewers, facts);
    const opinion = (input.opinion ?? '').trim();
    refuseIf(opinionReasons({
      decision: input.decision, opinion, ...(input.recordedFor ? { signedOn: input.recordedFor.signedOn } : {}),
      startedOn: dayOf(record.startedAt, context.timeZone), today: dayOf(tx.now, context.timeZone),
    }));
    if (input.decision === 'approve') await refuseMarked(tx, record.subjectId);
    const kept = await keepOpinion(tx, record, signer, { ...input, opinion });
    await move(tx, record, reviewers, kept);
    await recordAudit(tx, {
      action: input.decision === 'approve' ? 'reviews.approve' : 'reviews.return', subjectKind: record.subjectKind, subjectId: record.subjectId, unitId: record.unitId,
      after: { caseId: record.id, step: kept.stepKey, by: kept.personName, onBehalfOf: kept.onBehalfOfName, recordedBy: kept.recordedByName, fingerprint: kept.fingerprint },
    });
    return viewOfCase(tx, (await findCase(tx, record.id))!);
  });
}

// Somebody was quicker, or the text was changed and sent again: the screen shows what stands now.
function expectStanding(record: CaseRecord, input: GiveOpinion): void {
  if (record.state !== 'running') throw conflict('reviews.already-decided', { state: record.state, version: record.version });
  if (input.seenFingerprint !== record.fingerprint) throw conflict('reviews.other-fingerprint', { seen: input.seenFingerprint, standing: record.fingerprint });
  if (input.seenVersion !== undefined) expectVersion(input.seenVersion, record.version);
}

/** Who signs, and for whom. */
interface Signer {
  personId: string;
  personName: string;
  reviewer: ReviewerRecord;
  onPaper: boolean;
}

function signerHimself(tx: Tx, record: CaseRecord, reviewers: readonly ReviewerRecord[], facts: CaseFacts): Signer {
  const open = openPersonIds(record, reviewers);
  const { actor } = tx;
  const verdict = maySign(actor, facts, open);
  // Asked, but at a step that is over: a colleague's answer was enough.
  const wasAsked = reviewers.some((one) => facts.actsFor.includes(one.personId) && one.state !== 'released');
  if (!verdict.allowed && verdict.reason === 'reviews.not-asked' && wasAsked) throw conflict('reviews.already-decided', { version: record.version });
  enforce(verdict);
  if (actor.kind !== 'account') throw forbidden('reviews.may-not-decide');
  const own = open.includes(actor.personId) ? actor.personId : open.find((personId) => facts.actsFor.includes(personId))!;
  return { personId: actor.personId, personName: actor.name, reviewer: openReviewer(record, reviewers, own), onPaper: false };
}

async function signerOnPaper(tx: Tx, record: CaseRecord, reviewers: readonly ReviewerRecord[], personId: string): Promise<Signer> {
  enforce(mayRecord(tx.actor, record));
  const open = openPersonIds(record, reviewers);
  const own = (await actsFor(tx, personId)).find((id) => open.includes(id));
  if (own === undefined) {
    if (reviewers.some((one) => one.personId === personId)) throw conflict('reviews.already-decided', { version: record.version });
    throw forbidden('reviews.not-asked');
  }
  if (record.authorPersonIds.includes(personId)) throw forbidden('reviews.own-work');
  const [person] = await reviewersById(tx, [personId]);
  if (!person) throw notFound('general.not-found');
  return { personId, personName: person.personName, reviewer: openReviewer(record, reviewers, own), onPaper: true };
}

const openReviewer = (record: CaseRecord, reviewers: readonly ReviewerRecord[], personId: string): ReviewerRecord =>
  reviewers.find((one) => one.position === record.position && one.personId === personId)!;

async function keepOpinion(tx: Tx, record: CaseRecord, signer: Signer, input: GiveOpinion & { opinion: string }): Promise<OpinionRecord> {
  const step = record.steps[record.position]!;
  const forOther = signer.reviewer.personId !== signer.personId;
  const kept: OpinionRecord = {
    id: newId(), caseId: record.id, position: record.position, stepKey: step.key, stepName: step.name,
    personId: signer.personId, personName: signer.personName, postName: signer.reviewer.postName,
    onBehalfOfPersonId: forOther ? signer.reviewer.personId : null, onBehalfOfName: forOther ? signer.reviewer.personName : null,
    decision: input.decision, opinion: input.opinion, fingerprint: input.seenFingerprint, at: tx.now,
    accountId: signer.onPaper ? null : accountIdOf(tx.actor),
    signedOn: input.recordedFor?.signedOn ?? null,
    recordedByAccountId: signer.onPaper ? accountIdOf(tx.actor) : null,
    recordedByName: signer.onPaper ? actorName(tx.actor) : null,
    scanAttachmentId: input.recordedFor?.attachmentId ?? null,
  };
  await insertOpinion(tx, kept);
  if (input.recordedFor) await bindAttachments(tx, { subjectKind: scanSubject, subjectId: kept.id, ids: [input.recordedFor.attachmentId] });
  return kept;
}

async function move(tx: Tx, record: CaseRecord, reviewers: readonly ReviewerRecord[], kept: OpinionRecord): Promise<void> {
  const answered = kept.onBehalfOfPersonId ?? kept.personId;
  const last = { personId: kept.personId, byName: kept.personName, opinion: kept.opinion };
  const state = kept.decision === 'approve' ? 'approved' : 'returned';
  await setReviewerState(tx, { caseId: record.id, position: record.position, personId: answered }, state);
  if (kept.decision === 'return') {
    await endCase(tx, record, { state: 'returned', reason: kept.opinion });
    await complete(tx, record, { outcome: 'returned', clearanceId: null, last });
    return;
  }
  const atStep = reviewers.filter((one) => one.position === record.position).map((one) => (one.personId === answered ? { ...one, state } : one));
  const step = record.steps[record.position]!;
  if (!stepIsDone(step.mode, atStep)) return;
  await setReviewerState(tx, { caseId: record.id, position: record.position }, 'passed');
  await insertEvent(tx, { caseId: record.id, event: 'step-done', position: record.position });
  await tellScreens(tx, atStep.flatMap((one) => one.accountId ?? []), ['reviews']);
  await openStep(tx, record, record.position + 1, last);
}
