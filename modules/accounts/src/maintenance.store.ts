import { sql } from 'kysely';
import type { Tx } from '@gongkai/database';

/** Accounts in use that nobody has used since a moment; one that was never used counts from its opening. */
export async function findUnused(tx: Tx, since: Date): Promise<{ id: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`
    select a.id, a.person_id as "personId" from accounts.accounts a
    where a.disabled_at is null and greatest(a.created_at, a.last_used_at) <= ${since} order by a.id limit 500 for update`.execute(tx.db);
  return rows;
}
