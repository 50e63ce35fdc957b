import { enforce, newId, notFound, refuseIf } from '@gongkai/kernel';
import { enqueue, recordAudit, type Context } from '@gongkai/database';
import { issuer, readPerson } from '@gongkai/organisations';
import { mayKeepAccount } from '../accounts.policy.ts';
import { findAccount } from '../accounts.store.ts';
import { insertInvitation } from '../invitations.store.ts';
import { invitationToken } from '../second-factor.ts';
import { readSecurity } from '../security.ts';
import { tokenHash } from '../tokens.ts';

/** Where an invitation went. `link` is given only where no mail can carry it: the keeper hands it over. */
export interface Invited {
  sentTo: string | null;
  link: string | null;
  expiresAt: string;
}

/** Invites the person of an account to set a password; links sent before no longer open. */
export async function invite(context: Context, accountId: string): Promise<Invited> {
  const { mailer, secretKey, baseUrl } = context.services;
  return context.with({ once: null }).write(async (tx) => {
    const account = await findAccount(tx, accountId, true);
    if (!account) throw notFound('accounts.account-missing');
    const { unitId } = await readPerson(tx, account.personId);
    enforce(mayKeepAccount(tx.actor, 'manage', { accountId, unitId }));
    refuseIf(account.disabledAt !== null ? [{ code: 'accounts.disabled' }] : []);
    const invitationId = newId();
    const token = invitationToken(invitationId, secretKey);
    const expiresAt = new Date(tx.now.getTime() + (await readSecurity(tx)).invitationHours * 3_600_000);
    await insertInvitation(tx, { id: invitationId, accountId, tokenHash: tokenHash(token), kind: 'invitation', expiresAt });
    const sentTo = mailer ? account.email : null;
    if (sentTo) await enqueue(tx, { task: 'accounts.send-invitation', payload: { invitationId } });
    await recordAudit(tx, { action: 'accounts.invite', subjectKind: 'accounts.account', subjectId: accountId, unitId, after: { sentTo, expiresAt } });
    const { code } = await issuer(tx);
    return { sentTo, link: sentTo ? null : `${baseUrl(code)}/workspace/invitation/${token}`, expiresAt: expiresAt.toISOString() };
  });
}
