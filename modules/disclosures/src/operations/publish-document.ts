import { actorName, conflict, dayOf, enforce, refuseIf } from '@gongkai/kernel';
import { attachmentForDownload, attachmentReasons, attachmentsOf } from '@gongkai/attachments';
import { announce, dropPages, expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { issuer } from '@gongkai/organisations';
import { clearanceOf } from '@gongkai/reviews';
import { disclosuresPublished, type DocumentView } from '../contract.ts';
import { mayDocument } from '../disclosures.policy.ts';
import { reasonsAgainstPublishing } from '../disclosures.state.ts';
import { findIndexNumber, insertEvent, insertVersion, lockDocument, showVersion, takeSerials, updateDocument, type StoredDocument } from '../disclosures.store.ts';
import { indexNumber, indexPrefix } from '../index-number.ts';
import { pageTags } from '../page-tags.ts';
import { readPublicDocument } from '../public.read.ts';
import { documentSubject, fingerprintOf } from './document-content.ts';
import { viewOf } from './view-document.ts';

/** Publishes the cleared text as the next version; who publishes is responsible (article 17). */
export async function publishDocument(context: Context, documentId: string, input: { seenVersion: number; explanation: string | null }): Promise<DocumentView> {
  return context.write(async (tx) => {
    const document = await lockDocument(tx, documentId);
    enforce(mayDocument(tx.actor, 'publish', document));
    expectVersion(input.seenVersion, document.version);
    refuseIf([...reasonsAgainstPublishing(document), ...(await attachmentReasons(tx, documentId))]);
    await putBeforePublic(tx, document, input.explanation);
    return viewOf(tx, documentId);
  });
}

/** Writes the published version, its index number, and tells the portal, the index and the audit. */
async function putBeforePublic(tx: Tx, document: StoredDocument, explanation: string | null): Promise<void> {
  const fingerprint = await fingerprintOf(tx, document);
  const clearance = await clearanceOf(tx, { subjectId: document.id, fingerprint });
  // The text was changed under the reviewers' hands: what they cleared is not what stands here.
  if (!clearance) throw conflict('disclosures.changed-since-review');
  const number = (document.publishedVersion ?? 0) + 1;
  await insertVersion(tx, {
    documentId: document.id,
    number,
    fingerprint,
    clearanceId: clearance.id,
    title: document.title,
    metadata: document.metadata,
    body: document.body,
    attachments: await filesOf(tx, document.id),
    publishedBy: actorName(tx.actor),
    explanation,
  });
  const before = await readPublicDocument(tx, document.id);
  const index = (await findIndexNumber(tx, document.id)) ?? (await nextIndexNumber(tx));
  await showVersion(tx, { documentId: document.id, number, columnId: document.columnId, indexNumber: index });
  await updateDocument(tx, document.id, { state: 'published', publishedVersion: number });
  await insertEvent(tx, { documentId: document.id, action: 'publish', fromState: document.state, toState: 'published', reason: explanation, detail: { number, indexNumber: index, clearanceId: clearance.id } });
  await recordAudit(tx, {
    action: 'disclosures.publish-document', subjectKind: documentSubject, subjectId: document.id, unitId: document.unitId,
    after: { number, indexNumber: index, fingerprint, clearanceId: clearance.id },
  });
  await announce(tx, { name: disclosuresPublished, subjectId: document.id, payload: { versionNumber: number } });
  await dropPages(tx, pageTags({ ...document, titles: before ? [document.title, before.title] : [document.title] }));
}

async function nextIndexNumber(tx: Tx): Promise<string> {
  const { code } = await issuer(tx);
  const prefix = indexPrefix(code, Number(dayOf(tx.now, tx.context.timeZone).slice(0, 4)));
  return indexNumber(prefix, await takeSerials(tx, prefix));
}

async function filesOf(tx: Tx, documentId: string): Promise<unknown[]> {
  const files = await attachmentsOf(tx, documentId);
  const stored = [];
  for (const { id, name, mediaType, size, sha256 } of files) {
    const { storageKey } = await attachmentForDownload(tx, { subjectId: documentId, attachmentId: id });
    stored.push({ id, name, mediaType, size, sha256, storageKey });
  }
  return stored;
}
