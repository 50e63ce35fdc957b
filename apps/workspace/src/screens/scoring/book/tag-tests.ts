import type { TagTest, TagTests, TagValue, TagVocabulary } from './parts.ts';

/** How a tag is tested, as people choose it. */
export type Way = 'is' | 'yes' | 'no' | 'between' | 'stated' | 'not-stated';

/** One line of a condition: a tag, how it is tested, and against what. */
export interface PickedTest {
  tag: string;
  way: Way;
  values: TagValue[];
  min?: number;
  max?: number;
}

/** A test as it stands in the rules, as people choose it. */
export function pickedOf(tag: string, test: TagTest): PickedTest {
  if (typeof test === 'boolean') return { tag, way: test ? 'yes' : 'no', values: [] };
  if (typeof test !== 'object') return { tag, way: 'is', values: [test] };
  if (Array.isArray(test)) return { tag, way: 'is', values: test };
  if ('exists' in test) return { tag, way: test.exists ? 'stated' : 'not-stated', values: [] };
  return { tag, way: 'between', values: [], ...test };
}

/** What people chose, as it stands in the rules; nothing while no value is chosen yet. */
export function testOf({ way, values, min, max }: PickedTest): TagTest | undefined {
  switch (way) {
    case 'yes': return true;
    case 'no': return false;
    case 'stated': return { exists: true };
    case 'not-stated': return { exists: false };
    case 'between': return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    case 'is': return values.length > 1 ? values : values[0];
  }
}

/** Tags of the product that hold a name, also while nobody has listed any. */
const namedTags = new Set(['publication', 'column', 'officerId', 'level', 'leaderLevel', 'itemKind']);
/** Whether a tag is answered by a name or value rather than by yes or no. */
export const isNamed = (tag: string, vocabulary: TagVocabulary | undefined): boolean => namedTags.has(tag) || (vocabulary?.values.length ?? 0) > 0;

/** How a tag is tested when somebody adds it: by values yet to be chosen where it holds a name, by bounds where it is a figure, by yes otherwise. */
export function firstTest(tag: string, vocabulary: TagVocabulary | undefined): TagTest {
  if (tag === 'score') return { min: 0 };
  return isNamed(tag, vocabulary) ? [] : true;
}

/** The ways that make sense for a tag; the one in use is always among them. */
export function waysFor(vocabulary: TagVocabulary | undefined, used: Way): Way[] {
  const ways: Way[] = vocabulary?.values.length ? ['is', 'between', 'stated', 'not-stated', 'yes', 'no'] : ['yes', 'no', 'is', 'between', 'stated', 'not-stated'];
  return ways.includes(used) ? ways : [used, ...ways];
}

/** Tests with one of them changed, added or (`undefined`) taken away; the order of the others stays. */
export function withTest(tests: TagTests, tag: string, test: TagTest | undefined): TagTests {
  if (test !== undefined) return { ...tests, [tag]: test };
  const { [tag]: _, ...rest } = tests;
  return rest;
}

/** A list of values is written as text where a widget wants text, and read back as what it was. */
export const keyOf = (value: TagValue): string => JSON.stringify(value);

/** A value from a widget: a known one comes back as it was, a typed one is a number where it is one. */
export function valueOf(key: string): TagValue {
  try {
    const value: unknown = JSON.parse(key);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  } catch {
    // typed by hand
  }
  return key.trim();
}
