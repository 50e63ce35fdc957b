import { accountIdOf, enforce, newId, picturesIn, refuseIf } from '@gongkai/kernel';
import { bindAttachments } from '@gongkai/attachments';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { requireOpenColumn } from '../columns.store.ts';
import type { CreateDocument, DocumentView } from '../contract.ts';
import { mayDocument } from '../disclosures.policy.ts';
import { reasonsAgainstAttribute } from '../disclosures.state.ts';
import { insertDocument, insertEvent } from '../disclosures.store.ts';
import { documentSubject } from './document-content.ts';
import { viewOf } from './view-document.ts';

/** A document that another module makes from a record of its own. */
export interface MadeDocument extends CreateDocument {
  source?: { kind: string; id: string };
  authorAccountIds?: string[];
}

/** Puts a draft into the catalogue in the caller's transaction; the caller has asked its own policy. Returns its id. */
export async function addDocument(tx: Tx, input: MadeDocument): Promise<string> {
  await requireOpenColumn(tx, input.columnId);
  refuseIf(reasonsAgainstAttribute(input));
  const id = newId(tx.now.getTime());
  const author = accountIdOf(tx.actor);
  await insertDocument(tx, {
    id,
    columnId: input.columnId,
    unitId: input.unitId,
    kind: input.kind,
    attribute: input.attribute,
    attributeGround: input.attributeGround,
    attributeReason: input.attributeReason,
    nextReviewOn: input.nextReviewOn,
    title: input.title,
    metadata: input.metadata,
    body: input.body,
    authorAccountIds: input.authorAccountIds ?? (author ? [author] : []),
    sourceKind: input.source?.kind ?? null,
    sourceId: input.source?.id ?? null,
  });
  const files = [...new Set([...input.attachmentIds, ...picturesIn(input.body)])];
  if (files.length > 0) await bindAttachments(tx, { subjectKind: documentSubject, subjectId: id, ids: files });
  await insertEvent(tx, { documentId: id, action: 'create', fromState: null, toState: 'draft', detail: { attribute: input.attribute } });
  await recordAudit(tx, {
    action: 'disclosures.create-document', subjectKind: documentSubject, subjectId: id, unitId: input.unitId,
    after: { title: input.title, attribute: input.attribute, columnId: input.columnId },
  });
  return id;
}

/** Begins a document of the catalogue. */
export async function createDocument(context: Context, input: CreateDocument): Promise<DocumentView> {
  return context.write(async (tx) => {
    enforce(mayDocument(tx.actor, 'save', { unitId: input.unitId }));
    const documentId = await addDocument(tx, input);
    return viewOf(tx, documentId);
  });
}
