import { accountIdOf, actorName, newId } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';

export interface NewEvent {
  subjectKind: 'rulebook' | 'bulletin' | 'appeal' | 'award';
  subjectId: string;
  kind: string;
  fromState?: string | null;
  toState?: string | null;
  reason?: string | null;
  details?: Record<string, unknown>;
  /** Whose doing it is, when a listener writes down what a person did elsewhere. */
  by?: string;
}

export interface EventView {
  at: string;
  kind: string;
  by: string;
  reason: string | null;
  toState: string | null;
}

/** Adds what happened to a record. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await sql`insert into scoring.events (id, subject_kind, subject_id, at, kind, from_state, to_state, account_id, actor_name, reason, details)
    values (${newId(tx.now.getTime())}, ${event.subjectKind}, ${event.subjectId}, ${tx.now}, ${event.kind}, ${event.fromState ?? null}, ${event.toState ?? null},
      ${accountIdOf(tx.actor)}, ${event.by ?? actorName(tx.actor)}, ${event.reason || null}, ${JSON.stringify(event.details ?? {})}::jsonb)`.execute(tx.db);
}

/** What happened to a record, oldest first. */
export async function listEvents(tx: ReadTx, subjectId: string): Promise<EventView[]> {
  const found = await sql<Omit<EventView, 'at'> & { at: Date }>`
    select e.at, e.kind, e.actor_name as by, e.reason, e.to_state as "toState" from scoring.events e where e.subject_id = ${subjectId} order by e.at, e.id`.execute(tx.db);
  return found.rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
