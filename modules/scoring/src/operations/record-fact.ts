import { actorName, dayOf, enforce, newId, refuseIf, type Page, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import type { z } from 'zod';
import type { FactView, RecordFact, RecordedFact, factQuery } from '../contract.ts';
import { findFact } from '../facts.store.ts';
import { readFacts } from '../facts.read.ts';
import type { Fact, FactUnit, RulebookInForce } from '../ledger/types.ts';
import { bookOn, rulebooksInForce } from '../ledger-frame.ts';
import { receiveFacts } from '../posting.ts';
import { entryReach, mayKeep, mayReadScores } from '../scoring.policy.ts';
import { presentEntries } from './present-entries.ts';

interface Judging {
  knownUnits: ReadonlyMap<string, unknown>;
  rulebooks: readonly RulebookInForce[];
  today: string;
}

/** What facts about some units are judged by, read once for all of them. */
export async function judgingFacts(tx: ReadTx, units: readonly { unitId: string }[]): Promise<Judging> {
  return {
    knownUnits: await unitNames(tx, [...new Set(units.map((unit) => unit.unitId))]), rulebooks: await rulebooksInForce(tx), today: dayOf(tx.now, tx.context.timeZone),
  };
}

/** Problems of a fact that is entered by hand or comes from a file: units and kinds that nobody knows. */
export function problemsOfFact(fact: { kind: string; units: readonly { unitId: string }[]; occurredOn: string }, { knownUnits, rulebooks, today }: Judging): Problem[] {
  const problems: Problem[] = [];
  for (const [n, unit] of fact.units.entries()) if (!knownUnits.has(unit.unitId)) problems.push({ code: 'scoring.unit-unknown', path: `units.${n}.unitId` });
  if (new Set(fact.units.map((unit) => unit.unitId)).size < fact.units.length) problems.push({ code: 'scoring.unit-twice', path: 'units' });
  const book = bookOn(rulebooks, fact.occurredOn);
  const kinds = [...(book?.factKinds.map((kind) => kind.kind) ?? []), 'decision', 'withdrawn', 'submitted'];
  if (!kinds.includes(fact.kind)) problems.push({ code: 'scoring.kind-unknown', path: 'kind', values: { kind: fact.kind } });
  if (fact.occurredOn > today) problems.push({ code: 'scoring.day-in-future', path: 'occurredOn' });
  return problems;
}

/** Records what no module announces, or corrects what was recorded: a new fact with a reason, never an edit. */
export async function recordFact(context: Context, input: RecordFact): Promise<RecordedFact> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const corrected = input.corrects === undefined ? null : await findFact(tx, input.corrects);
    refuseIf([
      ...(input.corrects !== undefined && corrected === null ? [{ code: 'scoring.fact-missing', path: 'corrects' }] : []),
      ...problemsOfFact(input, await judgingFacts(tx, input.units)),
    ]);
    const id = newId(tx.now.getTime());
    const subject = corrected?.subject ?? input.subject ?? { kind: 'scoring.record', id, ...(input.title === undefined ? {} : { title: input.title }) };
    const fact: Fact = {
      id, kind: input.kind, subject: { kind: subject.kind, id: subject.id, ...(subject.title === undefined ? {} : { title: subject.title }) },
      units: input.units.map((unit): FactUnit => ({ unitId: unit.unitId, ...(unit.share === undefined ? {} : { share: unit.share }) })), tags: input.tags, occurredAt: input.occurredOn, recordedAt: tx.now.toISOString(), recordedBy: actorName(tx.actor),
      ...(input.corrects === undefined ? {} : { corrects: input.corrects }),
    };
    const { entries } = await receiveFacts(tx, [{ fact, source: 'manual', reason: input.reason }]);
    await recordAudit(tx, { action: 'scoring.record-fact', subjectKind: 'scoring.fact', subjectId: id, unitId: input.units[0]!.unitId, before: corrected && { id: corrected.id, tags: corrected.tags }, after: input });
    return { factId: id, entries: await presentEntries(tx, entries) };
  });
}

/** One page of the facts that a reader may see. */
export async function listRecordedFacts(context: Context, query: z.infer<typeof factQuery>): Promise<Page<FactView>> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const { after, limit, ...filters } = query;
    return readFacts(tx, filters, entryReach(tx.actor), { after, limit });
  });
}
