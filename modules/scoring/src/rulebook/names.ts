import type { Condition } from './award-rules.ts';
import type { Rulebook } from './rulebook.ts';
import type { Wording } from './wording.ts';

interface Named {
  id: string;
  label: Wording;
}

const withInner = (condition: Condition): Named[] => [condition, ...(condition.type === 'any' ? condition.of : [])];

/** Everything in a rulebook that has an id and a label: rules, rows, supplements, quotas, vetoes, awards and their conditions. */
export function namedParts(book: Rulebook): Named[] {
  return [
    ...book.rules.flatMap((rule) => [rule, ...rule.rows.flatMap((row) => [row, ...(row.supplements ?? [])])]),
    ...book.combinations,
    ...book.credits,
    ...book.periodRules,
    ...book.quotas,
    ...book.vetoes,
    ...book.awards.flatMap((award) => [award, ...(award.grades ?? []), ...award.conditions.flatMap(withInner)]),
  ];
}

const labels = new WeakMap<Rulebook, Map<string, Wording>>();

/** The label of a rule, row or other part of a rulebook; the id itself where there is none. */
export function labelOf(book: Rulebook | undefined, id: string, language: 'zh-CN' | 'en'): string {
  if (book === undefined) return id;
  let known = labels.get(book);
  if (known === undefined) {
    known = new Map(namedParts(book).map((part) => [part.id, part.label]));
    labels.set(book, known);
  }
  const label = known.get(id);
  return label === undefined ? id : language === 'en' ? label.en : label.zh;
}
