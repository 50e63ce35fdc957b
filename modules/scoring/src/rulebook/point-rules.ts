import { z } from 'zod';
import { factMatch, when } from './match.ts';
import { decimalPoints, ruleId, wording } from './wording.ts';

/** Points: a fixed number, or a multiple of a number that the fact carries (another office's score). */
export const points = z.union([
  decimalPoints,
  z.strictObject({ tag: z.string().min(1), times: z.number().min(-1000).max(1000) }),
]);
export type Points = z.infer<typeof points>;

/** How co-reporting units share the points of a fact; a share stated in the fact itself weighs before `equal`. */
export const sharing = z.strictObject({
  /** `equal`: split; `full`: each unit gets all; `fixed`: each unit gets `points`; the lead alone: `lead`. */
  mode: z.enum(['equal', 'full', 'fixed', 'lead']),
  points: decimalPoints.optional(),
  /** What rounding leaves over goes to the unit named first (`lead`), or to nobody (`lost`). */
  remainder: z.enum(['lead', 'lost']).default('lost'),
});
export type Sharing = z.infer<typeof sharing>;

/** To which multiple of points a share or a product is rounded, and how. */
export const rounding = z.strictObject({
  step: z.union([z.literal(0.01), z.literal(0.05), z.literal(0.1), z.literal(0.5), z.literal(1)]).default(0.01),
  mode: z.enum(['half-up', 'half-even', 'down', 'up']).default('half-up'),
});
export type Rounding = z.infer<typeof rounding>;

/** Other facts of the same item that must (`given`) or must not (`unless`) be there. */
const context = { given: z.array(factMatch).min(1).optional(), unless: z.array(factMatch).min(1).optional() };

/** Points that belong to the row they stand under and are displaced with it ("a research item +20"). */
const supplement = z.strictObject({ id: ruleId, label: wording, when: when.optional(), ...context, points });

/** One line of a points table. */
export const pointRow = z.strictObject({
  id: ruleId,
  label: wording,
  when: when.optional(),
  ...context,
  points,
  supplements: z.array(supplement).optional(),
});
export type PointRow = z.infer<typeof pointRow>;

/** In which month a rule's points count: of the event, of its recording, or of the item's first adoption. */
export const countsIn = z.enum(['occurred', 'recorded', 'first-adoption']);

/** A table of points for facts of some kinds. Bonuses and penalties are tables too; `family` names what they are added or capped with. */
export const pointRule = z.strictObject({
  id: ruleId,
  label: wording,
  family: ruleId,
  on: z.array(z.string().min(1)).min(1),
  /** Only units of these assessment classes; all when absent. */
  classes: z.array(z.string()).min(1).optional(),
  /** Which matching rows count: the first, all, or the one with the most points. */
  pick: z.enum(['first', 'all', 'highest']).default('first'),
  /** A row counts once per item and per combination of these tags; without `once`, each fact counts. */
  once: z.array(z.string()).optional(),
  sharing: sharing.optional(),
  countsIn: countsIn.optional(),
  rows: z.array(pointRow).min(1),
});
export type PointRule = z.infer<typeof pointRule>;

/** "The higher wins": of the lines of these families on one item, only the highest counts; `per` limits that to equal tags (a level). */
export const combination = z.strictObject({
  id: ruleId,
  label: wording,
  families: z.array(ruleId).min(1),
  take: z.literal('highest'),
  per: z.array(z.string()).default([]),
});
export type Combination = z.infer<typeof combination>;

/** Item points of a unit that count for another unit as well (a direct-reporting point for its two parents). */
export const credit = z.strictObject({
  id: ruleId,
  label: wording,
  relation: z.string().min(1),
  classes: z.array(z.string()).min(1).optional(),
  families: z.array(ruleId).min(1).optional(),
  times: z.number().min(0).max(10).default(1),
});
export type Credit = z.infer<typeof credit>;
