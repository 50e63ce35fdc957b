import { enforce, refuseIf } from '@gongkai/kernel';
import { announce, recordAudit, type Tx } from '@gongkai/database';
import { announcements, type ItemState, type SetStage } from '../contract.ts';
import { mayUseDesk } from '../submissions.policy.ts';
import { eventOfStage, reasonsAgainstStage } from '../submissions.state.ts';
import { insertEvent, lockItem, updateState } from '../submissions.store.ts';
import { policySubject } from './policy-subject.ts';
import { tellOfficers } from './tell-people.ts';

/** Gives an item its stage at the desk: an event, a word to the unit, an announcement. Runs in the caller's transaction. */
export async function setStage(tx: Tx, input: SetStage): Promise<{ itemId: string; state: ItemState }> {
  const item = await lockItem(tx, input.itemId);
  enforce(mayUseDesk(tx.actor, policySubject(item)));
  refuseIf(reasonsAgainstStage(item.state, input.stage, input.reason));
  await updateState(tx, item.id, { state: input.stage });
  await insertEvent(tx, {
    itemId: item.id, kind: eventOfStage(input.stage), fromState: item.state, toState: input.stage, versionNumber: item.sentVersion,
    reason: input.reason?.trim() ?? null, details: input.into ?? {},
  });
  await recordAudit(tx, {
    action: 'submissions.set-stage', subjectKind: 'submissions.item', subjectId: item.id, unitId: item.unitId,
    before: { state: item.state }, after: { state: input.stage, reason: input.reason ?? null, into: input.into ?? null },
  });
  const payload = { unitId: item.unitId, stage: input.stage, fromState: item.state };
  await announce(tx, { name: announcements.staged, subjectId: item.id, payload });
  if (input.stage === 'returned') await announce(tx, { name: announcements.returned, subjectId: item.id, payload: { unitId: item.unitId, by: 'desk' } });
  await tellOfficers(tx, item, `submissions.notice-${input.stage}`, { reason: input.reason?.trim() ?? '', ...publicationOf(input) });
  return { itemId: item.id, state: input.stage };
}

const publicationOf = (input: SetStage): Record<string, string> => ({ publication: String(input.into?.publication ?? '') });
