import { recordAudit, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { findDocument, insertEvent, lockDocument, updateDocument } from '../disclosures.store.ts';
import { documentSubject } from './document-content.ts';

/** The end of a review, as the reviews module announces it. */
export interface EndedReview {
  outcome: 'approved' | 'returned';
  opinion: string;
  fingerprint: string;
  byName: string;
}

/** Takes the end of a review over into the document: cleared to publish, or back with a reason. */
export async function takeReview(tx: Tx, documentId: string, review: EndedReview): Promise<void> {
  if (!(await findDocument(tx, documentId))) return;
  const document = await lockDocument(tx, documentId);
  if (document.state !== 'in-review') return;
  const toState = review.outcome === 'approved' ? 'cleared' : 'draft';
  await updateDocument(tx, documentId, { state: toState });
  await insertEvent(tx, {
    documentId, action: review.outcome === 'approved' ? 'clear' : 'return', fromState: 'in-review', toState, reason: review.opinion || null, detail: { by: review.byName },
  });
  await recordAudit(tx, {
    action: 'disclosures.take-review', subjectKind: documentSubject, subjectId: documentId, unitId: document.unitId, after: { outcome: review.outcome },
  });
  if (document.authorAccountIds.length === 0) return;
  await notify(tx, {
    accountIds: document.authorAccountIds,
    kind: review.outcome === 'approved' ? 'disclosures.notice-cleared' : 'disclosures.notice-returned',
    values: { title: document.title, by: review.byName, reason: review.opinion },
    link: `/disclosures/${documentId}`,
    email: review.outcome === 'returned',
  });
}
