import { matches } from './rulebook/match.ts';
import type { FactMatch } from './rulebook/match.ts';
import { LocalCalendar, monthText } from './ledger/calendar.ts';
import { timeFacts } from './ledger/fact-groups.ts';
import type { Fact } from './ledger/types.ts';
import { Versions } from './ledger/versions.ts';
import type { Months } from './totals.ts';
import { isWithin } from './totals.ts';

/** A fact that stands, and the month in which it happened. */
export interface StandingFact {
  fact: Fact;
  month: string;
}

/** The facts that stand at a moment: the last version of each, without those withdrawn. */
export function standingFacts(facts: readonly Fact[], options: { asOf?: string; timeZone?: string } = {}): StandingFact[] {
  const calendar = new LocalCalendar(options.timeZone);
  const { asOf } = options;
  const untilMs = asOf === undefined ? Infinity : asOf.length === 10 ? calendar.startOfDay(calendar.dayOf(asOf) + 1) - 1 : Date.parse(asOf);
  const versions = new Versions();
  for (const timed of timeFacts(facts, calendar, untilMs).timed) versions.take(timed);
  return versions.live().map(({ fact, day }) => ({ fact, month: monthText(calendar.monthOfDay(day)) }));
}

/** Facts by unit, so that questions about one unit do not walk all of them. */
export class Records {
  readonly #byUnit = new Map<string, StandingFact[]>();
  readonly #byId = new Map<string, Fact>();

  constructor(standing: readonly StandingFact[]) {
    for (const one of standing) {
      this.#byId.set(one.fact.id, one.fact);
      for (const { unitId } of one.fact.units) {
        const own = this.#byUnit.get(unitId);
        if (own === undefined) this.#byUnit.set(unitId, [one]);
        else own.push(one);
      }
    }
  }

  /** The standing facts of a unit that match, in some months; of one officer when he is named. */
  of(unitId: string, test: FactMatch, months?: Months, officerId?: string): StandingFact[] {
    return (this.#byUnit.get(unitId) ?? []).filter(
      ({ fact, month }) => matches(test, fact) && isWithin(month, months) && (officerId === undefined || fact.tags['officerId'] === officerId),
    );
  }

  /** A standing fact by its id. */
  find(factId: string): Fact | undefined {
    return this.#byId.get(factId);
  }

  /** How many items these facts are about: one that several publications took is one item. */
  countItems(unitId: string, test: FactMatch, months?: Months): number {
    return new Set(this.of(unitId, test, months).map(({ fact }) => `${fact.subject.kind}/${fact.subject.id}`)).size;
  }

  count(unitId: string, test: FactMatch, months?: Months, officerId?: string): number {
    return this.of(unitId, test, months, officerId).length;
  }
}
