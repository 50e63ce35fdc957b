import { conflict, enforce, forbidden, notFound } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { mayConfirm } from '../cases.policy.ts';
import { findUrgent, insertConfirmation } from '../clearances.store.ts';
import type { UrgentRow } from '../contract.ts';
import { presentUrgent } from '../urgent-page.ts';

/** The second person confirms what one person has cleared in haste. */
export async function confirmUrgent(context: Context, input: { clearanceId: string; opinion?: string }): Promise<UrgentRow> {
  return context.write(async (tx) => {
    const clearance = await findUrgent(tx, input.clearanceId);
    if (!clearance) throw notFound('general.not-found');
    enforce(mayConfirm(tx.actor, clearance));
    const { actor } = tx;
    if (actor.kind !== 'account') throw forbidden('reviews.may-not-decide');
    const first = await insertConfirmation(tx, { clearanceId: clearance.id, personId: actor.personId, personName: actor.name, accountId: actor.accountId, opinion: input.opinion ?? '' });
    if (!first) throw conflict('reviews.already-confirmed');
    await recordAudit(tx, { action: 'reviews.confirm-urgent', subjectKind: clearance.subjectKind, subjectId: clearance.subjectId, after: { clearanceId: clearance.id, late: clearance.confirmBy < tx.now } });
    return presentUrgent(tx, (await findUrgent(tx, clearance.id))!);
  });
}
