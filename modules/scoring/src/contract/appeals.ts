import { z } from 'zod';
import { day, id, moment, pageOf, pageQuery, prose, seenVersion } from '@gongkai/kernel';
import { decimalPoints } from '../rulebook/wording.ts';
import { entryView } from './ledger.ts';

export const appealStates = ['open', 'granted', 'rejected', 'withdrawn'] as const;
const reasoned = prose(2000).pipe(z.string().min(1, 'general.required'));

export const fileAppealBody = z.strictObject({ entryId: z.string().min(1).max(400), reason: reasoned });
export type FileAppeal = z.infer<typeof fileAppealBody>;
/** The outcome: nothing changes, points are added or taken, or the fact itself is withdrawn. */
export const answerAppealBody = z.strictObject({
  outcome: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('rejected') }),
    z.strictObject({ type: z.literal('points'), points: decimalPoints.refine((points) => points !== 0, 'scoring.points-zero') }),
    z.strictObject({ type: z.literal('fact-withdrawn') }),
  ]),
  answer: reasoned,
  seenVersion,
});
export type AnswerAppeal = z.infer<typeof answerAppealBody>;
export const appealVersionBody = z.strictObject({ seenVersion });
export const appealParams = z.strictObject({ appealId: id });

export const appealView = z.strictObject({
  id,
  unitId: id,
  unitName: z.string(),
  entry: entryView,
  reason: z.string(),
  state: z.enum(appealStates),
  filedOn: day,
  filedBy: z.string(),
  dueOn: day,
  /** The limit in working days with which it began, and how many are left of it; none once it was answered. */
  answerDays: z.number().int(),
  workingDaysLeft: z.number().int().nullable(),
  overdue: z.boolean(),
  answer: z.string().nullable(),
  answeredAt: moment.nullable(),
  answeredBy: z.string().nullable(),
  factId: z.string().nullable(),
  outcome: z.array(entryView),
  version: z.number().int(),
  allowed: z.array(z.string()),
});
export type AppealView = z.infer<typeof appealView>;
export const appealQuery = pageQuery.extend({ state: z.enum(appealStates).optional() });
export const appealFilters = appealQuery.omit({ after: true, limit: true });
export const appealPage = pageOf(appealView);
