import { z } from 'zod';
import { day, moment, month } from '@gongkai/kernel';
import { tagValue } from '../rulebook/match.ts';
import { decimalPoints } from '../rulebook/wording.ts';

/** Schema of the fact envelope, for announcements and imported files. */
export const fact = z.strictObject({
  id: z.string().min(1).max(200),
  kind: z.string().min(1).max(60),
  subject: z.strictObject({ kind: z.string().min(1), id: z.string().min(1), title: z.string().optional() }),
  units: z.array(z.strictObject({ unitId: z.string().min(1), share: z.number().positive().max(10_000).optional() })).min(1).max(200),
  tags: z.record(z.string(), tagValue).default({}),
  occurredAt: z.union([day, moment]),
  recordedAt: moment,
  recordedBy: z.string().min(1),
  corrects: z.string().min(1).optional(),
});

export const closing = z.strictObject({ period: month, closedAt: moment });

export const scoredUnit = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  group: z.string().optional(),
  classes: z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]).optional(),
  creditTo: z.array(z.strictObject({ unitId: z.string(), relation: z.string(), from: day.optional(), until: day.optional() })).optional(),
  from: day.optional(),
  until: day.optional(),
  targets: z.record(z.string(), z.record(z.string(), z.number().min(0))).optional(),
  headcount: z.number().int().min(0).optional(),
});

export const openingBalance = z.strictObject({
  unitId: z.string().min(1),
  period: month,
  points: decimalPoints,
  counts: z.record(z.string(), z.number().int().min(0)).optional(),
  recordedAt: moment,
  recordedBy: z.string().min(1),
  note: z.string().optional(),
});

/**
 * Kinds of facts that the modules of the product announce. An office may add kinds of its own; these names and their tags are fixed.
 * Tags: `level` (county, city, province, state): the office that adopted, received or commissioned; `publication`, `column`: names as in the register
 * of publications; `itemKind` (comprehensive, brief, special, research, experience, web-digest); `commissioned`, `research`: of this adoption;
 * `leaderLevel`: level of the leader who instructed; `officerId`: the author; `onTime`; `serious`; `score`: another office's score in points.
 */
export const standardFactKinds = [
  'submitted',
  'adopted',
  'forwarded',
  'instructed',
  'instruction-answered',
  'instruction-overdue',
  'commission-delivered',
  'commission-missed',
  'urgent-missed',
  'urgent-late',
  'urgent-wrong',
  'urgent-false',
  'upper-score',
  'attested',
  'decision',
  'withdrawn',
] as const;
export type StandardFactKind = (typeof standardFactKinds)[number];
