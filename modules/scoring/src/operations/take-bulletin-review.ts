import { recordAudit, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import type { ReviewCompleted } from '@gongkai/reviews';
import { findBulletin, markApproved, markDraft } from '../bulletins.store.ts';
import { bulletinSubject } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { bulletinLink } from './submit-bulletin.ts';

/** Takes the end of a review over into the notice: approved, or back to the editor with the reason. */
export async function takeBulletinReview(tx: Tx, bulletinId: string, review: ReviewCompleted): Promise<void> {
  const bulletin = await findBulletin(tx, bulletinId, true);
  // A verdict on what was recalled in the meantime changes nothing.
  if (bulletin.state !== 'in-review' || bulletin.fingerprint !== review.fingerprint) return;
  const approved = review.outcome === 'approved' && review.clearanceId !== null;
  if (approved) await markApproved(tx, bulletin.id, { clearanceId: review.clearanceId!, by: review.byName });
  else await markDraft(tx, bulletin.id);
  const toState = approved ? 'approved' : 'draft';
  await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: approved ? 'approved' : 'returned', fromState: 'in-review', toState, reason: review.opinion, by: review.byName });
  await recordAudit(tx, { action: approved ? 'scoring.bulletin-approved' : 'scoring.bulletin-returned', subjectKind: bulletinSubject, subjectId: bulletin.id, after: { by: review.byName } });
  await notify(tx, {
    accountIds: bulletin.authorAccountIds, kind: approved ? 'scoring.notice-bulletin-approved' : 'scoring.notice-bulletin-returned',
    values: { title: bulletin.title, by: review.byName }, link: bulletinLink(bulletin.id), email: !approved,
  });
}
