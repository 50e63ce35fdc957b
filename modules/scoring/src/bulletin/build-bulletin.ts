import type { Entry, OpeningBalance, ScoredUnit } from '../ledger/types.ts';
import { monthsBefore, monthsOfYear, yearOfMonth } from '../periods.ts';
import { rank } from '../ranking.ts';
import { Records } from '../records.ts';
import type { StandingFact } from '../records.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { MonthSums } from '../totals.ts';
import type { Months } from '../totals.ts';
import { monthIndex } from '../ledger/calendar.ts';

/** What a bulletin is made of. `standing` are the facts that stood when the period was closed. */
export interface BulletinInput {
  rulebook: Rulebook;
  entries: readonly Entry[];
  standing: readonly StandingFact[];
  units: readonly ScoredUnit[];
  /** A month, a quarter or a year. */
  period: Months;
  openingBalances?: readonly OpeningBalance[];
  /** By what units are ranked: the period's score or the year's so far. */
  rankBy?: 'period' | 'cumulative';
  /** Tasks whose period or quarter check ends with this period, with the units that missed them. */
  missedTasks?: readonly MissedTask[];
}

/** A task of the rulebook and the units that did not do it in time. */
export interface MissedTask {
  quotaId: string;
  label: { zh: string; en: string };
  unitIds: string[];
}

/** Figures of a unit, a group or all; points in hundredths. */
export interface BulletinFigures {
  submitted: number;
  adopted: number;
  cumulativeSubmitted: number;
  cumulativeAdopted: number;
  hundredths: number;
  cumulativeHundredths: number;
  /** Part of the period's score that adjusts months issued before. */
  adjustmentHundredths: number;
}

/** Two figures to compare with. */
export type ShortFigures = Pick<BulletinFigures, 'hundredths' | 'adopted'>;

export interface BulletinRow extends BulletinFigures {
  unitId: string;
  name: string;
  rank: number;
  tied: number;
  /** Rank in the period before (`null`: nothing before), and in the same period of last year. */
  previousRank: number | null;
  lastYearRank: number | null;
  /** Score and adoptions of the period before, and of the same period of last year. */
  before: ShortFigures;
  yearAgo: ShortFigures;
  /** Ids of the entries that the period's score adds up. */
  entryIds: string[];
  adoptedItems: { subjectId: string; title: string; factId: string; month: string }[];
}

export interface BulletinGroup {
  groupId: string;
  label: { zh: string; en: string };
  rows: BulletinRow[];
  total: BulletinFigures;
}

export interface Bulletin {
  period: Months;
  year: Months;
  rulebook: string;
  groups: BulletinGroup[];
  total: BulletinFigures;
  /** Units without an adoption in the period; and those that sent nothing either. */
  zeroAdoption: string[];
  zeroSubmission: string[];
  previous: BulletinFigures;
  lastYear: BulletinFigures;
  missedTasks: MissedTask[];
}

const adopted = { kind: 'adopted' };
const submitted = { kind: 'submitted' };
const nothing = (): BulletinFigures => ({ submitted: 0, adopted: 0, cumulativeSubmitted: 0, cumulativeAdopted: 0, hundredths: 0, cumulativeHundredths: 0, adjustmentHundredths: 0 });

function add(to: BulletinFigures, more: BulletinFigures): BulletinFigures {
  for (const key of Object.keys(to) as (keyof BulletinFigures)[]) to[key] += more[key];
  return to;
}

/** Moves a period by some months. */
const moved = (months: Months, back: number): Months => ({ from: monthsBefore(months.from, back), to: monthsBefore(months.to, back) });

/** Reads figures of any period from the same ledger and records. */
class FigureReader {
  readonly #input: BulletinInput;
  readonly #sums: MonthSums;
  readonly #adjustments: MonthSums;
  readonly records: Records;

  constructor(input: BulletinInput) {
    this.#input = input;
    this.#sums = new MonthSums(input.entries);
    this.#adjustments = new MonthSums(input.entries.filter((entry) => entry.adjusts !== null));
    this.records = new Records(input.standing);
  }

  /** The year up to the end of a period. */
  yearTo(period: Months): Months {
    const start = this.#input.rulebook.yearStartMonth;
    return { from: monthsOfYear(yearOfMonth(period.to, start), start).from, to: period.to };
  }

  #opening(unitId: string, kind: string, year: Months): number {
    const own = (this.#input.openingBalances ?? []).filter((one) => one.unitId === unitId && one.period >= year.from && one.period <= year.to);
    return own.reduce((sum, one) => sum + (one.counts?.[kind] ?? 0), 0);
  }

  figures(unitId: string, period: Months): BulletinFigures {
    const year = this.yearTo(period);
    // Items, not takings: otherwise an item that three publications took would raise the rate of adoption above one.
    const count = (test: { kind: string }, months: Months) => this.records.countItems(unitId, test, months);
    return {
      submitted: count(submitted, period),
      adopted: count(adopted, period),
      cumulativeSubmitted: count(submitted, year) + this.#opening(unitId, 'submitted', year),
      cumulativeAdopted: count(adopted, year) + this.#opening(unitId, 'adopted', year),
      hundredths: this.#sums.of(unitId, period),
      cumulativeHundredths: this.#sums.of(unitId, year),
      adjustmentHundredths: this.#adjustments.of(unitId, period),
    };
  }

  /** Score and adoptions of a period, for comparison. */
  short(unitId: string, period: Months): ShortFigures {
    return { hundredths: this.#sums.of(unitId, period), adopted: this.records.countItems(unitId, adopted, period) };
  }

  /** Places of units in a period, by the score the bulletin ranks by; nothing when nobody had any. */
  places(units: readonly ScoredUnit[], period: Months): Map<string, { rank: number; tied: number }> {
    const months = this.#input.rankBy === 'period' ? period : this.yearTo(period);
    if (units.every((unit) => this.#sums.of(unit.id, months) === 0)) return new Map();
    return new Map(rank(units, (unit) => this.#sums.of(unit.id, months), this.#input.rulebook.ranking).map((place) => [place.of.id, place]));
  }
}

/** The groups in which units are printed: the rulebook's in its order, then any other. */
function groupsOf(input: BulletinInput): { groupId: string; label: { zh: string; en: string }; units: ScoredUnit[] }[] {
  const known = input.rulebook.groups.map((group) => ({ groupId: group.id, label: group.label }));
  const others = [...new Set(input.units.map((unit) => unit.group ?? ''))].filter((id) => !known.some((group) => group.groupId === id));
  return [...known, ...others.map((groupId) => ({ groupId, label: { zh: groupId, en: groupId } }))]
    .map((group) => ({ ...group, units: input.units.filter((unit) => (unit.group ?? '') === group.groupId) }))
    .filter((group) => group.units.length > 0);
}

/** Builds the tables of a monthly, quarterly or annual notice; every figure is a count of records or a sum of ledger entries. */
export function buildBulletin(input: BulletinInput): Bulletin {
  const { period } = input;
  const reader = new FigureReader(input);
  const length = monthIndex(period.to) - monthIndex(period.from) + 1;
  const before = moved(period, length);
  const lastYear = moved(period, 12);
  const entriesOf = Map.groupBy(input.entries.filter((entry) => entry.month >= period.from && entry.month <= period.to), (entry) => entry.unitId);
  const groups = groupsOf(input).map(({ groupId, label, units }): BulletinGroup => {
    const now = reader.places(units, period);
    const then = reader.places(units, before);
    const yearAgo = reader.places(units, lastYear);
    const rows = units.map((unit): BulletinRow => ({
      ...reader.figures(unit.id, period),
      unitId: unit.id,
      name: unit.name,
      rank: now.get(unit.id)?.rank ?? 1,
      tied: now.get(unit.id)?.tied ?? units.length,
      previousRank: then.get(unit.id)?.rank ?? null,
      lastYearRank: yearAgo.get(unit.id)?.rank ?? null,
      before: reader.short(unit.id, before),
      yearAgo: reader.short(unit.id, lastYear),
      entryIds: (entriesOf.get(unit.id) ?? []).map((entry) => entry.id),
      adoptedItems: reader.records.of(unit.id, adopted, period).map(({ fact, month }) => ({ subjectId: fact.subject.id, title: fact.subject.title ?? '', factId: fact.id, month })),
    }));
    rows.sort((a, b) => a.rank - b.rank);
    return { groupId, label, rows, total: rows.reduce<BulletinFigures>((sum, row) => add(sum, figuresOf(row)), nothing()) };
  });
  const rows = groups.flatMap((group) => group.rows);
  const sumOf = (months: Months) => input.units.reduce((sum, unit) => add(sum, reader.figures(unit.id, months)), nothing());
  return {
    period,
    year: reader.yearTo(period),
    rulebook: `${input.rulebook.id}@${input.rulebook.version}`,
    groups,
    total: groups.reduce((sum, group) => add(sum, group.total), nothing()),
    zeroAdoption: rows.filter((row) => row.adopted === 0).map((row) => row.unitId),
    zeroSubmission: rows.filter((row) => row.adopted === 0 && row.submitted === 0).map((row) => row.unitId),
    previous: sumOf(before),
    lastYear: sumOf(lastYear),
    missedTasks: [...(input.missedTasks ?? [])],
  };
}

const figuresOf = (row: BulletinFigures): BulletinFigures => ({
  submitted: row.submitted,
  adopted: row.adopted,
  cumulativeSubmitted: row.cumulativeSubmitted,
  cumulativeAdopted: row.cumulativeAdopted,
  hundredths: row.hundredths,
  cumulativeHundredths: row.cumulativeHundredths,
  adjustmentHundredths: row.adjustmentHundredths,
});
