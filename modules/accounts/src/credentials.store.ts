import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';

/** The hashes of the passwords that an account had last, the newest first. */
export async function findEarlierPasswords(tx: ReadTx, accountId: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await tx.db.selectFrom('accounts.password_history').select('password_hash').where('account_id', '=', accountId)
    .orderBy('set_at', 'desc').orderBy('id', 'desc').limit(count).execute();
  return rows.map((row) => row.password_hash);
}

/** Remembers a password that was set, and forgets what the rule no longer needs. */
export async function keepPassword(tx: Tx, accountId: string, passwordHash: string, count: number): Promise<void> {
  await tx.db.insertInto('accounts.password_history').values({ id: newId(), account_id: accountId, password_hash: passwordHash, set_at: tx.now }).execute();
  const kept = tx.db.selectFrom('accounts.password_history').select('id').where('account_id', '=', accountId).orderBy('set_at', 'desc').orderBy('id', 'desc').limit(Math.max(count, 1));
  await tx.db.deleteFrom('accounts.password_history').where('account_id', '=', accountId).where('id', 'not in', kept).execute();
}

/** Replaces the recovery codes of an account. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.db.deleteFrom('accounts.recovery_codes').where('account_id', '=', accountId).execute();
  if (hashes.length === 0) return;
  await tx.db.insertInto('accounts.recovery_codes').values(hashes.map((code_hash) => ({ id: newId(), account_id: accountId, code_hash }))).execute();
}

/** Uses up a recovery code; false when the account has no such code left. */
export async function takeRecoveryCode(tx: Tx, accountId: string, codeHash: Buffer): Promise<boolean> {
  const done = await tx.db.updateTable('accounts.recovery_codes').set({ used_at: tx.now })
    .where('account_id', '=', accountId).where('code_hash', '=', codeHash).where('used_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(tx: ReadTx, accountId: string): Promise<number> {
  const row = await tx.db.selectFrom('accounts.recovery_codes').select((on) => on.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId).where('used_at', 'is', null).executeTakeFirstOrThrow();
  return row.count;
}
