import { enforce, refuseIf, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import type { ItemView, LinkDualReport } from '../contract.ts';
import { endDualReport, insertDualReport, listDualReports } from '../dual-reports.store.ts';
import { mayUseDesk } from '../submissions.policy.ts';
import { isAtDesk } from '../submissions.state.ts';
import { findItem, insertEvent, lockItem, touchItem, updateState, type Item } from '../submissions.store.ts';
import { policySubject } from './policy-subject.ts';
import { viewOf } from './view-item.ts';

// Always in the order of the ids, so that two editors who link the same pair do not wait for each other.
async function lockBoth(tx: Tx, leadItemId: string, otherItemId: string): Promise<[Item, Item]> {
  if (leadItemId === otherItemId) return [await lockItem(tx, leadItemId), await lockItem(tx, leadItemId)];
  const locked = new Map<string, Item>();
  for (const itemId of [leadItemId, otherItemId].sort()) locked.set(itemId, await lockItem(tx, itemId));
  return [locked.get(leadItemId)!, locked.get(otherItemId)!];
}

async function reasonsAgainstLinking(tx: Tx, lead: Item, other: Item): Promise<Problem[]> {
  const reasons: Problem[] = [];
  if (lead.id === other.id || lead.unitId === other.unitId) reasons.push({ code: 'submissions.dual-same-unit', path: 'otherItemId' });
  if (!isAtDesk(lead.state) && lead.state !== 'adopted') reasons.push({ code: 'submissions.not-at-desk' });
  if (!isAtDesk(other.state)) reasons.push({ code: 'submissions.dual-other-not-at-desk', path: 'otherItemId' });
  const links = await listDualReports(tx, [lead.id, other.id]);
  if (links.some((link) => link.otherItemId === other.id || link.leadItemId === other.id || link.otherItemId === lead.id)) {
    reasons.push({ code: 'submissions.dual-already-linked', path: 'otherItemId' });
  }
  return reasons;
}

/** Recognises two items of two units as one (条块双报): the lead goes on, the other rests in it, both units share the credit. */
export async function linkDualReport(context: Context, input: LinkDualReport & { itemId: string }): Promise<ItemView> {
  return context.write(async (tx) => {
    const [lead, other] = await lockBoth(tx, input.itemId, input.otherItemId);
    enforce(mayUseDesk(tx.actor, policySubject(lead)));
    enforce(mayUseDesk(tx.actor, policySubject(other)));
    refuseIf(await reasonsAgainstLinking(tx, lead, other));
    const shares = { leadShare: input.leadShare, otherShare: input.otherShare };
    await insertDualReport(tx, { leadItemId: lead.id, otherItemId: other.id, ...shares });
    await updateState(tx, other.id, { state: 'merged' });
    await insertEvent(tx, { itemId: other.id, kind: 'merged', fromState: other.state, toState: 'merged', details: { leadItemId: lead.id, ...shares } });
    await touchItem(tx, lead.id);
    await insertEvent(tx, { itemId: lead.id, kind: 'linked', fromState: lead.state, toState: lead.state, details: { otherItemId: other.id, ...shares } });
    await recordAudit(tx, {
      action: 'submissions.link-dual-report', subjectKind: 'submissions.item', subjectId: lead.id, unitId: lead.unitId,
      after: { otherItemId: other.id, ...shares },
    });
    return viewOf(tx, await findItem(tx, lead.id));
  });
}

/** Takes the link of an item to another back: both stand for themselves again. */
export async function unlinkDualReport(context: Context, input: { itemId: string; otherItemId: string }): Promise<ItemView> {
  return context.write(async (tx) => {
    const [lead, other] = await lockBoth(tx, input.itemId, input.otherItemId);
    enforce(mayUseDesk(tx.actor, policySubject(lead)));
    enforce(mayUseDesk(tx.actor, policySubject(other)));
    const link = (await listDualReports(tx, [lead.id])).find((one) => one.leadItemId === lead.id && one.otherItemId === other.id);
    refuseIf(link ? [] : [{ code: 'submissions.dual-not-linked' }]);
    // Once the lead is adopted the credit has gone out for both: it is corrected where it was given.
    refuseIf(isAtDesk(lead.state) ? [] : [{ code: 'submissions.dual-lead-decided' }]);
    await endDualReport(tx, link!.id);
    await updateState(tx, other.id, { state: 'sent' });
    await insertEvent(tx, { itemId: other.id, kind: 'released', fromState: other.state, toState: 'sent', details: { leadItemId: lead.id } });
    await touchItem(tx, lead.id);
    await insertEvent(tx, { itemId: lead.id, kind: 'unlinked', fromState: lead.state, toState: lead.state, details: { otherItemId: other.id } });
    await recordAudit(tx, {
      action: 'submissions.unlink-dual-report', subjectKind: 'submissions.item', subjectId: lead.id, unitId: lead.unitId, before: { otherItemId: other.id },
    });
    return viewOf(tx, await findItem(tx, lead.id));
  });
}
