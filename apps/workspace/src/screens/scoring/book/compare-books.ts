import { basicFacets, sourceFacets } from '../words/say-basics.ts';
import { awardFacets, periodFacets, quotaFacets, sayCondition, vetoFacets } from '../words/say-periods.ts';
import { combinationFacets, creditFacets, rowFacets, ruleFacets } from '../words/say-points.ts';
import { labelledParts, listed, said, type Facet, type Words } from '../words/words.ts';
import type { Award, Book, Wording } from './parts.ts';
import type { Section } from './sections.ts';

/** What became of one aspect of a part. */
export interface Detail {
  name: string;
  before: string | null;
  after: string | null;
}

/** A part that differs between two books, in words. */
export interface Change {
  section: Section;
  id: string;
  label: string;
  change: 'added' | 'removed' | 'changed';
  details: Detail[];
}

interface Compared {
  section: Section;
  label: string;
  facets: Facet[];
}

const labelFacets = (label: Wording): Facet[] => [{ name: 'label', text: label.zh }, { name: 'label-en', text: label.en }];
const condition = (words: Words, one: Award['conditions'][number]): Facet[] => [...labelFacets(one.label), { name: 'condition', text: sayCondition(words, one) }];

function vocabularyParts(words: Words, book: Book): [string, Compared][] {
  const part = (label: string, facets: Facet[]): Compared => ({ section: 'vocabulary', label, facets });
  return [
    ...(['groups', 'classes'] as const).map((name): [string, Compared] => [name, part(words.text(`rulebook.${name}`), book[name].flatMap((one) => ({ name: 'names', text: said(words, one.label) })))]),
    ...book.factKinds.map((one): [string, Compared] => [`kind/${one.kind}`, part(said(words, one.label), [...labelFacets(one.label), { name: 'scored', text: words.text(one.scored ? 'rulebook.scored' : 'rulebook.record-only') }])]),
    ...Object.entries(book.tags).map(([tag, one]): [string, Compared] => [`tag/${tag}`, part(said(words, one.label), [...labelFacets(one.label), ...one.values.map((value) => ({ name: 'values', text: said(words, value.label) }))])]),
  ];
}

/** Every part that people compare, under its key, aspect by aspect. */
function comparedParts(words: Words, book: Book): Map<string, Compared> {
  const inside = (outer: Wording, inner: Wording): string => words.text('rulebook.inside', { outer: said(words, outer), inner: said(words, inner) });
  return new Map<string, Compared>([
    ['basics', { section: 'basics', label: words.text('rulebook.section.basics'), facets: [...labelFacets(book.title), ...sourceFacets(words, book), ...basicFacets(words, book)] }],
    ...book.choices.map((one): [string, Compared] => [`choice/${one.id}`, { section: 'basics', label: said(words, one.question), facets: [{ name: 'question', text: said(words, one.question) }, { name: 'chosen', text: said(words, one.chosen) }] }]),
    ...vocabularyParts(words, book),
    ...book.rules.flatMap((rule): [string, Compared][] => [
      [`rule/${rule.id}`, { section: 'points', label: said(words, rule.label), facets: [...labelFacets(rule.label), ...ruleFacets(words, rule), { name: 'family', text: words.familyName(rule.family) }] }],
      ...rule.rows.map((row): [string, Compared] => [`row/${row.id}`, { section: 'points', label: inside(rule.label, row.label), facets: [...labelFacets(row.label), ...rowFacets(words, row)] }]),
    ]),
    ...book.combinations.map((one): [string, Compared] => [one.id, { section: 'combining', label: said(words, one.label), facets: [...labelFacets(one.label), ...combinationFacets(words, one)] }]),
    ...book.credits.map((one): [string, Compared] => [one.id, { section: 'combining', label: said(words, one.label), facets: [...labelFacets(one.label), ...creditFacets(words, one)] }]),
    ...book.periodRules.map((one): [string, Compared] => [one.id, { section: 'periods', label: said(words, one.label), facets: [...labelFacets(one.label), ...periodFacets(words, one)] }]),
    ...book.quotas.map((one): [string, Compared] => [one.id, { section: 'quotas', label: said(words, one.label), facets: [...labelFacets(one.label), ...quotaFacets(words, one)] }]),
    ...book.vetoes.map((one): [string, Compared] => [one.id, { section: 'vetoes', label: said(words, one.label), facets: [...labelFacets(one.label), ...vetoFacets(words, one)] }]),
    ...book.awards.flatMap((award): [string, Compared][] => [
      [award.id, { section: 'awards', label: said(words, award.label), facets: [...labelFacets(award.label), ...awardFacets(words, award)] }],
      ...award.conditions.map((one): [string, Compared] => [one.id, { section: 'awards', label: inside(award.label, one.label), facets: condition(words, one) }]),
    ]),
  ]);
}

const textsOf = (words: Words, facets: readonly Facet[], name: string): string | null => {
  const found = facets.filter((facet) => facet.name === name).map((facet) => facet.text);
  return found.length === 0 ? null : listed(words, found);
};

function detailsOf(words: Words, before: readonly Facet[], after: readonly Facet[]): Detail[] {
  const names = [...new Set([...before, ...after].map((facet) => facet.name))];
  const found = names.flatMap((name): Detail[] => {
    const [was, is] = [textsOf(words, before, name), textsOf(words, after, name)];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
  // The other language is worth a line only where nothing else tells of the change.
  const own = words.language === 'en' ? 'label' : 'label-en';
  return found.some((one) => one.name !== own) ? found.filter((one) => one.name !== own) : found;
}

/** Rules and awards whose rows stand in another order, which decides where the first that matches counts. */
function orders(words: Words, before: Book, after: Book): Change[] {
  const lists = (book: Book) => new Map<string, { section: Section; label: Wording; list: readonly { id: string; label: Wording }[] }>([
    ...book.rules.map((rule) => [rule.id, { section: 'points' as const, label: rule.label, list: rule.rows }] as const), ...book.awards.map((award) => [award.id, { section: 'awards' as const, label: award.label, list: award.conditions }] as const),
  ]);
  const old = lists(before);
  return [...lists(after)].flatMap(([id, { section, label, list }]): Change[] => {
    const was = old.get(id)?.list.filter((one) => list.some((other) => other.id === one.id)) ?? [];
    const is = list.filter((one) => was.some((other) => other.id === one.id));
    if (was.every((one, n) => one.id === is[n]!.id)) return [];
    const names = (rows: readonly { label: Wording }[]) => listed(words, rows.map((one) => said(words, one.label)));
    return [{ section, id: `order/${id}`, label: said(words, label), change: 'changed', details: [{ name: 'order', before: names(was), after: names(is) }] }];
  });
}

// Both sides are told with the names of the later book: a new name of a publication is one change, not one in every row that tests it.
function withLaterNames(before: Words, after: Words, book: Book): Words {
  const [old, now] = [before.vocabulary, after.vocabulary];
  const tags = Object.fromEntries([...new Set([...Object.keys(now.tags), ...Object.keys(old.tags)])].map((tag) => {
    const [later, earlier] = [now.tags[tag], old.tags[tag]];
    return [tag, { label: (later ?? earlier)!.label, values: [...(later?.values ?? []), ...(earlier?.values ?? [])] }];
  }));
  const families = new Set(book.rules.map((rule) => rule.family));
  const ids = new Set(labelledParts(book).map((part) => part.id));
  return {
    ...before, familyName: (family) => (families.has(family) ? after : before).familyName(family), nameOf: (id) => (ids.has(id) ? after : before).nameOf(id),
    vocabulary: { tags, factKinds: [...now.factKinds, ...old.factKinds], groups: [...now.groups, ...old.groups], classes: [...now.classes, ...old.classes] },
  };
}

/** What differs between two books, part by part, in words. */
export function compareBooks(before: { book: Book; words: Words }, after: { book: Book; words: Words }): Change[] {
  const old = comparedParts(withLaterNames(before.words, after.words, after.book), before.book);
  const now = comparedParts(after.words, after.book);
  const found = [...new Set([...now.keys(), ...old.keys()])].flatMap((id): Change[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const details = detailsOf(after.words, was?.facets ?? [], is?.facets ?? []);
    if (details.length === 0) return [];
    const { section, label } = (is ?? was)!;
    return [{ section, id, label, change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed', details }];
  });
  return [...found, ...orders(after.words, before.book, after.book)];
}
