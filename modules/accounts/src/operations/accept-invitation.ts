import { invalid, notFound, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type ReadTx, type Tx } from '@gongkai/database';
import { issuer, readPerson, readUnit } from '@gongkai/organisations';
import { findAccount, updateAccount, type AccountRow } from '../accounts.store.ts';
import { asAccount } from '../as-account.ts';
import type { AcceptInvitation } from '../contract.ts';
import { findEarlierPasswords, replaceRecoveryCodes } from '../credentials.store.ts';
import { findInvitation, useInvitation, type InvitationRow } from '../invitations.store.ts';
import { hashPassword } from '../password-hash.ts';
import { passwordProblems, passwordRules } from '../passwords.policy.ts';
import { enrolmentOf, newSeed, openSeed, sealSeed, stepOfCode } from '../second-factor.ts';
import { readSecurity } from '../security.ts';
import { needsSecondFactor } from '../sessions.state.ts';
import { endSessions } from '../sessions.store.ts';
import { newRecoveryCodes, recoveryCodeHash, tokenHash } from '../tokens.ts';
import { actorOf } from '../lookups.ts';
import { isReused, reused, setPassword } from './change-password.ts';

type Enrolment = { secret: string; uri: string; picture: string };

/** What the holder of an invitation's link sees; the same answer for every link that opens nothing. */
export async function openInvitation(context: Context, token: string) {
  const key = context.services.secretKey;
  const found = await context.with({ once: null }).write(async (tx) => {
    const { account } = await standing(tx, token, false);
    const person = await readPerson(tx, account.personId);
    const setting = await readSecurity(tx);
    let seed: Buffer | null = null;
    if (await mustEnrol(tx, account)) {
      // Kept, so that a page that is loaded again shows the same picture.
      seed = account.pendingSeed ? openSeed(account.pendingSeed, account.id, key) : newSeed();
      if (!account.pendingSeed) await updateAccount(tx, account.id, { pendingSeed: sealSeed(seed, account.id, key) }, { quiet: true });
    }
    return { account, person, unit: await readUnit(tx, person.unitId), seed, rules: passwordRules(setting.password), issuedBy: (await issuer(tx)).name };
  });
  const secondFactor: Enrolment | null = found.seed ? await enrolmentOf(found.seed, found.account.loginName, found.issuedBy) : null;
  return { name: found.person.name, loginName: found.account.loginName, unitName: found.unit.name, secondFactor, passwordRules: found.rules };
}

/** Sets the password, and the second factor where one is asked for; the link works once. Recovery codes are shown this once. */
export async function acceptInvitation(context: Context, token: string, input: AcceptInvitation): Promise<{ recoveryCodes: string[] }> {
  const plain = context.with({ once: null });
  const seen = await plain.read(async (tx) => {
    const { account } = await standing(tx, token, false);
    const setting = await readSecurity(tx);
    return { account, setting, earlier: await findEarlierPasswords(tx, account.id, setting.password.history) };
  });
  const problems = passwordProblems(input.password, seen.account.loginName, seen.setting.password);
  if (await isReused(input.password, [seen.account.passwordHash, ...seen.earlier])) problems.push(reused(seen.setting.password.history, 'password'));
  const passwordHash = await hashPassword(input.password);
  const recoveryCodes = newRecoveryCodes();
  const enrolled = await plain.write(async (tx) => {
    const { invitation, account } = await standing(tx, token, true);
    const asked = await mustEnrol(tx, account);
    const step = asked ? stepOf(tx, account, input.code) : null;
    const wrong: Problem[] = asked && step === null ? [...problems, { code: 'accounts.code-wrong', path: 'code' }] : problems;
    if (wrong.length > 0) throw invalid(wrong);
    await setPassword(tx, account, { passwordHash, history: seen.setting.password.history });
    if (step !== null) {
      await updateAccount(tx, account.id, { seed: account.pendingSeed, pendingSeed: null, seedStep: step }, { quiet: true });
      await replaceRecoveryCodes(tx, account.id, recoveryCodes.map(recoveryCodeHash));
    }
    // An account that waited for its owner counts as used from here.
    await updateAccount(tx, account.id, { lastUsedAt: tx.now }, { quiet: true });
    await useInvitation(tx, invitation.id);
    await endSessions(tx, { accountId: account.id }, 'by-owner');
    await recordAudit(await asAccount(tx, account.id), { action: 'accounts.accept-invitation', subjectKind: 'accounts.account', subjectId: account.id });
    return step !== null;
  });
  return { recoveryCodes: enrolled ? recoveryCodes : [] };
}

async function standing(tx: ReadTx, token: string, lock: boolean): Promise<{ invitation: InvitationRow; account: AccountRow }> {
  const invitation = await findInvitation(tx, tokenHash(token), lock);
  const open = invitation !== null && invitation.usedAt === null && invitation.withdrawnAt === null && invitation.expiresAt > tx.now;
  const account = open ? await findAccount(tx, invitation.accountId, lock) : null;
  if (!invitation || !account || account.disabledAt !== null) throw notFound('accounts.invitation-over');
  return { invitation, account };
}

async function mustEnrol(tx: ReadTx, account: AccountRow): Promise<boolean> {
  if (account.seed !== null) return false;
  const actor = await actorOf(tx, account.id);
  const held = actor.kind === 'account' ? actor.grants.map((grant) => grant.role) : [];
  return needsSecondFactor(held, await readSecurity(tx));
}

function stepOf(tx: Tx, account: AccountRow, code: string | undefined): number | null {
  if (!account.pendingSeed || code === undefined) return null;
  return stepOfCode(openSeed(account.pendingSeed, account.id, tx.context.services.secretKey), code.replaceAll(/\s/g, ''), tx.now, null);
}
