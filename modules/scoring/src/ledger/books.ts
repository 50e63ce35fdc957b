import { isOfKind } from '../rulebook/match.ts';
import type { FactMatch } from '../rulebook/match.ts';
import type { Combination, Credit, PointRow, PointRule } from '../rulebook/point-rules.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { rulebookName } from '../rulebook/rulebook.ts';
import { formatHundredths, toHundredths } from '../rulebook/wording.ts';
import { dayNumber } from './calendar.ts';
import type { LocalCalendar } from './calendar.ts';
import type { Reason, RulebookInForce, ScoredUnit } from './types.ts';

/** A row of points with what every line it gives has in common. */
export interface CompiledRow {
  row: PointRow;
  rule: PointRule;
  /** Null when the points are a multiple of a number in the fact. */
  hundredths: number | null;
  reasons: readonly Reason[];
  order: number;
}

export interface CompiledRule {
  rule: PointRule;
  rows: CompiledRow[];
  /** Nothing else on the same item can change what this rule gives for a fact. */
  isIndependent: boolean;
}

/** A rulebook version prepared for scoring. */
export interface Book {
  book: Rulebook;
  name: string;
  effectiveDay: number;
  adoptedMs: number;
  adoptedBy: string;
  rulesByKind: Map<string, CompiledRule[]>;
  combinationOf: Map<string, Combination>;
  creditsByRelation: Map<string, Credit[]>;
}

const looksAround = (row: PointRow): boolean =>
  row.given !== undefined || row.unless !== undefined || (row.supplements ?? []).some((one) => one.given !== undefined || one.unless !== undefined);

function compileRule(rule: PointRule, book: Rulebook, firstOrder: number): CompiledRule {
  const isCombined = book.combinations.some((combination) => combination.families.includes(rule.family));
  const byFirstAdoption = (rule.countsIn ?? book.countsIn) === 'first-adoption';
  return {
    rule,
    isIndependent: !isCombined && !byFirstAdoption && rule.once === undefined && !rule.rows.some(looksAround),
    rows: rule.rows.map((row, index) => {
      const hundredths = typeof row.points === 'number' ? toHundredths(row.points) : null;
      const values = { rule: row.id, points: hundredths === null ? '' : formatHundredths(hundredths) };
      return { row, rule, hundredths, order: firstOrder + index, reasons: [{ code: 'scoring.why.rule', values }] };
    }),
  };
}

/** Prepares one version. */
function compileBook(inForce: RulebookInForce, calendar: LocalCalendar): Book {
  const { rulebook } = inForce;
  const book: Book = {
    book: rulebook,
    name: rulebookName(rulebook),
    effectiveDay: dayNumber(inForce.effectiveFrom),
    adoptedMs: calendar.msOf(inForce.adoptedAt ?? inForce.effectiveFrom),
    adoptedBy: inForce.adoptedBy ?? '',
    rulesByKind: new Map(),
    combinationOf: new Map(),
    creditsByRelation: new Map(),
  };
  let order = 0;
  for (const rule of rulebook.rules) {
    const compiled = compileRule(rule, rulebook, order);
    order += rule.rows.length;
    for (const kind of rule.on) book.rulesByKind.set(kind, [...(book.rulesByKind.get(kind) ?? []), compiled]);
  }
  for (const combination of rulebook.combinations) {
    for (const family of combination.families) book.combinationOf.set(family, combination);
  }
  for (const credit of rulebook.credits) {
    book.creditsByRelation.set(credit.relation, [...(book.creditsByRelation.get(credit.relation) ?? []), credit]);
  }
  return book;
}

/** All versions, and which of them is in force on a day as known at a moment. */
export class Books {
  readonly all: Book[];
  /** Moments at which a version was decided, ascending. */
  readonly adoptions: number[];
  readonly #independent = new Map<string, boolean>();

  constructor(inForce: readonly RulebookInForce[], calendar: LocalCalendar, untilMs: number) {
    this.all = inForce
      .map((one) => compileBook(one, calendar))
      .filter((book) => book.adoptedMs <= untilMs)
      .sort((a, b) => a.effectiveDay - b.effectiveDay || a.adoptedMs - b.adoptedMs || (a.name < b.name ? -1 : 1));
    this.adoptions = this.all.map((book) => book.adoptedMs).sort((a, b) => a - b);
  }

  /** The version in force on a local day, among those decided by `knownMs`. */
  at(day: number, knownMs: number): Book | undefined {
    for (let i = this.all.length - 1; i >= 0; i--) {
      const book = this.all[i]!;
      if (book.effectiveDay <= day && book.adoptedMs <= knownMs) return book;
    }
    return undefined;
  }

  /** Whether every version gives facts of a kind their points regardless of the item's other facts. */
  isIndependent(kind: string): boolean {
    let known = this.#independent.get(kind);
    if (known === undefined) {
      known = this.all.every((book) => (book.rulesByKind.get(kind) ?? []).every((rule) => rule.isIndependent));
      this.#independent.set(kind, known);
    }
    return known;
  }

  /** The tests by which period rules count facts of a kind, over all versions. */
  countedBy(kind: string): { key: string; test: FactMatch }[] {
    return this.all.flatMap((book) =>
      book.book.periodRules.flatMap((rule) =>
        'counts' in rule && isOfKind(rule.counts.kind, kind) ? [{ key: `${book.name}/${rule.id}`, test: rule.counts }] : [],
      ),
    );
  }

  hasPeriodRules(): boolean {
    return this.all.some((book) => book.book.periodRules.length > 0);
  }
}

/** The assessment classes of a unit in a year. */
export function classesIn(unit: ScoredUnit | undefined, year: number): readonly string[] {
  const classes = unit?.classes;
  if (classes === undefined) return [];
  return Array.isArray(classes) ? classes : ((classes as Readonly<Record<string, readonly string[]>>)[String(year)] ?? []);
}

/** Whether a rule limited to some classes applies to a unit in a year. */
export function isForClass(classes: readonly string[] | undefined, unit: ScoredUnit | undefined, year: number): boolean {
  return classes === undefined || classesIn(unit, year).some((one) => classes.includes(one));
}
