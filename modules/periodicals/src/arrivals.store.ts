import type { Tx } from '@gongkai/database';

/** Notes that an item has reached the desk; the first time counts. */
export async function insertArrival(tx: Tx, arrival: { itemId: string; unitId: string; sentAt: string }): Promise<void> {
  await tx.db
    .insertInto('periodicals.arrivals')
    .values({ item_id: arrival.itemId, unit_id: arrival.unitId, sent_at: arrival.sentAt })
    .onConflict((clash) => clash.doNothing())
    .execute();
}
