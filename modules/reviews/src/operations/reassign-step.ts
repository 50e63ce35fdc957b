import { conflict, enforce, notFound, refuseIf, type Problem } from '@gongkai/kernel';
import { expectVersion, recordAudit, tellScreens, type Context } from '@gongkai/database';
import { factsOf, viewOfCase } from '../case-page.ts';
import { mayReadCase, mayReassign } from '../cases.policy.ts';
import { findCase, insertEvent, listReviewers, lockCase, setReviewerState, updateCase } from '../cases.store.ts';
import type { CaseView, ReassignStep } from '../contract.ts';
import { reviewersById } from '../people.ts';
import { ask } from '../running.ts';

/** Asks other people at the open step, with a reason; who has answered stays. */
export async function reassignStep(context: Context, input: ReassignStep): Promise<CaseView> {
  return context.write(async (tx) => {
    const record = await lockCase(tx, input.caseId);
    if (!record) throw notFound('general.not-found');
    const before = await listReviewers(tx, record.id);
    enforce(mayReadCase(tx.actor, await factsOf(tx, record, before)));
    enforce(mayReassign(tx.actor, record));
    if (record.state !== 'running') throw conflict('reviews.already-decided', { state: record.state, version: record.version });
    expectVersion(input.seenVersion, record.version);
    const people = await reviewersById(tx, [...new Set(input.personIds)]);
    const here = before.filter((one) => one.position === record.position);
    refuseIf(reasons(input.personIds, people.map((one) => one.personId), record.authorPersonIds, here.filter((one) => one.state === 'approved').map((one) => one.personId)));
    await setReviewerState(tx, { caseId: record.id, position: record.position }, 'released');
    const next = { ...record, version: record.version + 1 };
    await updateCase(tx, next);
    await insertEvent(tx, { caseId: record.id, event: 'reassigned', position: record.position, reason: input.reason });
    await ask(tx, next, record.position, people);
    await tellScreens(tx, here.flatMap((one) => one.accountId ?? []), ['reviews']);
    await recordAudit(tx, {
      action: 'reviews.reassign', subjectKind: record.subjectKind, subjectId: record.subjectId, unitId: record.unitId,
      before: here.filter((one) => one.state === 'asked').map((one) => one.personName), after: { to: people.map((one) => one.personName), reason: input.reason },
    });
    return viewOfCase(tx, (await findCase(tx, record.id))!);
  });
}

function reasons(wanted: readonly string[], found: readonly string[], authors: readonly string[], answered: readonly string[]): Problem[] {
  const all: Problem[] = [];
  if (new Set(wanted).size !== found.length) all.push({ code: 'reviews.person-missing', path: 'personIds' });
  if (found.some((personId) => authors.includes(personId))) all.push({ code: 'reviews.own-work', path: 'personIds' });
  if (found.some((personId) => answered.includes(personId))) all.push({ code: 'reviews.has-answered', path: 'personIds' });
  return all;
}
