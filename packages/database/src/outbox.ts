import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { Tx } from './context.ts';

/** What a record announces: heard by every listener of the name, at least once, in order per subject. */
export interface Announcement {
  /** `<module>.<what happened>`, named in the module's contract. */
  name: string;
  subjectId: string;
  /** Never more than the listeners need; never a text that is restricted. */
  payload: Record<string, unknown>;
}

/** Announces in the transaction of the change. */
export async function announce(tx: Tx, announcement: Announcement): Promise<string> {
  const id = newId();
  await sql`insert into platform.announcements (id, name, subject_id, payload, at)
    values (${id}, ${announcement.name}, ${announcement.subjectId}, ${JSON.stringify(announcement.payload)}::jsonb, ${tx.now})`.execute(tx.db);
  await enqueue(tx, { task: 'platform.relay', payload: { announcementId: id } });
  return id;
}

export interface JobRequest {
  task: string;
  payload: Record<string, unknown>;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** A waiting job of the same key is replaced. */
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
}

/** Asks for a job in the transaction of the change; it starts only if this commits. The tenant is stamped by the database. */
export async function enqueue(tx: Tx, job: JobRequest): Promise<void> {
  await sql`select platform.enqueue(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.queue ?? null}, ${job.key ?? null},
    ${job.runAt ?? null}, ${job.maxAttempts ?? null})`.execute(tx.db);
}

/** Tells the screens of some accounts, at once and without promise, that something of a kind has changed. */
export async function tellScreens(tx: Tx, accountIds: readonly string[], topics: readonly string[]): Promise<void> {
  // A notification carries at most 8000 bytes.
  for (let start = 0; start < accountIds.length; start += 150) {
    const some = { jurisdictionId: tx.jurisdictionId, accountIds: accountIds.slice(start, start + 150), topics };
    await sql`select pg_notify('gongkai_screens', ${JSON.stringify(some)})`.execute(tx.db);
  }
}

/** Drops public pages of the tenant from every cache when the transaction commits; tags as the portal names them. */
export async function dropPages(tx: Tx, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await sql`select pg_notify('gongkai_pages', ${JSON.stringify({ jurisdictionId: tx.jurisdictionId, tags })})`.execute(tx.db);
}
