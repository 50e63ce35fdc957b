import { z } from 'zod';
import { day, id, line, moment, pageOf, pageQuery, prose, seenVersion } from '@gongkai/kernel';
import { adoptionView, differenceView, itemMarks } from './desk.ts';
import { adoptedKind, level, upperLevel } from './facts.ts';
import { instructionState, resultView } from './instructions.ts';

export const upwardSubject = 'submissions.upward';
export const forwardingStates = ['in-review', 'returned', 'forwarded', 'withdrawn'] as const;
export const forwardingState = z.enum(forwardingStates);
export type ForwardingState = z.infer<typeof forwardingState>;

export const forwardCopy = z.strictObject({ deskCopyId: id, level: upperLevel, publication: line(60).nullable().default(null) });
export type ForwardCopy = z.infer<typeof forwardCopy>;
export const withdrawForwarding = z.strictObject({ seenVersion, reason: prose(500).refine((one) => one !== '', 'general.required') });

export const renderForwardingPayload = z.object({ forwardingId: id });
export const forwardingFileParams = z.strictObject({ forwardingId: id, attachmentId: id });

export const recordUpperAdoption = z.strictObject({
  itemId: id,
  forwardingId: id.nullable().default(null),
  level: upperLevel,
  publication: line(60),
  columnCode: line(40).nullable().default(null),
  itemKind: adoptedKind.nullable().default(null),
  issueLabel: line(60).nullable().default(null),
  commissioned: z.boolean().default(false),
  adoptedOn: day,
});
export type RecordUpperAdoption = z.infer<typeof recordUpperAdoption>;
export const withdrawUpperAdoption = z.strictObject({ reason: prose(500).refine((one) => one !== '', 'general.required') });

export const upperAdoptionView = z.strictObject({
  id, itemId: id, title: z.string(), unitId: id, unitName: z.string(), forwardingId: id.nullable(), level: upperLevel, publication: z.string(),
  columnCode: z.string().nullable(), itemKind: adoptedKind.nullable(), issueLabel: z.string().nullable(), commissioned: z.boolean(),
  adoptedOn: z.string(), recordedBy: z.string(), allowed: z.array(z.enum(['withdraw'])),
});
export type UpperAdoptionView = z.infer<typeof upperAdoptionView>;
export const upperAdoptionPage = pageOf(upperAdoptionView);

export const forwardingView = z.strictObject({
  id, itemId: id, copyId: id, title: z.string(), unitId: id, unitName: z.string(), level: upperLevel, publication: z.string().nullable(),
  state: forwardingState, version: z.number(), forwardedAt: z.string().nullable(), createdAt: z.string(), createdBy: z.string(),
  /** What the office that got it took, and what those above that office took. */
  adopted: z.array(z.strictObject({ id, level: upperLevel, publication: z.string(), adoptedOn: z.string() })),
  /** The official document that left, for those who may read it. */
  files: z.array(z.strictObject({ id, name: z.string(), size: z.number() })),
  allowed: z.array(z.enum(['withdraw', 'record-adoption'])),
});
export type ForwardingView = z.infer<typeof forwardingView>;
export const forwardingPage = pageOf(forwardingView);
export const upwardFilters = z.strictObject({ level: upperLevel.optional(), unitId: id.optional(), from: day.optional(), to: day.optional() });
export type UpwardFilters = z.infer<typeof upwardFilters>;
export const upwardQuery = pageQuery.extend(upwardFilters.shape);
export type UpwardQuery = z.infer<typeof upwardQuery>;

/** What reached the desk, what was adopted, and what the offices above took, by unit and in some days. */
export const rateQuery = z.strictObject({ from: day, to: day });
export const rateRow = z.strictObject({
  unitId: id, unitName: z.string(), sent: z.number(), adopted: z.number(), forwarded: z.number(), upperAdopted: z.number(),
  adoptionRate: z.number().nullable(), upperRate: z.number().nullable(),
});
export type RateRow = z.infer<typeof rateRow>;
export const rateList = z.strictObject({ rows: z.array(rateRow) });

export const publishCommission = z.strictObject({
  kind: z.enum(['commission', 'points']),
  level: level.default('county'),
  title: line(200),
  content: prose(8000).refine((one) => one !== '', 'general.required'),
  requirements: prose(4000).default(''),
  dueAt: moment.nullable().default(null),
  unitIds: z.array(id).min(1, 'periodicals.addressees-missing').max(300),
});
export type PublishCommission = z.infer<typeof publishCommission>;
export const answerCommission = z.strictObject({ unitId: id });
export const deliverCommission = z.strictObject({ unitId: id, itemId: id });
export type DeliverCommission = z.infer<typeof deliverCommission>;

export const commissionView = z.strictObject({
  id, kind: z.enum(['commission', 'points']), level, title: z.string(), content: z.string(), requirements: z.string(), dueAt: z.string().nullable(),
  publishedAt: z.string(), publishedBy: z.string(), endedAt: z.string().nullable(),
  units: z.array(z.strictObject({
    unitId: id, unitName: z.string(), state: z.enum(['asked', 'accepted', 'delivered', 'missed']), itemId: id.nullable(), deliveredAt: z.string().nullable(), onTime: z.boolean().nullable(),
  })),
  allowed: z.array(z.enum(['answer', 'end'])),
});
export type CommissionView = z.infer<typeof commissionView>;
export const commissionPage = pageOf(commissionView);
export const commissionFilters = z.strictObject({ kind: z.enum(['commission', 'points']).optional(), commission: id.optional() });
export const commissionQuery = pageQuery.extend(commissionFilters.shape);
export type CommissionQuery = z.infer<typeof commissionQuery>;

/** What became of an item, for the unit that reported it. */
export const outcomeView = z.strictObject({
  item: itemMarks,
  merged: z.boolean(),
  withUnits: z.array(z.strictObject({ unitId: id, unitName: z.string(), share: z.number() })),
  adoptions: z.array(adoptionView),
  difference: differenceView.nullable(),
  forwardings: z.array(z.strictObject({ level: upperLevel, state: forwardingState, forwardedAt: z.string().nullable() })),
  upperAdoptions: z.array(z.strictObject({ level: upperLevel, publication: z.string(), adoptedOn: z.string() })),
  instructions: z.array(z.strictObject({ id: id.nullable(), leaderLevel: level, givenOn: z.string(), state: instructionState, text: z.string().nullable() })),
  results: z.array(resultView),
});
export type OutcomeView = z.infer<typeof outcomeView>;
