import { enforce, forbidden } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import type { ItemNote } from '../contract.ts';
import { mayRead, mayUseDesk, mayWrite } from '../submissions.policy.ts';
import { insertEvent, lockItem } from '../submissions.store.ts';
import { policySubject } from './policy-subject.ts';

/** Adds a remark to an item's timeline: for everybody who sees it, or for the desk alone. */
export async function addNote(context: Context, input: ItemNote & { itemId: string }): Promise<{ itemId: string }> {
  return context.write(async (tx) => {
    const item = await lockItem(tx, input.itemId);
    const subject = policySubject(item);
    enforce(mayRead(tx.actor, subject, false));
    const isEditor = mayUseDesk(tx.actor, subject).allowed;
    if (!isEditor && !mayWrite(tx.actor, subject).allowed) throw forbidden('submissions.other-unit');
    if (input.forDeskOnly && !isEditor) throw forbidden('submissions.not-editor');
    await insertEvent(tx, {
      itemId: item.id, kind: 'noted', fromState: item.state, toState: item.state, reason: input.note,
      details: input.forDeskOnly ? { audience: 'desk' } : {},
    });
    await recordAudit(tx, {
      action: 'submissions.add-note', subjectKind: 'submissions.item', subjectId: item.id, unitId: item.unitId,
      after: { note: input.note, forDeskOnly: input.forDeskOnly },
    });
    return { itemId: item.id };
  });
}
