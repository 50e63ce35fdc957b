import { holds, matches } from '../rulebook/match.ts';
import type { FactMatch } from '../rulebook/match.ts';
import type { Points } from '../rulebook/point-rules.ts';
import { formatHundredths, toHundredths } from '../rulebook/wording.ts';
import type { Book, Books, CompiledRow, CompiledRule } from './books.ts';
import type { LocalCalendar } from './calendar.ts';
import { product } from './exact.ts';
import type { Fact, Reason } from './types.ts';

/** A fact with its times worked out once. */
export interface TimedFact {
  fact: Fact;
  /** The first fact of its chain of corrections: what it is a version of. */
  root: string;
  occurredMs: number;
  day: number;
  recordedMs: number;
}

/** Points that one rule gives for one fact, before they are combined and shared. */
export interface Line {
  timed: TimedFact;
  book: Book;
  compiled: CompiledRow;
  hundredths: number;
  /** The month to which the points belong. */
  month: number;
  reasons: readonly Reason[];
}

/** What scoring needs to know besides the facts. */
export interface Frame {
  books: Books;
  calendar: LocalCalendar;
}

function pointsOf(points: Points, timed: TimedFact, book: Book): number {
  if (typeof points === 'number') return toHundredths(points);
  const value = timed.fact.tags[points.tag];
  return typeof value === 'number' ? product(value, points.times, book.book.rounding) : 0;
}

interface Around {
  given?: readonly FactMatch[];
  unless?: readonly FactMatch[];
}

/** Whether the item's other facts are as a rule asks. */
function surroundingsHold(around: Around, live: readonly TimedFact[]): boolean {
  if (around.given === undefined && around.unless === undefined) return true;
  const found = (test: FactMatch) => live.some((one) => matches(test, one.fact));
  return (around.given?.every(found) ?? true) && !(around.unless?.some(found) ?? false);
}

function lineOf(compiled: CompiledRow, timed: TimedFact, book: Book, live: readonly TimedFact[]): Line {
  const { row } = compiled;
  let { reasons } = compiled;
  let hundredths = compiled.hundredths;
  if (hundredths === null) {
    hundredths = pointsOf(row.points, timed, book);
    const points = row.points as { tag: string; times: number };
    const values = { rule: row.id, score: String(timed.fact.tags[points.tag] ?? ''), times: points.times, points: formatHundredths(hundredths) };
    reasons = [{ code: 'scoring.why.multiple', values }];
  }
  for (const extra of row.supplements ?? []) {
    if (!holds(extra.when, timed.fact.tags) || !surroundingsHold(extra, live)) continue;
    const more = pointsOf(extra.points, timed, book);
    hundredths += more;
    reasons = [...reasons, { code: 'scoring.why.supplement', values: { rule: extra.id, points: formatHundredths(more) } }];
  }
  return { timed, book, compiled, hundredths, month: 0, reasons };
}

/** Adds the lines of the rows that a rule picks for a fact. */
function pick(rule: CompiledRule, timed: TimedFact, live: readonly TimedFact[], book: Book): Line[] {
  const lines: Line[] = [];
  for (const compiled of rule.rows) {
    if (!holds(compiled.row.when, timed.fact.tags) || !surroundingsHold(compiled.row, live)) continue;
    lines.push(lineOf(compiled, timed, book, live));
    if (rule.rule.pick === 'first') break;
  }
  if (rule.rule.pick !== 'highest' || lines.length < 2) return lines;
  return [lines.reduce((best, line) => (line.hundredths > best.hundredths ? line : best))];
}

function monthOf(line: Line, frame: Frame, live: readonly TimedFact[]): number {
  const { calendar } = frame;
  const { timed } = line;
  switch (line.compiled.rule.countsIn ?? line.book.book.countsIn) {
    case 'occurred':
      return calendar.monthOfDay(timed.day);
    case 'recorded':
      return calendar.monthOfDay(calendar.dayAt(timed.recordedMs));
    case 'first-adoption': {
      let first = Infinity;
      for (const one of live) if (one.fact.kind === 'adopted' && one.day < first) first = one.day;
      return calendar.monthOfDay(first === Infinity ? timed.day : first);
    }
  }
}

/** All lines that the rules in force give for one fact, among the live facts of its item; `knownMs` is the moment of asking. */
export function linesOf(timed: TimedFact, live: readonly TimedFact[], frame: Frame, knownMs: number): Line[] {
  const book = frame.books.at(timed.day, knownMs);
  const rules = book?.rulesByKind.get(timed.fact.kind);
  if (book === undefined || rules === undefined) return [];
  const lines: Line[] = [];
  for (const rule of rules) {
    for (const line of pick(rule, timed, live, book)) {
      line.month = monthOf(line, frame, live);
      lines.push(line);
    }
  }
  return lines;
}
