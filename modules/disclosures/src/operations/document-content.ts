import { attachmentsOf, fingerprintOfAttachments } from '@gongkai/attachments';
import type { ReadTx } from '@gongkai/database';
import { contentFingerprint } from '../fingerprint.ts';
import { publishedFingerprint, type StoredDocument } from '../disclosures.store.ts';

/** The name under which other modules know a document. */
export const documentSubject = 'disclosures.document';

/** Whether a document is public exactly as it stands: there is nothing to review. */
export async function isUnchanged(tx: ReadTx, document: StoredDocument): Promise<boolean> {
  if (document.state !== 'published' || document.publishedVersion === null) return false;
  return (await publishedFingerprint(tx, document.id, document.publishedVersion)) === (await fingerprintOf(tx, document));
}

/** The fingerprint of a document as it stands, attachments included. */
export async function fingerprintOf(tx: ReadTx, document: StoredDocument): Promise<string> {
  const files = await attachmentsOf(tx, document.id);
  return contentFingerprint({
    columnId: document.columnId,
    title: document.title,
    metadata: document.metadata,
    body: document.body,
    attachments: files.length > 0 ? await fingerprintOfAttachments(tx, document.id) : null,
  });
}
