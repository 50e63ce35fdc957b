import { sql, type Tx } from '@gongkai/database';

/** A document as the index keeps it; `title` and `body` are texts of a tsvector. */
export interface IndexRow {
  id: string;
  day: string;
  version: number;
  title: string;
  body: string;
}

/** Writes documents into the tenant's index, each in place of what stood there. */
export async function putIntoIndex(tx: Tx, rows: readonly IndexRow[]): Promise<void> {
  if (rows.length > 0) await sql`select search.put(${JSON.stringify(rows)}::jsonb)`.execute(tx.db);
}

/** Takes documents out of the tenant's index. */
export async function forgetInIndex(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length > 0) await sql`select search.forget(${[...documentIds]}::uuid[])`.execute(tx.db);
}
