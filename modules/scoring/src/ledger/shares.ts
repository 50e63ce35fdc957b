import type { Rounding, Sharing } from '../rulebook/point-rules.ts';
import { toHundredths } from '../rulebook/wording.ts';
import { partOf } from './exact.ts';
import type { FactUnit } from './types.ts';

/** What one unit gets of a shared amount; `share` is its weight of the total as text, null when nothing was split. */
export interface UnitAmount {
  unitId: string;
  hundredths: number;
  share: string | null;
}

function split(hundredths: number, units: readonly FactUnit[], remainder: 'lead' | 'lost', rounding: Rounding): UnitAmount[] {
  const weights = units.map((unit) => unit.share ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const amounts = units.map((unit, index) => ({
    unitId: unit.unitId,
    hundredths: partOf(hundredths, weights[index]!, total, rounding),
    share: `${weights[index]}/${Math.round(total * 10_000) / 10_000}`,
  }));
  if (remainder === 'lead') {
    const left = hundredths - amounts.reduce((sum, one) => sum + one.hundredths, 0);
    amounts[0]!.hundredths += left;
  }
  return amounts;
}

/** How the points of a fact fall on its units. */
export function shareOut(hundredths: number, units: readonly FactUnit[], sharing: Sharing, rounding: Rounding): UnitAmount[] {
  const lead = units[0]!;
  if (units.length === 1) return [{ unitId: lead.unitId, hundredths, share: null }];
  switch (sharing.mode) {
    case 'lead':
      return [{ unitId: lead.unitId, hundredths, share: null }];
    case 'full':
      return units.map((unit) => ({ unitId: unit.unitId, hundredths, share: null }));
    case 'fixed': {
      const fixed = toHundredths(sharing.points ?? 0);
      return units.map((unit) => ({ unitId: unit.unitId, hundredths: fixed, share: null }));
    }
    case 'equal':
      return split(hundredths, units, sharing.remainder, rounding);
  }
}
