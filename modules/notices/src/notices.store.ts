import { newId } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { NoticeValues, Preferences } from './contract.ts';

/** A notice as the store reads it. */
export interface NoticeRow {
  id: string;
  kind: string;
  values: NoticeValues;
  link: string | null;
  at: Date;
  readAt: Date | null;
}

export interface NewNotice {
  addressees: readonly { accountId: string; mail: boolean }[];
  kind: string;
  values: NoticeValues;
  link: string | null;
  key: string | null;
}

/** Adds a notice for each addressee; those who were told the same under the same key are left out of what is given back. */
export async function insertNotices(tx: Tx, one: NewNotice): Promise<{ id: string; accountId: string; mail: boolean }[]> {
  const added = one.addressees.map((addressee) => ({ id: newId(), ...addressee }));
  const { rows } = await sql<{ id: string }>`
    insert into notices.notices (id, account_id, kind, values, link, key, at, mail_state)
    select a.id, a."accountId", ${one.kind}, ${JSON.stringify(one.values)}::jsonb, ${one.link}, ${one.key}, ${tx.now}, case when a.mail then 'waiting' else 'none' end
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as a(id uuid, "accountId" uuid, mail boolean)
    on conflict (jurisdiction_id, account_id, key) where key is not null do nothing returning id`.execute(tx.db);
  const told = new Set(rows.map((row) => row.id));
  return added.filter((notice) => told.has(notice.id));
}

/** The notices of an account, the newest first. */
export async function listNotices(tx: ReadTx, of: { accountId: string; unreadOnly: boolean; after: [string, string] | null; limit: number }): Promise<NoticeRow[]> {
  const unread = of.unreadOnly ? sql`n.read_at is null` : sql`true`;
  const after = of.after ? sql`(n.at, n.id) < (${of.after[0]}::timestamptz, ${of.after[1]}::uuid)` : sql`true`;
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.values, n.link, n.at, n.read_at as "readAt" from notices.notices n
    where n.account_id = ${of.accountId} and ${unread} and ${after} order by n.at desc, n.id desc limit ${of.limit}`.execute(tx.db);
  return rows;
}

/** How many notices an account has not read, counted up to a hundred. */
export async function countUnread(tx: ReadTx, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from notices.notices n where n.account_id = ${accountId} and n.read_at is null limit 100) bounded`.execute(tx.db);
  return rows[0]!.count;
}

/** Marks notices of an account as read; without an id, all of them. */
export async function markRead(tx: Tx, accountId: string, noticeId?: string): Promise<void> {
  let query = tx.db.updateTable('notices.notices').set({ read_at: tx.now }).where('account_id', '=', accountId).where('read_at', 'is', null);
  if (noticeId !== undefined) query = query.where('id', '=', noticeId);
  await query.execute();
}

/** A notice whose mail still waits; null when it was sent, or wanted no longer. */
export async function findWaitingMail(tx: ReadTx, noticeId: string): Promise<{ accountId: string; link: string | null } | null> {
  const row = await tx.db
    .selectFrom('notices.notices').select(['account_id as accountId', 'link'])
    .where('id', '=', noticeId).where('mail_state', '=', 'waiting').executeTakeFirst();
  return row ?? null;
}

/** Notes what became of a notice's mail. */
export async function setMailState(tx: Tx, noticeId: string, state: 'sent' | 'skipped' | 'failed'): Promise<void> {
  await tx.db.updateTable('notices.notices').set({ mail_state: state, mailed_at: tx.now }).where('id', '=', noticeId).where('mail_state', '=', 'waiting').execute();
}

/** Of some accounts, those that want no mail. */
export async function listWithoutMail(tx: ReadTx, accountIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom('notices.preferences').select('account_id as accountId')
    .where('account_id', 'in', [...accountIds]).where('mail', '=', false).execute();
  return new Set(rows.map((row) => row.accountId));
}

/** What an account has chosen; mail unless it says otherwise. */
export async function findPreferences(tx: ReadTx, accountId: string): Promise<Preferences> {
  const row = await tx.db.selectFrom('notices.preferences').select(['mail', 'version']).where('account_id', '=', accountId).executeTakeFirst();
  return row ?? { mail: true, version: 0 };
}

/** Keeps what an account has chosen, if the choice that it saw still stands. */
export async function putPreferences(tx: Tx, accountId: string, next: { mail: boolean; seenVersion: number }): Promise<boolean> {
  const done = await sql`insert into notices.preferences as p (account_id, mail, version) values (${accountId}, ${next.mail}, ${next.seenVersion + 1})
    on conflict (jurisdiction_id, account_id) do update set mail = excluded.mail, version = excluded.version where p.version = ${next.seenVersion}`.execute(tx.db);
  return done.numAffectedRows === 1n;
}
