import { enforce, refuseIf } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { readItemForDesk, setStage } from '@gongkai/submissions';
import { listAdoptionsOfCopy } from '../adoptions.store.ts';
import type { DecideItem } from '../contract.ts';
import { endSources, findCopyOfItem } from '../desk.store.ts';
import { mayEdit } from '../periodicals.policy.ts';

/** Returns, rejects or holds an item with the reason, or takes it back into the queue. */
export async function decideItem(context: Context, input: DecideItem & { itemId: string }): Promise<{ itemId: string; state: string }> {
  return context.write(async (tx) => {
    const item = await readItemForDesk(tx, input.itemId);
    enforce(mayEdit(tx.actor, item.unitId));
    const copy = await findCopyOfItem(tx, item.id);
    const standing = copy ? (await listAdoptionsOfCopy(tx, copy.id)).filter((one) => one.state !== 'withdrawn') : [];
    refuseIf(standing.length > 0 ? [{ code: 'periodicals.item-adopted', values: { title: item.title } }] : []);
    // What the unit writes anew is taken up anew; the versions of the old copy stay.
    if (copy && !copy.merged && input.decision === 'returned') await endSources(tx, copy.id);
    return setStage(tx, { itemId: item.id, stage: input.decision, reason: input.reason });
  });
}
