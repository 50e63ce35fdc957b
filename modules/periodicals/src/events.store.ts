import { accountIdOf, actorName, newId } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';

export interface NewEvent {
  subjectKind: 'copy' | 'adoption' | 'issue' | 'instruction' | 'forwarding' | 'commission' | 'publication';
  subjectId: string;
  kind: string;
  fromState?: string | null;
  toState?: string | null;
  reason?: string | null;
  details?: Record<string, unknown>;
  /** Whose doing it is, when a listener writes down what a person did elsewhere. */
  by?: string;
}

/** Adds what happened to a record. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.db
    .insertInto('periodicals.events')
    .values({
      id: newId(tx.now.getTime()),
      subject_kind: event.subjectKind,
      subject_id: event.subjectId,
      at: tx.now,
      kind: event.kind,
      from_state: event.fromState ?? null,
      to_state: event.toState ?? null,
      account_id: accountIdOf(tx.actor),
      actor_name: event.by ?? actorName(tx.actor),
      reason: event.reason || null,
      details: sql<string>`${JSON.stringify(event.details ?? {})}::jsonb`,
    })
    .execute();
}

/** What happened to a record, oldest first. */
export async function listEvents(tx: ReadTx, subjectId: string): Promise<{ at: string; kind: string; by: string; reason: string | null; toState: string | null }[]> {
  const rows = await tx.db
    .selectFrom('periodicals.events')
    .select(['at', 'kind', 'actor_name', 'reason', 'to_state'])
    .where('subject_id', '=', subjectId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ at: row.at.toISOString(), kind: row.kind, by: row.actor_name, reason: row.reason, toState: row.to_state }));
}
