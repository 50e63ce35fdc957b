import type { LocalCalendar } from './calendar.ts';
import type { TimedFact } from './lines.ts';
import type { Fact, LedgerProblem } from './types.ts';
import { rootFinder } from './versions.ts';

/**
 * Facts with their times, in the order of recording. The times of a million facts stand in typed arrays, and a fact is handed out with its times when
 * its item is asked about: objects that live through the whole computation cost the collector more than the scoring itself.
 */
export class TimedFacts {
  readonly #facts: readonly Fact[];
  readonly #recorded: Float64Array;
  readonly #occurred: Float64Array;
  readonly #calendar: LocalCalendar;
  readonly #rootOf: (factId: string) => string;

  constructor(facts: readonly Fact[], times: { recorded: Float64Array; occurred: Float64Array }, calendar: LocalCalendar, rootOf: (factId: string) => string) {
    this.#facts = facts;
    this.#recorded = times.recorded;
    this.#occurred = times.occurred;
    this.#calendar = calendar;
    this.#rootOf = rootOf;
  }

  get length(): number {
    return this.#facts.length;
  }

  factAt(index: number): Fact {
    return this.#facts[index]!;
  }

  rootAt(index: number): string {
    const fact = this.#facts[index]!;
    return fact.corrects === undefined ? fact.id : this.#rootOf(fact.id);
  }

  at(index: number): TimedFact {
    const occurredMs = this.#occurred[index]!;
    return { fact: this.#facts[index]!, root: this.rootAt(index), occurredMs, day: this.#calendar.dayAt(occurredMs), recordedMs: this.#recorded[index]! };
  }

  *[Symbol.iterator](): Generator<TimedFact> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

/** Reads the moments of the facts recorded by `untilMs`; a fact without a usable moment or unit is a problem. */
function readTimes(facts: readonly Fact[], calendar: LocalCalendar, untilMs: number, problems: LedgerProblem[]): { kept: Fact[]; recorded: Float64Array; occurred: Float64Array } {
  const kept: Fact[] = [];
  const recorded = new Float64Array(facts.length);
  const occurred = new Float64Array(facts.length);
  for (const fact of facts) {
    const recordedMs = Date.parse(fact.recordedAt);
    if (recordedMs > untilMs) continue;
    const occurredMs = fact.occurredAt === fact.recordedAt ? recordedMs : calendar.msOf(fact.occurredAt);
    if (Number.isNaN(recordedMs) || Number.isNaN(occurredMs) || fact.units.length === 0) {
      problems.push({ code: 'scoring.fact-unusable', factId: fact.id, values: {} });
      continue;
    }
    recorded[kept.length] = recordedMs;
    occurred[kept.length] = occurredMs;
    kept.push(fact);
  }
  return { kept, recorded, occurred };
}

/** Works out the times of facts recorded by `untilMs`, in the order of recording; a fact that came twice counts once. */
export function timeFacts(facts: readonly Fact[], calendar: LocalCalendar, untilMs: number): { timed: TimedFacts; problems: LedgerProblem[] } {
  const corrects = new Map<string, string>();
  for (const fact of facts) if (fact.corrects !== undefined) corrects.set(fact.id, fact.corrects);
  const problems: LedgerProblem[] = [];
  const { kept, recorded, occurred } = readTimes(facts, calendar, untilMs, problems);
  const byRecording = (a: number, b: number): number => recorded[a]! - recorded[b]! || (kept[a]!.id < kept[b]!.id ? -1 : kept[a]!.id > kept[b]!.id ? 1 : 0);
  let isInOrder = true;
  for (let i = 1; i < kept.length && isInOrder; i++) isInOrder = byRecording(i - 1, i) < 0;
  const rootOf = rootFinder(corrects);
  let timed = new TimedFacts(kept, { recorded, occurred }, calendar, rootOf);
  if (!isInOrder) {
    const order = kept.map((_, index) => index).sort(byRecording).filter((index, i, all) => i === 0 || kept[index]!.id !== kept[all[i - 1]!]!.id);
    const times = { recorded: Float64Array.from(order, (index) => recorded[index]!), occurred: Float64Array.from(order, (index) => occurred[index]!) };
    timed = new TimedFacts(order.map((index) => kept[index]!), times, calendar, rootOf);
  }
  return { timed, problems: corrects.size === 0 ? problems : [...problems, ...findOrphans(timed, corrects)] };
}

function findOrphans(timed: TimedFacts, corrects: ReadonlyMap<string, string>): LedgerProblem[] {
  const missing = new Set(corrects.values());
  for (let i = 0; i < timed.length; i++) missing.delete(timed.factAt(i).id);
  const orphans: LedgerProblem[] = [];
  for (let i = 0; i < timed.length; i++) {
    const fact = timed.factAt(i);
    if (fact.corrects !== undefined && missing.has(fact.corrects)) orphans.push({ code: 'scoring.fact-corrects-unknown', factId: fact.id, values: { corrects: fact.corrects } });
  }
  return orphans;
}

/** Numbers the subjects of facts; nested maps spare a key text for each of a million facts. */
class SubjectNumbers {
  readonly #byKind = new Map<string, Map<string, number>>();
  #next = 0;

  of({ subject: { kind, id } }: Fact): number {
    let ofKind = this.#byKind.get(kind);
    if (ofKind === undefined) this.#byKind.set(kind, (ofKind = new Map()));
    let number = ofKind.get(id);
    if (number === undefined) ofKind.set(id, (number = this.#next++));
    return number;
  }
}

/** Subjects tied together because a correction moved a fact from one to the other. */
function tieSubjects(timed: TimedFacts, numbers: Int32Array): (number: number) => number {
  const parents = new Map<number, number>();
  const find = (number: number): number => {
    let top = number;
    for (let next = parents.get(top); next !== undefined; next = parents.get(top)) top = next;
    return top;
  };
  const subjectOfRoot = new Map<string, number>();
  const roots = new Set<string>();
  for (let i = 0; i < timed.length; i++) if (timed.factAt(i).corrects !== undefined) roots.add(timed.rootAt(i));
  for (let i = 0; i < timed.length; i++) {
    const root = timed.rootAt(i);
    if (!roots.has(root)) continue;
    const number = find(numbers[i]!);
    const known = subjectOfRoot.get(root);
    if (known === undefined) subjectOfRoot.set(root, number);
    else if (find(known) !== number) parents.set(Math.max(find(known), number), Math.min(find(known), number));
  }
  return parents.size === 0 ? (number) => number : find;
}

/** Hands out the facts subject by subject, in the order in which each subject first became known. */
export function groupBySubject(timed: TimedFacts, each: (facts: TimedFact[]) => void): void {
  const subjects = new SubjectNumbers();
  const numbers = new Int32Array(timed.length);
  let isTied = false;
  for (let i = 0; i < timed.length; i++) {
    const fact = timed.factAt(i);
    numbers[i] = subjects.of(fact);
    if (fact.corrects !== undefined) isTied = true;
  }
  const find = isTied ? tieSubjects(timed, numbers) : (number: number) => number;
  // Linked lists in typed arrays instead of a million small arrays.
  const head = new Int32Array(timed.length).fill(-1);
  const tail = new Int32Array(timed.length).fill(-1);
  const next = new Int32Array(timed.length).fill(-1);
  const order: number[] = [];
  for (let i = 0; i < timed.length; i++) {
    const group = find(numbers[i]!);
    if (head[group] === -1) {
      head[group] = i;
      order.push(group);
    } else next[tail[group]!] = i;
    tail[group] = i;
  }
  for (const group of order) {
    const facts: TimedFact[] = [];
    for (let i = head[group]!; i !== -1; i = next[i]!) facts.push(timed.at(i));
    each(facts);
  }
}
