import { actorName } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';

export interface InvitationRow {
  id: string;
  accountId: string;
  kind: string;
  expiresAt: Date;
  usedAt: Date | null;
  withdrawnAt: Date | null;
}

const columns = ['id', 'account_id as accountId', 'kind', 'expires_at as expiresAt', 'used_at as usedAt', 'withdrawn_at as withdrawnAt'] as const;

/** Inserts an invitation; those before it for the same account no longer open anything. */
export async function insertInvitation(tx: Tx, invitation: { id: string; accountId: string; tokenHash: Buffer; kind: 'invitation' | 'setup'; expiresAt: Date }): Promise<void> {
  await tx.db.updateTable('accounts.invitations').set({ withdrawn_at: tx.now })
    .where('account_id', '=', invitation.accountId).where('used_at', 'is', null).where('withdrawn_at', 'is', null).execute();
  await tx.db.insertInto('accounts.invitations').values({
    id: invitation.id, account_id: invitation.accountId, token_hash: invitation.tokenHash, kind: invitation.kind, created_at: tx.now,
    created_by: actorName(tx.actor), expires_at: invitation.expiresAt,
  }).execute();
}

/** The invitation of a token, or null; locked when `lock` is set. */
export async function findInvitation(tx: ReadTx, tokenHash: Buffer, lock = false): Promise<InvitationRow | null> {
  let query = tx.db.selectFrom('accounts.invitations').select(columns).where('token_hash', '=', tokenHash);
  if (lock) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** An invitation by id, for the job that sends it. */
export async function findInvitationById(tx: ReadTx, invitationId: string): Promise<InvitationRow | null> {
  return (await tx.db.selectFrom('accounts.invitations').select(columns).where('id', '=', invitationId).executeTakeFirst()) ?? null;
}

/** Marks an invitation as used. */
export async function useInvitation(tx: Tx, invitationId: string): Promise<void> {
  await tx.db.updateTable('accounts.invitations').set({ used_at: tx.now }).where('id', '=', invitationId).execute();
}
