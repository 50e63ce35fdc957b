import { createHash } from 'node:crypto';
import { accountIdOf, dayOf, enforce, refuseIf } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { announce, enqueue, expectVersion, recordAudit, type Context } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { cancelReview, startReview } from '@gongkai/reviews';
import { findBulletin, markDraft, markIssued, markSubmitted, type StoredBulletin } from '../bulletins.store.ts';
import { bulletinIssued, bulletinSubject, type BulletinView } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { mayKeep } from '../scoring.policy.ts';
import { reasonsAgainstIssuing, reasonsAgainstRecalling, reasonsAgainstSubmitting } from '../scoring.state.ts';
import { renderBulletinTask } from '../tasks.ts';
import { closeMonth } from './close-period.ts';
import { checkFigures } from './compute-figures.ts';
import { isOutdated, viewBulletin } from './view-bulletin.ts';

/** The page of a notice in the workspace. */
export const bulletinLink = (bulletinId: string): string => `/scoring/bulletins/${bulletinId}`;

// The version belongs to what is signed: the same words submitted again are read again.
const fingerprintOf = (bulletin: StoredBulletin): string =>
  createHash('sha256').update(JSON.stringify([bulletin.version, bulletin.title, bulletin.opening, bulletin.comments, bulletin.figuresDigest])).digest('hex');

interface Seen {
  bulletinId: string;
  seenVersion: number;
}

/** Sends a notice into its review chain; from here on words and figures are frozen. */
export async function submitBulletin(context: Context, input: Seen): Promise<BulletinView> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    expectVersion(input.seenVersion, bulletin.version, { version: bulletin.version });
    refuseIf(reasonsAgainstSubmitting(bulletin.state, { outdated: await isOutdated(tx, bulletin), checkOk: checkFigures(bulletin.figures).ok }));
    const fingerprint = fingerprintOf(bulletin);
    const author = accountIdOf(tx.actor);
    const authorAccountIds = [...new Set([...bulletin.authorAccountIds, ...(author ? [author] : [])])];
    await startReview(tx, {
      kind: bulletinSubject, unitId: bulletin.unitId, authorAccountIds,
      subject: { id: bulletin.id, title: bulletin.title, link: bulletinLink(bulletin.id), fingerprint },
    });
    await markSubmitted(tx, bulletin.id, fingerprint, authorAccountIds);
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: 'submitted', fromState: bulletin.state, toState: 'in-review', details: { fingerprint } });
    await recordAudit(tx, { action: 'scoring.submit-bulletin', subjectKind: bulletinSubject, subjectId: bulletin.id, unitId: bulletin.unitId, after: { fingerprint } });
    return viewBulletin(tx, bulletin.id);
  });
}

/** Takes a notice back from its reviewers, to change it; it is reviewed anew. */
export async function recallBulletin(context: Context, input: Seen & { reason: string }): Promise<BulletinView> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    refuseIf(reasonsAgainstRecalling(bulletin.state));
    expectVersion(input.seenVersion, bulletin.version, { version: bulletin.version });
    if (bulletin.state === 'in-review') await cancelReview(tx, { subjectId: bulletin.id, reason: input.reason });
    await markDraft(tx, bulletin.id);
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: 'recalled', fromState: bulletin.state, toState: 'draft', reason: input.reason });
    await recordAudit(tx, { action: 'scoring.recall-bulletin', subjectKind: bulletinSubject, subjectId: bulletin.id, before: { state: bulletin.state }, after: { reason: input.reason } });
    return viewBulletin(tx, bulletin.id);
  });
}

/** Lets an approved notice leave: its months are closed, it gets its number, its addressees a word, and a job draws the documents. */
export async function issueBulletin(context: Context, input: Seen): Promise<BulletinView> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    expectVersion(input.seenVersion, bulletin.version, { version: bulletin.version });
    refuseIf(reasonsAgainstIssuing(bulletin.state, await isOutdated(tx, bulletin)));
    await closeMonth(tx, bulletin.periodTo);
    const issuedOn = dayOf(tx.now, tx.context.timeZone);
    const number = await markIssued(tx, bulletin.id, issuedOn);
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: 'issued', fromState: 'approved', toState: 'issued', details: { number, issuedOn } });
    await recordAudit(tx, {
      action: 'scoring.issue-bulletin', subjectKind: bulletinSubject, subjectId: bulletin.id, unitId: bulletin.unitId,
      after: { number, issuedOn, fingerprint: bulletin.fingerprint, figures: bulletin.figuresDigest },
    });
    await announce(tx, { name: bulletinIssued, subjectId: bulletin.id, payload: { periodFrom: bulletin.periodFrom, periodTo: bulletin.periodTo, number } });
    await notify(tx, {
      accountIds: await accountsHolding(tx, 'scoring.read'), kind: 'scoring.notice-bulletin-issued', values: { title: bulletin.title },
      link: bulletinLink(bulletin.id), email: true, key: `scoring.issued:${bulletin.id}`,
    });
    await enqueue(tx, { task: renderBulletinTask, payload: { bulletinId: bulletin.id }, key: bulletin.id });
    return viewBulletin(tx, bulletin.id);
  });
}
