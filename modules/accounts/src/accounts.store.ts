import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';

/** An account as stored. */
export interface AccountRow {
  id: string;
  personId: string;
  loginName: string;
  email: string | null;
  language: string | null;
  passwordHash: string | null;
  passwordSetAt: Date | null;
  mustChangePassword: boolean;
  seed: Buffer | null;
  pendingSeed: Buffer | null;
  seedStep: number | null;
  failedAttempts: number;
  lastFailedAt: Date | null;
  lockedUntil: Date | null;
  disabledAt: Date | null;
  disabledReason: string | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  version: number;
}

const columns = [
  'id', 'person_id as personId', 'login_name as loginName', 'email', 'language', 'password_hash as passwordHash', 'password_set_at as passwordSetAt',
  'must_change_password as mustChangePassword', 'second_factor_seed as seed', 'second_factor_pending as pendingSeed',
  'second_factor_step as seedStep', 'failed_attempts as failedAttempts', 'last_failed_at as lastFailedAt', 'locked_until as lockedUntil',
  'disabled_at as disabledAt', 'disabled_reason as disabledReason', 'last_used_at as lastUsedAt', 'created_at as createdAt', 'version',
] as const;

/** An account by id, or null; locked when `lock` is set. */
export async function findAccount(tx: ReadTx, accountId: string, lock = false): Promise<AccountRow | null> {
  let query = tx.db.selectFrom('accounts.accounts').select(columns).where('id', '=', accountId);
  if (lock) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** An account by its login name, or null; locked when `lock` is set. */
export async function findAccountByName(tx: ReadTx, loginName: string, lock = false): Promise<AccountRow | null> {
  let query = tx.db.selectFrom('accounts.accounts').select(columns).where('login_name', '=', loginName);
  if (lock) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** An account by its person, or null. */
export async function findAccountByPerson(tx: ReadTx, personId: string): Promise<AccountRow | null> {
  return (await tx.db.selectFrom('accounts.accounts').select(columns).where('person_id', '=', personId).executeTakeFirst()) ?? null;
}

/** Inserts an account and returns its id; null when the name or the person has one already. */
export async function insertAccount(tx: Tx, account: { personId: string; loginName: string; email: string | null; passwordHash: string | null }): Promise<string | null> {
  const id = newId();
  const done = await tx.db.insertInto('accounts.accounts').values({
    id, person_id: account.personId, login_name: account.loginName, email: account.email, password_hash: account.passwordHash,
    password_set_at: account.passwordHash === null ? null : tx.now, created_at: tx.now,
  }).onConflict((clash) => clash.doNothing()).returning('id').executeTakeFirst();
  return done?.id ?? null;
}

export type AccountChange = Partial<Omit<AccountRow, 'id' | 'personId' | 'createdAt' | 'version'>>;

/** Writes some columns of an account; what people see raises the version, counters do not. */
export async function updateAccount(tx: Tx, accountId: string, change: AccountChange, options: { quiet?: boolean } = {}): Promise<void> {
  const names = {
    loginName: 'login_name', email: 'email', language: 'language', passwordHash: 'password_hash', passwordSetAt: 'password_set_at',
    mustChangePassword: 'must_change_password', seed: 'second_factor_seed', pendingSeed: 'second_factor_pending', seedStep: 'second_factor_step',
    failedAttempts: 'failed_attempts', lastFailedAt: 'last_failed_at', lockedUntil: 'locked_until', disabledAt: 'disabled_at',
    disabledReason: 'disabled_reason', lastUsedAt: 'last_used_at',
  } as const satisfies Record<keyof AccountChange, string>;
  const row = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined).map(([key, value]) => [names[key as keyof AccountChange], value]));
  await tx.db.updateTable('accounts.accounts').set((on) => ({ ...row, ...(options.quiet ? {} : { version: on('version', '+', 1) }) })).where('id', '=', accountId).execute();
}
