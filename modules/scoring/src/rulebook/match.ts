import { z } from 'zod';

/** What a tag of a fact may hold. */
export const tagValue = z.union([z.string(), z.number(), z.boolean()]);
export type TagValue = z.infer<typeof tagValue>;
export type Tags = Record<string, TagValue>;

/** A test of one tag: equal to a value (`false` also when the tag is absent), one of several, within bounds, or present at all. */
export const tagTest = z.union([
  tagValue,
  z.array(tagValue).min(1),
  z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ exists: z.boolean() }),
]);
export type TagTest = z.infer<typeof tagTest>;

export const tagTests = z.record(z.string().min(1), tagTest);
export type TagTests = z.infer<typeof tagTests>;

/** A test of a fact: every tag test holds and, when `anyOf` is given, at least one of its alternatives holds as well. */
export const when = z.strictObject({ tags: tagTests.optional(), anyOf: z.array(tagTests).min(1).optional() });
export type When = z.infer<typeof when>;

/** A test of a fact of any kind: the kind (or one of several) and its tags. */
export const factMatch = when.extend({ kind: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]) });
export type FactMatch = z.infer<typeof factMatch>;

function tagHolds(test: TagTest, value: TagValue | undefined): boolean {
  if (typeof test !== 'object') return value === test || (test === false && value === undefined);
  if (Array.isArray(test)) return value === undefined ? test.includes(false) : test.includes(value);
  if ('exists' in test) return (value !== undefined) === test.exists;
  if (typeof value !== 'number') return false;
  const bounds = test as { min?: number; max?: number };
  return (bounds.min === undefined || value >= bounds.min) && (bounds.max === undefined || value <= bounds.max);
}

function tagsHold(tests: TagTests, tags: Tags): boolean {
  for (const name in tests) if (!tagHolds(tests[name]!, tags[name])) return false;
  return true;
}

/** Whether tags pass a test; an absent test always passes. */
export function holds(test: When | undefined, tags: Tags): boolean {
  if (test === undefined) return true;
  if (test.tags !== undefined && !tagsHold(test.tags, tags)) return false;
  return test.anyOf === undefined || test.anyOf.some((one) => tagsHold(one, tags));
}

/** Whether a fact is of a kind. */
export function isOfKind(kinds: string | readonly string[], kind: string): boolean {
  return typeof kinds === 'string' ? kinds === kind : kinds.includes(kind);
}

/** Whether a fact matches: its kind and its tags. */
export function matches(test: FactMatch, fact: { kind: string; tags: Tags }): boolean {
  return isOfKind(test.kind, fact.kind) && holds(test, fact.tags);
}
