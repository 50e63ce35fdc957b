import { enforce, type Actor } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { mayReview } from '@gongkai/reviews';
import type { ItemView } from '../contract.ts';
import { unitsOfItem } from '../desk.doors.ts';
import { listDualReports } from '../dual-reports.store.ts';
import { readSummaries } from '../register.read.ts';
import { missingElements } from '../submissions.elements.ts';
import { findingsIn } from '../submissions.findings.ts';
import { mayRead, mayUseDesk, mayWrite, readableText } from '../submissions.policy.ts';
import { isAtDesk, isWritable, reasonsAgainstWithdrawing } from '../submissions.state.ts';
import { findVersion, type Item } from '../submissions.store.ts';
import { presentItem, shownVersion, type ShownText } from '../submissions.view.ts';
import { filesOfText, itemFileOf } from './item-files.ts';
import { policySubject } from './policy-subject.ts';

/** The text of an item that the actor of the transaction may read; `notFound` when there is none. */
export async function readableTextOf(tx: ReadTx, item: Item): Promise<{ which: 'working' | 'sent'; shown: ShownText }> {
  const subject = policySubject(item);
  const isReviewer = readableText(tx.actor, subject, false) === null && (await mayReview(tx, { subjectId: item.id, actor: tx.actor }));
  enforce(mayRead(tx.actor, subject, isReviewer));
  const which = readableText(tx.actor, subject, isReviewer)!;
  // A submitted text is shown as it was kept, files and all; only a text that is being written is read from the item.
  const number = which === 'sent' ? item.sentVersion : isWritable(item.state) ? null : item.latestVersion;
  if (number !== null) return { which, shown: shownVersion(await findVersion(tx, item.id, number)) };
  const files = await filesOfText(tx, item.id, item.text);
  return { which, shown: { text: item.text, files: files.map(itemFileOf), textVersion: 0, fingerprint: null } };
}

/** What the actor may do with an item now; the same policies and states as the operations ask. */
function allowedActions(actor: Actor, item: Item): ItemView['allowed'] {
  const subject = policySubject(item);
  const mine = mayWrite(actor, subject).allowed;
  const desk = mayUseDesk(actor, subject).allowed;
  const allowed: ItemView['allowed'] = [];
  if (mine && isWritable(item.state)) allowed.push('edit', 'submit');
  if (mine && reasonsAgainstWithdrawing(item.state).length === 0) allowed.push('withdraw');
  if (mine || desk) allowed.push('note');
  if (desk && isAtDesk(item.state)) allowed.push('desk', 'link');
  return allowed;
}

async function dualReportOf(tx: ReadTx, item: Item): Promise<ItemView['dualReport']> {
  if ((await listDualReports(tx, [item.id])).length === 0) return null;
  const units = await unitsOfItem(tx, item.id);
  const summaries = new Map((await readSummaries(tx, units.map((unit) => unit.itemId))).map((one) => [one.id, one]));
  return {
    leadItemId: units[0]!.itemId,
    units: units.map((unit) => ({ ...unit, unitName: summaries.get(unit.itemId)!.unitName, title: summaries.get(unit.itemId)!.title })),
  };
}

/** An item as the actor of the transaction may see it, with what he may do; `notFound` when he may not see it. */
export async function viewOf(tx: ReadTx, item: Item): Promise<ItemView> {
  const { which, shown } = await readableTextOf(tx, item);
  const allowed = allowedActions(tx.actor, item);
  const mayFix = which === 'working' && allowed.includes('submit');
  return {
    ...presentItem(item, shown, await unitNames(tx, [item.unitId])),
    allowed,
    problems: mayFix ? missingElements(item.text, tx.now) : [],
    findings: mayFix ? findingsIn(item.text, await filesOfText(tx, item.id, item.text)) : [],
    dualReport: await dualReportOf(tx, item),
  };
}
