import { normalise } from './normal-form.ts';

const shingleLength = 3;
const maxLength = 100_000;

// The last steps of MurmurHash3: spreads every input bit over the whole word.
function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hashes of every run of three letters or digits; spaces and punctuation do not matter. */
export function shinglesOf(text: string): Set<number> {
  const compact = normalise(text.slice(0, maxLength)).replace(/[^\p{L}\p{N}]+/gu, '');
  const shingles = new Set<number>();
  if (compact === '') return shingles;
  for (let start = 0; start === 0 || start + shingleLength <= compact.length; start++) {
    let hash = 0x811c9dc5;
    for (let i = start; i < Math.min(start + shingleLength, compact.length); i++) hash = Math.imul(hash ^ compact.charCodeAt(i), 0x01000193);
    shingles.add(mix(hash));
  }
  return shingles;
}

/** How much of two sets is common to both, from 0 to 1. */
export function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const one of small) if (large.has(one)) common++;
  return common / (a.size + b.size - common);
}

/** How alike two texts are, from 0 (nothing in common, or nothing to compare) to 1 (the same but for spaces and punctuation). */
export function similarity(a: string, b: string): number {
  return overlap(shinglesOf(a), shinglesOf(b));
}

/** A 64-bit simhash as 16 hexadecimal digits: texts that differ little differ in few bits. */
export function fingerprintOf(text: string): string {
  const votes = new Int32Array(64);
  for (const shingle of shinglesOf(text)) {
    const low = mix(shingle ^ 0x9e3779b9);
    const high = mix(shingle ^ 0x7f4a7c15);
    for (let bit = 0; bit < 32; bit++) {
      votes[bit]! += (low >>> bit) & 1 ? 1 : -1;
      votes[32 + bit]! += (high >>> bit) & 1 ? 1 : -1;
    }
  }
  const word = (from: number) => {
    let value = 0;
    for (let bit = 0; bit < 32; bit++) if (votes[from + bit]! > 0) value |= 1 << bit;
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return word(32) + word(0);
}

/** In how many of their 64 bits two fingerprints differ. */
export function fingerprintDistance(a: string, b: string): number {
  let difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; difference > 0n; difference &= difference - 1n) count++;
  return count;
}
