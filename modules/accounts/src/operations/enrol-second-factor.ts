import { AppError, enforce, invalid, notFound, tooMany, unauthenticated } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { issuer, readPerson } from '@gongkai/organisations';
import { mayKeepAccount } from '../accounts.policy.ts';
import { findAccount, updateAccount, type AccountRow } from '../accounts.store.ts';
import { replaceRecoveryCodes, takeRecoveryCode } from '../credentials.store.ts';
import { afterFailure, isLocked, minutesLocked, noFailures } from '../lockout.state.ts';
import { ownAccountId } from '../own-account.ts';
import { enrolmentOf, newSeed, openSeed, sealSeed, stepOfCode } from '../second-factor.ts';
import { readSecurity } from '../security.ts';
import { endSessions } from '../sessions.store.ts';
import { newRecoveryCodes, recoveryCodeHash } from '../tokens.ts';

/**
 * Begins to enrol an authenticator for the own account and shows what it must read in. Where one is in use already, a code from it (or a
 * recovery code) is asked for: an unattended screen must not be enough to take an account over.
 */
export async function beginSecondFactor(context: Context, code: string | null): Promise<{ secret: string; uri: string; picture: string }> {
  const accountId = ownAccountId(context.actor);
  const outcome = await context.with({ once: null }).write(async (tx) => {
    const account = await findAccount(tx, accountId, true);
    if (!account) throw unauthenticated('general.unauthenticated');
    if (account.seed !== null) {
      const verdict = await weighOldCode(tx, account, code);
      if (verdict !== null) return verdict;
    }
    const seed = newSeed();
    await updateAccount(tx, accountId, { pendingSeed: sealSeed(seed, accountId, context.services.secretKey) }, { quiet: true });
    await recordAudit(tx, { action: 'accounts.begin-second-factor', subjectKind: 'accounts.account', subjectId: accountId });
    return { seed, loginName: account.loginName, name: (await issuer(tx)).name };
  });
  if (outcome instanceof AppError) throw outcome;
  return enrolmentOf(outcome.seed, outcome.loginName, outcome.name);
}

/** Null when the code of the authenticator in use is right; otherwise the error, and the failure is counted. */
async function weighOldCode(tx: Tx, account: AccountRow, code: string | null): Promise<AppError | null> {
  if (isLocked(account, tx.now)) return tooMany([{ code: 'accounts.locked', values: { minutes: minutesLocked(account.lockedUntil!, tx.now) } }]);
  if (code === null) return invalid([{ code: 'accounts.code-required', path: 'code' }]);
  const seed = openSeed(account.seed!, account.id, tx.context.services.secretKey);
  const seedStep = stepOfCode(seed, code.replaceAll(/\s/g, ''), tx.now, account.seedStep);
  if (seedStep !== null) {
    await updateAccount(tx, account.id, { ...noFailures, seedStep }, { quiet: true });
    return null;
  }
  if (await takeRecoveryCode(tx, account.id, recoveryCodeHash(code))) return null;
  await updateAccount(tx, account.id, afterFailure(account, (await readSecurity(tx)).lockout, tx.now), { quiet: true });
  await recordAudit(tx, { action: 'accounts.begin-second-factor', subjectKind: 'accounts.account', subjectId: account.id, outcome: 'failed' });
  return invalid([{ code: 'accounts.code-wrong', path: 'code' }]);
}

/** Puts the enrolled authenticator into use once a code from it was given; returns the recovery codes, which are shown this once. */
export async function confirmSecondFactor(context: Context, code: string): Promise<{ recoveryCodes: string[] }> {
  const accountId = ownAccountId(context.actor);
  const recoveryCodes = newRecoveryCodes();
  await context.with({ once: null }).write(async (tx) => {
    const account = await findAccount(tx, accountId, true);
    if (!account?.pendingSeed) throw invalid('accounts.second-factor-not-begun');
    const step = stepOfCode(openSeed(account.pendingSeed, accountId, context.services.secretKey), code.replaceAll(/\s/g, ''), tx.now, null);
    if (step === null) throw invalid([{ code: 'accounts.code-wrong', path: 'code' }]);
    await updateAccount(tx, accountId, { seed: account.pendingSeed, pendingSeed: null, seedStep: step });
    await replaceRecoveryCodes(tx, accountId, recoveryCodes.map(recoveryCodeHash));
    await recordAudit(tx, { action: 'accounts.confirm-second-factor', subjectKind: 'accounts.account', subjectId: accountId });
  });
  return { recoveryCodes };
}

/** Takes somebody's second factor away after a loss, as the account's keeper; the open sessions end with it. */
export async function resetSecondFactor(context: Context, accountId: string, input: { seenVersion: number }): Promise<void> {
  await context.write(async (tx) => {
    const account = await findAccount(tx, accountId, true);
    if (!account) throw notFound('accounts.account-missing');
    const { unitId } = await readPerson(tx, account.personId);
    enforce(mayKeepAccount(tx.actor, 'manage', { accountId, unitId }));
    expectVersion(input.seenVersion, account.version);
    await updateAccount(tx, accountId, { seed: null, pendingSeed: null });
    await replaceRecoveryCodes(tx, accountId, []);
    await endSessions(tx, { accountId }, 'by-administrator');
    await recordAudit(tx, { action: 'accounts.reset-second-factor', subjectKind: 'accounts.account', subjectId: accountId, unitId });
  });
}
