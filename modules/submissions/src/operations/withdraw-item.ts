import { enforce, refuseIf } from '@gongkai/kernel';
import { announce, expectVersion, recordAudit, type Context } from '@gongkai/database';
import { cancelReview } from '@gongkai/reviews';
import { announcements, type ItemView, type WithdrawItem } from '../contract.ts';
import { mayWrite } from '../submissions.policy.ts';
import { reasonsAgainstWithdrawing } from '../submissions.state.ts';
import { findItem, insertEvent, lockItem, updateState } from '../submissions.store.ts';
import { policySubject } from './policy-subject.ts';
import { tellEditors } from './tell-people.ts';
import { viewOf } from './view-item.ts';

/** Takes an item back: out of its review, or from the desk while nobody there has taken it up. */
export async function withdrawItem(context: Context, input: WithdrawItem & { itemId: string }): Promise<ItemView> {
  return context.write(async (tx) => {
    const item = await lockItem(tx, input.itemId);
    enforce(mayWrite(tx.actor, policySubject(item)));
    refuseIf(reasonsAgainstWithdrawing(item.state));
    expectVersion(input.seenVersion, item.version);
    if (item.state === 'in-review') await cancelReview(tx, { subjectId: item.id, reason: input.reason });
    await updateState(tx, item.id, { state: 'withdrawn' });
    await insertEvent(tx, {
      itemId: item.id, kind: 'withdrawn', fromState: item.state, toState: 'withdrawn', versionNumber: item.latestVersion || null, reason: input.reason,
    });
    await recordAudit(tx, {
      action: 'submissions.withdraw', subjectKind: 'submissions.item', subjectId: item.id, unitId: item.unitId,
      before: { state: item.state }, after: { state: 'withdrawn', reason: input.reason },
    });
    await announce(tx, { name: announcements.withdrawn, subjectId: item.id, payload: { unitId: item.unitId, fromState: item.state } });
    if (item.state === 'sent') await tellEditors(tx, item, 'submissions.notice-withdrawn', { reason: input.reason });
    return viewOf(tx, await findItem(tx, item.id));
  });
}
