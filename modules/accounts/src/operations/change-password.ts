import { invalid, tooMany, unauthenticated, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { findAccount, updateAccount, type AccountRow } from '../accounts.store.ts';
import { changePasswordInput } from '../contract.ts';
import { findEarlierPasswords, keepPassword } from '../credentials.store.ts';
import { afterFailure, isLocked, minutesLocked, noFailures } from '../lockout.state.ts';
import { ownAccountId } from '../own-account.ts';
import { hashPassword, passwordFits } from '../password-hash.ts';
import { passwordProblems } from '../passwords.policy.ts';
import { readSecurity } from '../security.ts';
import { endSessions, findSessionOwner } from '../sessions.store.ts';
import { tokenHash } from '../tokens.ts';

/** Changes one's own password; the old one is asked for, and every other session ends. */
export async function changePassword(context: Context, input: { current: string; next: string }, currentToken: string | null): Promise<void> {
  const asked = changePasswordInput.parse(input);
  const plain = context.with({ once: null });
  const accountId = ownAccountId(context.actor);
  const { account, setting, earlier } = await plain.read(async (tx) => {
    const rules = await readSecurity(tx);
    return { account: await findAccount(tx, accountId), setting: rules, earlier: await findEarlierPasswords(tx, accountId, rules.password.history) };
  });
  if (!account) throw unauthenticated('general.unauthenticated');
  const fits = await passwordFits(account.passwordHash, asked.current);
  const problems = passwordProblems(asked.next, account.loginName, setting.password, 'next');
  if (fits && (await isReused(asked.next, [account.passwordHash, ...earlier]))) problems.push(reused(setting.password.history));
  const passwordHash = await hashPassword(asked.next);
  const outcome = await plain.write(async (tx): Promise<Problem[] | { lockedUntil: Date }> => {
    const standing = (await findAccount(tx, accountId, true))!;
    if (isLocked(standing, tx.now)) return { lockedUntil: standing.lockedUntil! };
    if (!fits || standing.passwordHash !== account.passwordHash) return countFailure(tx, standing, afterFailure(standing, setting.lockout, tx.now));
    if (problems.length > 0) return problems;
    await setPassword(tx, standing, { passwordHash, history: setting.password.history });
    const current = currentToken === null ? null : await findSessionOwner(tx, tokenHash(currentToken));
    await endSessions(tx, { accountId, ...(current ? { except: current.sessionId } : {}) }, 'by-owner');
    await recordAudit(tx, { action: 'accounts.change-password', subjectKind: 'accounts.account', subjectId: accountId });
    return [];
  });
  if (!Array.isArray(outcome)) throw tooMany([{ code: 'accounts.locked', values: { minutes: minutesLocked(outcome.lockedUntil, context.clock.now()) } }]);
  if (outcome.length > 0) throw invalid(outcome);
}

async function countFailure(tx: Tx, account: AccountRow, attempts: ReturnType<typeof afterFailure>): Promise<Problem[]> {
  await updateAccount(tx, account.id, attempts, { quiet: true });
  await recordAudit(tx, { action: 'accounts.change-password', subjectKind: 'accounts.account', subjectId: account.id, outcome: 'failed' });
  return [{ code: 'accounts.current-password-wrong', path: 'current' }];
}

/** Sets a password inside a transaction and remembers it. */
export async function setPassword(tx: Tx, account: AccountRow, set: { passwordHash: string; history: number }): Promise<void> {
  await updateAccount(tx, account.id, { ...noFailures, passwordHash: set.passwordHash, passwordSetAt: tx.now, mustChangePassword: false });
  await keepPassword(tx, account.id, set.passwordHash, set.history);
}

/** The problem of a password that was used before. */
export const reused = (history: number, path = 'next'): Problem => ({ code: 'accounts.password-reused', path, values: { count: Math.max(history, 1) } });

/** Whether a password is one of those behind these hashes. */
export async function isReused(password: string, hashes: readonly (string | null)[]): Promise<boolean> {
  const answers = await Promise.all([...new Set(hashes)].filter((hash) => hash !== null).map((hash) => passwordFits(hash, password)));
  return answers.includes(true);
}
