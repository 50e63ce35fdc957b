import { dayOf, monthOf } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import { takeMoment } from './clock.store.ts';
import { insertEntries } from './entries.store.ts';
import { insertFacts, listFacts, listGroup, type NewFact } from './facts.store.ts';
import { computeLedger } from './ledger/compute-ledger.ts';
import type { Entry, Fact } from './ledger/types.ts';
import { readFrame, yearsAround, type LedgerFrame } from './ledger-frame.ts';

/** What is known of a fact before the ledger stamps it. */
export type ReceivedFact = Omit<NewFact, 'occurredOn'>;

/** The local day of a day or moment. */
export const dayOfFact = (occurredAt: string, timeZone: string): string => (occurredAt.length === 10 ? occurredAt : dayOf(new Date(occurredAt), timeZone));

/**
 * Takes facts in and posts the entries they make necessary. The moment of recording is the fact's own as long as it lies behind everything the ledger
 * knows; what comes late is stamped on receipt, so that no posted entry and no closed month can change.
 */
export async function receiveFacts(tx: Tx, received: readonly ReceivedFact[]): Promise<{ factIds: string[]; entries: Entry[] }> {
  const inOrder = [...received].sort((a, b) => Date.parse(a.fact.recordedAt) - Date.parse(b.fact.recordedAt));
  const first = inOrder[0];
  if (!first) return { factIds: [], entries: [] };
  const taken = await takeMoment(tx, new Date(first.fact.recordedAt));
  let at = taken.at.getTime() - 1;
  const stamped = inOrder.map((one): NewFact => {
    at = Math.max(Date.parse(one.fact.recordedAt), at + 1);
    const fact: Fact = { ...one.fact, recordedAt: new Date(at).toISOString() };
    return { ...one, fact, occurredOn: dayOfFact(fact.occurredAt, tx.context.timeZone) };
  });
  if (at > taken.at.getTime()) await takeMoment(tx, new Date(at));
  const fresh = await insertFacts(tx, stamped);
  if (fresh.size === 0) return { factIds: [], entries: [] };
  const facts = stamped.filter((one) => fresh.has(one.fact.id)).map((one) => one.fact);
  return { factIds: [...fresh], entries: await postTouched(tx, facts, { before: taken.before, at: new Date(at) }) };
}

const keepsPeriods = (frame: LedgerFrame): boolean => frame.rulebooks.some((one) => one.rulebook.periodRules.length > 0);

/** The units whose rules over periods new facts can change: their own, those credited, and whom an earlier version named. */
function touchedUnits(facts: readonly Fact[], frame: LedgerFrame): Set<string> {
  const own = new Set(facts.flatMap((fact) => fact.units.map((unit) => unit.unitId)));
  const credited = frame.units.filter((unit) => own.has(unit.id)).flatMap((unit) => (unit.creditTo ?? []).map((credit) => credit.unitId));
  return new Set([...own, ...credited]);
}

async function postTouched(tx: Tx, facts: readonly Fact[], moments: { before: Date | null; at: Date }): Promise<Entry[]> {
  const { timeZone } = tx.context;
  const factIds = facts.map((fact) => fact.id);
  const frame = await readFrame(tx, yearsAround(tx, facts.map((fact) => fact.occurredAt)));
  let group = await listGroup(tx, factIds, []);
  const units = touchedUnits(group, frame);
  if (keepsPeriods(frame)) {
    // With the month the periods of all units turn, not only of those that the facts name.
    if (moments.before === null || monthOf(moments.before, timeZone) !== monthOf(moments.at, timeZone)) return postWhole(tx, moments.at);
    const sources = frame.units.filter((unit) => (unit.creditTo ?? []).some((credit) => units.has(credit.unitId))).map((unit) => unit.id);
    group = await listGroup(tx, factIds, [...units, ...sources]);
  }
  const { entries } = computeLedger({ ...frame, facts: group, asOf: moments.at.toISOString() });
  // Of units that are not touched not all facts are at hand: what their periods would give from these says nothing.
  return insertEntries(tx, entries.filter((entry) => (entry.type !== 'period' && entry.type !== 'opening') || units.has(entry.unitId)));
}

/** Draws the whole ledger up anew as of a moment, and adds what is not there: after a change of rules, and as time passes. */
export async function postWhole(tx: Tx, asOf: Date): Promise<Entry[]> {
  return insertEntries(tx, (await computeWhole(tx, asOf)).entries);
}

/** The whole ledger as the pure function gives it. */
export async function computeWhole(tx: ReadTx, asOf: Date): Promise<{ entries: Entry[]; facts: Fact[]; frame: LedgerFrame }> {
  const facts = await listFacts(tx);
  const frame = await readFrame(tx, yearsAround(tx, facts.map((fact) => fact.occurredAt)));
  const { entries } = computeLedger({ ...frame, facts, asOf: asOf.toISOString() });
  return { entries, facts, frame };
}
