import { decodeCursor, enforce, forbidden, toPage, type Actor } from '@gongkai/kernel';
import { expectVersion, tellScreens, type Context, type ReadTx } from '@gongkai/database';
import type { NoticesPage, Preferences } from './contract.ts';
import { mayUseNotices } from './notices.policy.ts';
import { countUnread, findPreferences, listNotices, markRead, putPreferences } from './notices.store.ts';

function accountOf(actor: Actor): string {
  enforce(mayUseNotices(actor));
  if (actor.kind !== 'account') throw forbidden('general.forbidden');
  return actor.accountId;
}

/** The actor's notices, the newest first, with the number of those he has not read. */
export async function readNotices(tx: ReadTx, query: { show: 'all' | 'unread'; after?: string | undefined; limit: number }): Promise<NoticesPage> {
  const accountId = accountOf(tx.actor);
  const after = query.after === undefined ? null : (decodeCursor(query.after, 2).map(String) as [string, string]);
  const rows = await listNotices(tx, { accountId, unreadOnly: query.show === 'unread', after, limit: query.limit + 1 });
  const page = toPage(rows, query.limit, (row) => [row.at.toISOString(), row.id]);
  return {
    next: page.next,
    rows: page.rows.map((row) => ({ ...row, at: row.at.toISOString(), readAt: row.readAt?.toISOString() ?? null })),
    unread: await countUnread(tx, accountId),
  };
}

/** Marks one of the actor's notices as read, or all of them; his other screens count again. */
export async function readNotice(context: Context, noticeId?: string): Promise<void> {
  await context.write(async (tx) => {
    const accountId = accountOf(tx.actor);
    await markRead(tx, accountId, noticeId);
    await tellScreens(tx, [accountId], ['notices']);
  });
}

/** What the actor has chosen. */
export async function readPreferences(tx: ReadTx): Promise<Preferences> {
  return findPreferences(tx, accountOf(tx.actor));
}

/** Changes whether the actor gets e-mails. */
export async function setPreferences(context: Context, next: { mail: boolean; seenVersion: number }): Promise<Preferences> {
  return context.write(async (tx) => {
    const accountId = accountOf(tx.actor);
    const kept = await putPreferences(tx, accountId, next);
    const standing = await findPreferences(tx, accountId);
    if (!kept) expectVersion(next.seenVersion, standing.version, standing);
    return standing;
  });
}
