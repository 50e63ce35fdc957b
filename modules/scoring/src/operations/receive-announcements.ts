import { unitsOfItem, itemsByIds } from '@gongkai/submissions';
import type { HeardAnnouncement, Tx } from '@gongkai/database';
import { factPayload } from '@gongkai/periodicals';
import { findFact, listGroup } from '../facts.store.ts';
import { fact as factSchema } from '../ledger/fact-schema.ts';
import type { Fact } from '../ledger/types.ts';
import { receiveFacts } from '../posting.ts';

/** Takes over a fact of the desk: what was adopted, forwarded, instructed, answered. */
export async function takePeriodicalsFact(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const envelope = factPayload.parse(heard.payload);
  await receiveFacts(tx, [{ fact: factSchema.parse(envelope), source: 'announced', envelope: heard.payload }]);
}

const submittedId = (itemId: string): string => `submitted:${itemId}`;

/** The withdrawal under which the count of an item stands now; null while it counts. */
async function standingWithdrawal(tx: Tx, itemId: string): Promise<string | null> {
  const chain = (await listGroup(tx, [submittedId(itemId)], [])).filter((one) => one.kind === 'withdrawn' && one.id.startsWith(submittedId(itemId)));
  const last = chain.at(-1);
  return last?.corrects === submittedId(itemId) ? last.id : null;
}

/** Counts an item that has reached the desk; one that comes again after a return is not counted again. */
export async function takeSentItem(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const itemId = heard.subjectId;
  const standing = await findFact(tx, submittedId(itemId));
  if (!standing) return countItem(tx, heard);
  const withdrawal = await standingWithdrawal(tx, itemId);
  // Withdrawing a withdrawal brings the first fact back.
  if (withdrawal !== null) await correct(tx, heard, standing, withdrawal);
}

async function countItem(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const itemId = heard.subjectId;
  const [item] = await itemsByIds(tx, [itemId]);
  const recordedAt = heard.at.toISOString();
  const units = (await unitsOfItem(tx, itemId)).filter((one) => one.itemId === itemId).map((one) => ({ unitId: one.unitId }));
  const officerId = item?.authors.find((author) => author.personId !== null)?.personId;
  await receiveFacts(tx, [{
    fact: {
      id: submittedId(itemId), kind: 'submitted', subject: { kind: 'submissions.item', id: itemId, ...(item ? { title: item.title } : {}) }, units,
      tags: { ...(item?.kind ? { itemKind: item.kind } : {}), ...(officerId ? { officerId } : {}) }, occurredAt: recordedAt, recordedAt,
      recordedBy: item?.authors.map((author) => author.name).join('、') || 'system',
    },
    source: 'announced', envelope: heard.payload,
  }]);
}

/** Takes back the count of an item that its unit withdrew. */
export async function takeWithdrawnItem(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const standing = await findFact(tx, submittedId(heard.subjectId));
  if (standing && (await standingWithdrawal(tx, heard.subjectId)) === null) await correct(tx, heard, standing, standing.id);
}

async function correct(tx: Tx, heard: HeardAnnouncement, standing: Fact, corrects: string): Promise<void> {
  const recordedAt = heard.at.toISOString();
  await receiveFacts(tx, [{
    fact: {
      id: `${standing.id}:${heard.id}`, kind: 'withdrawn', subject: standing.subject, units: standing.units, tags: {}, occurredAt: recordedAt, recordedAt,
      recordedBy: standing.recordedBy, corrects,
    },
    source: 'announced', envelope: heard.payload,
  }]);
}
