import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import { peopleView, storedSetting } from '@gongkai/organisations';
import { actorColumns, type ActorRow } from './actors.read.ts';
import { securitySettingKey } from './security-setting.ts';

export type EndedReason = 'signed-out' | 'by-owner' | 'by-administrator' | 'replaced' | 'idle' | 'limit';

/** Everything that decides about one request, read by one query. */
export interface SessionRow extends ActorRow {
  sessionId: string;
  begunAt: Date;
  lastSeenAt: Date;
  endsAt: Date;
  loginName: string;
  unitName: string;
  language: 'zh-CN' | 'en' | null;
  passwordSetAt: Date | null;
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  demonstration: boolean;
  setting: unknown;
}

/** The open session of a token with the grants that its account holds at this moment, or null. */
export async function findSession(tx: ReadTx, tokenHash: Buffer): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    select s.id as "sessionId", s.begun_at as "begunAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt", a.login_name as "loginName",
      p.unit_name as "unitName", a.language, a.password_set_at as "passwordSetAt", a.must_change_password as "mustChangePassword",
      a.second_factor_seed is not null as "hasSecondFactor",
      (select j.demonstration from shared.jurisdictions j where j.id = s.jurisdiction_id) as demonstration,
      ${storedSetting(securitySettingKey)} as setting, ${actorColumns(tx.now)}
    from accounts.sessions s
    join accounts.accounts a on a.jurisdiction_id = s.jurisdiction_id and a.id = s.account_id
    join ${peopleView} p on p.jurisdiction_id = a.jurisdiction_id and p.person_id = a.person_id
    where s.jurisdiction_id = platform.tenant() and s.token_hash = ${tokenHash} and s.ended_at is null and a.disabled_at is null`.execute(tx.db);
  return rows[0] ?? null;
}

/** Begins a session and returns its id. */
export async function insertSession(tx: Tx, session: { accountId: string; tokenHash: Buffer; endsAt: Date; address: string | null; agent: string | null }): Promise<string> {
  const id = newId();
  await tx.db.insertInto('accounts.sessions').values({
    id, token_hash: session.tokenHash, account_id: session.accountId, begun_at: tx.now, last_seen_at: tx.now, ends_at: session.endsAt,
    address: session.address, agent: session.agent?.slice(0, 300) ?? null,
  }).execute();
  return id;
}

/** Notes that a session is in use. */
export async function touchSession(tx: Tx, sessionId: string, accountId: string): Promise<void> {
  await tx.db.updateTable('accounts.sessions').set({ last_seen_at: tx.now }).where('id', '=', sessionId).where('last_seen_at', '<', tx.now).execute();
  await tx.db.updateTable('accounts.accounts').set({ last_used_at: tx.now }).where('id', '=', accountId).execute();
}

/** Ends open sessions of an account: all of them, one, or all but one; returns how many ended. */
export async function endSessions(tx: Tx, of: { accountId: string; sessionId?: string; except?: string }, reason: EndedReason): Promise<number> {
  let query = tx.db.updateTable('accounts.sessions').set({ ended_at: tx.now, ended_reason: reason }).where('account_id', '=', of.accountId).where('ended_at', 'is', null);
  if (of.sessionId) query = query.where('id', '=', of.sessionId);
  if (of.except) query = query.where('id', '<>', of.except);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** The account and id of the open session of a token, or null. */
export async function findSessionOwner(tx: ReadTx, tokenHash: Buffer): Promise<{ sessionId: string; accountId: string } | null> {
  return (await tx.db.selectFrom('accounts.sessions').select(['id as sessionId', 'account_id as accountId'])
    .where('token_hash', '=', tokenHash).where('ended_at', 'is', null).executeTakeFirst()) ?? null;
}

/** Open sessions of an account, the one used last first. */
export async function findSessions(tx: ReadTx, accountId: string, idleSince: Date) {
  return tx.db.selectFrom('accounts.sessions').select(['id', 'begun_at as begunAt', 'last_seen_at as lastSeenAt', 'address', 'agent'])
    .where('account_id', '=', accountId).where('ended_at', 'is', null).where('ends_at', '>', tx.now).where('last_seen_at', '>', idleSince)
    .orderBy('last_seen_at', 'desc').orderBy('id').execute();
}

/** Closes the sessions that ran out, and removes those that ended before a moment. */
export async function sweepSessions(tx: Tx, idleSince: Date, removeBefore: Date): Promise<void> {
  await sql`update accounts.sessions set ended_at = ${tx.now}, ended_reason = case when ends_at <= ${tx.now} then 'limit' else 'idle' end
    where ended_at is null and (ends_at <= ${tx.now} or last_seen_at <= ${idleSince})`.execute(tx.db);
  await tx.db.deleteFrom('accounts.sessions').where('ended_at', '<', removeBefore).execute();
}
