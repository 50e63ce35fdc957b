import type { TagTest, TagTests, TagValue, When } from '../rulebook/match.ts';

const isBounds = (test: TagTest): test is { min?: number; max?: number } => typeof test === 'object' && !Array.isArray(test) && !('exists' in test);
const valuesOf = (test: TagTest): readonly TagValue[] | null => (typeof test !== 'object' ? [test] : Array.isArray(test) ? test : null);

/** Whether every tag value that passes one test passes the other. */
function tagImplies(narrow: TagTest, wide: TagTest): boolean {
  const values = valuesOf(narrow);
  if (typeof wide === 'object' && !Array.isArray(wide) && 'exists' in wide) {
    if (values !== null) return wide.exists && !values.includes(false);
    return isBounds(narrow) ? wide.exists : (narrow as { exists: boolean }).exists === wide.exists;
  }
  const allowed = valuesOf(wide);
  if (allowed !== null) return values !== null && values.every((value) => allowed.includes(value));
  if (!isBounds(wide)) return false;
  const within = (value: number) => value >= (wide.min ?? -Infinity) && value <= (wide.max ?? Infinity);
  if (values !== null) return values.every((value) => typeof value === 'number' && within(value));
  return isBounds(narrow) && within(narrow.min ?? -Infinity) && within(narrow.max ?? Infinity);
}

const testsImply = (narrow: TagTests, wide: TagTests): boolean =>
  Object.entries(wide).every(([tag, test]) => narrow[tag] !== undefined && tagImplies(narrow[tag], test));

/** Whether every fact that passes one test passes the other: then a row with the wider one, standing first, leaves nothing to the narrower. */
export function implies(narrow: When | undefined, wide: When | undefined): boolean {
  if (wide === undefined) return true;
  const ways = (narrow?.anyOf ?? [{}]).map((one) => ({ ...narrow?.tags, ...one }));
  return ways.every(
    (way) => testsImply(way, wide.tags ?? {}) && (wide.anyOf === undefined || wide.anyOf.some((one) => testsImply(way, one))),
  );
}
