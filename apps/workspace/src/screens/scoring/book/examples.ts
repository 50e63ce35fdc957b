import type { Book, Example, FactMatch, PointRow, Rule, TagTest, TagValue, Vocabulary, When } from './parts.ts';

function valueFor(vocabulary: Vocabulary, tag: string, test: TagTest): TagValue | undefined {
  if (typeof test !== 'object') return test === false ? undefined : test;
  if (Array.isArray(test)) return test[0];
  if ('exists' in test) return test.exists ? (vocabulary.tags[tag]?.values[0]?.value ?? true) : undefined;
  return test.min ?? test.max;
}

/** Tags that pass a condition. */
export function tagsFor(vocabulary: Vocabulary, when: When | undefined): Example['tags'] {
  const tests = { ...when?.tags, ...when?.anyOf?.[0] };
  return Object.fromEntries(Object.entries(tests).flatMap(([tag, test]) => {
    const value = valueFor(vocabulary, tag, test);
    return value === undefined ? [] : [[tag, value] as const];
  }));
}

/** Examples for a row: what must be there of the same item first, then what the row itself scores. */
export function examplesFor(book: Vocabulary, rule: Rule, row: PointRow, at: { item: string; on: string }): Example[] {
  const of = (match: FactMatch): Example => ({ kind: [match.kind].flat()[0]!, ...at, tags: tagsFor(book, match), unitCount: 1 });
  const tags = tagsFor(book, row.when);
  if (typeof row.points === 'object' && tags[row.points.tag] === undefined) tags[row.points.tag] = 1;
  return [...(row.given ?? []).map(of), { kind: rule.on[0]!, ...at, tags, unitCount: 1 }];
}

/** With what an editor begins: one item to which two things happen, and another. */
export function firstExamples(book: Book, on: string): Example[] {
  const [rule] = book.rules;
  if (!rule) return [];
  const other = book.rules.find((one) => !one.on.some((kind) => rule.on.includes(kind)));
  const at = (item: string) => ({ item, on });
  const [first, second] = rule.rows;
  return [
    ...(first ? examplesFor(book, rule, first, at('1')) : []),
    ...(other?.rows[0] ? examplesFor(book, other, other.rows[0], at('1')) : []),
    ...(second ? examplesFor(book, rule, second, at('2')) : []),
  ];
}

/** The next item's number. */
export const nextItem = (examples: readonly Example[]): string => String(Math.max(0, ...examples.map((one) => Number(one.item) || 0)) + 1);

/** Tags that matter for the points of a kind: those that a rule tests on it, in the order of the vocabulary. */
export function tagsOfKind(book: Book, kind: string): string[] {
  const found = new Set<string>();
  const take = (when: When | undefined) => { for (const tests of [when?.tags ?? {}, ...(when?.anyOf ?? [])]) for (const tag of Object.keys(tests)) found.add(tag); };
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(walk);
    if (part === null || typeof part !== 'object') return;
    if ('kind' in part && ('tags' in part || 'anyOf' in part) && [part.kind as string | string[]].flat().includes(kind)) take(part as FactMatch);
    Object.values(part).forEach(walk);
  };
  walk([book.rules.map((rule) => rule.rows.map((row) => [row.given, row.unless, row.supplements])), book.periodRules]);
  for (const rule of book.rules.filter((one) => one.on.includes(kind))) {
    for (const tag of rule.once ?? []) found.add(tag);
    for (const row of rule.rows) {
      for (const part of [row, ...(row.supplements ?? [])]) {
        take(part.when);
        if (typeof part.points === 'object') found.add(part.points.tag);
      }
    }
  }
  return [...Object.keys(book.tags).filter((tag) => found.has(tag)), ...[...found].filter((tag) => !(tag in book.tags))];
}
