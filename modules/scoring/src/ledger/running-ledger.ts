import { LocalCalendar } from './calendar.ts';
import { computeLedger } from './compute-ledger.ts';
import type { Closing, Entry, Fact, LedgerInput, RulebookInForce } from './types.ts';

const subjectKey = (fact: Fact): string => `${fact.subject.kind}/${fact.subject.id}`;

/**
 * A ledger that grows with its facts. Each step recomputes the part that the news can touch (the item; with rules over periods, also the units
 * concerned) and hands back the entries that are new: the same function as a full recomputation, so the two cannot drift apart. News comes in
 * the order of `recordedAt`.
 */
export class RunningLedger {
  #input: LedgerInput & { facts: Fact[] };
  readonly #calendar: LocalCalendar;
  readonly #entries = new Map<string, Entry>();
  readonly #bySubject = new Map<string, Fact[]>();
  readonly #subjectOf = new Map<string, string>();
  #asOf: string;
  #month: number;

  constructor(input: LedgerInput & { asOf: string }) {
    this.#input = { ...input, facts: [...input.facts] };
    this.#calendar = new LocalCalendar(input.timeZone);
    this.#asOf = input.asOf;
    this.#month = this.#calendar.monthOf(input.asOf);
    for (const fact of input.facts) this.#file(fact);
    this.#takeNew(computeLedger(this.#input).entries);
  }

  /** All entries so far, in the order in which they were added. */
  get entries(): Entry[] {
    return [...this.#entries.values()];
  }

  /** Takes in a fact and returns the entries it makes necessary. */
  apply(fact: Fact): Entry[] {
    const touched = this.#file(fact);
    this.#input.facts.push(fact);
    const turned = this.#moveTo(fact.recordedAt);
    if (turned || this.#hasPeriodRules()) return this.#recompute();
    return this.#takeNew(computeLedger({ ...this.#input, facts: touched, openingBalances: [], asOf: this.#asOf }).entries);
  }

  /** Closes a month: what becomes known afterwards counts later. Nothing posted changes. */
  close(closing: Closing): Entry[] {
    this.#input = { ...this.#input, closings: [...(this.#input.closings ?? []), closing] };
    this.#moveTo(closing.closedAt);
    return this.#recompute();
  }

  /** Brings another version of the rules into force. */
  amend(rulebook: RulebookInForce & { adoptedAt: string }): Entry[] {
    this.#input = { ...this.#input, rulebooks: [...this.#input.rulebooks, rulebook] };
    this.#moveTo(rulebook.adoptedAt);
    return this.#recompute();
  }

  /** Lets time pass: periods begin and end. */
  advance(asOf: string): Entry[] {
    this.#moveTo(asOf);
    return this.#recompute();
  }

  #hasPeriodRules(): boolean {
    return this.#input.rulebooks.some((one) => one.rulebook.periodRules.length > 0);
  }

  #moveTo(moment: string): boolean {
    if (this.#calendar.msOf(moment) > this.#calendar.msOf(this.#asOf)) this.#asOf = moment;
    const month = this.#calendar.monthOf(this.#asOf);
    const turned = month !== this.#month;
    this.#month = month;
    return turned;
  }

  #recompute(): Entry[] {
    return this.#takeNew(computeLedger({ ...this.#input, asOf: this.#asOf }).entries);
  }

  #takeNew(entries: readonly Entry[]): Entry[] {
    const fresh = entries.filter((entry) => !this.#entries.has(entry.id));
    for (const entry of fresh) this.#entries.set(entry.id, entry);
    return fresh;
  }

  /** Files a fact with its item, and with the item of the fact it corrects; returns all facts of that group. */
  #file(fact: Fact): Fact[] {
    const own = subjectKey(fact);
    let group = this.#bySubject.get(own) ?? [];
    const corrected = fact.corrects === undefined ? undefined : this.#bySubject.get(this.#subjectOf.get(fact.corrects) ?? '');
    if (corrected !== undefined && corrected !== group) {
      for (const other of group) {
        corrected.push(other);
        this.#bySubject.set(subjectKey(other), corrected);
      }
      group = corrected;
    }
    group.push(fact);
    this.#subjectOf.set(fact.id, own);
    this.#bySubject.set(own, group);
    return group;
  }
}
