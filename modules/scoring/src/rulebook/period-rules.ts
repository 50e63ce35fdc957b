import { z } from 'zod';
import { factMatch } from './match.ts';
import { decimalPoints, periodLength, ruleId, wording } from './wording.ts';

const common = { id: ruleId, label: wording, per: periodLength, classes: z.array(z.string()).min(1).optional() };
/** Rule, family and period-rule ids whose points are looked at; `*` is everything before this rule. */
const over = z.union([z.literal('*'), z.array(ruleId).min(1)]);

/** A score every unit starts the period with; it counts in the period's first month. */
const baseRule = z.strictObject({ type: z.literal('base'), ...common, points: decimalPoints });

/** "15 items or more: 50 points, else 0": the highest step reached counts, in the month in which it is reached. */
const thresholdRule = z.strictObject({
  type: z.literal('threshold'),
  ...common,
  counts: factMatch,
  steps: z.array(z.strictObject({ atLeast: z.number().int().min(1), points: decimalPoints })).min(1),
  /** Below the first step: its points in proportion to the count, as they come in. */
  inProportion: z.boolean().default(false),
  /** Points when the period ends below the first step (a deduction); they count in the period's last month. */
  otherwise: decimalPoints.default(0),
});

/** A floor and/or a cap on what some rules give in a period. */
const limitRule = z
  .strictObject({ type: z.literal('limit'), ...common, over, min: decimalPoints.optional(), max: decimalPoints.optional() })
  .refine((rule) => rule.min !== undefined || rule.max !== undefined, 'scoring.limit-without-bound');

/** A veto on the score: from the month in which the count is reached, the period's points are zero. */
const annulRule = z.strictObject({
  type: z.literal('annul'),
  ...common,
  over,
  counts: factMatch,
  atLeast: z.number().int().min(1),
});

/** Rules over a unit's period; applied in the order in which they stand. */
export const periodRule = z.discriminatedUnion('type', [baseRule, thresholdRule, limitRule, annulRule]);
export type PeriodRule = z.infer<typeof periodRule>;
