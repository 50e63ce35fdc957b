import type { TimedFact } from './lines.ts';

/** Which version of each fact stands, as facts become known one after another. */
export class Versions {
  readonly #current = new Map<string, TimedFact | null>();
  readonly #withdrawnFrom = new Map<string, TimedFact | null>();

  /** Takes in a fact: it is new, replaces an earlier version, withdraws it, or withdraws a withdrawal. */
  take(timed: TimedFact): void {
    const { fact, root } = timed;
    if (fact.kind !== 'withdrawn') {
      this.#current.set(root, timed);
      return;
    }
    const target = fact.corrects;
    if (target !== undefined && this.#withdrawnFrom.has(target)) this.#current.set(root, this.#withdrawnFrom.get(target)!);
    else {
      this.#withdrawnFrom.set(fact.id, this.#current.get(root) ?? null);
      this.#current.set(root, null);
    }
  }

  /** The standing version of a fact's chain; undefined when there is none. */
  currentOf(root: string): TimedFact | undefined {
    return this.#current.get(root) ?? undefined;
  }

  /** All standing facts. */
  live(): TimedFact[] {
    return [...this.#current.values()].filter((one) => one !== null);
  }
}

/** The first fact of each chain of corrections; chains that bite their own tail end where they began. */
export function rootFinder(correctsById: ReadonlyMap<string, string>): (factId: string) => string {
  return (factId) => {
    let root = factId;
    const seen = new Set<string>();
    for (let next = correctsById.get(root); next !== undefined && !seen.has(root); next = correctsById.get(root)) {
      seen.add(root);
      root = next;
    }
    return root;
  };
}
