import { z } from 'zod';
import { award } from './award-rules.ts';
import { tagValue } from './match.ts';
import { periodRule } from './period-rules.ts';
import { combination, countsIn, credit, pointRule, rounding, sharing } from './point-rules.ts';
import { quota, veto } from './quota-rules.ts';
import { ruleId, wording } from './wording.ts';

/** The format of a rulebook file; a change that old readers would misread gets a new number. */
export const rulebookFormat = 'gongkai-rulebook/1';

const named = z.strictObject({ id: z.string().min(1).max(60), label: wording });

/** Where the rules come from, and where the source breaks off. */
const source = z.strictObject({
  issuer: z.string().min(1),
  title: z.string().min(1),
  docNo: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  address: z.string().nullable().default(null),
  completeness: wording,
});

/** Something the source leaves unsaid and this rulebook settles; shown to every reader beside the rules it concerns. */
const choice = z.strictObject({ id: ruleId, question: wording, chosen: wording, rules: z.array(ruleId).default([]) });

/** A kind of fact the office expects; `scored: false` says that it is kept as a record and gives no points. */
const factKind = z.strictObject({ kind: z.string().min(1), label: wording, scored: z.boolean().default(true) });

/** A tag that facts carry, with the values the rules know. */
const tagVocabulary = z.strictObject({
  label: wording,
  values: z.array(z.strictObject({ value: tagValue, label: wording })).default([]),
});

/**
 * A rulebook: everything by which an office scores, ranks and honours its units in a period, as data. Versions share the `id`; which one applies
 * is decided by the day of each fact. Points are decimal here (at most two decimals) and hundredths everywhere else.
 */
export const rulebook = z.strictObject({
  format: z.literal(rulebookFormat),
  id: ruleId,
  version: z.number().int().min(1),
  title: wording,
  source,
  choices: z.array(choice).default([]),
  /** The month in which the assessment year begins; a year that begins in December is named after the year in which it ends. */
  yearStartMonth: z.number().int().min(1).max(12).default(1),
  /** Groups in which units are ranked and printed, and assessment classes to which quotas and awards refer. */
  groups: z.array(named).default([]),
  classes: z.array(named).default([]),
  factKinds: z.array(factKind).min(1),
  tags: z.record(z.string(), tagVocabulary).default({}),
  rounding: rounding.default({ step: 0.01, mode: 'half-up' }),
  sharing: sharing.default({ mode: 'equal', remainder: 'lost' }),
  countsIn: countsIn.default('occurred'),
  rules: z.array(pointRule).min(1),
  combinations: z.array(combination).default([]),
  credits: z.array(credit).default([]),
  periodRules: z.array(periodRule).default([]),
  quotas: z.array(quota).default([]),
  vetoes: z.array(veto).default([]),
  awards: z.array(award).default([]),
  /** `standard`: equal scores share a place and the next places stay empty (1, 2, 2, 4); `dense`: they do not (1, 2, 2, 3). */
  ranking: z.enum(['standard', 'dense']).default('standard'),
});
export type Rulebook = z.infer<typeof rulebook>;
/** A rulebook as it stands in a file, before defaults are filled in. */
export type RulebookFile = z.input<typeof rulebook>;

/** How entries name the rulebook they were made under. */
export const rulebookName = (book: { id: string; version: number }): string => `${book.id}@${book.version}`;
