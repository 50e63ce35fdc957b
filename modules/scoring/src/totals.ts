import type { Entry } from './ledger/types.ts';

/** What the entries of a unit add up to, in hundredths. */
export interface UnitTotal {
  unitId: string;
  hundredths: number;
  /** By the month in which entries count. */
  byMonth: Record<string, number>;
  /** By row, period rule or credit. */
  byRule: Record<string, number>;
  entryCount: number;
}

/** Months, first and last included, as "YYYY-MM". */
export interface Months {
  from: string;
  to: string;
}

/** Whether a month lies within others. */
export const isWithin = (month: string, months: Months | undefined): boolean =>
  months === undefined || (month >= months.from && month <= months.to);

/** The totals of all units in some months; each is the sum of its entries and nothing else. */
export function totalsOf(entries: readonly Entry[], months?: Months): Map<string, UnitTotal> {
  const totals = new Map<string, UnitTotal>();
  for (const entry of entries) {
    if (!isWithin(entry.month, months)) continue;
    let total = totals.get(entry.unitId);
    if (total === undefined) {
      total = { unitId: entry.unitId, hundredths: 0, byMonth: {}, byRule: {}, entryCount: 0 };
      totals.set(entry.unitId, total);
    }
    total.hundredths += entry.hundredths;
    total.byMonth[entry.month] = (total.byMonth[entry.month] ?? 0) + entry.hundredths;
    total.byRule[entry.ruleId] = (total.byRule[entry.ruleId] ?? 0) + entry.hundredths;
    total.entryCount++;
  }
  return totals;
}

/** The sum of a unit's entries in some months. */
export function sumFor(entries: readonly Entry[], unitId: string, months?: Months): number {
  let sum = 0;
  for (const entry of entries) if (entry.unitId === unitId && isWithin(entry.month, months)) sum += entry.hundredths;
  return sum;
}

/** Sums by unit and month, made once for those who ask about many periods. */
export class MonthSums {
  readonly #totals: Map<string, UnitTotal>;

  constructor(entries: readonly Entry[]) {
    this.#totals = totalsOf(entries);
  }

  of(unitId: string, months?: Months): number {
    const total = this.#totals.get(unitId);
    if (total === undefined) return 0;
    let sum = 0;
    for (const [month, hundredths] of Object.entries(total.byMonth)) if (isWithin(month, months)) sum += hundredths;
    return sum;
  }
}
