import { sql } from 'kysely';
import type { Transaction, Writable } from './transaction.ts';

/** Runs `work` so that nothing it wrote stays when it fails, while the transaction around it goes on: for one row of many. */
export async function attempt<T>(tx: Transaction & Writable, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(tx.db);
  let done: T;
  try {
    done = await work();
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx.db);
    await sql`release savepoint attempt`.execute(tx.db);
    throw error;
  }
  await sql`release savepoint attempt`.execute(tx.db);
  return done;
}
