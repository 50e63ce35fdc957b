import type { TagTests, When } from './parts.ts';

type Either = Pick<When, 'tags' | 'anyOf'>;

/** A condition with other tests; without any, the field goes away. */
export function withTags<T extends Either>(old: T, tags: TagTests): T {
  if (Object.keys(tags).length > 0) return { ...old, tags };
  const { tags: _, ...rest } = old;
  return rest as T;
}

/** A condition with other alternatives; without any, the field goes away. */
export function withAlternatives<T extends Either>(old: T, ways: TagTests[]): T {
  if (ways.length > 0) return { ...old, anyOf: ways };
  const { anyOf: _, ...rest } = old;
  return rest as T;
}

/** A condition, or nothing where it asks for nothing. */
export const orNone = (when: When): When | undefined => (Object.keys(when).length === 0 ? undefined : when);
