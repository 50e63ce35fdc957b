import type { Book, TagValue, Vocabulary, Wording } from '../book/parts.ts';
import { isNamed } from '../book/tag-tests.ts';

/** What a sentence about rules is made with: the reader's texts, the vocabulary, and the names of other parts of the book. */
export interface Words {
  language: 'zh-CN' | 'en';
  text(key: string, values?: Record<string, string | number>): string;
  vocabulary: Vocabulary;
  /** The name of a rule, row, quota, award or other part by its id. */
  nameOf(id: string): string;
  /** The name of a family: the tables that belong to it. */
  familyName(family: string): string;
}

/** One aspect of a part in words: what it is called, and what it says. */
export interface Facet {
  name: string;
  text: string;
}

/** A label in the reader's language. */
export const said = (words: Pick<Words, 'language'>, wording: Wording): string => (words.language === 'en' ? wording.en : wording.zh);

/** Names in a row, as the language joins them. */
export const listed = (words: Words, names: readonly string[]): string => names.join(words.text('rulebook.and'));
export const either = (words: Words, names: readonly string[]): string =>
  names.length < 3 ? names.join(words.text('rulebook.or')) : words.text('rulebook.one-of', { names: listed(words, names) });

export const tagName = (words: Words, tag: string): string => {
  const known = words.vocabulary.tags[tag];
  return known ? said(words, known.label) : words.text('rulebook.unknown-name', { name: tag });
};

export function valueName(words: Words, tag: string, value: TagValue): string {
  const known = words.vocabulary.tags[tag]?.values.find((one) => one.value === value);
  if (known) return said(words, known.label);
  if (typeof value === 'boolean') return words.text(value ? 'rulebook.yes' : isNamed(tag, words.vocabulary.tags[tag]) ? 'rulebook.not-stated' : 'rulebook.no');
  return String(value);
}

/** Kinds that every rulebook may name without listing them. */
export const unlistedKinds = ['withdrawn', 'decision'] as const;

export function kindName(words: Words, kind: string): string {
  const known = words.vocabulary.factKinds.find((one) => one.kind === kind);
  if (known) return said(words, known.label);
  return (unlistedKinds as readonly string[]).includes(kind) ? words.text(`rulebook.kind.${kind}`) : words.text('rulebook.unknown-name', { name: kind });
}

const namedIn = (words: Words, list: readonly { id: string; label: Wording }[], id: string): string => {
  const known = list.find((one) => one.id === id);
  return known ? said(words, known.label) : words.text('rulebook.unknown-name', { name: id });
};
const className = (words: Words, id: string): string => namedIn(words, words.vocabulary.classes, id);
export const groupName = (words: Words, id: string): string => namedIn(words, words.vocabulary.groups, id);

/** For whom something applies: nothing where it is for all. */
export const classFacet = (words: Words, classes: readonly string[] | undefined): Facet[] =>
  classes === undefined ? [] : [{ name: 'classes', text: words.text('rulebook.only-classes', { classes: listed(words, classes.map((one) => className(words, one))) }) }];

type Labelled = { id: string; label: Wording };

/** Everything in a book that has an id and a label, in the order in which it stands. */
export function labelledParts(book: Book): Labelled[] {
  return [
    ...book.rules.flatMap((rule) => [rule, ...rule.rows.flatMap((row) => [row, ...(row.supplements ?? [])])]),
    ...book.combinations, ...book.credits, ...book.periodRules, ...book.quotas, ...book.vetoes,
    ...book.awards.flatMap((award) => [award, ...(award.grades ?? []), ...award.conditions.flatMap((one) => [one, ...(one.type === 'any' ? one.of : [])])]),
  ];
}

/** The name of a family in a book. */
export function familyNameIn(book: Book, family: string, words: Pick<Words, 'language' | 'text'>): string {
  const tables = book.rules.filter((rule) => rule.family === family).map((rule) => said(words, rule.label));
  if (tables.length === 0) return words.text('rulebook.unknown-name', { name: family });
  return words.text('rulebook.quoted', { name: tables.join(words.text('rulebook.and')) });
}

/** The words of a book that stands still; an editor makes its own, which look at the book as it is at the moment. */
export function wordsFor(book: Book, language: Words['language'], text: Words['text']): Words {
  const labels = new Map(labelledParts(book).map((part) => [part.id, part.label]));
  const base = { language, text };
  return {
    ...base, vocabulary: book, familyName: (family) => familyNameIn(book, family, base),
    nameOf: (id) => {
      const label = labels.get(id);
      return label ? said(base, label) : text('rulebook.unknown-name', { name: id });
    },
  };
}
