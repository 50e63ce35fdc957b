import { decodeCursor, reach, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import type { DocumentQuery, DocumentRow, DocumentView } from './contract.ts';

type Row = Omit<DocumentRow, 'unitName' | 'columnName' | 'changedAt'> & { columnName: string; changedAt: Date; changedKey: string };

/** One page of the documents that the actor may read, newest change first. */
export async function readDocuments(tx: ReadTx, query: DocumentQuery): Promise<Page<Row>> {
  const units = reach(tx.actor, 'disclosures.read');
  const [at, id] = query.after ? decodeCursor(query.after, 2) : [null, null];
  const found = await sql<Row>`
    select d.id, d.unit_id as "unitId", d.column_id as "columnId", c.name as "columnName", d.kind, d.state, d.attribute, d.title,
      d.formed_on as "formedOn", d.published_version as "publishedVersion", d.version, d.changed_at as "changedAt",
      to_char(d.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedKey"
    from disclosures.documents d join disclosures.columns c on c.jurisdiction_id = d.jurisdiction_id and c.id = d.column_id
    where ${units === 'all' ? sql`true` : sql`d.unit_id = any(${[...units]}::uuid[])`}
      and ${at === null ? sql`true` : sql`(d.changed_at, d.id) < (${at}::timestamptz, ${id}::uuid)`}
      and ${query.state ? sql`d.state = ${query.state}` : sql`true`}
      and ${query.columnId ? sql`d.column_id = ${query.columnId}` : sql`true`}
      and ${query.unitId ? sql`d.unit_id = ${query.unitId}` : sql`true`}
      and ${query.title ? sql`strpos(d.title, ${query.title}) > 0` : sql`true`}
    order by d.changed_at desc, d.id desc limit ${query.limit + 1}`.execute(tx.db);
  return toPage(found.rows, query.limit, (row) => [row.changedKey, row.id]);
}

/** When and as what the public sees a document. */
export async function readPublicFacts(tx: ReadTx, documentId: string): Promise<Pick<DocumentView, 'indexNumber' | 'publishedAt' | 'withdrawnReason'>> {
  const row = await tx.db.selectFrom('disclosures.current').select(['index_number', 'published_at', 'withdrawn_reason']).where('document_id', '=', documentId).executeTakeFirst();
  return { indexNumber: row?.index_number ?? null, publishedAt: row?.published_at.toISOString() ?? null, withdrawnReason: row?.withdrawn_reason ?? null };
}

/** What happened to a document, oldest first. */
export async function readTimeline(tx: ReadTx, documentId: string): Promise<DocumentView['timeline']> {
  const rows = await tx.db.selectFrom('disclosures.events').select(['at', 'actor_name', 'action', 'to_state', 'reason']).where('document_id', '=', documentId).orderBy('at').orderBy('id').execute();
  return rows.map((row) => ({ at: row.at.toISOString(), actorName: row.actor_name, action: row.action, toState: row.to_state, reason: row.reason }));
}

