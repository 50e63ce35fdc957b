import { enforce, notFound } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { readPerson } from '@gongkai/organisations';
import { mayKeepAccount } from '../accounts.policy.ts';
import { findAccount } from '../accounts.store.ts';
import { asAccount } from '../as-account.ts';
import { ownAccountId } from '../own-account.ts';
import { endSessions, findSessionOwner } from '../sessions.store.ts';
import { tokenHash } from '../tokens.ts';

/** Ends the session of a token; one that has ended already is no error. */
export async function signOut(context: Context, token: string): Promise<void> {
  await context.with({ once: null }).write(async (tx) => {
    const session = await findSessionOwner(tx, tokenHash(token));
    if (!session) return;
    await endSessions(tx, session, 'signed-out');
    await recordAudit(await asAccount(tx, session.accountId), { action: 'accounts.sign-out', subjectKind: 'accounts.account', subjectId: session.accountId, after: { sessionId: session.sessionId } });
  });
}

/** Ends one of one's own sessions elsewhere. */
export async function endOwnSession(context: Context, sessionId: string): Promise<void> {
  await context.write(async (tx) => {
    const accountId = ownAccountId(tx.actor);
    if ((await endSessions(tx, { accountId, sessionId }, 'by-owner')) === 0) throw notFound('accounts.session-missing');
    await recordAudit(tx, { action: 'accounts.end-session', subjectKind: 'accounts.account', subjectId: accountId, after: { sessionId } });
  });
}

/** Ends all sessions of somebody's account, as its keeper. */
export async function endSessionsOf(context: Context, accountId: string): Promise<{ ended: number }> {
  return context.write(async (tx) => {
    const account = await findAccount(tx, accountId, true);
    if (!account) throw notFound('accounts.account-missing');
    const { unitId } = await readPerson(tx, account.personId);
    enforce(mayKeepAccount(tx.actor, 'manage', { accountId, unitId }));
    const ended = await endSessions(tx, { accountId }, 'by-administrator');
    await recordAudit(tx, { action: 'accounts.end-sessions', subjectKind: 'accounts.account', subjectId: accountId, unitId, after: { ended } });
    return { ended };
  });
}
