import { computeLedger } from './ledger/compute-ledger.ts';
import type { Entry, LedgerInput, RulebookInForce, ScoredUnit } from './ledger/types.ts';
import { rank } from './ranking.ts';
import { totalsOf } from './totals.ts';
import type { Months, UnitTotal } from './totals.ts';

/** What one rule adds to or takes from a unit under the other rules. */
export interface RuleDifference {
  ruleId: string;
  hundredths: number;
}

/** One unit under both sets of rules. */
export interface UnitComparison {
  unitId: string;
  name: string;
  group: string;
  before: { hundredths: number; rank: number };
  after: { hundredths: number; rank: number };
  /** Places won (positive) or lost. */
  moves: number;
  /** The rules that make the difference, the weightiest first; a rule of one book only counts in full. */
  because: RuleDifference[];
}

export interface WhatIf {
  months: Months;
  units: UnitComparison[];
  /** How alike the two orders are within groups: 1 the same, −1 reversed (Kendall's tau-b). */
  likeness: number | null;
  moved: number;
}

/** Rules applied to a whole past period as if they had always been known: no closings, no adjustments. */
function scoreAfresh(input: LedgerInput, rulebooks: readonly RulebookInForce[], months: Months): { entries: Entry[]; totals: Map<string, UnitTotal> } {
  const known = rulebooks.map(({ rulebook, effectiveFrom }) => ({ rulebook, effectiveFrom, adoptedAt: '1970-01-01T00:00:00Z' }));
  const { entries } = computeLedger({ ...input, rulebooks: known, closings: [] });
  return { entries, totals: totalsOf(entries, months) };
}

function differences(before: UnitTotal | undefined, after: UnitTotal | undefined): RuleDifference[] {
  const rules = new Set([...Object.keys(before?.byRule ?? {}), ...Object.keys(after?.byRule ?? {})]);
  return [...rules]
    .map((ruleId) => ({ ruleId, hundredths: (after?.byRule[ruleId] ?? 0) - (before?.byRule[ruleId] ?? 0) }))
    .filter((one) => one.hundredths !== 0)
    .sort((a, b) => Math.abs(b.hundredths) - Math.abs(a.hundredths) || (a.ruleId < b.ruleId ? -1 : 1));
}

/** Kendall's tau-b over pairs of the same group; null when there is nothing to compare. */
function likeness(units: readonly UnitComparison[]): number | null {
  let agree = 0;
  let tiedBefore = 0;
  let tiedAfter = 0;
  let pairs = 0;
  for (let i = 0; i < units.length; i++) {
    for (let j = i + 1; j < units.length; j++) {
      const [a, b] = [units[i]!, units[j]!];
      if (a.group !== b.group) continue;
      const before = Math.sign(a.before.hundredths - b.before.hundredths);
      const after = Math.sign(a.after.hundredths - b.after.hundredths);
      pairs++;
      agree += before * after;
      if (before === 0) tiedBefore++;
      if (after === 0) tiedAfter++;
    }
  }
  const scale = Math.sqrt((pairs - tiedBefore) * (pairs - tiedAfter));
  return scale === 0 ? null : agree / scale;
}

/** What a past period would have been under other rules: scores and places side by side, who moves, and which rule moves him. */
export function tryRulebooks(input: LedgerInput & { units: readonly ScoredUnit[] }, others: readonly RulebookInForce[], months: Months): WhatIf {
  const before = scoreAfresh(input, input.rulebooks, months).totals;
  const after = scoreAfresh(input, others, months).totals;
  const units: UnitComparison[] = [];
  for (const group of new Set(input.units.map((unit) => unit.group ?? ''))) {
    const members = input.units.filter((unit) => (unit.group ?? '') === group);
    const placesIn = (totals: ReadonlyMap<string, UnitTotal>, method: 'standard' | 'dense') =>
      new Map(rank(members, (unit) => totals.get(unit.id)?.hundredths ?? 0, method).map((place) => [place.of.id, { hundredths: place.value, rank: place.rank }]));
    const was = placesIn(before, input.rulebooks.at(-1)!.rulebook.ranking);
    const is = placesIn(after, others.at(-1)!.rulebook.ranking);
    for (const unit of members) {
      const [old, now] = [was.get(unit.id)!, is.get(unit.id)!];
      units.push({ unitId: unit.id, name: unit.name, group, before: old, after: now, moves: old.rank - now.rank, because: differences(before.get(unit.id), after.get(unit.id)) });
    }
  }
  units.sort((a, b) => a.group.localeCompare(b.group) || a.after.rank - b.after.rank || (a.unitId < b.unitId ? -1 : 1));
  return { months, units, likeness: likeness(units), moved: units.filter((unit) => unit.moves !== 0).length };
}
