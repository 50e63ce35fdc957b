import type { PeriodRule } from '../rulebook/period-rules.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { isForClass } from './books.ts';
import type { Book } from './books.ts';
import { dayNumber, monthText, periodOf, yearOf } from './calendar.ts';
import type { ScoreFrame } from './contributions.ts';
import { addTo, applyPeriodRule } from './period-rules-applied.ts';
import type { ByMonth } from './period-rules-applied.ts';
import type { Cause, FeedEvent, Posting } from './posting.ts';
import type { ScoredUnit } from './types.ts';

interface Target {
  rule: PeriodRule;
  book: Book;
  month: number;
  hundredths: number;
}

/** The rules over periods for one unit: after each event, entries bring what is posted to what the rules give now. */
export class UnitPeriods {
  readonly #unitId: string;
  readonly #unit: ScoredUnit | undefined;
  readonly #frame: ScoreFrame;
  readonly #posting: Posting;
  readonly #points = new Map<string, ByMonth>();
  readonly #counts = new Map<string, ByMonth>();
  readonly #posted = new Map<string, number>();

  constructor(unitId: string, frame: ScoreFrame, posting: Posting) {
    this.#unitId = unitId;
    this.#unit = frame.units.get(unitId);
    this.#frame = frame;
    this.#posting = posting;
  }

  #sums(of: Map<string, ByMonth>, key: string): ByMonth {
    let sums = of.get(key);
    if (sums === undefined) of.set(key, (sums = new Map()));
    return sums;
  }

  take(event: FeedEvent): void {
    if (event.counted !== null) {
      addTo(this.#sums(this.#counts, event.counted), event.month, event.amount);
      return;
    }
    for (const book of this.#frame.books.all) {
      for (const rule of book.book.periodRules) {
        if (!('over' in rule)) continue;
        const isSeen = rule.over === '*' || event.names!.some((name) => rule.over.includes(name));
        if (isSeen) addTo(this.#sums(this.#points, `${book.name}/${rule.id}`), event.month, event.amount);
      }
    }
  }

  /** Posts what has changed in the assessment years in which the given months lie. */
  settle(months: Iterable<number>, cause: Cause): void {
    const asked = [...months];
    const targets = new Map<string, Target>();
    for (const book of this.#frame.books.all) {
      if (book.adoptedMs > cause.ms) continue;
      const years = new Set(asked.map((month) => periodOf(month, 'year', book.book.yearStartMonth).first));
      for (const first of years) this.#collect(book, first, cause, targets);
    }
    for (const [key, target] of targets) this.#bring(key, target, cause);
  }

  #isAssessed(first: number, months: number): boolean {
    const { calendar } = this.#frame;
    if (this.#unit?.from !== undefined && calendar.monthOfDay(dayNumber(this.#unit.from)) >= first + months) return false;
    return this.#unit?.until === undefined || calendar.monthOfDay(dayNumber(this.#unit.until) - 1) >= first;
  }

  /** A period keeps the rules with which it began; a version that starts the ledger serves the period already running. */
  #bookFor(first: number, months: number, knownMs: number): Book | undefined {
    const { books, calendar } = this.#frame;
    const begins = calendar.dayAt(calendar.startOfMonth(first));
    const ends = calendar.dayAt(calendar.startOfMonth(first + months)) - 1;
    return books.at(begins, knownMs) ?? books.all.find((book) => book.adoptedMs <= knownMs && book.effectiveDay <= ends);
  }

  #collect(book: Book, yearFirst: number, cause: Cause, targets: Map<string, Target>): void {
    const { calendar } = this.#frame;
    const year = yearOf(yearFirst, book.book.yearStartMonth);
    const given = new Map<string, ByMonth>();
    for (const rule of book.book.periodRules) {
      const points = 'over' in rule ? this.#pointsFor(rule, book, given) : new Map<number, number>();
      const counts = this.#counts.get(`${book.name}/${rule.id}`) ?? new Map<number, number>();
      const all: ByMonth = new Map();
      const { months } = periodOf(yearFirst, rule.per, book.book.yearStartMonth);
      for (let first = yearFirst; first < yearFirst + 12; first += months) {
        const isOurs = this.#bookFor(first, months, cause.ms) === book && isForClass(rule.classes, this.#unit, year) && this.#isAssessed(first, months);
        const span = {
          first,
          months,
          hasBegun: calendar.startOfMonth(first) <= cause.ms,
          isOver: calendar.startOfMonth(first + months) <= cause.ms,
          rounding: book.book.rounding,
        };
        const amounts = isOurs ? applyPeriodRule(rule, points, counts, span) : new Map<number, number>();
        for (let month = first; month < first + months; month++) {
          const hundredths = amounts.get(month) ?? 0;
          if (hundredths !== 0) all.set(month, hundredths);
          const key = `${rule.id}/${monthText(month)}`;
          if (isOurs || !targets.has(key)) targets.set(key, { rule, book, month, hundredths });
        }
      }
      given.set(rule.id, all);
    }
  }

  #pointsFor(rule: Extract<PeriodRule, { over: unknown }>, book: Book, given: ReadonlyMap<string, ByMonth>): ByMonth {
    const points: ByMonth = new Map(this.#points.get(`${book.name}/${rule.id}`));
    for (const [ruleId, amounts] of given) {
      if (rule.over !== '*' && !rule.over.includes(ruleId)) continue;
      for (const [month, amount] of amounts) addTo(points, month, amount);
    }
    return points;
  }

  #bring(key: string, target: Target, cause: Cause): void {
    const difference = target.hundredths - (this.#posted.get(key) ?? 0);
    if (difference === 0) return;
    this.#posted.set(key, target.hundredths);
    const counts = this.#posting.placeFor(target.month, cause);
    const values = { rule: target.rule.id, month: monthText(target.month), points: formatHundredths(target.hundredths) };
    const adjustment = { code: 'scoring.why.adjustment', values: { month: monthText(target.month) } };
    this.#posting.add({
      id: `${cause.id}~${this.#unitId}~${key}`,
      type: 'period',
      unitId: this.#unitId,
      hundredths: difference,
      ruleId: target.rule.id,
      rulebook: target.book.name,
      factId: null,
      subject: null,
      share: null,
      month: monthText(counts),
      adjusts: counts === target.month ? null : monthText(target.month),
      via: null,
      reverses: null,
      causeId: cause.id,
      recordedAt: cause.recordedAt,
      recordedBy: cause.recordedBy,
      explanation: [{ code: `scoring.why.${target.rule.type}`, values }, ...(counts === target.month ? [] : [adjustment])],
    });
  }
}
