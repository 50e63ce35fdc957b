import { dayOf, decodeCursor, reach, toPage, type Page } from '@gongkai/kernel';
import { addCalendarDays } from '@gongkai/deadlines';
import { sql, type ReadTx } from '@gongkai/database';
import { lastLateFormingDay } from './publishing-limit.ts';
import type { DocumentQuery, DocumentRow, DocumentView } from './contract.ts';

type Row = Omit<DocumentRow, 'unitName' | 'changedAt' | 'publishBy' | 'isLate'> & { changedAt: Date; changedKey: string };

// How far ahead the day of looking again is shown.
const reReviewAheadDays = 30;

function dueCondition(due: DocumentQuery['due'], today: string) {
  if (due === 'late') return sql`d.attribute = 'proactive' and d.published_version is null and d.formed_on <= ${lastLateFormingDay(today)}::date`;
  if (due === 're-review') return sql`d.attribute <> 'proactive' and d.next_review_on <= ${addCalendarDays(today, reReviewAheadDays)}::date`;
  return sql`true`;
}

/** One page of the documents that the actor may read, newest change first. */
export async function readDocuments(tx: ReadTx, query: DocumentQuery): Promise<Page<Row>> {
  const units = reach(tx.actor, 'disclosures.read');
  const [at, id] = query.after ? decodeCursor(query.after, 2) : [null, null];
  const found = await sql<Row>`
    select d.id, d.unit_id as "unitId", d.column_id as "columnId", c.name as "columnName", d.kind, d.state, d.attribute, d.title,
      d.formed_on as "formedOn", d.next_review_on as "nextReviewOn", d.published_version as "publishedVersion", d.version, d.changed_at as "changedAt",
      to_char(d.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedKey"
    from disclosures.documents d join disclosures.columns c on c.jurisdiction_id = d.jurisdiction_id and c.id = d.column_id
    where ${units === 'all' ? sql`true` : sql`d.unit_id = any(${[...units]}::uuid[])`}
      and ${at === null ? sql`true` : sql`(d.changed_at, d.id) < (${at}::timestamptz, ${id}::uuid)`}
      and ${query.state ? sql`d.state = ${query.state}` : sql`true`}
      and ${query.attribute ? sql`d.attribute = ${query.attribute}` : sql`true`}
      and ${dueCondition(query.due, dayOf(tx.now, tx.context.timeZone))}
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

/** What somebody should be told of today: documents whose limit ends on a day, and those kept from the public that are to be looked at again. */
export async function readReminders(tx: ReadTx, asked: { formedOn: readonly string[]; reviewOn: string }): Promise<{ id: string; unitId: string; title: string; kind: 'limit' | 're-review' }[]> {
  const found = await sql<{ id: string; unitId: string; title: string; kind: 'limit' | 're-review' }>`
    select d.id, d.unit_id as "unitId", d.title, 'limit' as kind from disclosures.documents d
      where d.attribute = 'proactive' and d.published_version is null and d.formed_on = any(${[...asked.formedOn]}::date[])
    union all
    select d.id, d.unit_id, d.title, 're-review' from disclosures.documents d where d.attribute <> 'proactive' and d.next_review_on = ${asked.reviewOn}::date`.execute(tx.db);
  return found.rows;
}
