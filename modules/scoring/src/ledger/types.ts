import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Tags } from '../rulebook/match.ts';

/** What a fact is about: an item, an incident, a commission. All facts of one subject are combined with each other. */
export interface Subject {
  kind: string;
  id: string;
  title?: string;
}

/** A unit to which a fact belongs; the one named first leads. `share` is a weight (1 and 1: halves; 2 and 1: two thirds and one third). */
export interface FactUnit {
  unitId: string;
  share?: number;
}

/**
 * One thing that happened and can score: the envelope in which every module announces. Facts are never edited: a fact that `corrects` another
 * takes its place from its own `recordedAt` on, and one of kind `withdrawn` takes it away (or, when it corrects a withdrawal, brings it back).
 * `recordedAt` orders facts; whoever stores them stamps it on receipt, so that it only grows.
 */
export interface Fact {
  id: string;
  kind: string;
  subject: Subject;
  units: readonly FactUnit[];
  tags: Tags;
  /** A moment (ISO 8601 with offset) or a day (YYYY-MM-DD) in the jurisdiction's time zone. */
  occurredAt: string;
  recordedAt: string;
  /** The person (or system) who entered it, by id or name. */
  recordedBy: string;
  corrects?: string;
}

/** A rulebook version, from which day it applies, and when that was decided (by default at the beginning of that day). */
export interface RulebookInForce {
  rulebook: Rulebook;
  effectiveFrom: string;
  adoptedAt?: string;
  adoptedBy?: string;
}

/** A month that has been issued; it and every month before it never change afterwards. */
export interface Closing {
  period: string;
  closedAt: string;
}

/** A unit whose points count for `unitId` as well, in a relation that a rulebook's credit names. */
export interface CreditTo {
  unitId: string;
  relation: string;
  from?: string;
  until?: string;
}

export interface ScoredUnit {
  id: string;
  name: string;
  /** The group in which the unit is ranked and printed (townships, departments). */
  group?: string;
  /** Assessment classes: for all years, or by year ("2026"). */
  classes?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  creditTo?: readonly CreditTo[];
  /** Days from which and until which (excluded) the unit is assessed. */
  from?: string;
  until?: string;
  /** Targets set by the office: year, then quota id. */
  targets?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** People in the unit, for figures per head. */
  headcount?: number;
}

/** What a unit had before the ledger began: points and counts up to and including `period`. */
export interface OpeningBalance {
  unitId: string;
  period: string;
  points: number;
  counts?: Readonly<Record<string, number>>;
  recordedAt: string;
  recordedBy: string;
  note?: string;
}

/** One reason of an entry: a message key (`scoring.why.…`) with its values; rule ids are named from the rulebook. */
export interface Reason {
  code: string;
  values: Readonly<Record<string, string | number>>;
}

export type EntryType = 'points' | 'displaced' | 'credit' | 'period' | 'opening' | 'decision';

/** One line of the ledger. Entries are only ever added; every total is a sum of their `hundredths`. */
export interface Entry {
  /** The same for the same facts, closings and rulebooks, however often and in whatever order they are computed. */
  id: string;
  type: EntryType;
  unitId: string;
  /** Points in hundredths: an integer. */
  hundredths: number;
  /** The row, period rule or credit that gave the points; `opening` and `decision` are built in. */
  ruleId: string;
  /** `id@version` of the rulebook. */
  rulebook: string;
  factId: string | null;
  subject: Subject | null;
  /** How the fact was shared, as "2/3"; null when the unit was alone. */
  share: string | null;
  /** The month in which the entry counts. */
  month: string;
  /** The month to which it belongs, when that was closed already: then this entry is an adjustment. */
  adjusts: string | null;
  /** The unit through which credited points came. */
  via: string | null;
  /** The entry that this one takes back. */
  reverses: string | null;
  /** The fact, amendment or period that caused the entry; differs from `factId` when something else changed its worth. */
  causeId: string;
  recordedAt: string;
  recordedBy: string;
  explanation: readonly Reason[];
}

/** Everything a ledger is a function of. */
export interface LedgerInput {
  rulebooks: readonly RulebookInForce[];
  facts: readonly Fact[];
  closings?: readonly Closing[];
  units?: readonly ScoredUnit[];
  openingBalances?: readonly OpeningBalance[];
  /** Up to which moment the ledger is drawn up; by default the latest moment among the facts, closings and balances. */
  asOf?: string;
  timeZone?: string;
}

/** A fact that could not be placed, with a message key. */
export interface LedgerProblem {
  code: string;
  factId: string;
  values: Readonly<Record<string, string | number>>;
}

export interface Ledger {
  entries: Entry[];
  problems: LedgerProblem[];
}
