import { holds } from '../rulebook/match.ts';
import { contributionsOf } from './contributions.ts';
import type { Contribution, ScoreFrame } from './contributions.ts';
import type { TimedFact } from './lines.ts';
import { EntryIds } from './posting.ts';
import type { Cause, Posting } from './posting.ts';
import { Versions } from './versions.ts';

const causeOf = (timed: TimedFact): Cause => ({
  id: timed.fact.id,
  ms: timed.recordedMs,
  recordedAt: timed.fact.recordedAt,
  recordedBy: timed.fact.recordedBy,
});

const keyOf = (c: Contribution): string =>
  `${c.type}|${c.timed.root}|${c.ruleId}|${c.unitId}|${c.via ?? ''}|${c.displacer}|${c.month}|${c.hundredths}`;

/** The entries of one item, event by event: each event's entries are the difference between what stood and what stands now. */
class SubjectLedger {
  readonly #frame: ScoreFrame;
  readonly #posting: Posting;
  readonly #versions = new Versions();
  #standing = new Map<string, { contribution: Contribution; entryId: string }>();

  constructor(frame: ScoreFrame, posting: Posting) {
    this.#frame = frame;
    this.#posting = posting;
  }

  take(timed: TimedFact): void {
    const cause = causeOf(timed);
    const before = this.#versions.currentOf(timed.root);
    this.#versions.take(timed);
    const after = this.#versions.currentOf(timed.root);
    if (before !== undefined) passCounts(before, -1, cause, { frame: this.#frame, posting: this.#posting });
    if (after !== undefined) passCounts(after, 1, cause, { frame: this.#frame, posting: this.#posting });
    this.settle(cause, new EntryIds(cause, false));
  }

  /** Posts the difference between what is posted and what the standing facts give under the rules known to the cause. */
  settle(cause: Cause, ids: EntryIds): void {
    const target = new Map<string, Contribution>();
    for (const live of this.#bySubject()) {
      for (const contribution of contributionsOf(live, this.#frame, cause.ms)) {
        let key = keyOf(contribution);
        while (target.has(key)) key += '#';
        target.set(key, contribution);
      }
    }
    const standing = new Map<string, { contribution: Contribution; entryId: string }>();
    for (const [key, posted] of this.#standing) {
      if (target.has(key)) standing.set(key, posted);
      else if (posted.contribution.hundredths !== 0) this.#posting.post(posted.contribution, cause, ids.for(posted.contribution.timed.root), posted.entryId);
    }
    for (const [key, contribution] of target) {
      if (standing.has(key)) continue;
      const entryId = ids.for(contribution.timed.root);
      this.#posting.post(contribution, cause, entryId, null);
      standing.set(key, { contribution, entryId });
    }
    this.#standing = standing;
  }

  #bySubject(): TimedFact[][] {
    const live = this.#versions.live();
    if (live.length < 2) return live.length === 0 ? [] : [live];
    const groups = new Map<string, TimedFact[]>();
    for (const timed of live) {
      const { kind, id } = timed.fact.subject;
      const key = `${kind}/${id}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [timed]);
      else group.push(timed);
    }
    return [...groups.values()];
  }
}

/** Tells the rules over periods that a fact stands (1) or no longer does (-1). */
function passCounts(timed: TimedFact, amount: 1 | -1, cause: Cause, { frame, posting }: { frame: ScoreFrame; posting: Posting }): void {
  if (posting.feed === null) return;
  for (const { key, test } of frame.books.countedBy(timed.fact.kind)) {
    if (!holds(test, timed.fact.tags)) continue;
    const month = frame.calendar.monthOfDay(timed.day);
    for (const unit of timed.fact.units) posting.pass(unit.unitId, { cause, month, names: null, counted: key, amount });
  }
}

/** Whether the facts of an item can be scored one by one: no corrections, no rule that looks around, no later change of the rules. */
function areIndependent(facts: readonly TimedFact[], frame: ScoreFrame): boolean {
  const lastAdoption = frame.books.adoptions.at(-1) ?? -Infinity;
  const isPlain = ({ fact, recordedMs }: TimedFact) =>
    fact.corrects === undefined && fact.kind !== 'withdrawn' && recordedMs >= lastAdoption;
  return facts.every((timed) => isPlain(timed) && (facts.length === 1 || frame.books.isIndependent(timed.fact.kind)));
}

/** Posts all entries of the facts of one item (and of items tied to it by corrections), which come in the order of recording. */
export function postSubject(facts: readonly TimedFact[], frame: ScoreFrame, posting: Posting): void {
  if (areIndependent(facts, frame)) {
    for (const timed of facts) {
      const cause = causeOf(timed);
      if (posting.feed !== null) passCounts(timed, 1, cause, { frame, posting });
      let ordinal = 0;
      for (const contribution of contributionsOf([timed], frame, cause.ms)) posting.post(contribution, cause, `${cause.id}.${ordinal++}`, null);
    }
    return;
  }
  const ledger = new SubjectLedger(frame, posting);
  const amendments = frame.books.all
    .filter((book) => facts.some((one) => one.recordedMs < book.adoptedMs && one.day >= book.effectiveDay))
    .sort((a, b) => a.adoptedMs - b.adoptedMs);
  let next = 0;
  const amendUntil = (ms: number) => {
    for (; next < amendments.length && amendments[next]!.adoptedMs <= ms; next++) {
      const book = amendments[next]!;
      const recordedAt = new Date(book.adoptedMs).toISOString();
      const cause: Cause = { id: book.name, ms: book.adoptedMs, recordedAt, recordedBy: book.adoptedBy };
      ledger.settle(cause, new EntryIds(cause, true));
    }
  };
  for (const timed of facts) {
    amendUntil(timed.recordedMs);
    ledger.take(timed);
  }
  amendUntil(Infinity);
}
