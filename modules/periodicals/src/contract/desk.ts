import { z } from 'zod';
import { block, blockText, id, isCleanText, isId, line, pageOf, pageQuery, prose, richText, seenVersion, day } from '@gongkai/kernel';
import { adoptedKind } from './facts.ts';

export const deskBody = richText
  .refine((blocks) => blocks.every((one) => isCleanText(blockText(one))), 'general.characters')
  .refine((blocks) => blocks.every((one) => one.type !== 'picture' || isId(one.attachmentId)), 'general.id-invalid');

/** The marks of an item as the desk shows them; the words of the codes are those of submissions. */
export const itemMarks = z.strictObject({
  id,
  unitId: id,
  unitName: z.string(),
  title: z.string(),
  kind: z.string().nullable(),
  category: z.string().nullable(),
  urgency: z.string(),
  state: z.string(),
  tags: z.array(z.string()),
  number: z.string().nullable(),
  eventAt: z.string().nullable(),
  sentAt: z.string().nullable(),
});
export type ItemMarks = z.infer<typeof itemMarks>;

export const share = z.number().positive().max(1000).multipleOf(0.001);
export const shareOf = z.strictObject({ itemId: id, share });
export type ShareOf = z.infer<typeof shareOf>;

export const takeUp = z.strictObject({ itemId: id });
export const saveCopy = z.strictObject({ title: line(200), body: deskBody, seenVersion });
export type SaveCopy = z.infer<typeof saveCopy>;
/** The first item leads: the merged text is known to the scores under it. */
export const mergeItems = z.strictObject({
  itemIds: z.array(id).min(2, 'periodicals.merge-needs-two').max(30),
  title: line(200).optional(),
  shares: z.array(shareOf).max(30).default([]),
});
export type MergeItems = z.infer<typeof mergeItems>;
export const decideItem = z.strictObject({
  decision: z.enum(['returned', 'rejected', 'held', 'sent']),
  reason: prose(1000).default(''),
});
export type DecideItem = z.infer<typeof decideItem>;

export const adoptBody = z.strictObject({
  /** Items to adopt, the lead first; several are merged. Or a copy that stands already. */
  itemIds: z.array(id).max(30).default([]),
  deskCopyId: id.optional(),
  publicationId: id,
  columnCode: line(40).nullable().default(null),
  itemKind: adoptedKind,
  commissioned: z.boolean().default(false),
  shares: z.array(shareOf).max(30).default([]),
});
export type Adopt = z.infer<typeof adoptBody>;
export const withdrawAdoption = z.strictObject({ reason: prose(1000).refine((one) => one !== '', 'general.required') });

export const adoptionStates = ['waiting', 'placed', 'issued', 'withdrawn'] as const;
export const adoptionState = z.enum(adoptionStates);
export type AdoptionState = z.infer<typeof adoptionState>;

const creditedUnit = z.strictObject({ unitId: id, unitName: z.string(), share: z.number() });

export const adoptionView = z.strictObject({
  id,
  copyId: id,
  itemId: id,
  title: z.string(),
  publicationId: id,
  publicationName: z.string(),
  columnCode: z.string().nullable(),
  columnName: z.string().nullable(),
  itemKind: adoptedKind,
  commissioned: z.boolean(),
  state: adoptionState,
  issueId: id.nullable(),
  issueYear: z.number().nullable(),
  issueNumber: z.number().nullable(),
  issuedOn: z.string().nullable(),
  adoptedAt: z.string(),
  adoptedBy: z.string(),
  units: z.array(creditedUnit),
  allowed: z.array(z.enum(['withdraw'])),
});
export type AdoptionView = z.infer<typeof adoptionView>;
export const adoptionPage = pageOf(adoptionView);
export const adoptionFilters = z.strictObject({
  publicationId: id.optional(), unitId: id.optional(), state: adoptionState.optional(), itemKind: adoptedKind.optional(), from: day.optional(), to: day.optional(),
});
export type AdoptionFilters = z.infer<typeof adoptionFilters>;
export const adoptionQuery = pageQuery.extend(adoptionFilters.shape);
export type AdoptionQuery = z.infer<typeof adoptionQuery>;

export const deskSource = z.strictObject({ itemId: id, title: z.string(), unitId: id, unitName: z.string(), share: z.number(), textVersion: z.number() });
export const copyView = z.strictObject({
  id,
  itemId: id,
  title: z.string(),
  body: z.array(block),
  version: z.number(),
  merged: z.boolean(),
  sources: z.array(deskSource),
  updatedAt: z.string(),
  updatedBy: z.string(),
  adoptions: z.array(adoptionView),
  allowed: z.array(z.enum(['save', 'adopt', 'forward'])),
});
export type CopyView = z.infer<typeof copyView>;

const part = z.strictObject({ text: z.string(), change: z.enum(['same', 'added', 'removed']) });
export const blockChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('unchanged'), block }),
  z.strictObject({ change: z.literal('added'), block }),
  z.strictObject({ change: z.literal('removed'), block }),
  z.strictObject({ change: z.literal('changed'), before: block, after: block, parts: z.array(part), isFormatOnly: z.boolean() }),
]);
/** What the desk changed in the text that a unit sent. */
export const differenceView = z.strictObject({ title: z.array(part), body: z.array(blockChange), isUnchanged: z.boolean() });
export type Difference = z.infer<typeof differenceView>;

export const deskRow = itemMarks.extend({ copyId: id.nullable(), isMine: z.boolean(), ageHours: z.number() });
export type DeskRow = z.infer<typeof deskRow>;
export const deskPage = pageOf(deskRow);
export const versionRow = z.strictObject({ number: z.number(), title: z.string(), savedAt: z.string(), savedBy: z.string() });
export const versionView = versionRow.extend({ body: z.array(block) });
export const versionList = z.strictObject({ rows: z.array(versionRow) });
