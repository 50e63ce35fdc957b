import { monthText } from './calendar.ts';
import type { ClosedMonths } from './closings.ts';
import type { Contribution } from './contributions.ts';
import type { Entry, Reason } from './types.ts';

/** What made entries necessary: a fact, a new rulebook version, the turn of a period. */
export interface Cause {
  id: string;
  ms: number;
  recordedAt: string;
  recordedBy: string;
}

/** Gives the entries of one cause their ids; an amendment counts per fact, because it touches many items at once. */
export class EntryIds {
  readonly #cause: Cause;
  /** Of each fact that an amendment touches; a fact numbers its own entries. */
  readonly #next: Map<string, number> | null;
  #ownNext = 0;

  constructor(cause: Cause, isAmendment: boolean) {
    this.#cause = cause;
    this.#next = isAmendment ? new Map() : null;
  }

  for(root: string): string {
    if (this.#next === null) return `${this.#cause.id}.${this.#ownNext++}`;
    const ordinal = this.#next.get(root) ?? 0;
    this.#next.set(root, ordinal + 1);
    return `${this.#cause.id}:${root}.${ordinal}`;
  }
}

/** Points or counts on their way to the rules over periods. */
export interface FeedEvent {
  cause: Cause;
  month: number;
  /** Ids by which rules may name the points; null for a count. */
  names: readonly string[] | null;
  /** The count it adds to; null for points. */
  counted: string | null;
  amount: number;
}

/** Takes entries in and passes their points on to the period rules, where there are any. */
export class Posting {
  readonly entries: Entry[] = [];
  readonly feed: Map<string, FeedEvent[]> | null;
  readonly #closed: ClosedMonths;

  constructor(closed: ClosedMonths, withFeed: boolean) {
    this.#closed = closed;
    this.feed = withFeed ? new Map() : null;
  }

  /** The month in which something counts that belongs to `month` and became known with `cause`. */
  placeFor(month: number, cause: Cause): number {
    return this.#closed.placeFor(month, cause.ms);
  }

  pass(unitId: string, event: FeedEvent): void {
    if (this.feed === null) return;
    const events = this.feed.get(unitId);
    if (events === undefined) this.feed.set(unitId, [event]);
    else events.push(event);
  }

  add(entry: Entry): void {
    this.entries.push(entry);
  }

  /** Posts what a contribution says (`reverses` null), or takes back the entry that said it. */
  post(contribution: Contribution, cause: Cause, id: string, reverses: string | null): void {
    const { timed, month } = contribution;
    const counts = this.placeFor(month, cause);
    const hundredths = reverses === null ? contribution.hundredths : -contribution.hundredths;
    const entry: Entry = {
      id,
      type: contribution.type,
      unitId: contribution.unitId,
      hundredths,
      ruleId: contribution.ruleId,
      rulebook: contribution.book,
      factId: timed.fact.id,
      subject: timed.fact.subject,
      share: contribution.share,
      month: monthText(counts),
      adjusts: counts === month ? null : monthText(month),
      via: contribution.via,
      reverses,
      causeId: cause.id,
      recordedAt: cause.recordedAt,
      recordedBy: cause.recordedBy,
      explanation: this.#explain(contribution, cause, counts === month ? null : month, reverses),
    };
    this.entries.push(entry);
    if (this.feed !== null && hundredths !== 0) {
      this.pass(contribution.unitId, { cause, month, names: contribution.names, counted: null, amount: hundredths });
    }
  }

  #explain(contribution: Contribution, cause: Cause, adjusts: number | null, reverses: string | null): readonly Reason[] {
    const { reasons, timed } = contribution;
    if (adjusts === null && reverses === null && cause.id === timed.fact.id) return reasons;
    const all = [...reasons];
    if (reverses !== null) all.push({ code: 'scoring.why.reversal', values: { entry: reverses, cause: cause.id } });
    else if (cause.id !== timed.fact.id && contribution.type !== 'displaced') all.push({ code: 'scoring.why.changed', values: { cause: cause.id } });
    if (adjusts !== null) all.push({ code: 'scoring.why.adjustment', values: { month: monthText(adjusts) } });
    return all;
  }
}
