import { sql, type ReadTx } from '@gongkai/database';

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
