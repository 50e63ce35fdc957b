import type { ScoredUnit } from './ledger/types.ts';
import type { Records } from './records.ts';
import { MonthSums } from './totals.ts';
import type { Months } from './totals.ts';

/** Bounds within which a figure from few cases may well lie (95 %). */
export interface Interval {
  low: number;
  high: number;
}

/** One unit seen apart from its size. */
export interface Fairness {
  unitId: string;
  submitted: number;
  adopted: number;
  hundredths: number;
  /** Points a head and points an item; null where there is nobody or nothing to divide by. */
  pointsPerHead: number | null;
  pointsPerItem: number | null;
  adoptionRate: number | null;
  /** Wilson interval of the adoption rate: wide where items are few, so that two adoptions of two do not beat ninety of a hundred. */
  adoptionInterval: Interval | null;
}

const z = 1.959964;

/** Wilson's score interval for a share of a small sample. */
export function wilson(part: number, whole: number): Interval | null {
  if (whole === 0) return null;
  const share = part / whole;
  const scale = 1 + (z * z) / whole;
  const middle = (share + (z * z) / (2 * whole)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Scores against the size of units and the number of their items, for those who write the rules. */
export function fairnessOf(sums: MonthSums, records: Records, units: readonly ScoredUnit[], months: Months): Fairness[] {
  return units.map((unit) => {
    const hundredths = sums.of(unit.id, months);
    const submitted = records.count(unit.id, { kind: 'submitted' }, months);
    const adopted = records.count(unit.id, { kind: 'adopted' }, months);
    // One item may be adopted by several publications: the rate counts items, not adoptions.
    const items = new Set(records.of(unit.id, { kind: 'adopted' }, months).map(({ fact }) => fact.subject.id)).size;
    const whole = Math.max(submitted, items);
    return {
      unitId: unit.id,
      submitted,
      adopted,
      hundredths,
      pointsPerHead: unit.headcount ? hundredths / 100 / unit.headcount : null,
      pointsPerItem: submitted > 0 ? hundredths / 100 / submitted : null,
      adoptionRate: whole > 0 ? items / whole : null,
      adoptionInterval: wilson(items, whole),
    };
  });
}
