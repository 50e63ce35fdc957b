import { z } from 'zod';
import { day, id, moment, month, prose } from '@gongkai/kernel';
import { wording } from '../rulebook/wording.ts';

export const quotaStates = ['met', 'on-track', 'warned', 'missed', 'no-target', 'not-begun'] as const;
export const yearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200).optional() });

export const consequenceEffects = ['notice', 'ineligible', 'target-deduction', 'interview'] as const;

/** What follows from a missed task or a veto, and what the office did about it. */
export const consequenceView = z.strictObject({
  effect: z.enum(consequenceEffects),
  label: z.string(),
  byDecision: z.boolean(),
  decision: z.strictObject({ carriedOut: z.boolean(), points: z.number().nullable(), note: z.string(), at: moment, by: z.string() }).nullable(),
});
export type ConsequenceView = z.infer<typeof consequenceView>;

export const quotaProgressView = z.strictObject({
  quotaId: z.string(),
  label: z.string(),
  measure: z.enum(['points', 'count', 'rate']),
  unitId: id,
  unitName: z.string(),
  from: month,
  to: month,
  check: z.number().int().nullable(),
  done: z.number(),
  target: z.number().nullable(),
  forecast: z.number().nullable(),
  state: z.enum(quotaStates),
  daysLeft: z.number().int(),
  consequences: z.array(consequenceView),
});
export type QuotaProgressView = z.infer<typeof quotaProgressView>;
export const quotasView = z.strictObject({
  year: z.number().int(),
  asOf: day,
  rulebook: z.string(),
  quotas: z.array(z.strictObject({ id: z.string(), label: z.string(), ownTargets: z.boolean() })),
  rows: z.array(quotaProgressView),
  vetoes: z.array(z.strictObject({ vetoId: z.string(), unitId: id, unitName: z.string(), label: z.string(), periodTo: month, consequences: z.array(consequenceView), factIds: z.array(z.string()) })),
  allowed: z.array(z.string()),
});
export const decideConsequenceBody = z.strictObject({
  year: z.number().int().min(2000).max(2200),
  ruleId: z.string().min(1).max(60),
  unitId: id,
  periodTo: month,
  check: z.number().int().min(0).max(4).default(0),
  effect: z.enum(consequenceEffects),
  carriedOut: z.boolean(),
  points: z.number().positive().max(10_000).nullable().default(null),
  note: prose(1000).pipe(z.string().min(1, 'general.required')),
});
export type DecideConsequence = z.infer<typeof decideConsequenceBody>;
export type QuotasView = z.infer<typeof quotasView>;
export const setTargetBody = z.strictObject({ unitId: id, year: z.number().int().min(2000).max(2200), quotaId: z.string().min(1).max(60), target: z.number().min(0).max(1_000_000) });
export type SetTarget = z.infer<typeof setTargetBody>;
export const targetSet = z.strictObject({ unitId: id, quotaId: z.string(), target: z.number() });

export const tryRulesQuery = z.strictObject({ rulebookId: id.optional(), shipped: z.enum(['county', 'city', 'lianyungang', 'guangyuan']).optional(), year: z.coerce.number().int().min(2000).max(2200) });
const place = z.strictObject({ points: z.string(), value: z.number(), rank: z.number().int() });
export const triedRules = z.strictObject({
  from: month,
  to: month,
  before: z.string(),
  after: z.string(),
  title: wording,
  moved: z.number().int(),
  likeness: z.number().nullable(),
  rows: z.array(z.strictObject({
    unitId: id, name: z.string(), group: z.string(), before: place, after: place, moves: z.number().int(),
    because: z.array(z.strictObject({ ruleId: z.string(), rule: z.string(), points: z.string() })),
  })),
  fairness: z.array(z.strictObject({
    unitId: id, name: z.string(), submitted: z.number().int(), adopted: z.number().int(), pointsPerHead: z.number().nullable(), pointsPerItem: z.number().nullable(),
    adoptionRate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
  })),
});
export type TriedRules = z.infer<typeof triedRules>;
