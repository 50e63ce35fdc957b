import { enforce, refuseIf } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { itemsByIds, setStage } from '@gongkai/submissions';
import { findAdoption, listAdoptionsOfCopy, lockAdoptions, updateAdoption } from '../adoptions.store.ts';
import { creditOfSources, withdrawFact } from '../announce-fact.ts';
import type { AdoptionView } from '../contract.ts';
import { listSources, lockCopy } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { lockIssue, updateIssue } from '../issues.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstWithdrawing } from '../periodicals.state.ts';
import { viewAdoptions } from './view-adoptions.ts';

/** Takes an adoption back, with the reason; what the scores were told already is corrected by a fact that withdraws it. */
export async function withdrawAdoption(context: Context, input: { adoptionId: string; reason: string }): Promise<AdoptionView> {
  return context.write(async (tx) => {
    // The issue first, as everybody who moves articles does; then its state is read again under the lock.
    const seen = await findAdoption(tx, input.adoptionId);
    if (seen.issueId !== null) await lockIssue(tx, seen.issueId);
    await lockAdoptions(tx, [input.adoptionId]);
    const adoption = await findAdoption(tx, input.adoptionId);
    const copy = await lockCopy(tx, adoption.copyId);
    enforce(mayEdit(tx.actor, copy.unitId));
    refuseIf(reasonsAgainstWithdrawing(adoption));
    await updateAdoption(tx, adoption.id, { state: 'withdrawn' });
    const sources = await listSources(tx, copy.id);
    if (adoption.factId !== null) {
      const { itemId } = await creditOfSources(tx, sources);
      await withdrawFact(tx, { factId: adoption.factId, subject: { itemId, title: copy.title }, source: { kind: 'periodicals.adoption', id: adoption.id } });
    }
    if (adoption.issueId !== null && adoption.state === 'placed') await updateIssue(tx, adoption.issueId, {});
    const others = (await listAdoptionsOfCopy(tx, copy.id)).some((one) => one.state !== 'withdrawn');
    const items = others ? [] : await itemsByIds(tx, sources.map((one) => one.itemId));
    for (const item of items) if (item.state === 'adopted') await setStage(tx, { itemId: item.id, stage: 'sent', reason: input.reason });
    await insertEvent(tx, { subjectKind: 'adoption', subjectId: adoption.id, kind: 'withdrawn', fromState: adoption.state, toState: 'withdrawn', reason: input.reason });
    await recordAudit(tx, {
      action: 'periodicals.withdraw-adoption', subjectKind: 'periodicals.adoption', subjectId: adoption.id, unitId: copy.unitId,
      before: { state: adoption.state }, after: { state: 'withdrawn', reason: input.reason },
    });
    return (await viewAdoptions(tx, [await findAdoption(tx, adoption.id)]))[0]!;
  });
}
