import { accountIdOf, enforce, picturesIn, refuseIf } from '@gongkai/kernel';
import { bindAttachments } from '@gongkai/attachments';
import { expectVersion, recordAudit, type Context } from '@gongkai/database';
import { requireOpenColumn } from '../columns.store.ts';
import type { DocumentView, SaveDocument } from '../contract.ts';
import { mayDocument } from '../disclosures.policy.ts';
import { reasonsAgainstAttribute, reasonsAgainstSaving } from '../disclosures.state.ts';
import { insertEvent, lockDocument, updateDocument } from '../disclosures.store.ts';
import { documentSubject } from './document-content.ts';
import { viewOf } from './view-document.ts';

/** Saves the working copy. What is published stays as it is until a new version is reviewed and published. */
export async function saveDocument(context: Context, documentId: string, input: SaveDocument): Promise<DocumentView> {
  return context.write(async (tx) => {
    const document = await lockDocument(tx, documentId);
    enforce(mayDocument(tx.actor, 'save', document));
    expectVersion(input.seenVersion, document.version, await viewOf(tx, documentId));
    refuseIf([...reasonsAgainstSaving(document), ...reasonsAgainstAttribute(input)]);
    if (input.columnId !== document.columnId) await requireOpenColumn(tx, input.columnId);
    const { seenVersion: _seen, attachmentIds, ...change } = input;
    const author = accountIdOf(tx.actor);
    const authors = author && !document.authorAccountIds.includes(author) ? [...document.authorAccountIds, author] : document.authorAccountIds;
    // A cleared text that is changed needs a new review; a published or withdrawn one keeps its public state until then.
    const state = document.state === 'cleared' ? 'draft' : document.state;
    await updateDocument(tx, documentId, { ...change, authorAccountIds: authors, state });
    await bindAttachments(tx, { subjectKind: documentSubject, subjectId: documentId, ids: [...new Set([...attachmentIds, ...picturesIn(input.body)])] });
    await insertEvent(tx, { documentId, action: 'save', fromState: document.state, toState: state });
    await recordAudit(tx, {
      action: 'disclosures.save-document', subjectKind: documentSubject, subjectId: documentId, unitId: document.unitId,
      before: { title: document.title, attribute: document.attribute }, after: { title: input.title, attribute: input.attribute },
    });
    return viewOf(tx, documentId);
  });
}
