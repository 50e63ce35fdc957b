import { overlap, shinglesOf } from './similarity.ts';

// 24 bands of 4 minima: texts sharing 60 % of their shingles meet in some band with 96 %, 70 % with 99.8 %, 20 % with 4 %.
const bands = 24;
const rows = 4;
const seeds = Array.from({ length: bands * rows }, (_, index) => ({
  turn: Math.imul(index + 1, 0x9e3779b1) | 0,
  spread: Math.imul(index * 2 + 1, 0x85ebca6b) | 1,
}));

/**
 * Keys under which near-duplicates meet, for a lookup by equality in SQL (an array column with `&&`, or a row a key): two texts that
 * share most of their wording share at least one key. None for a text without letters or digits.
 */
export function bandKeysOf(text: string): string[] {
  return keysOf(shinglesOf(text));
}

function keysOf(shingles: ReadonlySet<number>): string[] {
  if (shingles.size === 0) return [];
  const minima = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < minima.length; i++) {
      const seed = seeds[i]!;
      const mixed = Math.imul(shingle ^ seed.turn, seed.spread);
      const hash = (mixed ^ (mixed >>> 15)) >>> 0;
      if (hash < minima[i]!) minima[i] = hash;
    }
  }
  return Array.from({ length: bands }, (_, band) => {
    let key = 0x811c9dc5;
    for (let row = 0; row < rows; row++) key = Math.imul(key ^ minima[band * rows + row]!, 0x01000193) ^ (key >>> 13);
    return `${band.toString(36)}${(key >>> 0).toString(36)}`;
  });
}

/** A text among others. */
export interface NamedText {
  id: string;
  text: string;
}

/** Texts that are alike, in the order given; `similarity` is that of the loosest link. */
export interface DuplicateGroup {
  ids: string[];
  similarity: number;
}

// A bucket of a stock phrase must not make every item compare itself with every other.
const maxCompared = 8;

/** Groups of texts of which each is at least `threshold` like another of its group. */
export function nearDuplicates(items: readonly NamedText[], threshold = 0.6): DuplicateGroup[] {
  const shingles = items.map((item) => shinglesOf(item.text));
  const parent = items.map((_, index) => index);
  const weakest = items.map(() => 1);
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]!]!;
    return index;
  };
  const buckets = new Map<string, number[]>();
  items.forEach((_, index) => {
    const compared = new Set<number>();
    for (const key of keysOf(shingles[index]!)) {
      const bucket = buckets.get(key);
      if (!bucket) {
        buckets.set(key, [index]);
        continue;
      }
      for (const other of bucket) {
        if (compared.has(other) || root(other) === root(index)) continue;
        compared.add(other);
        const alike = overlap(shingles[index]!, shingles[other]!);
        if (alike < threshold) continue;
        const [keep, join] = [root(other), root(index)];
        parent[join] = keep;
        weakest[keep] = Math.min(weakest[keep]!, weakest[join]!, alike);
      }
      if (bucket.length < maxCompared) bucket.push(index);
    }
  });
  const groups = new Map<number, string[]>();
  items.forEach((item, index) => {
    const group = groups.get(root(index));
    if (group) group.push(item.id);
    else groups.set(root(index), [item.id]);
  });
  return [...groups].filter(([, ids]) => ids.length > 1).map(([index, ids]) => ({ ids, similarity: weakest[index]! }));
}
