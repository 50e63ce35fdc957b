import { forbidden, newId, refused } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { addPerson, issuer, listUnits } from '@gongkai/organisations';
import { findAccountByName, findAccount } from '../accounts.store.ts';
import { insertInvitation } from '../invitations.store.ts';
import { invitationToken } from '../second-factor.ts';
import { readSecurity } from '../security.ts';
import { tokenHash } from '../tokens.ts';
import { createAccount } from './create-account.ts';
import { grantRole } from './grant-role.ts';

type Administrator = 'system-admin' | 'security-admin' | 'audit-admin';
// What an empty system calls its first people until they are entered with their own names.
const firstNames: Record<Administrator, string> = { 'system-admin': '系统管理员', 'security-admin': '安全管理员', 'audit-admin': '审计管理员' };

/**
 * A one-time link by which one of the three administrators sets his password; the account is made when there is none. Asked for at the
 * console only. While nobody keeps security or audits, the system administrator may name the first of each (see grantRole).
 */
export async function createSetupLink(context: Context, role: Administrator = 'system-admin'): Promise<{ link: string; loginName: string; expiresAt: string }> {
  if (context.actor.kind !== 'console' && context.actor.kind !== 'system') throw forbidden('accounts.not-allowed');
  const loginName = role;
  const plain = context.with({ once: null });
  const { existing, root } = await plain.read(async (tx) => ({
    existing: await findAccountByName(tx, loginName),
    root: (await listUnits(tx)).find((unit) => unit.parentId === null),
  }));
  if (!root) throw refused('accounts.root-missing');
  let accountId = existing?.id;
  if (!accountId) {
    const person = await addPerson(plain, { name: firstNames[role], unitId: root.id });
    ({ accountId } = await createAccount(plain, { personId: person.id, loginName }));
    await grantRole(plain, { accountId, role, unitId: root.id, scope: 'jurisdiction' });
  }
  return issueLink(plain, accountId, loginName);
}

async function issueLink(context: Context, accountId: string, loginName: string) {
  return context.write(async (tx) => {
    await findAccount(tx, accountId, true);
    const invitationId = newId();
    const token = invitationToken(invitationId, context.services.secretKey);
    const expiresAt = new Date(tx.now.getTime() + (await readSecurity(tx)).invitationHours * 3_600_000);
    await insertInvitation(tx, { id: invitationId, accountId, tokenHash: tokenHash(token), kind: 'setup', expiresAt });
    await recordAudit(tx, { action: 'accounts.create-setup-link', subjectKind: 'accounts.account', subjectId: accountId });
    const { code } = await issuer(tx);
    return { link: `${context.services.baseUrl(code)}/workspace/invitation/${token}`, loginName, expiresAt: expiresAt.toISOString() };
  });
}
