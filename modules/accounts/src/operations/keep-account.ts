import { conflict, enforce, notFound, refuseIf } from '@gongkai/kernel';
import { announce, expectVersion, recordAudit, violatedConstraint, type Context, type Tx } from '@gongkai/database';
import { readPerson } from '@gongkai/organisations';
import { mayKeepAccount } from '../accounts.policy.ts';
import { findAccount, findAccountByName, updateAccount, type AccountRow } from '../accounts.store.ts';
import { announced, changeAccountInput, type ChangeAccount } from '../contract.ts';
import { noFailures } from '../lockout.state.ts';
import { endSessions } from '../sessions.store.ts';

async function taken(tx: Tx, accountId: string, seenVersion: number): Promise<{ account: AccountRow; unitId: string }> {
  const account = await findAccount(tx, accountId, true);
  if (!account) throw notFound('accounts.account-missing');
  const { unitId } = await readPerson(tx, account.personId);
  enforce(mayKeepAccount(tx.actor, 'manage', { accountId, unitId }));
  expectVersion(seenVersion, account.version);
  return { account, unitId };
}

/** Corrects the login name or the mail address of an account. */
export async function changeAccount(context: Context, accountId: string, input: ChangeAccount): Promise<void> {
  const asked = changeAccountInput.parse(input);
  try {
    await context.write(async (tx) => {
      const { account, unitId } = await taken(tx, accountId, asked.seenVersion);
      const other = asked.loginName === undefined ? null : await findAccountByName(tx, asked.loginName);
      if (other && other.id !== accountId) throw conflict([{ code: 'accounts.login-name-taken', path: 'loginName' }]);
      await updateAccount(tx, accountId, { loginName: asked.loginName, email: asked.email });
      await recordAudit(tx, {
        action: 'accounts.change-account', subjectKind: 'accounts.account', subjectId: accountId, unitId,
        before: { loginName: account.loginName, email: account.email }, after: { loginName: asked.loginName, email: asked.email },
      });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'accounts_login_name') throw conflict([{ code: 'accounts.login-name-taken', path: 'loginName' }]);
    throw error;
  }
}

/** Closes an account at once: its sessions end with the same commit. */
export async function disableAccount(context: Context, accountId: string, input: { seenVersion: number }): Promise<void> {
  await context.write(async (tx) => {
    const { account, unitId } = await taken(tx, accountId, input.seenVersion);
    refuseIf(account.disabledAt !== null ? [{ code: 'accounts.disabled-already' }] : []);
    await closeAccount(tx, { accountId, unitId, reason: 'by-administrator' });
  });
}

/** The same inside a transaction, for the schedule and for people who left. */
export async function closeAccount(tx: Tx, of: { accountId: string; unitId: string | null; reason: 'by-administrator' | 'unused' | 'left' }): Promise<void> {
  await updateAccount(tx, of.accountId, { disabledAt: tx.now, disabledReason: of.reason });
  await endSessions(tx, { accountId: of.accountId }, 'by-administrator');
  await recordAudit(tx, { action: 'accounts.disable-account', subjectKind: 'accounts.account', subjectId: of.accountId, unitId: of.unitId, after: { reason: of.reason } });
  await announce(tx, { name: announced.accountDisabled, subjectId: of.accountId, payload: { accountId: of.accountId, reason: of.reason } });
}

/** Opens a closed or locked account again; unused days count from now. */
export async function enableAccount(context: Context, accountId: string, input: { seenVersion: number }): Promise<void> {
  await context.write(async (tx) => {
    const { account, unitId } = await taken(tx, accountId, input.seenVersion);
    const person = await readPerson(tx, account.personId);
    refuseIf(person.leftOn !== null ? [{ code: 'accounts.person-left', values: { name: person.name } }] : []);
    await updateAccount(tx, accountId, { disabledAt: null, disabledReason: null, lastUsedAt: tx.now, ...noFailures });
    await recordAudit(tx, { action: 'accounts.enable-account', subjectKind: 'accounts.account', subjectId: accountId, unitId, before: { disabledReason: account.disabledReason, lockedUntil: account.lockedUntil } });
  });
}
