import { z } from 'zod';
import { factMatch } from './match.ts';
import { ruleId, wording } from './wording.ts';

const named = { id: ruleId, label: wording };

/** A condition that a machine can judge from records, or that a person attests with evidence. */
const simpleCondition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('quota-met'), ...named, quota: ruleId }),
  z.strictObject({
    type: z.literal('count'),
    ...named,
    counts: factMatch,
    /** Within the year, or in each month or quarter of it. */
    in: z.enum(['year', 'every-month', 'every-quarter']).default('year'),
    atLeast: z.number().int().min(0).optional(),
    atMost: z.number().int().min(0).optional(),
  }),
  /** Place in the year's ranking of the unit's own group; `byGroup` gives a limit for each group. */
  z.strictObject({ type: z.literal('rank'), ...named, atMost: z.number().int().min(1).optional(), byGroup: z.record(z.string(), z.number().int().min(1)).optional() }),
  /** Places gained in the group against last year. */
  z.strictObject({ type: z.literal('rank-up'), ...named, atLeast: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('score'), ...named, atLeast: z.number(), in: z.enum(['year', 'every-month', 'every-quarter']).default('year') }),
  /** The unit (or the person's unit) holds, or does not hold, another award of the year. */
  z.strictObject({ type: z.literal('award'), ...named, award: ruleId, holds: z.boolean() }),
  z.strictObject({ type: z.literal('no-veto'), ...named }),
  /** Nothing in the records can tell; a person attests it. */
  z.strictObject({ type: z.literal('attested'), ...named }),
]);

/** A condition, or alternatives of which one is enough. */
export const condition = z.discriminatedUnion('type', [
  ...simpleCondition.options,
  z.strictObject({ type: z.literal('any'), ...named, of: z.array(simpleCondition).min(2) }),
]);
export type SimpleCondition = z.infer<typeof simpleCondition>;
export type Condition = z.infer<typeof condition>;

/** An award of the year. Awards are judged in the order in which they stand, so that later ones can read earlier ones. */
export const award = z.strictObject({
  ...named,
  kind: z.enum(['collective', 'progress', 'individual']),
  /** Assessment classes whose units (or people) may get it; all when absent. */
  unitClasses: z.array(z.string()).min(1).optional(),
  conditions: z.array(condition),
  /** First and second class: the best `places` of each group by rank get the grade; the last grade may be without limit. */
  grades: z.array(z.strictObject({ ...named, places: z.number().int().min(1).optional() })).min(1).optional(),
  /** At most this many candidates of a unit (individual awards). */
  perUnit: z.number().int().min(1).optional(),
});
export type Award = z.infer<typeof award>;
