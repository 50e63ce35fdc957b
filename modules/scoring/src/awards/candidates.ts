import type { Award } from '../rulebook/award-rules.ts';
import { isForClass } from '../ledger/books.ts';
import type { ScoredUnit } from '../ledger/types.ts';
import { judge, yearFigures } from './conditions.ts';
import type { AwardFrame, Judged, YearFigures } from './conditions.ts';

export interface Officer {
  id: string;
  name: string;
  unitId: string;
}

/** A unit or a person considered for an award: every condition with its answer. */
export interface AwardCandidate {
  awardId: string;
  unitId: string;
  officerId: string | null;
  rank: number | null;
  hundredths: number;
  conditions: Judged[];
  /** `qualified`: every condition is met; `open`: none fails, some wait for a person or the year's end. */
  standing: 'qualified' | 'open' | 'excluded';
  /** The grade its place earns (first or second class), where the award has grades. */
  gradeId: string | null;
}

function candidatesFor(award: Award, year: YearFigures, officers: readonly Officer[]): { unit: ScoredUnit; officerId: string | null }[] {
  const { frame } = year;
  const units = frame.units.filter((unit) => isForClass(award.unitClasses, unit, frame.year));
  if (award.kind !== 'individual') return units.map((unit) => ({ unit, officerId: null }));
  return units.flatMap((unit) => officers.filter((one) => one.unitId === unit.id).map((one) => ({ unit, officerId: one.id })));
}

function judgeCandidate(award: Award, unit: ScoredUnit, officerId: string | null, year: YearFigures): AwardCandidate {
  const who = { unitId: unit.id, group: unit.group ?? '', ...(officerId === null ? {} : { officerId }) };
  const conditions = award.conditions.map((condition) => judge(condition, award, who, year));
  const isExcluded = conditions.some((one) => one.answer === 'not-met');
  return {
    awardId: award.id,
    unitId: unit.id,
    officerId,
    rank: year.ranks.get(unit.id) ?? null,
    hundredths: year.frame.sums.of(unit.id, year.months),
    conditions,
    standing: isExcluded ? 'excluded' : conditions.every((one) => one.answer === 'met') ? 'qualified' : 'open',
    gradeId: null,
  };
}

/** Gives the first places of each group the first grade, the next ones the second; the last grade takes all that remain. */
function grade(award: Award, candidates: readonly AwardCandidate[], units: ReadonlyMap<string, ScoredUnit>): void {
  if (award.grades === undefined) return;
  const taken = new Map<string, number>();
  for (const one of candidates) {
    if (one.standing !== 'qualified') continue;
    const group = units.get(one.unitId)?.group ?? '';
    const place = (taken.get(group) ?? 0) + 1;
    taken.set(group, place);
    let limit = 0;
    one.gradeId = award.grades.find((each) => place <= (limit += each.places ?? Infinity))?.id ?? null;
  }
}

/**
 * The candidates of every award of the year, the best first. Awards are judged in order: those decided already (`decided`, units by award) count
 * as won; where nothing is decided yet, the qualified candidates stand in for the winners.
 */
export function awardCandidates(frame: AwardFrame, options: { officers?: readonly Officer[]; decided?: Readonly<Record<string, readonly string[]>> } = {}): AwardCandidate[] {
  const year = yearFigures(frame);
  const units = new Map(frame.units.map((unit) => [unit.id, unit]));
  return frame.rulebook.awards.flatMap((award) => {
    const candidates = candidatesFor(award, year, options.officers ?? [])
      .map(({ unit, officerId }) => judgeCandidate(award, unit, officerId, year))
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || b.hundredths - a.hundredths || (a.unitId < b.unitId ? -1 : 1));
    grade(award, candidates, units);
    const qualified = candidates.filter((one) => one.standing === 'qualified').map((one) => one.unitId);
    year.winners.set(award.id, new Set(options.decided?.[award.id] ?? qualified));
    return candidates;
  });
}
