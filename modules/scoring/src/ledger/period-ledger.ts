import type { PeriodRule } from '../rulebook/period-rules.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { isForClass } from './books.ts';
import type { Book } from './books.ts';
import { dayNumber, monthText, periodOf, yearOf } from './calendar.ts';
import type { ScoreFrame } from './contributions.ts';
import { addTo, applyPeriodRule } from './period-rules-applied.ts';
import type { ByMonth, Span } from './period-rules-applied.ts';
import type { Cause, FeedEvent, Posting } from './posting.ts';
import type { ScoredUnit } from './types.ts';

const keysOfBook = new WeakMap<Book, Map<PeriodRule, string>>();
/** Names a rule of a version; remembered per version, because versions may share rule objects. */
function keyOf(book: Book, rule: PeriodRule): string {
  let keys = keysOfBook.get(book);
  if (keys === undefined) keysOfBook.set(book, (keys = new Map()));
  let key = keys.get(rule);
  if (key === undefined) keys.set(rule, (key = `${book.name}/${rule.id}`));
  return key;
}

function isAsked(asked: ReadonlySet<number>, span: Span): boolean {
  for (let month = span.first; month < span.first + span.months; month++) if (asked.has(month)) return true;
  return false;
}

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
  /** What each rule of each version gave when it was last asked. */
  readonly #given = new Map<string, ByMonth>();
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
        if (isSeen) addTo(this.#sums(this.#points, keyOf(book, rule)), event.month, event.amount);
      }
    }
  }

  /** Posts what has changed because of news about the given months. */
  settle(months: Iterable<number>, cause: Cause): void {
    const asked = new Set(months);
    const targets = new Map<string, Target>();
    for (const book of this.#frame.books.all) {
      if (book.adoptedMs > cause.ms) continue;
      const years = new Set([...asked].map((month) => periodOf(month, 'year', book.book.yearStartMonth).first));
      for (const first of years) this.#collect({ book, yearFirst: first, asked }, cause, targets);
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

  /** Asks the rules in their order; what one changes in a month, the rules after it are asked about as well. */
  #collect(where: { book: Book; yearFirst: number; asked: Set<number> }, cause: Cause, targets: Map<string, Target>): void {
    const { book, yearFirst, asked } = where;
    const earlier: PeriodRule[] = [];
    for (const rule of book.book.periodRules) {
      const given = this.#sums(this.#given, keyOf(book, rule));
      const { months } = periodOf(yearFirst, rule.per, book.book.yearStartMonth);
      for (let first = yearFirst; first < yearFirst + 12; first += months) {
        const span = this.#spanOf(first, months, book, cause.ms);
        if (!isAsked(asked, span)) continue;
        const isOurs = this.#concerns(rule, span, book, cause.ms);
        const counts = this.#sums(this.#counts, keyOf(book, rule));
        const amounts: ByMonth = isOurs ? applyPeriodRule(rule, this.#pointsIn(span, rule, book, earlier), counts, span) : new Map();
        for (let month = first; month < first + months; month++) {
          const hundredths = amounts.get(month) ?? 0;
          if (hundredths !== (given.get(month) ?? 0)) {
            given.set(month, hundredths);
            asked.add(month);
          }
          const key = `${rule.id}/${monthText(month)}`;
          if (isOurs || !targets.has(key)) targets.set(key, { rule, book, month, hundredths });
        }
      }
      earlier.push(rule);
    }
  }

  #spanOf(first: number, months: number, book: Book, knownMs: number): Span {
    const { calendar } = this.#frame;
    const hasBegun = calendar.startOfMonth(first) <= knownMs;
    return { first, months, hasBegun, isOver: hasBegun && calendar.startOfMonth(first + months) <= knownMs, rounding: book.book.rounding };
  }

  /** Whether a rule of a version decides about a period of this unit. */
  #concerns(rule: PeriodRule, span: Span, book: Book, knownMs: number): boolean {
    const year = yearOf(span.first, book.book.yearStartMonth);
    return isForClass(rule.classes, this.#unit, year) && this.#isAssessed(span.first, span.months) && this.#bookFor(span.first, span.months, knownMs) === book;
  }

  #pointsIn(span: Span, rule: PeriodRule, book: Book, earlier: readonly PeriodRule[]): ByMonth {
    const points: ByMonth = new Map();
    if (!('over' in rule)) return points;
    const seen = earlier.filter((one) => rule.over === '*' || rule.over.includes(one.id)).map((one) => this.#given.get(keyOf(book, one)));
    const own = this.#points.get(keyOf(book, rule));
    for (let month = span.first; month < span.first + span.months; month++) {
      let sum = own?.get(month) ?? 0;
      for (const amounts of seen) sum += amounts?.get(month) ?? 0;
      if (sum !== 0) points.set(month, sum);
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
