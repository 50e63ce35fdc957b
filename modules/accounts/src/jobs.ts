import { defineJob, defineListener, defineSchedule, type Context, type JobEntry } from '@gongkai/database';
import { issuer, organisationsAnnounced, readPerson } from '@gongkai/organisations';
import { z } from 'zod';
import { findAccount } from './accounts.store.ts';
import { sweepUnknownAttempts } from './attempts.store.ts';
import { isDemonstration } from './demonstration.store.ts';
import { invitationMail } from './invitation-mail.ts';
import { findInvitationById } from './invitations.store.ts';
import { findUnused } from './maintenance.store.ts';
import { followLeaving, followUnits } from './operations/follow-organisations.ts';
import { closeAccount } from './operations/keep-account.ts';
import { invitationToken } from './second-factor.ts';
import { readSecurity } from './security.ts';
import { sweepSessions } from './sessions.store.ts';

/** Sends an invitation's mail; an invitation that no longer opens anything is not sent. */
async function sendInvitation(context: Context, invitationId: string): Promise<void> {
  const mail = await context.read(async (tx) => {
    const invitation = await findInvitationById(tx, invitationId);
    const account = invitation ? await findAccount(tx, invitation.accountId) : null;
    if (!invitation || !account?.email || account.disabledAt || invitation.usedAt || invitation.withdrawnAt || invitation.expiresAt <= tx.now) return null;
    const from = await issuer(tx);
    const link = `${context.services.baseUrl(from.code)}/workspace/invitation/${invitationToken(invitationId, context.services.secretKey)}`;
    const { name } = await readPerson(tx, account.personId);
    const hours = Math.max(1, Math.floor((invitation.expiresAt.getTime() - tx.now.getTime()) / 3_600_000));
    return { to: account.email, ...invitationMail(account.language === 'en' ? 'en' : 'zh-CN', { name, loginName: account.loginName, issuer: from.name, link, hours }) };
  });
  if (mail) await context.services.mailer?.send(mail);
}

/** Closes accounts that nobody used for as long as the rules allow; the people of a demonstration stay. */
async function disableUnused(context: Context): Promise<void> {
  await context.write(async (tx) => {
    const { unusedDays } = await readSecurity(tx);
    if (unusedDays === 0 || (await isDemonstration(tx))) return;
    const since = new Date(tx.now.getTime() - unusedDays * 86_400_000);
    for (const account of await findUnused(tx, since)) {
      const { unitId } = await readPerson(tx, account.personId);
      await closeAccount(tx, { accountId: account.id, unitId, reason: 'unused' });
    }
  });
}

/** Closes sessions that ran out and forgets what is no longer needed; the audit keeps every sign-in. */
async function sweep(context: Context): Promise<void> {
  await context.write(async (tx) => {
    const { session } = await readSecurity(tx);
    await sweepSessions(tx, new Date(tx.now.getTime() - session.idleMinutes * 60_000), new Date(tx.now.getTime() - 90 * 86_400_000));
    await sweepUnknownAttempts(tx);
  });
}

export const jobs: readonly JobEntry[] = [
  defineJob({
    name: 'accounts.send-invitation',
    payload: z.strictObject({ invitationId: z.string() }),
    handle: ({ context, payload }) => sendInvitation(context, payload.invitationId),
  }),
  defineSchedule({ name: 'accounts.disable-unused', pattern: '30 17 * * *', handle: ({ context }) => disableUnused(context) }),
  defineSchedule({ name: 'accounts.sweep', pattern: '*/15 * * * *', handle: ({ context }) => sweep(context) }),
  defineListener({ name: 'accounts.follow-units', on: [organisationsAnnounced.unitsMerged, organisationsAnnounced.unitAbolished], handle: followUnits }),
  defineListener({ name: 'accounts.follow-leaving', on: [organisationsAnnounced.personLeft], handle: followLeaving }),
];
