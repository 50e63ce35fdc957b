import { sql, type ReadTx, type Tx } from '@gongkai/database';

/**
 * Takes the next moment of the ledger: the wished one, or just after the newest. Holds the tenant's ledger until the transaction ends, so that
 * moments of recording only grow and two changes never compute side by side. `before` is the newest until now.
 */
export async function takeMoment(tx: Tx, wished: Date): Promise<{ at: Date; before: Date | null }> {
  const taken = await sql<{ at: Date; before: Date | null }>`
    insert into scoring.clock as c (last_at) values (date_trunc('milliseconds', ${wished}::timestamptz))
    on conflict (jurisdiction_id) do update set last_at = greatest(excluded.last_at, c.last_at + interval '1 millisecond')
    returning last_at as at, (select o.last_at from scoring.clock o) as before`.execute(tx.db);
  return taken.rows[0]!;
}

/** Holds the ledger like `takeMoment` without taking a new moment; null while there is none. */
export async function holdMoment(tx: Tx): Promise<Date | null> {
  const found = await sql<{ at: Date }>`select last_at as at from scoring.clock for update`.execute(tx.db);
  return found.rows[0]?.at ?? null;
}

/** The moment of the newest change to the ledger; null while there is none. */
export async function lastMoment(tx: ReadTx): Promise<Date | null> {
  const found = await sql<{ at: Date }>`select last_at as at from scoring.clock`.execute(tx.db);
  return found.rows[0]?.at ?? null;
}
