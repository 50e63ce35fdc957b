import type { Rulebook } from '@gongkai/scoring/contract';

export type Book = Rulebook;
export type Wording = Book['title'];
export type Choice = Book['choices'][number];
export type FactKind = Book['factKinds'][number];
export type TagVocabulary = Book['tags'][string];
export type TagValue = TagVocabulary['values'][number]['value'];
export type Sharing = Book['sharing'];
export type Rule = Book['rules'][number];
export type PointRow = Rule['rows'][number];
export type Supplement = NonNullable<PointRow['supplements']>[number];
export type Points = PointRow['points'];
export type When = NonNullable<PointRow['when']>;
export type TagTests = NonNullable<When['tags']>;
export type TagTest = TagTests[string];
export type FactMatch = NonNullable<PointRow['given']>[number];
export type Combination = Book['combinations'][number];
export type Credit = Book['credits'][number];
export type PeriodRule = Book['periodRules'][number];
export type Quota = Book['quotas'][number];
export type Measure = Quota['measure'];
export type Consequence = Quota['consequences'][number];
export type Veto = Book['vetoes'][number];
export type Award = Book['awards'][number];
export type Condition = Award['conditions'][number];
export type Grade = NonNullable<Award['grades']>[number];

/** What the vocabulary of a rulebook names: enough to say any condition in words. */
export type Vocabulary = Pick<Book, 'tags' | 'factKinds' | 'groups' | 'classes'>;

/** An example in the editor: something that happened to an item, scored by the rules as they stand. */
export interface Example {
  kind: string;
  item: string;
  on: string;
  tags: Record<string, TagValue>;
  unitCount: number;
}
