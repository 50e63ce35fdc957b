import { actorName, newId } from '@gongkai/kernel';
import { announce, type ReadTx, type Tx } from '@gongkai/database';
import { unitsOfItem } from '@gongkai/submissions';
import { factPayload, periodicalsFact, type FactKind, type FactPayload, type FactUnit } from './contract.ts';
import { findCopyOfItem, listSources, type DeskSource } from './desk.store.ts';
import { findFact, insertFact } from './facts.store.ts';
import { creditOf } from './shares.ts';

export interface NewFact {
  kind: Exclude<FactKind, 'withdrawn'>;
  /** The record of this module in which it happened. */
  source: { kind: string; id: string };
  subject: { itemId: string; title: string } | { kind: string; id: string; title: string };
  units: readonly FactUnit[];
  /** Levels, publications, columns and dates; never a restricted word. */
  tags: FactPayload['tags'];
  occurredAt: string;
  corrects?: string;
  /** Who decided it, when the machine only hears of it. */
  recordedBy?: string;
}

/** Announces something that may score, in the envelope of facts, and keeps it. Returns the fact's id. */
export async function announceFact(tx: Tx, fact: NewFact): Promise<string> {
  const itemId = 'itemId' in fact.subject ? fact.subject.itemId : null;
  const subject = 'itemId' in fact.subject ? { kind: 'submissions.item', id: fact.subject.itemId, title: fact.subject.title } : fact.subject;
  const payload = factPayload.parse({
    id: newId(tx.now.getTime()), kind: fact.kind, subject, units: fact.units, tags: fact.tags, occurredAt: fact.occurredAt,
    recordedAt: tx.now.toISOString(), recordedBy: fact.recordedBy ?? actorName(tx.actor), ...(fact.corrects ? { corrects: fact.corrects } : {}),
  });
  await insertFact(tx, { fact: payload, itemId, source: fact.source });
  await announce(tx, { name: periodicalsFact, subjectId: subject.id, payload });
  return payload.id;
}

/** Takes a fact back: a correction that adds. */
export async function withdrawFact(
  tx: Tx,
  input: { factId: string; subject: { itemId: string; title: string } | { kind: string; id: string; title: string }; source: NewFact['source'] },
): Promise<string> {
  const standing = await findFact(tx, input.factId);
  const { subject } = input;
  const itemId = 'itemId' in subject ? subject.itemId : null;
  const payload = factPayload.parse({
    id: newId(tx.now.getTime()), kind: 'withdrawn', subject: 'itemId' in subject ? { kind: 'submissions.item', id: subject.itemId, title: subject.title } : subject,
    units: standing.units, tags: standing.tags, occurredAt: standing.occurredAt, recordedAt: tx.now.toISOString(), recordedBy: actorName(tx.actor),
    corrects: input.factId,
  });
  await insertFact(tx, { fact: payload, itemId, source: input.source });
  await announce(tx, { name: periodicalsFact, subjectId: payload.subject.id, payload });
  return payload.id;
}

/** Who is credited with an item: its own units, or those of the text into which the desk merged it. */
export interface Credit {
  /** The item under which the scores know the text. */
  itemId: string;
  units: FactUnit[];
}

/** The credit of a text made of some sources. */
export async function creditOfSources(tx: ReadTx, sources: readonly DeskSource[]): Promise<Credit> {
  const credits = [];
  let leadItemId = sources[0]!.itemId;
  for (const [index, source] of sources.entries()) {
    const units = await unitsOfItem(tx, source.itemId);
    // Of a dual report the lead item goes on for both, whichever of them the desk took up.
    if (index === 0) leadItemId = units[0]!.itemId;
    credits.push({ share: source.share, units: units.map(({ unitId, share }) => ({ unitId, share })) });
  }
  return { itemId: leadItemId, units: creditOf(credits) };
}

/** The credit of an item as it stands at the desk now. */
export async function creditOfItem(tx: ReadTx, itemId: string): Promise<Credit> {
  const copy = await findCopyOfItem(tx, itemId);
  if (copy) return creditOfSources(tx, await listSources(tx, copy.id));
  const units = await unitsOfItem(tx, itemId);
  return { itemId: units[0]!.itemId, units: units.map(({ unitId, share }) => ({ unitId, share })) };
}
