import type { FactMatch, TagTest, TagTests, When } from '../book/parts.ts';
import { either, kindName, listed, tagName, valueName, type Words } from './words.ts';

const isBounds = (test: object): test is { min?: number; max?: number } => !Array.isArray(test) && !('exists' in test);

function sayBounds(words: Words, bounds: { min?: number; max?: number }): string {
  if (bounds.min !== undefined && bounds.max !== undefined) return words.text('rulebook.between', { min: bounds.min, max: bounds.max });
  if (bounds.min !== undefined) return words.text('rulebook.from-number', { min: bounds.min });
  return bounds.max === undefined ? words.text('rulebook.any-number') : words.text('rulebook.to-number', { max: bounds.max });
}

/** What a tag must hold. */
function sayTest(words: Words, tag: string, test: TagTest): string {
  if (typeof test !== 'object') return valueName(words, tag, test);
  if (Array.isArray(test)) return either(words, test.map((value) => valueName(words, tag, value)));
  if (isBounds(test)) return sayBounds(words, test);
  return words.text(test.exists ? 'rulebook.stated' : 'rulebook.not-stated');
}

/** Tests in the order of the vocabulary, so that two books that ask the same also say the same. */
function inOrder(words: Words, tests: TagTests): [string, TagTest][] {
  const order = Object.keys(words.vocabulary.tags);
  const placeOf = (tag: string): number => (order.includes(tag) ? order.indexOf(tag) : order.length);
  return Object.entries(tests).sort(([one], [other]) => placeOf(one) - placeOf(other));
}

const sayTests = (words: Words, tests: TagTests): string =>
  inOrder(words, tests).map(([tag, test]) => words.text('rulebook.tag-is', { tag: tagName(words, tag), value: sayTest(words, tag, test) })).join(words.text('rulebook.comma'));

/** A condition in words: every tag with what it must hold, then the alternatives. */
export function sayWhen(words: Words, when: When | undefined): string {
  const all = when?.tags && Object.keys(when.tags).length > 0 ? [sayTests(words, when.tags)] : [];
  const ways = when?.anyOf ? [either(words, when.anyOf.map((one) => words.text('rulebook.bracketed', { words: Object.keys(one).length === 0 ? words.text('rulebook.always') : sayTests(words, one) })))] : [];
  return [...all, ...ways].join(words.text('rulebook.comma')) || words.text('rulebook.always');
}

const hasCondition = (when: When | undefined): boolean => Object.keys(when?.tags ?? {}).length > 0 || when?.anyOf !== undefined;

/** A fact in words: its kinds, and its condition in brackets. */
export function sayMatch(words: Words, match: FactMatch): string {
  const kinds = listed(words, [match.kind].flat().map((kind) => kindName(words, kind)));
  return hasCondition(match) ? words.text('rulebook.kind-when', { kinds, when: sayWhen(words, match) }) : kinds;
}
