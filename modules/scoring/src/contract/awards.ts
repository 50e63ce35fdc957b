import { z } from 'zod';
import { day, id, moment, month, prose, seenVersion } from '@gongkai/kernel';

export const answers = ['met', 'not-met', 'open'] as const;
export const nominationStates = ['recommended', 'shown', 'awarded', 'refused'] as const;

const judged = z.strictObject({
  id: z.string(), label: z.string(), answer: z.enum(answers), found: z.union([z.string(), z.number()]).nullable(), asked: z.union([z.string(), z.number()]).nullable(),
  because: z.array(z.string()), type: z.string(),
  /** The records that were counted, the first of them; how many there are in all. */
  facts: z.array(z.strictObject({ factId: z.string(), title: z.string(), on: day, subjectKind: z.string(), subjectId: z.string() })),
  factCount: z.number().int(),
});
export const candidateCondition = judged.extend({ of: z.array(judged).optional() });

export const nominationView = z.strictObject({
  id, year: z.number().int(), awardId: z.string(), award: z.string(), unitId: id, unitName: z.string(), personId: id.nullable(), personName: z.string().nullable(),
  gradeId: z.string().nullable(), grade: z.string().nullable(), state: z.enum(nominationStates), recommendedAt: moment, recommendedBy: z.string(),
  shownFrom: day.nullable(), shownTo: day.nullable(), decision: z.string().nullable(), decidedAt: moment.nullable(), decidedBy: z.string().nullable(),
  number: z.number().int().nullable(), version: z.number().int(),
  objections: z.array(z.strictObject({ id, unitName: z.string(), text: z.string(), at: moment, by: z.string(), answer: z.string().nullable(), upheld: z.boolean().nullable() })),
  allowed: z.array(z.string()),
});
export type NominationView = z.infer<typeof nominationView>;

export const candidateView = z.strictObject({
  awardId: z.string(), unitId: id, unitName: z.string(), personId: id.nullable(), personName: z.string().nullable(), group: z.string(), rank: z.number().int().nullable(),
  points: z.string(), standing: z.enum(['qualified', 'open', 'excluded']), gradeId: z.string().nullable(), grade: z.string().nullable(),
  conditions: z.array(candidateCondition), nominated: z.boolean(),
});
export const awardsView = z.strictObject({
  year: z.number().int(),
  /** The months of the assessment year. */
  from: month,
  to: month,
  /** Until the year is over answers are provisional and nothing is settled. */
  yearOver: z.boolean(),
  rulebook: z.string(),
  awards: z.array(z.strictObject({ id: z.string(), label: z.string(), kind: z.enum(['collective', 'progress', 'individual']), candidates: z.array(candidateView) })),
  nominations: z.array(nominationView),
  allowed: z.array(z.string()),
});
export type AwardsView = z.infer<typeof awardsView>;
export const awardsExportQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200).optional(), award: z.string().max(60).optional() });

const text = prose(1000).pipe(z.string().min(1, 'general.required'));
export const attestBody = z.strictObject({ year: z.number().int(), conditionId: z.string().min(1).max(60), unitId: id, personId: id.nullable().default(null), holds: z.boolean(), evidence: text });
export type Attest = z.infer<typeof attestBody>;
export const attested = z.strictObject({ conditionId: z.string(), holds: z.boolean() });
export const recommendBody = z.strictObject({ year: z.number().int(), awardId: z.string().min(1).max(60), unitId: id, personId: id.nullable().default(null) });
export type Recommend = z.infer<typeof recommendBody>;
export const nominationParams = z.strictObject({ nominationId: id });
export const objectionParams = z.strictObject({ nominationId: id, objectionId: id });
export const nominationVersionBody = z.strictObject({ seenVersion });
export const decideBody = z.strictObject({ award: z.boolean(), decision: text, seenVersion });
export type Decide = z.infer<typeof decideBody>;
export const objectBody = z.strictObject({ unitId: id, text });
export const answerObjectionBody = z.strictObject({ upheld: z.boolean(), answer: text });
