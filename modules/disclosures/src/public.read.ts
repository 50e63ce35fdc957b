import { decodeCursor, toPage, type Page, type RichText } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import type { Metadata } from './contract.ts';

/** A column as the public sees it. */
export interface PublicColumn {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
  nameEn: string;
  columnType: string;
  description: string;
  keywords: string[];
  statutoryItem: number | null;
}

/** A line of a public list. */
export interface PublicListRow {
  id: string;
  columnId: string;
  title: string;
  indexNumber: string;
  metadata: Metadata;
  publishedAt: Date;
}

/** A file of a published document, as it was cleared. */
export interface PublicFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storageKey: string;
}

/** A document as the public reads it; of a withdrawn one only that, when and why. */
export interface PublicDocument extends PublicListRow {
  firstPublishedAt: Date;
  versionNumber: number;
  explanation: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  body: RichText;
  attachments: PublicFile[];
}

/** The open columns, in order. Reads the public view only: the portal's role may call it. */
export async function readPublicColumns(tx: ReadTx): Promise<PublicColumn[]> {
  const found = await sql<PublicColumn>`select c.id, c.parent_id as "parentId", c.code, c.name, c.name_en as "nameEn", c.column_type as "columnType",
    c.description, c.keywords, c.statutory_item as "statutoryItem" from disclosures.public_columns c order by c.sort, c.code`.execute(tx.db);
  return found.rows;
}

/** One page of published documents, newest first; of some columns, or of all but some. */
export async function readPublicList(
  tx: ReadTx,
  query: { columnIds?: readonly string[]; exceptColumnIds?: readonly string[]; after?: string | undefined; limit: number },
): Promise<Page<PublicListRow>> {
  const [at, id] = query.after ? decodeCursor(query.after, 2) : [null, null];
  const found = await sql<PublicListRow & { key: string }>`
    select l.document_id as id, l.column_id as "columnId", l.title, l.index_number as "indexNumber", l.metadata, l.published_at as "publishedAt",
      to_char(l.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key
    from disclosures.public_list l
    where ${query.columnIds ? sql`l.column_id = any(${[...query.columnIds]}::uuid[])` : sql`true`}
      and ${query.exceptColumnIds ? sql`l.column_id <> all(${[...query.exceptColumnIds]}::uuid[])` : sql`true`}
      and ${at === null ? sql`true` : sql`(l.published_at, l.document_id) < (${at}::timestamptz, ${id}::uuid)`}
    order by l.published_at desc, l.document_id desc limit ${query.limit + 1}`.execute(tx.db);
  return toPage(found.rows, query.limit, (row) => [row.key, row.id]);
}

const documentFields = sql`p.document_id as id, p.column_id as "columnId", p.title, p.index_number as "indexNumber", p.metadata,
  p.published_at as "publishedAt", p.first_published_at as "firstPublishedAt", p.version_number as "versionNumber", p.explanation,
  p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason", p.body, p.attachments`;

/** One published or withdrawn document, or null. */
export async function readPublicDocument(tx: ReadTx, documentId: string): Promise<PublicDocument | null> {
  const found = await sql<PublicDocument>`select ${documentFields} from disclosures.public_documents p where p.document_id = ${documentId}`.execute(tx.db);
  return found.rows[0] ?? null;
}

/** A document with what stands around it on its page. */
export interface PublicDocumentPage {
  document: PublicDocument;
  /** Other published documents of the same title, newest edition first. */
  editions: PublicListRow[];
  /** What each published version said of its change, newest first. */
  versions: { number: number; publishedAt: Date; explanation: string | null }[];
}

/** One published or withdrawn document with its editions and versions, in one question to the database; or null. */
export async function readPublicDocumentPage(tx: ReadTx, documentId: string): Promise<PublicDocumentPage | null> {
  const found = await sql<PublicDocument & { editions: Dated<PublicListRow>[]; versions: Dated<PublicDocumentPage['versions'][number]>[] }>`
    select ${documentFields},
      (select coalesce(jsonb_agg(e), '[]') from (
        select l.document_id as id, l.column_id as "columnId", l.title, l.index_number as "indexNumber", l.metadata, l.published_at as "publishedAt"
        from disclosures.public_list l where l.title = p.title and l.document_id <> p.document_id
        order by coalesce(l.metadata ->> 'edition', l.metadata ->> 'formedOn', '') desc, l.document_id desc limit 30) e) as editions,
      (select coalesce(jsonb_agg(v), '[]') from (
        select v.number, v.published_at as "publishedAt", v.explanation from disclosures.public_versions v
        where v.document_id = p.document_id order by v.number desc) v) as versions
    from disclosures.public_documents p where p.document_id = ${documentId}`.execute(tx.db);
  if (!found.rows[0]) return null;
  const { editions, versions, ...document } = found.rows[0];
  return { document, editions: editions.map(dated), versions: versions.map(dated) };
}

// Inside of JSON a moment is a text.
type Dated<T extends { publishedAt: Date }> = Omit<T, 'publishedAt'> & { publishedAt: string };
const dated = <T extends { publishedAt: string }>(row: T) => ({ ...row, publishedAt: new Date(row.publishedAt) });

/** Some published documents with their bodies, in no order; those that are not public any more are left out. */
export async function readPublicDocuments(tx: ReadTx, documentIds: readonly string[]): Promise<PublicDocument[]> {
  if (documentIds.length === 0) return [];
  const found = await sql<PublicDocument>`select ${documentFields} from disclosures.public_documents p
    where p.document_id = any(${[...documentIds]}::uuid[]) and p.withdrawn_at is null`.execute(tx.db);
  return found.rows;
}

/** How many documents each column publishes; columns without any are left out. */
export async function countPublicDocuments(tx: ReadTx): Promise<Map<string, number>> {
  const found = await sql<{ columnId: string; count: number }>`select s.column_id as "columnId", count(*) as count from disclosures.public_state s group by s.column_id`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.columnId, row.count]));
}

/** The years in which documents were published, and the addresses of one such year: what the site map lists. */
export async function readPublicYears(tx: ReadTx): Promise<number[]> {
  const found = await sql<{ first: Date | null; last: Date | null }>`select min(s.published_at) as first, max(s.published_at) as last from disclosures.public_state s`.execute(tx.db);
  const { first, last } = found.rows[0]!;
  if (!first || !last) return [];
  return Array.from({ length: last.getUTCFullYear() - first.getUTCFullYear() + 1 }, (_, past) => last.getUTCFullYear() - past);
}

/** The documents published in a year (UTC), newest first, at most as many as one site map may hold. */
export async function readPublicYear(tx: ReadTx, year: number): Promise<{ id: string; publishedAt: Date }[]> {
  const found = await sql<{ id: string; publishedAt: Date }>`select s.document_id as id, s.published_at as "publishedAt" from disclosures.public_state s
    where s.published_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'UTC') and s.published_at < make_timestamptz(${year} + 1, 1, 1, 0, 0, 0, 'UTC')
    order by s.published_at desc, s.document_id desc limit 50000`.execute(tx.db);
  return found.rows;
}
