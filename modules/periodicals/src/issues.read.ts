import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import type { IssueQuery, IssueRow } from './contract.ts';

export interface IssueLabel {
  id: string;
  year: number | null;
  number: number | null;
  issuedOn: string | null;
}

/** Number and date of some issues, by id. */
export async function readIssueLabels(tx: ReadTx, issueIds: readonly string[]): Promise<Map<string, IssueLabel>> {
  if (issueIds.length === 0) return new Map();
  const found = await sql<IssueLabel>`
    select i.id, i.year, i.number, i.issued_on as "issuedOn" from periodicals.issues as i where i.id = any(${[...issueIds]}::uuid[])`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

interface IssueRequest {
  query: IssueQuery;
  /** Whose drafts the actor sees, and as whom he is an addressee. */
  reach: { drafts: 'all' | readonly string[]; recipients: 'all' | readonly string[] };
  accountId: string | null;
}

type Row = Omit<IssueRow, 'updatedAt' | 'readAt'> & { updatedAt: Date; readAt: Date | null };

/** One page of issues, the newest first. */
export async function readIssueRows(tx: ReadTx, { query, reach, accountId }: IssueRequest): Promise<Page<IssueRow>> {
  const conditions = [sql`true`];
  const sees = [];
  if (reach.drafts !== 'all') {
    sees.push(sql`i.unit_id = any(${[...reach.drafts]}::uuid[])`);
    sees.push(
      reach.recipients === 'all'
        ? sql`i.state = 'issued'`
        : sql`(i.state = 'issued' and (i.unit_id = any(${[...reach.recipients]}::uuid[]) or exists (
            select 1 from periodicals.recipients as r where r.issue_id = i.id and r.unit_id = any(${[...reach.recipients]}::uuid[]))))`,
    );
    conditions.push(sql`(${sql.join(sees, sql` or `)})`);
  }
  if (query.publicationId) conditions.push(sql`i.publication_id = ${query.publicationId}`);
  if (query.state) conditions.push(sql`i.state = ${query.state}`);
  if (query.from) conditions.push(sql`i.issued_on >= ${query.from}::date`);
  if (query.to) conditions.push(sql`i.issued_on < ${query.to}::date + 1`);
  if (query.after !== undefined) conditions.push(sql`i.id < ${String(decodeCursor(query.after, 1)[0])}::uuid`);
  const found = await sql<Row>`
    select i.id, i.publication_id as "publicationId", p.name as "publicationName", i.state, i.year, i.number, i.total_number as "totalNumber",
      i.issued_on as "issuedOn", i.signed_by as "signedBy", i.updated_at as "updatedAt",
      (select count(*)::integer from periodicals.adoptions as a where a.issue_id = i.id and a.state <> 'withdrawn') as "itemCount",
      (select r.at from periodicals.readings as r where r.issue_id = i.id and r.account_id = ${accountId}::uuid) as "readAt"
    from periodicals.issues as i
    join periodicals.publications as p on p.jurisdiction_id = i.jurisdiction_id and p.id = i.publication_id
    where ${sql.join(conditions, sql` and `)} order by i.id desc limit ${query.limit + 1}`.execute(tx.db);
  const page = toPage(found.rows, query.limit, (row) => [row.id]);
  return { ...page, rows: page.rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString(), readAt: row.readAt?.toISOString() ?? null })) };
}
