import type { Combination, Credit, PointRow, Points, Rule, Sharing, Supplement } from '../book/parts.ts';
import { sayMatch, sayWhen } from './say-conditions.ts';
import { classFacet, either, kindName, listed, tagName, type Facet, type Words } from './words.ts';

/** Points in words: a number, or a multiple of a number that the fact carries. */
export function sayPoints(words: Words, points: Points): string {
  if (typeof points === 'number') return words.text('rulebook.points', { points });
  return words.text('rulebook.times-tag', { tag: tagName(words, points.tag), times: points.times });
}

function around(words: Words, part: Pick<PointRow, 'given' | 'unless'>): Facet[] {
  const matches = (name: 'given' | 'unless'): Facet[] =>
    part[name] === undefined ? [] : [{ name, text: words.text(`rulebook.says-${name}`, { matches: (name === 'given' ? listed : either)(words, part[name].map((one) => sayMatch(words, one))) }) }];
  return [...matches('given'), ...matches('unless')];
}

/** Points that go with a row, with what they are for. */
export const saySupplement = (words: Words, one: Supplement): string =>
  words.text('rulebook.says-supplement', { when: [sayWhen(words, one.when), ...around(words, one).map((facet) => facet.text)].join(words.text('rulebook.comma')), points: sayPoints(words, one.points) });

/** A row aspect by aspect. */
export function rowFacets(words: Words, row: PointRow): Facet[] {
  return [
    { name: 'when', text: sayWhen(words, row.when) }, ...around(words, row), { name: 'points', text: sayPoints(words, row.points) },
    ...(row.supplements ?? []).map((one) => ({ name: 'supplement', text: saySupplement(words, one) })),
  ];
}

/** A row as people read it: condition, points, and what is added. */
export function sayRow(words: Words, row: PointRow): string {
  const condition = [sayWhen(words, row.when), ...around(words, row).map((facet) => facet.text)].join(words.text('rulebook.comma'));
  return [words.text('rulebook.says-row', { when: condition, points: sayPoints(words, row.points) }), ...(row.supplements ?? []).map((one) => saySupplement(words, one))].join(words.text('rulebook.semicolon'));
}

/** When a row applies, its points left out: for tables that have a column for them. */
export const sayRowCondition = (words: Words, row: Pick<PointRow, 'when' | 'given' | 'unless'>): string =>
  [sayWhen(words, row.when), ...around(words, row).map((facet) => facet.text)].join(words.text('rulebook.comma'));

export function saySharing(words: Words, sharing: Sharing): string {
  if (sharing.mode === 'fixed') return words.text('rulebook.sharing-says.fixed', { points: sharing.points ?? words.text('rulebook.missing') });
  const way = words.text(`rulebook.sharing-says.${sharing.mode}`);
  return sharing.mode === 'equal' ? way + words.text(`rulebook.remainder-says.${sharing.remainder}`) : way;
}

const sayOnce = (words: Words, once: readonly string[] | undefined): string => {
  if (once === undefined) return words.text('rulebook.once-says.each');
  return once.length === 0 ? words.text('rulebook.once-says.item') : words.text('rulebook.once-says.tags', { tags: listed(words, once.map((tag) => tagName(words, tag))) });
};

/** How a table works, its rows left out. */
export function ruleFacets(words: Words, rule: Rule): Facet[] {
  return [
    { name: 'on', text: words.text('rulebook.says-on', { kinds: listed(words, rule.on.map((kind) => kindName(words, kind))) }) },
    ...classFacet(words, rule.classes),
    { name: 'pick', text: words.text(`rulebook.pick-says.${rule.pick}`) },
    { name: 'once', text: sayOnce(words, rule.once) },
    ...(rule.sharing ? [{ name: 'sharing', text: saySharing(words, rule.sharing) }] : []),
    ...(rule.countsIn ? [{ name: 'counts-in', text: words.text(`rulebook.counts-in-says.${rule.countsIn}`) }] : []),
  ];
}

export function combinationFacets(words: Words, one: Combination): Facet[] {
  return [{ name: 'families', text: words.text(one.per.length === 0 ? 'rulebook.says-combination' : 'rulebook.says-combination-per', {
    families: listed(words, one.families.map(words.familyName)), ...(one.per.length === 0 ? {} : { tags: listed(words, one.per.map((tag) => tagName(words, tag))) }),
  }) }];
}

/** The relations in which the product credits points to other units. */
export const relations = ['county-office', 'counterpart'] as const;
export const relationName = (words: Words, relation: string): string =>
  (relations as readonly string[]).includes(relation) ? words.text(`rulebook.relation.${relation}`) : words.text('rulebook.unknown-name', { name: relation });

export function creditFacets(words: Words, one: Credit): Facet[] {
  return [
    ...classFacet(words, one.classes),
    { name: 'relation', text: words.text('rulebook.says-credit', { relation: relationName(words, one.relation), times: one.times }) },
    ...(one.families ? [{ name: 'families', text: words.text('rulebook.says-only-families', { families: listed(words, one.families.map(words.familyName)) }) }] : []),
  ];
}

/** Facets as one sentence. */
export const sentence = (words: Words, facets: readonly Facet[]): string => facets.map((facet) => facet.text).join(words.text('rulebook.semicolon'));
