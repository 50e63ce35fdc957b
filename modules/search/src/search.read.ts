import { sql, type ReadTx } from '@gongkai/database';
import { searchBound } from './contract.ts';

/** A document that fits; `total` counts all that do, `exceeded` when there are more than were counted. */
export interface Hit {
  documentId: string;
  total: number;
  exceeded: boolean;
}

export interface IndexQuestion {
  /** Texts of a tsquery: what is wanted, and the lexemes within which it is wanted. */
  wanted: string;
  scope: string | null;
  from: string | null;
  to: string | null;
  newestFirst: boolean;
  /** The part that is shown; behind the end, the last one. */
  skip: number;
  take: number;
}

/** Asks the index through its one door; the database filters by the tenant and by what is public now, and puts the best first. */
export async function findHits(tx: ReadTx, question: IndexQuestion): Promise<Hit[]> {
  const { wanted, scope, from, to, newestFirst, skip, take } = question;
  const found = await sql<Hit>`select f.document_id as "documentId", f.total, f.exceeded
    from search.find(${wanted}::tsquery, ${scope}::tsquery, ${from}::date, ${to}::date, ${searchBound}, ${newestFirst}, ${skip}, ${take}) f`.execute(tx.db);
  return found.rows;
}
