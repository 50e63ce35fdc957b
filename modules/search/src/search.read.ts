import { sql, type ReadTx } from '@gongkai/database';
import { searchBound } from './contract.ts';

/** A hit of the index: where it stands and how well it fits; `exceeded` when there are more than were ranked. */
export interface Hit {
  documentId: string;
  day: string;
  rank: number;
  exceeded: boolean;
}

export interface IndexQuestion {
  /** Texts of a tsquery: what is wanted, and the lexemes within which it is wanted. */
  wanted: string;
  scope: string | null;
  from: string | null;
  to: string | null;
}

/** Asks the index through its one door; the database filters by the tenant and by what is public now. */
export async function findHits(tx: ReadTx, question: IndexQuestion): Promise<Hit[]> {
  const found = await sql<Hit>`select f.document_id as "documentId", f.day, f.rank, f.exceeded
    from search.find(${question.wanted}::tsquery, ${question.scope}::tsquery, ${question.from}::date, ${question.to}::date, ${searchBound}) f`.execute(tx.db);
  return found.rows;
}
