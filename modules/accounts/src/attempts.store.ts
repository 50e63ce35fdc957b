import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '@gongkai/database';
import type { Attempts } from './lockout.state.ts';

/** Takes the row of a login name that no account has, locked; made when there is none, so that parallel attempts wait for each other. */
export async function takeUnknownAttempts(tx: Tx, loginName: string): Promise<Attempts> {
  const name_hash = createHash('sha256').update(loginName).digest();
  await tx.db.insertInto('accounts.unknown_attempts').values({ name_hash, failed_attempts: 0, last_failed_at: tx.now })
    .onConflict((clash) => clash.doNothing()).execute();
  return tx.db.selectFrom('accounts.unknown_attempts')
    .select(['failed_attempts as failedAttempts', 'last_failed_at as lastFailedAt', 'locked_until as lockedUntil'])
    .where('name_hash', '=', name_hash).forUpdate().executeTakeFirstOrThrow();
}

/** Writes what is remembered of a login name that no account has. */
export async function putUnknownAttempts(tx: Tx, loginName: string, attempts: Attempts): Promise<void> {
  await tx.db.updateTable('accounts.unknown_attempts')
    .set({ failed_attempts: attempts.failedAttempts, last_failed_at: attempts.lastFailedAt ?? tx.now, locked_until: attempts.lockedUntil })
    .where('name_hash', '=', createHash('sha256').update(loginName).digest()).execute();
}

/** Forgets attempts that are older than a day. */
export async function sweepUnknownAttempts(tx: Tx): Promise<void> {
  await sql`delete from accounts.unknown_attempts where last_failed_at < ${tx.now}::timestamptz - interval '1 day' and (locked_until is null or locked_until < ${tx.now})`.execute(tx.db);
}
