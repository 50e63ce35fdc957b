import { z } from 'zod';
import { invalid, refused } from './errors.ts';

/** Query parameters that every list takes. `after` is the opaque cursor of the page before. */
export const pageQuery = z.strictObject({
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

/** One page of a list; `next` is the cursor of the following page, null at the end. */
export interface Page<T> {
  rows: T[];
  next: string | null;
  /** At most `bound` rows are counted; `exceeded` says that there are more. */
  total?: { count: number; exceeded: boolean };
}

/** The schema of a page whose rows have the given schema. */
export function pageOf<S extends z.ZodType>(row: S) {
  return z.strictObject({
    rows: z.array(row),
    next: z.string().nullable(),
    total: z.strictObject({ count: z.number(), exceeded: z.boolean() }).optional(),
  });
}

/** The sort keys of the last row of a page, as an opaque text. */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys in a cursor; `invalid` when it was not made by `encodeCursor` with as many keys. */
export function decodeCursor(cursor: string, keyCount: number): (string | number)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = (key: unknown) => typeof key === 'string' || typeof key === 'number';
    if (Array.isArray(keys) && keys.length === keyCount && keys.every(fits)) return keys;
  } catch {
    // falls through to the one answer for every broken cursor
  }
  throw invalid([{ code: 'general.cursor-invalid', path: 'after' }]);
}

/** Cuts a result of `limit + 1` rows into a page with its cursor. */
export function toPage<T>(rows: T[], limit: number, keysOf: (row: T) => (string | number)[]): Page<T> {
  const more = rows.length > limit;
  const shown = more ? rows.slice(0, limit) : rows;
  const last = shown.at(-1);
  return { rows: shown, next: more && last !== undefined ? encodeCursor(keysOf(last)) : null };
}

/** All rows of a list, read page by page; a list with more rows than `most` is refused before the page that goes beyond is given out. */
export async function* everyRow<T>(read: (after: string | undefined) => Promise<Page<T>>, most = Infinity): AsyncGenerator<T> {
  let count = 0;
  for (let after: string | undefined; ; ) {
    const page = await read(after);
    count += page.rows.length;
    if (count > most) throw refused([{ code: 'general.export-too-long', values: { count: most } }]);
    yield* page.rows;
    if (page.next === null) return;
    after = page.next;
  }
}
