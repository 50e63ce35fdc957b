/** The place of a part inside a book, as one string: its keys and numbers, joined by strokes. */
export type At = string;

export const join = (at: At, ...keys: (string | number)[]): At => [at, ...keys.map((key) => encodeURIComponent(key))].filter((one) => one !== '').join('/');

const keysOf = (at: At): string[] => (at === '' ? [] : at.split('/').map(decodeURIComponent));

function change(whole: unknown, keys: readonly string[], how: (old: unknown) => unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return how(whole);
  if (Array.isArray(whole)) return whole.map((one, n) => (n === Number(key) ? change(one, rest, how) : one));
  const record = (whole ?? {}) as Record<string, unknown>;
  const next = change(record[key], rest, how);
  if (next === record[key]) return record;
  if (next !== undefined) return { ...record, [key]: next };
  const { [key]: _, ...others } = record;
  return others;
}

/** What stands at a place. */
export function valueAt(whole: unknown, at: At): unknown {
  return keysOf(at).reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], whole);
}

/** The book with something else at one place; everything beside the way there stays the same object. `undefined` takes an optional field away. */
export function changeAt<Whole>(whole: Whole, at: At, how: (old: unknown) => unknown): Whole {
  return change(whole, keysOf(at), how) as Whole;
}

/** A list with something put in, taken out, or moved. */
export const inserted = <T>(list: readonly T[], index: number, one: T): T[] => [...list.slice(0, index), one, ...list.slice(index)];
export const removed = <T>(list: readonly T[], index: number): T[] => list.filter((_, n) => n !== index);
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const to = index + by;
  if (to < 0 || to >= list.length) return [...list];
  return inserted(removed(list, index), to, list[index]!);
}
