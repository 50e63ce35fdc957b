import { z } from 'zod';
import { block, blockText, day, id, isCleanText, isId, line, moment, pageOf, pageQuery, prose, richText, seenVersion } from '@gongkai/kernel';

export const itemKinds = ['comprehensive', 'brief', 'special', 'research', 'experience', 'digest'] as const;
export const itemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof itemKind>;

export const categories = [
  'policy', 'projects', 'superior-visit', 'instructions', 'leader-grassroots', 'periodic-work', 'research', 'trends', 'indicators', 'awards', 'other',
] as const;
export const category = z.enum(categories);
export type Category = z.infer<typeof category>;

/** The five grades, most urgent first. */
export const urgencies = ['extra-urgent', 'urgent', 'quick', 'slow', 'daily'] as const;
export const urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof urgency>;

export const channels = ['web', 'docx', 'email', 'paper'] as const;
export const channel = z.enum(channels);
export type Channel = z.infer<typeof channel>;

export const itemStates = ['draft', 'in-review', 'returned', 'withdrawn', 'sent', 'held', 'adopted', 'rejected', 'merged'] as const;
export const itemState = z.enum(itemStates);
export type ItemState = z.infer<typeof itemState>;

export const tags = ['commissioned'] as const;
export const tag = z.enum(tags);
export type Tag = z.infer<typeof tag>;

/** What happened to an item, as its event rows name it. */
export const eventKinds = [
  'created', 'imported', 'registered', 'submitted', 'sent', 'returned', 'withdrawn', 'held', 'adopted', 'rejected', 'merged', 'released', 'noted',
  'linked', 'unlinked',
] as const;
export const eventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof eventKind>;

export const author = z.strictObject({ name: line(40), personId: id.nullable().default(null) });
export type Author = z.infer<typeof author>;

/** A file of an item as it was when the text was submitted. */
export const itemFile = z.strictObject({ id, name: z.string(), mediaType: z.string(), size: z.number(), sha256: z.string() });
export type ItemFile = z.infer<typeof itemFile>;

const text = (max: number) => prose(max).refine((one) => !one.includes('\n'), 'general.characters');

/** A body that can be stored and shown: clean characters, pictures that name a file. */
const body = richText
  .refine((blocks) => blocks.every((one) => isCleanText(blockText(one))), 'general.characters')
  .refine((blocks) => blocks.every((one) => one.type !== 'picture' || isId(one.attachmentId)), 'general.id-invalid');

/** The text of an item while it is written: everything may still be missing, nothing may be hostile. */
export const draftText = z.strictObject({
  title: text(200).default(''),
  kind: itemKind.nullable().default(null),
  category: category.nullable().default(null),
  urgency: urgency.default('daily'),
  eventAt: moment.nullable().default(null),
  place: text(100).nullable().default(null),
  tags: z.array(tag).max(tags.length).default([]),
  body: body.default([]),
  authors: z.array(author).max(10).default([]),
  attachmentIds: z.array(id).max(30).default([]),
});
export type DraftText = z.infer<typeof draftText>;

export const createDraft = draftText.extend({ unitId: id });
export type CreateDraft = z.infer<typeof createDraft>;
export const saveDraft = draftText.extend({ seenVersion });
export type SaveDraft = z.infer<typeof saveDraft>;

export const submitItem = z.strictObject({ seenVersion, confirmedFindings: z.array(z.string().max(200)).max(500).default([]) });
export type SubmitItem = z.infer<typeof submitItem>;
export const withdrawItem = z.strictObject({ seenVersion, reason: prose(500).default('') });
export type WithdrawItem = z.infer<typeof withdrawItem>;
export const itemNote = z.strictObject({ note: prose(1000).refine((one) => one !== '', 'general.required'), forDeskOnly: z.boolean().default(false) });
export type ItemNote = z.infer<typeof itemNote>;

/** An item that came on paper or by e-mail, entered by a clerk for the unit that sent it. */
export const registerPaper = draftText.extend({
  unitId: id,
  channel: z.enum(['paper', 'email']).default('paper'),
  signedBy: id.nullable().default(null),
  signedOn: day.nullable().default(null),
});
export type RegisterPaper = z.infer<typeof registerPaper>;

export const linkDualReport = z.strictObject({
  otherItemId: id,
  leadShare: z.number().positive().max(1000).multipleOf(0.001).default(1),
  otherShare: z.number().positive().max(1000).multipleOf(0.001).default(1),
});
export type LinkDualReport = z.infer<typeof linkDualReport>;

/** The marks of an item that lists and other modules need. */
export const itemSummary = z.strictObject({
  id,
  unitId: id,
  unitName: z.string(),
  title: z.string(),
  kind: itemKind.nullable(),
  category: category.nullable(),
  urgency,
  channel,
  state: itemState,
  tags: z.array(tag),
  number: z.string().nullable(),
  authors: z.array(author),
  eventAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  submittedAt: z.string().nullable(),
  sentAt: z.string().nullable(),
});
export type ItemSummary = z.infer<typeof itemSummary>;
export const itemPage = pageOf(itemSummary);

/** An item with its text: the text that the reader may see, which for the desk is the one that was sent. */
export const itemFull = itemSummary.extend({
  place: z.string().nullable(),
  body: z.array(block),
  attachments: z.array(itemFile),
  version: z.number(),
  /** The number of the submitted text that is shown; 0 while nothing has been submitted. */
  textVersion: z.number(),
  fingerprint: z.string().nullable(),
  createdBy: id.nullable(),
});
export type ItemFull = z.infer<typeof itemFull>;

export const finding = z.strictObject({
  key: z.string(),
  kind: z.string(),
  blocks: z.boolean(),
  place: z.string(),
  excerpt: z.string(),
});
export type Finding = z.infer<typeof finding>;

export const actions = ['edit', 'submit', 'withdraw', 'note', 'desk', 'link'] as const;
export const itemView = itemFull.extend({
  allowed: z.array(z.enum(actions)),
  /** What would stop the item at the moment of submitting, for those who may submit it. */
  problems: z.array(z.strictObject({ code: z.string(), path: z.string().optional(), values: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
  findings: z.array(finding),
  dualReport: z.strictObject({
    leadItemId: id,
    units: z.array(z.strictObject({ itemId: id, unitId: id, unitName: z.string(), title: z.string(), share: z.number() })),
  }).nullable(),
});
export type ItemView = z.infer<typeof itemView>;

export const timelineEntry = z.strictObject({
  id,
  at: z.string(),
  source: z.enum(['event', 'opinion']),
  kind: z.string(),
  fromState: itemState.nullable(),
  toState: itemState.nullable(),
  by: z.string(),
  text: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export const timeline = z.strictObject({ entries: z.array(timelineEntry) });
export type Timeline = z.infer<typeof timeline>;

export const similarItem = z.strictObject({
  id, title: z.string(), unitId: id, unitName: z.string(), state: itemState, number: z.string().nullable(), sentAt: z.string().nullable(),
  likeness: z.number(),
});
export type SimilarItem = z.infer<typeof similarItem>;

/** What narrows a list; the same for the screen and its export. */
export const itemFilters = z.strictObject({
  unitId: id.optional(),
  state: itemState.optional(),
  kind: itemKind.optional(),
  category: category.optional(),
  urgency: urgency.optional(),
  channel: channel.optional(),
  from: day.optional(),
  to: day.optional(),
  text: line(60).optional(),
});
export type ItemFilters = z.infer<typeof itemFilters>;
export const itemListQuery = pageQuery.extend(itemFilters.shape);
export type ItemListQuery = z.infer<typeof itemListQuery>;
export type PageRequest = z.infer<typeof pageQuery>;

export const deskFilters = z.strictObject({
  state: z.enum(['sent', 'held']).optional(),
  unitId: id.optional(),
  kind: itemKind.optional(),
  category: category.optional(),
  urgency: urgency.optional(),
});
export type DeskFilters = z.infer<typeof deskFilters>;
export const deskQueueQuery = pageQuery.extend(deskFilters.shape);

export const measureQuery = z.strictObject({ from: day, to: day });
export const sameDayMeasure = z.strictObject({
  rows: z.array(z.strictObject({ unitId: id, unitName: z.string(), sent: z.number(), sameDay: z.number() })),
});
export type SameDayMeasure = z.infer<typeof sameDayMeasure>;

/** The units of the actor's items: for which he may write, and for which he may register what came on paper. */
export const ownUnits = z.strictObject({
  units: z.array(z.strictObject({ id, name: z.string(), mayWrite: z.boolean(), mayRegister: z.boolean() })),
  /** Where a new item belongs unless another unit is chosen. */
  usualUnitId: id.nullable(),
});
export type OwnUnits = z.infer<typeof ownUnits>;

/** Who could sign for a unit on a day: its leader in charge and its head. */
export const signersQuery = z.strictObject({ on: day.optional() });
export const signers = z.strictObject({ rows: z.array(z.strictObject({ personId: id, name: z.string(), post: z.enum(['leader-in-charge', 'head']) })) });
export type Signers = z.infer<typeof signers>;

/** The stages that the desk may give to an item. */
export const deskStages = ['sent', 'held', 'adopted', 'rejected', 'returned', 'merged'] as const;
export type DeskStage = (typeof deskStages)[number];
export interface SetStage {
  itemId: string;
  stage: DeskStage;
  /** Why; required to return, reject or hold. */
  reason?: string;
  /** Where it went: shown on the item's timeline. */
  into?: Record<string, string | number>;
}

/** How the credit for an item falls on units; the lead unit stands first. */
export interface ItemUnit {
  unitId: string;
  itemId: string;
  share: number;
}

/** What this module announces; the subject is always the item. */
export const announcements = {
  sent: 'submissions.sent',
  returned: 'submissions.returned',
  withdrawn: 'submissions.withdrawn',
  staged: 'submissions.staged',
} as const;
export const sentPayload = z.object({ unitId: id, number: z.string(), urgency, kind: itemKind, textVersion: z.number(), sentAt: moment, resent: z.boolean() });
export const returnedPayload = z.object({ unitId: id, by: z.enum(['review', 'desk']) });
export const withdrawnPayload = z.object({ unitId: id, fromState: itemState });
export const stagedPayload = z.object({ unitId: id, stage: z.enum(deskStages), fromState: itemState });

export const reviewKind = 'submissions.item';
export const subjectKind = 'submissions.item';
