import { z } from 'zod';
import { day, id, line, pageOf, pageQuery, prose, seenVersion } from '@gongkai/kernel';
import { level } from './facts.ts';

export const instructionStates = ['recorded', 'assigned', 'answered', 'closed', 'withdrawn'] as const;
export const instructionState = z.enum(instructionStates);
export type InstructionState = z.infer<typeof instructionState>;

/** The key of the setting that says which units read the words of an instruction. */
export const instructionSettingKey = 'periodicals.instructions';
export const instructionSetting = z.strictObject({
  /** The units that carry it out always read it; the unit that reported the item only where the office says so. */
  reportingUnitReads: z.boolean().default(false),
});
export type InstructionSetting = z.infer<typeof instructionSetting>;

const text = prose(4000).refine((one) => one !== '', 'general.required');

/** Written in the workspace by the leader himself. */
export const writeInstruction = z.strictObject({ itemId: id, adoptionId: id.optional(), text });
export type WriteInstruction = z.infer<typeof writeInstruction>;
/** Carried over from paper, with the scan. */
export const recordInstruction = z.strictObject({
  itemId: id,
  adoptionId: id.optional(),
  leaderLevel: level,
  leaderPersonId: id.nullable().default(null),
  leaderName: line(60).optional(),
  leaderPost: line(100).nullable().default(null),
  givenOn: day,
  text,
  scanIds: z.array(id).min(1, 'periodicals.scan-missing').max(10),
});
export type RecordInstruction = z.infer<typeof recordInstruction>;
export const assignInstruction = z.strictObject({
  seenVersion,
  units: z.array(z.strictObject({ unitId: id, lead: z.boolean().default(false), dueOn: day.nullable().default(null) })).min(1, 'periodicals.assignees-missing').max(30),
});
export type AssignInstruction = z.infer<typeof assignInstruction>;
export const giveFeedback = z.strictObject({
  unitId: id,
  text: prose(8000).refine((one) => one !== '', 'general.required'),
  /** The last word of the unit: what was asked is done. */
  final: z.boolean().default(true),
  attachmentIds: z.array(id).max(10).default([]),
});
export type GiveFeedback = z.infer<typeof giveFeedback>;
export const closeInstruction = z.strictObject({ seenVersion, reason: prose(1000).default('') });
export const withdrawInstruction = z.strictObject({ seenVersion, reason: prose(1000).refine((one) => one !== '', 'general.required') });
export const correctText = z.strictObject({ seenVersion, text });
export const urgeUnits = z.strictObject({ note: prose(300).default('') });

export const resultKinds = ['decision', 'project', 'fix', 'policy', 'other'] as const;
export const recordResult = z.strictObject({
  itemId: id,
  instructionId: id.nullable().default(null),
  kind: z.enum(resultKinds),
  title: line(200),
  description: prose(4000).default(''),
  happenedOn: day,
});
export type RecordResult = z.infer<typeof recordResult>;

export const instructionRow = z.strictObject({
  id,
  itemId: id,
  title: z.string(),
  unitId: id,
  unitName: z.string(),
  leaderLevel: level,
  leaderName: z.string(),
  leaderPost: z.string().nullable(),
  givenOn: z.string(),
  source: z.enum(['workspace', 'paper']),
  state: instructionState,
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
});
export type InstructionRow = z.infer<typeof instructionRow>;
export const instructionPage = pageOf(instructionRow);
export const instructionFilters = z.strictObject({
  state: instructionState.optional(), leaderLevel: level.optional(), unitId: id.optional(), from: day.optional(), to: day.optional(),
});
export type InstructionFilters = z.infer<typeof instructionFilters>;
export const instructionQuery = pageQuery.extend(instructionFilters.shape);
export type InstructionQuery = z.infer<typeof instructionQuery>;

export const resultView = z.strictObject({
  id, kind: z.enum(resultKinds), title: z.string(), description: z.string(), happenedOn: z.string(), at: z.string(), by: z.string(), instructionId: id.nullable(),
});
export type ResultView = z.infer<typeof resultView>;
const file = z.strictObject({ id, name: z.string(), mediaType: z.string(), size: z.number() });
export const feedbackView = z.strictObject({
  id, unitId: id, unitName: z.string(), text: z.string(), final: z.boolean(), at: z.string(), by: z.string(), attachments: z.array(file),
});
export const instructionView = instructionRow.extend({
  version: z.number(),
  adoptionId: id.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  /** The words, for those who may read them; null for everybody else. */
  text: z.string().nullable(),
  scans: z.array(file),
  assignments: z.array(z.strictObject({ unitId: id, unitName: z.string(), lead: z.boolean(), dueOn: z.string().nullable(), answeredAt: z.string().nullable(), overdue: z.boolean() })),
  feedback: z.array(feedbackView),
  results: z.array(resultView),
  timeline: z.array(z.strictObject({ at: z.string(), kind: z.string(), by: z.string(), reason: z.string().nullable() })),
  allowed: z.array(z.enum(['assign', 'answer', 'urge', 'close', 'correct', 'withdraw', 'result'])),
  /** The actor's units that have been asked and may answer now. */
  answerFor: z.array(z.strictObject({ unitId: id, unitName: z.string() })),
});
export type InstructionView = z.infer<typeof instructionView>;
