import { accountIdOf, actorName, newId, notFound, type RichText } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { attributeGrounds, attributes, documentKinds, documentStates, Metadata } from './contract.ts';

/** A document as it stands in its table. */
export interface StoredDocument {
  id: string;
  columnId: string;
  unitId: string;
  kind: (typeof documentKinds)[number];
  state: (typeof documentStates)[number];
  attribute: (typeof attributes)[number];
  attributeGround: (typeof attributeGrounds)[number] | null;
  attributeReason: string | null;
  nextReviewOn: string | null;
  title: string;
  metadata: Metadata;
  body: RichText;
  formedOn: string | null;
  authorAccountIds: string[];
  sourceKind: string | null;
  sourceId: string | null;
  publishedVersion: number | null;
  version: number;
  createdAt: Date;
  changedAt: Date;
}

const fields = sql`d.id, d.column_id as "columnId", d.unit_id as "unitId", d.kind, d.state, d.attribute, d.attribute_ground as "attributeGround",
  d.attribute_reason as "attributeReason", d.next_review_on as "nextReviewOn", d.title, d.metadata, d.body, d.formed_on as "formedOn",
  d.author_account_ids as "authorAccountIds", d.source_kind as "sourceKind", d.source_id as "sourceId",
  d.published_version as "publishedVersion", d.version, d.created_at as "createdAt", d.changed_at as "changedAt"`;

/** Finds a document, or null. */
export async function findDocument(tx: ReadTx, documentId: string): Promise<StoredDocument | null> {
  const found = await sql<StoredDocument>`select ${fields} from disclosures.documents d where d.id = ${documentId}`.execute(tx.db);
  return found.rows[0] ?? null;
}

/** Loads a document and locks it until the end of the transaction. */
export async function lockDocument(tx: Tx, documentId: string): Promise<StoredDocument> {
  const found = await sql<StoredDocument>`select ${fields} from disclosures.documents d where d.id = ${documentId} for update`.execute(tx.db);
  const document = found.rows[0];
  if (!document) throw notFound('general.not-found');
  return document;
}

/** Finds the document that was made from another record, such as a bulletin. */
export async function findDocumentBySource(tx: ReadTx, sourceKind: string, sourceId: string): Promise<StoredDocument | null> {
  const found = await sql<StoredDocument>`select ${fields} from disclosures.documents d
    where d.source_kind = ${sourceKind} and d.source_id = ${sourceId}`.execute(tx.db);
  return found.rows[0] ?? null;
}

export type NewDocument = Pick<StoredDocument, 'id' | 'columnId' | 'unitId' | 'kind' | 'attribute' | 'attributeGround' | 'attributeReason' | 'nextReviewOn' | 'title' | 'metadata' | 'body'> &
  Partial<Pick<StoredDocument, 'authorAccountIds' | 'sourceKind' | 'sourceId'>>;

/** Inserts a draft. */
export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  await tx.db.insertInto('disclosures.documents').values({
    id: document.id,
    column_id: document.columnId,
    unit_id: document.unitId,
    kind: document.kind,
    state: 'draft',
    attribute: document.attribute,
    attribute_ground: document.attributeGround,
    attribute_reason: document.attributeReason,
    next_review_on: document.nextReviewOn,
    title: document.title,
    metadata: JSON.stringify(document.metadata),
    body: JSON.stringify(document.body),
    formed_on: document.metadata.formedOn,
    author_account_ids: document.authorAccountIds ?? [],
    source_kind: document.sourceKind ?? null,
    source_id: document.sourceId ?? null,
    created_at: tx.now,
    changed_at: tx.now,
  }).execute();
}

export type DocumentChange = Partial<Pick<StoredDocument, 'columnId' | 'kind' | 'state' | 'attribute' | 'attributeGround' | 'attributeReason' | 'nextReviewOn' | 'title' | 'metadata' | 'body' | 'authorAccountIds' | 'publishedVersion'>>;

/** Changes a document and counts its version up. */
export async function updateDocument(tx: Tx, documentId: string, change: DocumentChange): Promise<void> {
  await tx.db.updateTable('disclosures.documents').set((eb) => ({
    ...(change.columnId === undefined ? {} : { column_id: change.columnId }),
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.attribute === undefined ? {} : { attribute: change.attribute }),
    ...(change.attributeGround === undefined ? {} : { attribute_ground: change.attributeGround }),
    ...(change.attributeReason === undefined ? {} : { attribute_reason: change.attributeReason }),
    ...(change.nextReviewOn === undefined ? {} : { next_review_on: change.nextReviewOn }),
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.metadata === undefined ? {} : { metadata: JSON.stringify(change.metadata), formed_on: change.metadata.formedOn }),
    ...(change.body === undefined ? {} : { body: JSON.stringify(change.body) }),
    ...(change.authorAccountIds === undefined ? {} : { author_account_ids: change.authorAccountIds }),
    ...(change.publishedVersion === undefined ? {} : { published_version: change.publishedVersion }),
    version: eb('version', '+', 1),
    changed_at: tx.now,
  })).where('id', '=', documentId).execute();
}

export interface DocumentEvent {
  documentId: string;
  action: string;
  fromState: string | null;
  toState: string;
  reason?: string | null;
  detail?: unknown;
}

/** Writes what happened: the truth of which the state is a cache. */
export async function insertEvent(tx: Tx, event: DocumentEvent): Promise<void> {
  await tx.db.insertInto('disclosures.events').values({
    id: newId(),
    document_id: event.documentId,
    at: tx.now,
    actor_id: accountIdOf(tx.actor),
    actor_name: actorName(tx.actor),
    action: event.action,
    from_state: event.fromState,
    to_state: event.toState,
    reason: event.reason ?? null,
    detail: event.detail === undefined ? null : JSON.stringify(event.detail),
  }).execute();
}

/** One published version, never changed afterwards. */
export interface PublishedVersion {
  documentId: string;
  number: number;
  fingerprint: string;
  clearanceId: string;
  title: string;
  metadata: Metadata;
  body: RichText;
  attachments: unknown[];
  publishedBy: string;
  explanation: string | null;
}

/** The fingerprint under which a version was published. */
export async function publishedFingerprint(tx: ReadTx, documentId: string, number: number): Promise<string | null> {
  const row = await tx.db.selectFrom('disclosures.versions').select('fingerprint').where('document_id', '=', documentId).where('number', '=', number).executeTakeFirst();
  return row?.fingerprint ?? null;
}

/** Inserts a published version; the database refuses it without a clearance of this content that is fit for the public. */
export async function insertVersion(tx: Tx, version: PublishedVersion): Promise<void> {
  await tx.db.insertInto('disclosures.versions').values({
    document_id: version.documentId,
    number: version.number,
    fingerprint: version.fingerprint,
    clearance_id: version.clearanceId,
    title: version.title,
    metadata: JSON.stringify(version.metadata),
    body: JSON.stringify(version.body),
    attachments: JSON.stringify(version.attachments),
    published_at: tx.now,
    published_by: version.publishedBy,
    explanation: version.explanation,
  }).execute();
}

/** Makes a version the one that the public reads. */
export async function showVersion(tx: Tx, shown: { documentId: string; number: number; columnId: string; indexNumber: string }): Promise<void> {
  await sql`insert into disclosures.current (document_id, version_number, column_id, index_number, published_at, first_published_at)
    values (${shown.documentId}, ${shown.number}, ${shown.columnId}, ${shown.indexNumber}, ${tx.now}, ${tx.now})
    on conflict (jurisdiction_id, document_id) do update set version_number = excluded.version_number, column_id = excluded.column_id,
      published_at = excluded.published_at, withdrawn_at = null, withdrawn_reason = null`.execute(tx.db);
}

/** Takes a document out of the public's sight; its page says when and why. */
export async function hideCurrent(tx: Tx, documentId: string, reason: string): Promise<void> {
  await tx.db.updateTable('disclosures.current').set({ withdrawn_at: tx.now, withdrawn_reason: reason }).where('document_id', '=', documentId).execute();
}

/** The index number that a document already has, or null: it is kept over all versions. */
export async function findIndexNumber(tx: ReadTx, documentId: string): Promise<string | null> {
  const found = await tx.db.selectFrom('disclosures.current').select('index_number').where('document_id', '=', documentId).executeTakeFirst();
  return found?.index_number ?? null;
}

/** Takes the next `count` serials of a prefix and returns the first of them; the row is held to the commit. */
export async function takeSerials(tx: Tx, prefix: string, count = 1): Promise<number> {
  const taken = await sql<{ last: number }>`insert into disclosures.serials (prefix, last) values (${prefix}, ${count})
    on conflict (jurisdiction_id, prefix) do update set last = disclosures.serials.last + ${count} returning last`.execute(tx.db);
  return taken.rows[0]!.last - count + 1;
}
