import { sql } from 'kysely';
import type { Context, ReadTx, Tx } from './context.ts';
import type { HeardAnnouncement, ListenerDefinition } from './jobs.ts';
import { enqueue } from './outbox.ts';

/** Turns one announcement into one delivery job per listener of its name. */
export async function relayAnnouncement(context: Context, announcementId: string, listeners: readonly ListenerDefinition[]): Promise<void> {
  await context.write(async (tx) => {
    const found = await sql<{ name: string; subjectId: string }>`
      select name, subject_id as "subjectId" from platform.announcements where id = ${announcementId}`.execute(tx.db);
    const announcement = found.rows[0];
    if (!announcement) return;
    for (const listener of listeners) {
      if (!listener.on.includes(announcement.name)) continue;
      await enqueue(tx, {
        task: 'platform.deliver',
        payload: { listener: listener.name, subjectId: announcement.subjectId },
        maxAttempts: 25,
      });
    }
    await sql`update platform.announcements set relayed_at = ${tx.now} where id = ${announcementId}`.execute(tx.db);
  });
}

/** What was announced behind a position, in order: for who delivers by himself instead of by the relay's jobs. */
export async function readAnnounced(tx: ReadTx, after: number, limit = 200): Promise<{ name: string; subjectId: string; position: number }[]> {
  const found = await sql<{ name: string; subjectId: string; position: number }>`
    select a.name, a.subject_id as "subjectId", a.position from platform.announcements a
    where a.position > ${after} order by a.position limit ${limit}`.execute(tx.db);
  return found.rows;
}

/**
 * Lets one listener hear what one subject has announced and it has not heard, in order. Each hearing and its note commit
 * together; a hearing that fails stops the ones behind it until the job is tried again.
 */
export async function deliverAnnouncements(context: Context, listener: ListenerDefinition, subjectId: string): Promise<number> {
  for (let heard = 0; ; heard++) {
    const { found, more } = await context.write((tx) => hearNext(tx, listener, subjectId));
    if (!more) return heard + (found ? 1 : 0);
  }
}

// What is announced after this look has a delivery job of its own: when nothing else waits, there is no need to look again.
async function hearNext(tx: Tx, listener: ListenerDefinition, subjectId: string): Promise<{ found: boolean; more: boolean }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${listener.name}:${subjectId}`}, 0))`.execute(tx.db);
  const waiting = await sql<HeardAnnouncement>`
    select a.id, a.name, a.subject_id as "subjectId", a.payload, a.at
    from platform.announcements a
    where a.subject_id = ${subjectId} and a.name = any(${[...listener.on]})
      and not exists (select 1 from platform.hearings h where h.announcement_id = a.id and h.listener = ${listener.name})
    order by a.position limit 2`.execute(tx.db);
  const [announcement, next] = waiting.rows;
  if (!announcement) return { found: false, more: false };
  await listener.handle(tx, announcement);
  await sql`insert into platform.hearings (announcement_id, listener, at) values (${announcement.id}, ${listener.name}, ${tx.now})`.execute(tx.db);
  return { found: true, more: next !== undefined };
}
