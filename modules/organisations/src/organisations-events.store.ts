import { accountIdOf, actorName, newId } from '@gongkai/kernel';
import type { Tx } from '@gongkai/database';

/** One thing that happened to a unit, a person or a leading group. */
export interface OrganisationEvent {
  subjectKind: 'unit' | 'person' | 'group';
  subjectId: string;
  event: string;
  onDay: string;
  body: Record<string, unknown>;
}

/** Adds to the events, which nobody changes afterwards. */
export async function insertEvent(tx: Tx, event: OrganisationEvent): Promise<void> {
  await tx.db.insertInto('organisations.events').values({
    id: newId(), subject_kind: event.subjectKind, subject_id: event.subjectId, event: event.event, on_day: event.onDay,
    body: JSON.stringify(event.body), at: tx.now, by_name: actorName(tx.actor), by_account_id: accountIdOf(tx.actor),
  }).execute();
}
