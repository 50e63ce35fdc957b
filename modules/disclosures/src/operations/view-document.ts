import { attachmentsOf } from '@gongkai/attachments';
import { unitNames } from '@gongkai/organisations';
import { dayOf, notFound } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { findColumn } from '../columns.store.ts';
import type { DocumentView } from '../contract.ts';
import { readPublicFacts, readTimeline } from '../disclosures.read.ts';
import { mayDocument, type DocumentAction } from '../disclosures.policy.ts';
import { reasonsAgainstPublishing, reasonsAgainstSaving, reasonsAgainstSubmitting, reasonsAgainstWithdrawing } from '../disclosures.state.ts';
import { publishBy, type LimitedDocument } from '../publishing-limit.ts';
import { findDocument, type StoredDocument } from '../disclosures.store.ts';
import { isUnchanged } from './document-content.ts';

/** A document as its screen shows it, with what this actor may do now. */
export async function viewOf(tx: ReadTx, documentId: string): Promise<DocumentView> {
  const document = await findDocument(tx, documentId);
  if (!document) throw notFound('general.not-found');
  const [column, units, files, facts, timeline] = [
    await findColumn(tx, { id: document.columnId }),
    await unitNames(tx, [document.unitId]),
    await attachmentsOf(tx, documentId),
    await readPublicFacts(tx, documentId),
    await readTimeline(tx, documentId),
  ];
  return {
    id: document.id,
    unitId: document.unitId,
    unitName: units.get(document.unitId) ?? '',
    columnId: document.columnId,
    columnName: column?.name ?? '',
    kind: document.kind,
    state: document.state,
    attribute: document.attribute,
    attributeGround: document.attributeGround,
    attributeReason: document.attributeReason,
    nextReviewOn: document.nextReviewOn,
    title: document.title,
    metadata: document.metadata,
    body: document.body,
    formedOn: document.formedOn,
    publishedVersion: document.publishedVersion,
    version: document.version,
    changedAt: document.changedAt.toISOString(),
    ...limitOf(tx, document),
    attachments: files,
    ...facts,
    timeline,
    allowed: await allowedNow(tx, document),
  };
}

async function allowedNow(tx: ReadTx, document: StoredDocument): Promise<DocumentView['allowed']> {
  const standing = { ...document, bodyEmpty: document.body.length === 0, isUnchanged: await isUnchanged(tx, document) };
  const reasons: [Exclude<DocumentAction, 'read'>, number][] = [
    ['save', reasonsAgainstSaving(document).length],
    // What is missing is told when it is tried; only the wrong moment hides the button.
    ['submit', !standing.isUnchanged && ['draft', 'published', 'withdrawn'].includes(document.state) && document.attribute === 'proactive' ? 0 : reasonsAgainstSubmitting(standing).length],
    ['publish', reasonsAgainstPublishing(document).length],
    ['withdraw', reasonsAgainstWithdrawing(document).length],
  ];
  return reasons.filter(([action, count]) => count === 0 && mayDocument(tx.actor, action, document).allowed).map(([action]) => action);
}

/** By when a document must be published, and whether that day has passed. */
export function limitOf(tx: ReadTx, document: LimitedDocument): { publishBy: string | null; isLate: boolean } {
  const due = publishBy(document);
  return { publishBy: due, isLate: due !== null && due < dayOf(tx.now, tx.context.timeZone) };
}
