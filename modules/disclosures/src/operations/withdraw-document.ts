import { enforce, refuseIf } from '@gongkai/kernel';
import { announce, dropPages, expectVersion, recordAudit, type Context } from '@gongkai/database';
import { disclosuresWithdrawn, type DocumentView } from '../contract.ts';
import { mayDocument } from '../disclosures.policy.ts';
import { reasonsAgainstWithdrawing } from '../disclosures.state.ts';
import { hideCurrent, insertEvent, lockDocument, updateDocument } from '../disclosures.store.ts';
import { pageTags } from '../page-tags.ts';
import { readPublicDocument } from '../public.read.ts';
import { documentSubject } from './document-content.ts';
import { viewOf } from './view-document.ts';

/** Takes a document back; its page says when and why, and shows nothing of the text. */
export async function withdrawDocument(context: Context, documentId: string, input: { seenVersion: number; reason: string }): Promise<DocumentView> {
  return context.write(async (tx) => {
    const document = await lockDocument(tx, documentId);
    enforce(mayDocument(tx.actor, 'withdraw', document));
    expectVersion(input.seenVersion, document.version);
    refuseIf(reasonsAgainstWithdrawing(document));
    const shown = await readPublicDocument(tx, documentId);
    await hideCurrent(tx, documentId, input.reason);
    await updateDocument(tx, documentId, { state: 'withdrawn' });
    await insertEvent(tx, { documentId, action: 'withdraw', fromState: document.state, toState: 'withdrawn', reason: input.reason });
    await recordAudit(tx, {
      action: 'disclosures.withdraw-document', subjectKind: documentSubject, subjectId: documentId, unitId: document.unitId, after: { reason: input.reason },
    });
    await announce(tx, { name: disclosuresWithdrawn, subjectId: documentId, payload: {} });
    await dropPages(tx, pageTags({ ...document, titles: [shown?.title ?? document.title] }));
    return viewOf(tx, documentId);
  });
}
