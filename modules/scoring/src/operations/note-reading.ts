import type { Context } from '@gongkai/database';
import { findBulletin, insertReading, listReadings } from '../bulletins.store.ts';
import { enforceReading } from './view-bulletin.ts';

/** Notes that the actor has opened an issued notice: the receipt that the office sees for his unit. */
export async function noteReading(context: Context, bulletinId: string): Promise<{ readAt: string | null }> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, bulletinId);
    await enforceReading(tx, bulletin);
    if (bulletin.state !== 'issued' || tx.actor.kind !== 'account') return { readAt: null };
    const { accountId, unitId } = tx.actor;
    await insertReading(tx, bulletinId, { accountId, unitId });
    const mine = (await listReadings(tx, bulletinId)).find((one) => one.accountId === accountId);
    return { readAt: mine?.at.toISOString() ?? null };
  });
}
