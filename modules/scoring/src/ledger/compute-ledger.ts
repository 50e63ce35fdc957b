import { Books } from './books.ts';
import { LocalCalendar, monthIndex, monthText, periodOf } from './calendar.ts';
import { ClosedMonths } from './closings.ts';
import type { ScoreFrame } from './contributions.ts';
import { groupBySubject, timeFacts } from './fact-groups.ts';
import type { TimedFacts } from './fact-groups.ts';
import { UnitPeriods } from './period-ledger.ts';
import { Posting } from './posting.ts';
import type { Cause, FeedEvent } from './posting.ts';
import { postSubject } from './subject-ledger.ts';
import type { Ledger, LedgerInput, OpeningBalance } from './types.ts';
import { toHundredths } from '../rulebook/wording.ts';

/** Up to which moment the inputs ask for a ledger; without bound when they do not say. */
function askedUntil(input: LedgerInput, calendar: LocalCalendar): number {
  if (input.asOf === undefined) return Infinity;
  return input.asOf.length === 10 ? calendar.startOfDay(calendar.dayOf(input.asOf) + 1) - 1 : Date.parse(input.asOf);
}

/** The latest moment that the inputs know of. */
function latestOf(input: LedgerInput, timed: TimedFacts): number {
  let latest = timed.length > 0 ? timed.at(timed.length - 1).recordedMs : -Infinity;
  for (const closing of input.closings ?? []) latest = Math.max(latest, Date.parse(closing.closedAt));
  for (const balance of input.openingBalances ?? []) latest = Math.max(latest, Date.parse(balance.recordedAt));
  return latest;
}

function postOpening(balance: OpeningBalance, posting: Posting): void {
  const month = monthIndex(balance.period);
  const id = `opening:${balance.unitId}:${balance.period}`;
  const cause: Cause = { id, ms: Date.parse(balance.recordedAt), recordedAt: balance.recordedAt, recordedBy: balance.recordedBy };
  const counts = posting.placeFor(month, cause);
  const hundredths = toHundredths(balance.points);
  posting.add({
    id,
    type: 'opening',
    unitId: balance.unitId,
    hundredths,
    ruleId: 'opening',
    rulebook: '',
    factId: null,
    subject: null,
    share: null,
    month: monthText(counts),
    adjusts: counts === month ? null : balance.period,
    via: null,
    reverses: null,
    causeId: id,
    recordedAt: balance.recordedAt,
    recordedBy: balance.recordedBy,
    explanation: [{ code: 'scoring.why.opening', values: { month: balance.period, note: balance.note ?? '' } }],
  });
  posting.pass(balance.unitId, { cause, month, names: ['opening'], counted: null, amount: hundredths });
}

/** The turns of the months, and the decisions on rules, at which rules over periods may change what they give. */
function turns(frame: ScoreFrame, untilMs: number): FeedEvent[] {
  const { books, calendar } = frame;
  const first = books.all.find((book) => book.book.periodRules.length > 0);
  if (first === undefined) return [];
  const events: FeedEvent[] = [];
  const monthAt = (ms: number) => calendar.monthOfDay(calendar.dayAt(ms));
  const push = (id: string, ms: number, recordedBy: string, from: number) => {
    const cause = { id, ms, recordedAt: new Date(ms).toISOString(), recordedBy };
    for (let month = from; month <= monthAt(ms); month++) events.push({ cause, month, names: null, counted: '', amount: 0 });
  };
  // A version decided late is asked about every month since it took effect, and about the year in which it did.
  for (const book of books.all) {
    const { first: yearFirst } = periodOf(calendar.monthOfDay(book.effectiveDay), 'year', book.book.yearStartMonth);
    push(`${book.name}:adopted`, book.adoptedMs, book.adoptedBy, yearFirst);
  }
  const last = monthAt(untilMs);
  for (let month = calendar.monthOfDay(first.effectiveDay); month <= last; month++) {
    // The month before is asked too: its period may have just ended.
    push(`period:${monthText(month)}`, calendar.startOfMonth(month), '', month - 1);
  }
  return events;
}

const byTime = (a: FeedEvent, b: FeedEvent): number =>
  a.cause.ms - b.cause.ms || (a.cause.id < b.cause.id ? -1 : a.cause.id > b.cause.id ? 1 : 0);

function postPeriods(frame: ScoreFrame, posting: Posting, untilMs: number): void {
  const { feed } = posting;
  if (feed === null) return;
  const boundaries = turns(frame, untilMs);
  for (const unitId of [...new Set([...frame.units.keys(), ...feed.keys()])].sort()) {
    const events = [...(feed.get(unitId) ?? []), ...boundaries].sort(byTime);
    const periods = new UnitPeriods(unitId, frame, posting);
    for (let i = 0; i < events.length; ) {
      const { cause } = events[i]!;
      const months = new Set<number>();
      for (; i < events.length && events[i]!.cause.id === cause.id; i++) {
        periods.take(events[i]!);
        months.add(events[i]!.month);
      }
      periods.settle(months, cause);
    }
  }
}

/**
 * The ledger as a function of its inputs: every entry of every unit, with its reasons. The same inputs in any order give the same entries in the
 * same order, and more facts (recorded later) only add entries, so that a running ledger and a recomputed one are equal.
 */
export function computeLedger(input: LedgerInput): Ledger {
  const calendar = new LocalCalendar(input.timeZone);
  const asked = askedUntil(input, calendar);
  const { timed, problems } = timeFacts(input.facts, calendar, asked);
  const untilMs = asked === Infinity ? latestOf(input, timed) : asked;
  const closings = (input.closings ?? []).filter((closing) => Date.parse(closing.closedAt) <= untilMs);
  const units = new Map((input.units ?? []).map((unit) => [unit.id, unit]));
  const frame: ScoreFrame = { books: new Books(input.rulebooks, calendar, untilMs), calendar, units };
  const posting = new Posting(new ClosedMonths(closings, calendar), frame.books.hasPeriodRules());
  const balances = (input.openingBalances ?? []).filter((balance) => Date.parse(balance.recordedAt) <= untilMs);
  for (const balance of balances.sort((a, b) => (`${a.period}${a.unitId}` < `${b.period}${b.unitId}` ? -1 : 1))) postOpening(balance, posting);
  groupBySubject(timed, (facts) => postSubject(facts, frame, posting));
  postPeriods(frame, posting, untilMs);
  return { entries: posting.entries, problems };
}
