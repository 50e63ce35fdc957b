import { z } from 'zod';
import { id } from '@gongkai/kernel';
import { announce, recordAudit, type HeardAnnouncement, type Tx } from '@gongkai/database';
import { announcements, reviewKind } from '../contract.ts';
import { findVersion, insertEvent, lockItem, updateState } from '../submissions.store.ts';
import { deliverItem } from './deliver-item.ts';
import { tellOfficers } from './tell-people.ts';

const completed = z.object({
  subjectKind: z.string(),
  outcome: z.enum(['approved', 'returned']),
  opinion: z.string().nullish(),
  fingerprint: z.string(),
  clearanceId: id.nullable(),
  byName: z.string(),
});

/** Hears that a review has ended: the item goes to the desk, or back to its writer with the reason. */
export async function receiveReview(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const review = completed.parse(heard.payload);
  if (review.subjectKind !== reviewKind) return;
  const item = await lockItem(tx, heard.subjectId);
  // The unit may have withdrawn it in the meantime; the verdict on a text that no longer waits changes nothing.
  if (item.state !== 'in-review') return;
  const version = await findVersion(tx, item.id, item.latestVersion);
  if (version.fingerprint !== review.fingerprint) return;

  if (review.outcome === 'approved') {
    if (review.clearanceId === null) throw new Error(`The approval of item ${item.id} came without its clearance.`);
    await deliverItem(tx, item, { version, clearanceId: review.clearanceId, event: 'sent', by: review.byName });
    await tellOfficers(tx, item, 'submissions.notice-approved', { by: review.byName });
    return;
  }
  await updateState(tx, item.id, { state: 'returned' });
  await insertEvent(tx, {
    itemId: item.id, kind: 'returned', fromState: item.state, toState: 'returned', versionNumber: version.number, reason: review.opinion,
    details: { by: 'review' }, by: review.byName,
  });
  await recordAudit(tx, {
    action: 'submissions.return', subjectKind: 'submissions.item', subjectId: item.id, unitId: item.unitId,
    before: { state: item.state }, after: { state: 'returned' },
  });
  await announce(tx, { name: announcements.returned, subjectId: item.id, payload: { unitId: item.unitId, by: 'review' } });
  await tellOfficers(tx, item, 'submissions.notice-returned-by-leader', { by: review.byName, reason: review.opinion ?? '' });
}
