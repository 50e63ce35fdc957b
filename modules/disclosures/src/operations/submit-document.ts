import { enforce, refuseIf } from '@gongkai/kernel';
import { attachmentReasons } from '@gongkai/attachments';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { startReview } from '@gongkai/reviews';
import type { DocumentView } from '../contract.ts';
import { mayDocument } from '../disclosures.policy.ts';
import { reasonsAgainstSubmitting } from '../disclosures.state.ts';
import { insertEvent, lockDocument, updateDocument, type StoredDocument } from '../disclosures.store.ts';
import { documentSubject, fingerprintOf, isUnchanged } from './document-content.ts';
import { viewOf } from './view-document.ts';

/** Sends a document into its organ's chain: nothing reaches the public that was not reviewed, item by item (article 17). */
export async function submitDocument(context: Context, documentId: string, input: { seenVersion: number }): Promise<DocumentView> {
  return context.write(async (tx) => {
    const document = await lockDocument(tx, documentId);
    enforce(mayDocument(tx.actor, 'submit', document));
    expectVersion(input.seenVersion, document.version);
    refuseIf([...reasonsAgainstSubmitting({ ...document, bodyEmpty: document.body.length === 0, isUnchanged: await isUnchanged(tx, document) }), ...(await attachmentReasons(tx, documentId))]);
    await startDocumentReview(tx, document);
    return viewOf(tx, documentId);
  });
}

async function startDocumentReview(tx: Tx, document: StoredDocument): Promise<void> {
  const fingerprint = await fingerprintOf(tx, document);
  await startReview(tx, {
    kind: documentSubject,
    unitId: document.unitId,
    subject: { id: document.id, title: document.title, link: `/disclosures/${document.id}`, fingerprint },
    authorAccountIds: document.authorAccountIds,
  });
  await updateDocument(tx, document.id, { state: 'in-review' });
  await insertEvent(tx, { documentId: document.id, action: 'submit', fromState: document.state, toState: 'in-review', detail: { fingerprint } });
  await recordAudit(tx, {
    action: 'disclosures.submit-document', subjectKind: documentSubject, subjectId: document.id, unitId: document.unitId, after: { fingerprint },
  });
}
