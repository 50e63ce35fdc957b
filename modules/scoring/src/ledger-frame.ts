import { classesOf, creditedUnits, listUnits, type Unit } from '@gongkai/organisations';
import type { ReadTx } from '@gongkai/database';
import type { LedgerInput, RulebookInForce, ScoredUnit } from './ledger/types.ts';
import { listClosings, listOpenings, listTargets } from './periods.store.ts';
import type { Rulebook } from './rulebook/rulebook.ts';
import { listInForce } from './rulebooks.store.ts';
import { readScoringSetting, type ScoringSetting } from './setting.ts';

/** Everything a ledger is a function of, but the facts. */
export type LedgerFrame = Required<Pick<LedgerInput, 'rulebooks' | 'closings' | 'openingBalances' | 'timeZone'>> & {
  /** All units that ever stood, with what is known of their assessment. */
  units: ScoredUnit[];
  /** Those that are assessed and printed. */
  assessed: ScoredUnit[];
};

/** The versions in force as the pure core takes them. */
export async function rulebooksInForce(tx: ReadTx): Promise<RulebookInForce[]> {
  return (await listInForce(tx)).map((one) => ({
    rulebook: one.rulebook, effectiveFrom: one.effectiveFrom!, adoptedBy: one.adoptedBy!,
    ...(one.knownAt === null ? {} : { adoptedAt: one.knownAt.toISOString() }),
  }));
}

/** The version in force on a day; the first one when the day is before all of them. */
export function bookOn(rulebooks: readonly RulebookInForce[], day: string): Rulebook | undefined {
  return (rulebooks.findLast((one) => one.effectiveFrom <= day) ?? rulebooks[0])?.rulebook;
}

const isAssessed = (unit: Unit, setting: ScoringSetting): boolean =>
  setting.includedUnitIds.includes(unit.id) ||
  (unit.group !== 'other' && unit.kind !== 'office' && unit.kind !== 'government' && !setting.excludedUnitIds.includes(unit.id));

// A direct-reporting point is credited to a government's office or to the counterpart department above it.
const relationTo = (unit: Unit | undefined): string => (unit?.kind === 'department' || unit?.kind === 'affiliated' ? 'counterpart' : 'county-office');

async function classesByUnit(tx: ReadTx, rulebooks: readonly RulebookInForce[], years: readonly number[]): Promise<Map<string, Record<string, string[]>>> {
  const classes = new Map<string, Record<string, string[]>>();
  for (const scheme of new Set(rulebooks.map((one) => one.rulebook.id))) {
    for (const year of years) {
      for (const [unitId, name] of await classesOf(tx, scheme, year)) {
        const own = classes.get(unitId) ?? {};
        own[String(year)] = [...(own[String(year)] ?? []), name];
        classes.set(unitId, own);
      }
    }
  }
  return classes;
}

/** Units as the pure core sees them: group, classes by year, credits, targets and the days on which they stood. */
async function scoredUnits(tx: ReadTx, rulebooks: readonly RulebookInForce[], years: readonly number[], setting: ScoringSetting): Promise<{ unit: Unit; scored: ScoredUnit }[]> {
  const units = await listUnits(tx, { ended: true });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const asksClasses = rulebooks.some((one) => one.rulebook.classes.length > 0);
  const named = new Set(rulebooks.flatMap((one) => one.rulebook.classes.map((known) => known.id)));
  const classes = asksClasses ? await classesByUnit(tx, rulebooks, years) : new Map<string, Record<string, string[]>>();
  const asksCredits = rulebooks.some((one) => one.rulebook.credits.length > 0);
  const targets = new Map<string, Record<string, Record<string, number>>>();
  for (const { unitId, year, quotaId, target } of await listTargets(tx)) {
    const own = targets.get(unitId) ?? {};
    (own[String(year)] ??= {})[quotaId] = target;
    targets.set(unitId, own);
  }
  const out = [];
  for (const unit of units) {
    // Until an office has sorted its units into classes, a unit stands in the class that is called like its group or kind.
    const usual = [unit.group, unit.kind].find((name) => named.has(name));
    const own = classes.get(unit.id);
    const ownClasses = usual === undefined ? own : Object.fromEntries(years.map((year) => [String(year), own?.[String(year)] ?? [usual]]));
    const credits = asksCredits && unit.kind === 'direct-point' ? await creditedUnits(tx, unit.id, unit.validTo ?? tx.now.toISOString().slice(0, 10)) : [];
    const scored: ScoredUnit = {
      id: unit.id, name: unit.name, from: unit.validFrom, ...(unit.validTo === null ? {} : { until: unit.validTo }),
      group: setting.groups[unit.group] ?? unit.group,
      ...(ownClasses === undefined ? {} : { classes: ownClasses }),
      ...(credits.length === 0 ? {} : { creditTo: credits.map((credit) => ({ unitId: credit.unitId, relation: relationTo(byId.get(credit.unitId)) })) }),
      ...(targets.has(unit.id) ? { targets: targets.get(unit.id)! } : {}),
    };
    out.push({ unit, scored });
  }
  return out;
}

/** Loads what the ledger of some years is a function of. */
export async function readFrame(tx: ReadTx, years: readonly number[]): Promise<LedgerFrame> {
  const rulebooks = await rulebooksInForce(tx);
  const setting = await readScoringSetting(tx);
  const all = await scoredUnits(tx, rulebooks, years, setting);
  return {
    rulebooks, closings: await listClosings(tx), openingBalances: await listOpenings(tx), timeZone: tx.context.timeZone,
    units: all.map((one) => one.scored),
    assessed: all.filter((one) => isAssessed(one.unit, setting)).map((one) => one.scored),
  };
}

/** Every year from that of the earliest of some days to this one and the next. */
export function yearsAround(tx: ReadTx, days: readonly string[]): number[] {
  const last = tx.now.getUTCFullYear() + 1;
  const first = days.reduce((least, day) => Math.min(least, Number(day.slice(0, 4))), last - 1);
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}
