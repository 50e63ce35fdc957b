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

interface Posted {
  contribution: Contribution;
  entryId: string;
}

/** Whether an entry for one contribution says what the other asks for: the same as equal keys, without making a text of either. */
const saysTheSame = (a: Contribution, b: Contribution): boolean =>
  a.ruleId === b.ruleId && a.unitId === b.unitId && a.month === b.month && a.hundredths === b.hundredths && a.type === b.type && a.timed.root === b.timed.root && a.displacer === b.displacer && a.via === b.via;

/** Pairs what is posted with what should stand, each once; most items have a handful of both, so that looking beats an index. */
function pairUp(posted: readonly Posted[], wanted: readonly Contribution[]): { kept: Posted[]; surplus: Posted[]; missing: readonly Contribution[] } {
  const [kept, surplus]: [Posted[], Posted[]] = [[], []];
  if (posted.length === 0) return { kept, surplus, missing: wanted };
  const open: (Contribution | null)[] = [...wanted];
  const places = posted.length * wanted.length > 1024 ? Map.groupBy(wanted.keys(), (index) => keyOf(wanted[index]!)) : null;
  for (const one of posted) {
    const at = places === null ? open.findIndex((other) => other !== null && saysTheSame(one.contribution, other)) : (places.get(keyOf(one.contribution))?.shift() ?? -1);
    if (at >= 0) open[at] = null;
    (at >= 0 ? kept : surplus).push(one);
  }
  return { kept, surplus, missing: open.filter((one) => one !== null) };
}

/** The entries of one item, event by event: each event's entries are the difference between what stood and what stands now. */
class SubjectLedger {
  readonly #frame: ScoreFrame;
  readonly #posting: Posting;
  /** Null where nothing on the item is corrected or withdrawn: then every fact stands. */
  readonly #versions: Versions | null;
  readonly #plain: TimedFact[] = [];
  #standing: Posted[] = [];

  constructor(frame: ScoreFrame, posting: Posting, isCorrected: boolean) {
    this.#frame = frame;
    this.#posting = posting;
    this.#versions = isCorrected ? new Versions() : null;
  }

  take(timed: TimedFact): void {
    const cause = causeOf(timed);
    const before = this.#versions?.currentOf(timed.root);
    this.#versions?.take(timed);
    if (this.#versions === null) this.#plain.push(timed);
    const after = this.#versions === null ? timed : this.#versions.currentOf(timed.root);
    if (before !== undefined) passCounts(before, -1, cause, { frame: this.#frame, posting: this.#posting });
    if (after !== undefined) passCounts(after, 1, cause, { frame: this.#frame, posting: this.#posting });
    this.settle(cause, new EntryIds(cause, false));
  }

  /** Posts the difference between what is posted and what the standing facts give under the rules known to the cause. */
  settle(cause: Cause, ids: EntryIds): void {
    const groups = this.#bySubject();
    const wanted = groups.length === 1 ? contributionsOf(groups[0]!, this.#frame, cause.ms) : groups.flatMap((live) => contributionsOf(live, this.#frame, cause.ms));
    const { kept, surplus, missing } = pairUp(this.#standing, wanted);
    for (const { contribution, entryId } of surplus) {
      if (contribution.hundredths !== 0) this.#posting.post(contribution, cause, ids.for(contribution.timed.root), entryId);
    }
    for (const contribution of missing) {
      const entryId = ids.for(contribution.timed.root);
      this.#posting.post(contribution, cause, entryId, null);
      kept.push({ contribution, entryId });
    }
    this.#standing = kept;
  }

  #bySubject(): TimedFact[][] {
    const live = this.#versions?.live() ?? this.#plain;
    if (live.length === 0) return [];
    // Corrections may have tied several items together; mostly all facts are of one.
    const { kind: ownKind, id: ownId } = live[0]!.fact.subject;
    if (live.every(({ fact: { subject } }) => subject.id === ownId && subject.kind === ownKind)) return [live];
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
  const isCorrected = facts.some(({ fact }) => fact.corrects !== undefined || fact.kind === 'withdrawn');
  const ledger = new SubjectLedger(frame, posting, isCorrected);
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
