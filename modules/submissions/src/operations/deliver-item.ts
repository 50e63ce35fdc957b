import { dayOf } from '@gongkai/kernel';
import { announce, recordAudit, type Tx } from '@gongkai/database';
import { announcements, type EventKind } from '../contract.ts';
import { insertDelivery, insertEvent, takeRegisterNumber, updateState, type Item } from '../submissions.store.ts';
import { registerNumber } from '../submissions.view.ts';
import { tellEditors } from './tell-people.ts';

export interface Delivery {
  version: { number: number; fingerprint: string };
  clearanceId: string;
  event: Extract<EventKind, 'sent' | 'registered'>;
  /** Who let it go, when that is not the actor. */
  by?: string;
  details?: Record<string, unknown>;
}

/** Brings a cleared text to the desk: it gets its register number once, and the editors hear of it. */
export async function deliverItem(tx: Tx, item: Item, delivery: Delivery): Promise<string> {
  const { number, fingerprint } = delivery.version;
  await insertDelivery(tx, { itemId: item.id, number, fingerprint, clearanceId: delivery.clearanceId });
  const year = item.registerYear ?? Number(dayOf(tx.now, tx.context.timeZone).slice(0, 4));
  // Taken late: the year's row is held from here to the commit.
  const taken = item.registerNumber ?? (await takeRegisterNumber(tx, year));
  const registered = registerNumber(year, taken)!;
  await updateState(tx, item.id, { state: 'sent', sent: { version: number, registerYear: year, registerNumber: taken } });
  await insertEvent(tx, {
    itemId: item.id, kind: delivery.event, fromState: item.state, toState: 'sent', versionNumber: number,
    details: { number: registered, ...delivery.details }, by: delivery.by,
  });
  await recordAudit(tx, {
    action: 'submissions.deliver', subjectKind: 'submissions.item', subjectId: item.id, unitId: item.unitId,
    before: { state: item.state }, after: { state: 'sent', version: number, number: registered, clearanceId: delivery.clearanceId },
  });
  await announce(tx, {
    name: announcements.sent,
    subjectId: item.id,
    payload: {
      unitId: item.unitId, number: registered, urgency: item.text.urgency, kind: item.text.kind, textVersion: number,
      sentAt: tx.now.toISOString(), resent: item.sentVersion !== null,
    },
  });
  await tellEditors(tx, item, 'submissions.notice-arrived', { number: registered });
  return registered;
}
