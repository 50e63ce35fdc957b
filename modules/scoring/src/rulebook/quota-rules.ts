import { z } from 'zod';
import { factMatch } from './match.ts';
import { periodLength, ruleId, wording } from './wording.ts';

/** What follows when a quota is missed or a veto strikes; what an office decides by the case is `byDecision`. */
export const consequence = z.strictObject({
  effect: z.enum(['notice', 'ineligible', 'target-deduction', 'interview']),
  label: wording,
  /** Awards of the year for which the unit is out; all when absent. */
  awards: z.array(ruleId).optional(),
  /** Points off another account (the unit's target assessment), when the rule states them. */
  points: z.number().optional(),
  byDecision: z.boolean().default(false),
});
export type Consequence = z.infer<typeof consequence>;

/** What a quota looks at: the score, a number of facts, or one number of facts as a share of another. */
const measure = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('points') }),
  z.strictObject({ of: z.literal('count'), counts: factMatch }),
  z.strictObject({ of: z.literal('rate'), counts: factMatch, outOf: factMatch }),
]);

export const quota = z.strictObject({
  id: ruleId,
  label: wording,
  classes: z.array(z.string()).min(1).optional(),
  per: periodLength,
  measure,
  /** Points, a count, or a percentage; `unit`: each unit's own target, set by the office for the year. */
  target: z.union([z.number().min(0), z.literal('unit')]),
  /** A year's target checked on the way: percent of it due by the end of each quarter. */
  quarterPercents: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  /** Days before the end of the period (or quarter check) from which a unit below its target is warned. */
  warnDays: z.number().int().min(0).max(180).default(15),
  consequences: z.array(consequence).default([]),
});
export type Quota = z.infer<typeof quota>;

/** An event that shuts a unit out of the year's awards, whatever its score. */
export const veto = z.strictObject({
  id: ruleId,
  label: wording,
  counts: factMatch,
  atLeast: z.number().int().min(1).default(1),
  per: periodLength.default('year'),
  consequences: z.array(consequence).min(1),
});
