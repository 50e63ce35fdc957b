import { forbidden } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { asAccount } from '../as-account.ts';
import { addressAllowed } from '../addresses.ts';
import { findAccountByName, updateAccount, type AccountRow } from '../accounts.store.ts';
import { putUnknownAttempts, takeUnknownAttempts } from '../attempts.store.ts';
import { signInInput, type SignIn } from '../contract.ts';
import { takeRecoveryCode } from '../credentials.store.ts';
import { afterFailure, isLocked, noFailures } from '../lockout.state.ts';
import { passwordFits } from '../password-hash.ts';
import { openSeed, stepOfCode } from '../second-factor.ts';
import { readSecurity } from '../security.ts';
import type { SecuritySetting } from '../security-setting.ts';
import { endSessions, findSessionOwner, insertSession } from '../sessions.store.ts';
import { failureOf, type SignInOutcome } from '../sign-in.outcome.ts';
import { newToken, recoveryCodeHash, tokenHash } from '../tokens.ts';

/** What the transport knows about whoever signs in. */
export interface SignInFrom {
  agent?: string | null;
  /** The token that the browser still carries: its session ends, so that a planted one cannot live on. */
  replaces?: string | null;
}

/** Signs a person in by name, password and, where the account has one, a second factor; the token is shown once and stored as a hash. */
export async function signIn(context: Context, input: SignIn, from: SignInFrom = {}): Promise<{ token: string; sessionId: string; accountId: string }> {
  const asked = signInInput.parse(input);
  const loginName = asked.loginName.trim().toLowerCase();
  // Never answered from a once-key: the token would have to be stored.
  const plain = context.with({ once: null });
  const { account, setting } = await plain.read(async (tx) => ({ account: await findAccountByName(tx, loginName), setting: await readSecurity(tx) }));
  if (!addressAllowed(context.address, setting.allowList)) {
    await plain.write((tx) => recordAudit(tx, { action: 'accounts.sign-in', subjectKind: 'accounts.account', subjectId: account?.id ?? null, outcome: 'refused', after: { because: 'address' } }));
    throw forbidden('accounts.address-not-allowed');
  }
  // Weighed before the row is locked, for unknown names too: neither time nor a crowd of guesses tells more than five answers.
  const fits = await passwordFits(account?.passwordHash ?? null, asked.password);
  const outcome = await plain.write((tx) => decide(tx, { loginName, fits, weighed: account?.passwordHash ?? null, code: asked.code ?? null, setting, from }));
  if (outcome.kind !== 'signed-in') throw failureOf(outcome, context.clock.now());
  return { token: outcome.token, sessionId: outcome.sessionId, accountId: outcome.accountId };
}

interface Attempt {
  loginName: string;
  fits: boolean;
  /** The hash against which the password was weighed: one that was changed meanwhile does not count. */
  weighed: string | null;
  code: string | null;
  setting: SecuritySetting;
  from: SignInFrom;
}

async function decide(tx: Tx, attempt: Attempt): Promise<SignInOutcome> {
  const account = await findAccountByName(tx, attempt.loginName, true);
  if (!account) return refuseUnknown(tx, attempt);
  const attempts = { failedAttempts: account.failedAttempts, lastFailedAt: account.lastFailedAt, lockedUntil: account.lockedUntil };
  if (isLocked(attempts, tx.now)) {
    await auditFailure(tx, account.id, 'locked');
    return { kind: 'locked', until: account.lockedUntil! };
  }
  const verdict = attempt.fits && account.passwordHash === attempt.weighed ? await weighCode(tx, account, attempt.code) : 'failed';
  if (verdict === 'code-required') return { kind: 'code-required' };
  if (verdict === 'failed' || verdict === 'code-wrong') {
    await updateAccount(tx, account.id, afterFailure(attempts, attempt.setting.lockout, tx.now), { quiet: true });
    await auditFailure(tx, account.id, verdict);
    return { kind: verdict };
  }
  if (account.disabledAt !== null) {
    await auditFailure(tx, account.id, 'disabled');
    return { kind: 'disabled' };
  }
  await updateAccount(tx, account.id, { ...noFailures, lastUsedAt: tx.now, ...verdict }, { quiet: true });
  return beginSession(tx, account.id, attempt.setting, attempt.from);
}

/** Ends what the browser carried, begins a session under a new token, and tells the audit. */
export async function beginSession(tx: Tx, accountId: string, setting: SecuritySetting, from: SignInFrom): Promise<Extract<SignInOutcome, { kind: 'signed-in' }>> {
  if (from.replaces) {
    const old = await findSessionOwner(tx, tokenHash(from.replaces));
    if (old) await endSessions(tx, old, 'replaced');
  }
  const token = newToken();
  const endsAt = new Date(tx.now.getTime() + setting.session.absoluteHours * 3_600_000);
  const sessionId = await insertSession(tx, { accountId, tokenHash: tokenHash(token), endsAt, address: tx.context.address, agent: from.agent ?? null });
  await recordAudit(await asAccount(tx, accountId), { action: 'accounts.sign-in', subjectKind: 'accounts.account', subjectId: accountId, after: { sessionId } });
  return { kind: 'signed-in', token, sessionId, accountId };
}

async function weighCode(tx: Tx, account: AccountRow, code: string | null): Promise<'code-required' | 'code-wrong' | { seedStep?: number }> {
  if (account.seed === null) return {};
  if (code === null) return 'code-required';
  const seed = openSeed(account.seed, account.id, tx.context.services.secretKey);
  const step = stepOfCode(seed, code.replaceAll(/\s/g, ''), tx.now, account.seedStep);
  if (step !== null) return { seedStep: step };
  return (await takeRecoveryCode(tx, account.id, recoveryCodeHash(code))) ? {} : 'code-wrong';
}

async function refuseUnknown(tx: Tx, attempt: Attempt): Promise<SignInOutcome> {
  const attempts = await takeUnknownAttempts(tx, attempt.loginName);
  const locked = isLocked(attempts, tx.now);
  if (!locked) await putUnknownAttempts(tx, attempt.loginName, afterFailure(attempts, attempt.setting.lockout, tx.now));
  // The name is not written down: now and then somebody types a password into its field.
  await auditFailure(tx, null, locked ? 'locked' : 'unknown-name');
  return locked ? { kind: 'locked', until: attempts.lockedUntil! } : { kind: 'failed' };
}

async function auditFailure(tx: Tx, accountId: string | null, because: string): Promise<void> {
  await recordAudit(tx, { action: 'accounts.sign-in', subjectKind: 'accounts.account', subjectId: accountId, outcome: 'failed', after: { because } });
}
