import { accountIdOf, enforce, newId, refuseIf } from '@gongkai/kernel';
import { fingerprintOfAttachments } from '@gongkai/attachments';
import { enqueue, expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { cancelReview, startReview, type ReviewCompleted } from '@gongkai/reviews';
import { announceFact, creditOfSources, withdrawFact } from '../announce-fact.ts';
import { upwardSubject, type ForwardCopy, type ForwardingView } from '../contract.ts';
import { findCopy, listSources, lockCopy } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { contentFingerprint } from '../fingerprint.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { findForwarding, insertForwarding, listForwardingsOf, lockForwarding, updateForwarding } from '../upward.store.ts';
import { accountsHolding } from '@gongkai/accounts';
import { renderForwardingTask } from '../tasks.ts';
import { viewForwardings } from './view-upward.ts';

const viewOf = async (tx: Tx, forwardingId: string): Promise<ForwardingView> => (await viewForwardings(tx, [await findForwarding(tx, forwardingId)]))[0]!;

/** Sends a text to the office above, once this level's leader has approved it. */
export async function forwardCopy(context: Context, input: ForwardCopy): Promise<ForwardingView> {
  return context.write(async (tx) => {
    const copy = await lockCopy(tx, input.deskCopyId);
    enforce(mayEdit(tx.actor, copy.unitId));
    const { itemId } = await creditOfSources(tx, await listSources(tx, copy.id));
    const standing = (await listForwardingsOf(tx, [itemId])).some((one) => one.level === input.level && (one.state === 'in-review' || one.state === 'forwarded'));
    refuseIf(standing ? [{ code: 'periodicals.already-forwarded', path: 'level' }] : []);
    const id = newId(tx.now.getTime());
    const fingerprint = contentFingerprint({ id, title: copy.title, body: copy.body, pictures: await fingerprintOfAttachments(tx, copy.id), level: input.level });
    await insertForwarding(tx, { id, copyId: copy.id, itemId, unitId: copy.unitId, level: input.level, publication: input.publication, copyVersion: copy.version, fingerprint });
    const author = accountIdOf(tx.actor);
    await startReview(tx, {
      kind: upwardSubject, unitId: copy.unitId, authorAccountIds: author ? [author] : [],
      subject: { id, title: copy.title, link: `/periodicals/forwardings?forwarding=${id}`, fingerprint },
    });
    await insertEvent(tx, { subjectKind: 'forwarding', subjectId: id, kind: 'submitted', toState: 'in-review' });
    await recordAudit(tx, { action: 'periodicals.forward', subjectKind: upwardSubject, subjectId: id, unitId: copy.unitId, after: { itemId, level: input.level, copyVersion: copy.version, fingerprint } });
    return viewOf(tx, id);
  });
}

/** Hears that the leader has approved or returned a forwarding; what is approved is told to the scores. */
export async function takeForwardingReview(tx: Tx, forwardingId: string, review: ReviewCompleted): Promise<void> {
  const forwarding = await lockForwarding(tx, forwardingId);
  if (forwarding.state !== 'in-review' || forwarding.fingerprint !== review.fingerprint) return;
  const approved = review.outcome === 'approved' && review.clearanceId !== null;
  const toState = approved ? 'forwarded' : 'returned';
  if (approved) {
    const copy = await findCopy(tx, forwarding.copyId);
    const { itemId, units } = await creditOfSources(tx, await listSources(tx, copy.id));
    const factId = await announceFact(tx, {
      kind: 'forwarded', source: { kind: 'periodicals.forwarding', id: forwarding.id }, subject: { itemId, title: copy.title }, units,
      tags: { level: forwarding.level }, occurredAt: tx.now.toISOString(), recordedBy: review.byName,
    });
    await updateForwarding(tx, forwarding.id, { state: toState, clearanceId: review.clearanceId!, factId });
    await enqueue(tx, { task: renderForwardingTask, payload: { forwardingId: forwarding.id }, key: forwarding.id });
  } else await updateForwarding(tx, forwarding.id, { state: toState });
  await insertEvent(tx, { subjectKind: 'forwarding', subjectId: forwarding.id, kind: approved ? 'forwarded' : 'returned', fromState: 'in-review', toState, reason: review.opinion, by: review.byName });
  await recordAudit(tx, { action: approved ? 'periodicals.forwarded' : 'periodicals.forwarding-returned', subjectKind: upwardSubject, subjectId: forwarding.id, unitId: forwarding.unitId, after: { by: review.byName } });
  await notify(tx, {
    accountIds: await accountsHolding(tx, 'periodicals.edit', forwarding.unitId), kind: `periodicals.notice-${approved ? 'forwarded' : 'forwarding-returned'}`,
    values: { by: review.byName }, link: `/periodicals/forwardings?forwarding=${forwarding.id}`, email: !approved,
  });
}

/** Takes a forwarding back, before or after it was approved. */
export async function withdrawForwarding(context: Context, input: { forwardingId: string; seenVersion: number; reason: string }): Promise<ForwardingView> {
  return context.write(async (tx) => {
    const forwarding = await lockForwarding(tx, input.forwardingId);
    enforce(mayEdit(tx.actor, forwarding.unitId));
    refuseIf(forwarding.state === 'in-review' || forwarding.state === 'forwarded' ? [] : [{ code: 'periodicals.forwarding-ended' }]);
    expectVersion(input.seenVersion, forwarding.version);
    if (forwarding.state === 'in-review') await cancelReview(tx, { subjectId: forwarding.id, reason: input.reason });
    if (forwarding.factId !== null) {
      const copy = await findCopy(tx, forwarding.copyId);
      await withdrawFact(tx, { factId: forwarding.factId, subject: { itemId: forwarding.itemId, title: copy.title }, source: { kind: 'periodicals.forwarding', id: forwarding.id } });
    }
    await updateForwarding(tx, forwarding.id, { state: 'withdrawn' });
    await insertEvent(tx, { subjectKind: 'forwarding', subjectId: forwarding.id, kind: 'withdrawn', fromState: forwarding.state, toState: 'withdrawn', reason: input.reason });
    await recordAudit(tx, { action: 'periodicals.withdraw-forwarding', subjectKind: upwardSubject, subjectId: forwarding.id, unitId: forwarding.unitId, after: { reason: input.reason } });
    return viewOf(tx, forwarding.id);
  });
}
