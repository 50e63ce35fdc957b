import type { Line } from './lines.ts';

/** What became of a line among the others on its item. */
export interface Verdict {
  line: Line;
  /** It never counted: another line on the item is as high, or the rule counts once and already did. */
  beatenBy: Line | null;
  why: 'highest' | 'once' | null;
  /** Lines that counted until this one displaced them; they are taken back in this line's month. */
  displaces: readonly Line[];
}

const inOrder = (a: Line, b: Line): number =>
  a.timed.occurredMs - b.timed.occurredMs ||
  (a.timed.fact.id < b.timed.fact.id ? -1 : a.timed.fact.id > b.timed.fact.id ? 1 : a.compiled.order - b.compiled.order);

function tagKey(line: Line, tags: readonly string[]): string {
  return tags.map((tag) => `${tag}=${String(line.timed.fact.tags[tag] ?? '')}`).join('|');
}

const nobody: Line[] = [];
const counts = (line: Line): Verdict => ({ line, beatenBy: null, why: null, displaces: nobody });

/**
 * Walks the lines of one item in the order in which things happened. A line that beats the standing ones takes them back in its own month, so
 * that each month's sum is right by itself; the outcome depends only on what happened, not on when it was recorded.
 */
export function judgeLines(lines: Line[]): Verdict[] {
  if (lines.length < 2) return lines.map(counts);
  lines.sort(inOrder);
  const counted = new Map<string, Line>();
  const standing = new Map<string, Line[]>();
  return lines.map((line) => {
    const { rule, row } = line.compiled;
    if (rule.once !== undefined) {
      const key = `${row.id}|${tagKey(line, rule.once)}`;
      const earlier = counted.get(key);
      if (earlier !== undefined) return { line, beatenBy: earlier, why: 'once', displaces: nobody };
      counted.set(key, line);
    }
    const combination = line.book.combinationOf.get(rule.family);
    if (combination === undefined) return counts(line);
    const key = `${combination.id}|${tagKey(line, combination.per)}`;
    const rivals = standing.get(key) ?? [];
    const beatenBy = rivals.find((rival) => rival.hundredths >= line.hundredths);
    if (beatenBy !== undefined) return { line, beatenBy, why: 'highest', displaces: nobody };
    standing.set(key, [line]);
    return { line, beatenBy: null, why: null, displaces: rivals };
  });
}
