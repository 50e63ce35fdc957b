import type { FactUnit } from './contract.ts';

/** An item's weight in a text, and how its credit falls on units. */
export interface SourceCredit {
  share: number;
  units: readonly FactUnit[];
}

const rounded = (value: number): number => Math.max(0.001, Math.round(value * 1000) / 1000);

/** How the credit for a text made of several items falls on units: each item's weight, split among its own units; the lead stands first. */
export function creditOf(sources: readonly SourceCredit[]): FactUnit[] {
  const only = sources.length === 1 ? sources[0] : undefined;
  if (only) return only.units.map(({ unitId, share }) => ({ unitId, share }));
  const byUnit = new Map<string, number>();
  for (const source of sources) {
    const whole = source.units.reduce((sum, unit) => sum + unit.share, 0);
    for (const unit of source.units) byUnit.set(unit.unitId, (byUnit.get(unit.unitId) ?? 0) + (source.share * unit.share) / whole);
  }
  return [...byUnit].map(([unitId, share]) => ({ unitId, share: rounded(share) }));
}
