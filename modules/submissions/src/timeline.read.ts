import { sql, type ReadTx } from '@gongkai/database';

/** What happened to an item, oldest first. */
export interface EventRow {
  id: string;
  at: Date;
  kind: string;
  fromState: string | null;
  toState: string;
  actorName: string;
  reason: string | null;
  details: Record<string, unknown>;
}

/** The events of an item, oldest first. */
export async function readEvents(tx: ReadTx, itemId: string): Promise<EventRow[]> {
  const found = await sql<EventRow>`
    select e.id, e.at, e.kind, e.from_state as "fromState", e.to_state as "toState", e.actor_name as "actorName", e.reason, e.details
    from submissions.events as e where e.item_id = ${itemId} order by e.position`.execute(tx.db);
  return found.rows;
}
