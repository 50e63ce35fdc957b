import type { LocalCalendar } from './calendar.ts';
import type { TimedFact } from './lines.ts';
import type { Fact, LedgerProblem } from './types.ts';
import { rootFinder } from './versions.ts';

const inOrder = (a: TimedFact, b: TimedFact): number =>
  a.recordedMs - b.recordedMs || (a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0);

function isInOrder(timed: readonly TimedFact[]): boolean {
  for (let i = 1; i < timed.length; i++) if (inOrder(timed[i - 1]!, timed[i]!) > 0) return false;
  return true;
}

/** Works out the times of facts recorded by `untilMs`, in the order of recording; a fact that came twice counts once. */
export function timeFacts(
  facts: readonly Fact[],
  calendar: LocalCalendar,
  untilMs: number,
): { timed: TimedFact[]; problems: LedgerProblem[] } {
  const corrects = new Map<string, string>();
  for (const fact of facts) if (fact.corrects !== undefined) corrects.set(fact.id, fact.corrects);
  const rootOf = rootFinder(corrects);
  const problems: LedgerProblem[] = [];
  let timed: TimedFact[] = [];
  for (const fact of facts) {
    const recordedMs = Date.parse(fact.recordedAt);
    if (recordedMs > untilMs) continue;
    const { occurredAt } = fact;
    const occurredMs = occurredAt === fact.recordedAt ? recordedMs : calendar.msOf(occurredAt);
    const day = calendar.dayAt(occurredMs);
    if (Number.isNaN(recordedMs) || Number.isNaN(occurredMs) || fact.units.length === 0) {
      problems.push({ code: 'scoring.fact-unusable', factId: fact.id, values: {} });
      continue;
    }
    const root = fact.corrects === undefined ? fact.id : rootOf(fact.id);
    timed.push({ fact, root, occurredMs, day, recordedMs });
  }
  if (!isInOrder(timed)) timed.sort(inOrder);
  if (timed.some((one, i) => i > 0 && one.fact.id === timed[i - 1]!.fact.id)) {
    timed = timed.filter((one, i) => i === 0 || one.fact.id !== timed[i - 1]!.fact.id);
  }
  return { timed, problems: corrects.size === 0 ? problems : [...problems, ...findOrphans(timed, corrects)] };
}

function findOrphans(timed: readonly TimedFact[], corrects: ReadonlyMap<string, string>): LedgerProblem[] {
  const missing = new Set(corrects.values());
  for (const one of timed) missing.delete(one.fact.id);
  return timed.flatMap(({ fact }) =>
    fact.corrects !== undefined && missing.has(fact.corrects)
      ? [{ code: 'scoring.fact-corrects-unknown', factId: fact.id, values: { corrects: fact.corrects } }]
      : [],
  );
}

/** Numbers the subjects of facts; nested maps spare a key text for each of a million facts. */
class SubjectNumbers {
  readonly #byKind = new Map<string, Map<string, number>>();
  #next = 0;

  of(timed: TimedFact): number {
    const { kind, id } = timed.fact.subject;
    let ofKind = this.#byKind.get(kind);
    if (ofKind === undefined) this.#byKind.set(kind, (ofKind = new Map()));
    let number = ofKind.get(id);
    if (number === undefined) ofKind.set(id, (number = this.#next++));
    return number;
  }
}

/** Subjects tied together because a correction moved a fact from one to the other. */
function tieSubjects(timed: readonly TimedFact[], numbers: SubjectNumbers): (number: number) => number {
  const parents = new Map<number, number>();
  const find = (number: number): number => {
    let top = number;
    for (let next = parents.get(top); next !== undefined; next = parents.get(top)) top = next;
    return top;
  };
  const subjectOfRoot = new Map<string, number>();
  const inChains = timed.filter((one) => one.fact.corrects !== undefined);
  const roots = new Set(inChains.map((one) => one.root));
  for (const one of timed) {
    if (!roots.has(one.root)) continue;
    const number = find(numbers.of(one));
    const known = subjectOfRoot.get(one.root);
    if (known === undefined) subjectOfRoot.set(one.root, number);
    else if (find(known) !== number) parents.set(Math.max(find(known), number), Math.min(find(known), number));
  }
  return parents.size === 0 ? (number) => number : find;
}

/** Hands out the facts subject by subject, in the order in which each subject first became known. */
export function groupBySubject(timed: readonly TimedFact[], each: (facts: TimedFact[]) => void): void {
  const numbers = new SubjectNumbers();
  const isTied = timed.some((one) => one.fact.corrects !== undefined);
  const of = timed.map((one) => numbers.of(one));
  const find = isTied ? tieSubjects(timed, numbers) : (number: number) => number;
  // Linked lists in typed arrays instead of a million small arrays.
  const head = new Int32Array(timed.length).fill(-1);
  const tail = new Int32Array(timed.length).fill(-1);
  const next = new Int32Array(timed.length).fill(-1);
  const order: number[] = [];
  for (let i = 0; i < timed.length; i++) {
    const group = find(of[i]!);
    if (head[group] === -1) {
      head[group] = i;
      order.push(group);
    } else next[tail[group]!] = i;
    tail[group] = i;
  }
  for (const group of order) {
    const facts: TimedFact[] = [];
    for (let i = head[group]!; i !== -1; i = next[i]!) facts.push(timed[i]!);
    each(facts);
  }
}
