/** A wording that must not stand in a document of the office, with what should stand there; a list of the tenant. */
export interface WordRule {
  wrong: string;
  right?: string;
  /** Wordings that contain the wrong one and are right (截止 in 截止日期). */
  unless?: readonly string[];
}

/** A place where a wrong wording stands. */
export interface WrongWord {
  start: number;
  end: number;
  found: string;
  right: string | null;
}

const special = /[\\^$.*+?()[\]{}|/-]/g;
const longestFirst = (a: string, b: string) => b.length - a.length;

/** A scan for a list of wordings, made once and used for many texts; longer wordings win over shorter ones at the same place. */
export function wrongWordScanner(rules: readonly WordRule[]): (text: string) => WrongWord[] {
  const rights = new Map(rules.filter((rule) => rule.wrong !== '').map((rule) => [rule.wrong, rule.right ?? null]));
  const allowed = new Set(rules.flatMap((rule) => rule.unless ?? []).filter((word) => word !== ''));
  const all = [...new Set([...rights.keys(), ...allowed])].sort(longestFirst);
  if (all.length === 0) return () => [];
  const pattern = new RegExp(all.map((word) => word.replace(special, '\\$&')).join('|'), 'g');
  return (text) =>
    [...text.matchAll(pattern)]
      .filter((found) => !allowed.has(found[0]))
      .map((found) => ({ start: found.index, end: found.index + found[0].length, found: found[0], right: rights.get(found[0])! }));
}
