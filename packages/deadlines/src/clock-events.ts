import type { DayNumber } from './days.ts';

/** What a period is counted in; every deadline states its own, since one law may use several. */
export type Unit = 'workingDay' | 'day' | 'month' | 'hour';

/** A length of time in its unit. */
export interface Period {
  amount: number;
  unit: Unit;
}

/** How the day from which a clock counts is called in its explanation. */
export type StartLabel = 'received' | 'confirmed' | 'assigned' | 'published' | 'corrected' | 'paid' | 'started';

/**
 * Something that happened to a clock. `at` is a day (YYYY-MM-DD) or a moment with time zone; clocks in hours need a moment.
 * Suspensions with different keys may overlap (two third parties are consulted at once): the clock stands while any is open.
 */
export type ClockEvent =
  | { kind: 'start' | 'restart'; at: string; label?: StartLabel }
  | { kind: 'suspend' | 'resume'; at: string; key?: string }
  | { kind: 'extend'; at: string; amount: number; unit?: Unit }
  | { kind: 'stop'; at: string };

/** The rule by which a clock runs; a case keeps the rule with which it began. */
export interface ClockRule extends Period {
  /** The most that all extensions of one run may add, in the rule's unit (条例 art. 33: 20 working days). */
  maxExtension?: number;
  /** Whether an end on a day off moves to the next working day (民法典 art. 203); true for days and months unless stated. */
  movesToWorkingDay?: boolean;
  /** Asia/Shanghai unless configured; turns moments into days. */
  timeZone?: string;
}

/** A point on a clock: a day number, or milliseconds for clocks in hours. */
export type Instant = DayNumber;

/** A stretch that does not count: after `from`, up to and with `to`; still open when `to` is null. */
export interface Suspension {
  from: Instant;
  to: Instant | null;
}

/** One run of a clock, from its start or its last restart. */
export interface Run {
  start: Instant;
  label: StartLabel;
  isRestarted: boolean;
  periods: Period[];
  extensions: { at: Instant; period: Period }[];
  /** Merged, in order, at most the last one open. */
  suspensions: Suspension[];
  openKeys: Set<string>;
  stoppedAt: Instant | null;
}
