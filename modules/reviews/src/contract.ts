import { z } from 'zod';
import { day, id, line, moment, pageQuery, prose, seenVersion } from '@gongkai/kernel';

/** What this module announces. */
export const reviewsCompleted = 'reviews.completed';
export const reviewsAsked = 'reviews.asked';

/** The end of a case by approval or return; the subject of the announcement is the reviewed record. */
export const completedPayload = z.object({
  caseId: id,
  subjectKind: z.string(),
  outcome: z.enum(['approved', 'returned']),
  /** The last opinion; the reason of a return. */
  opinion: z.string(),
  fingerprint: z.string(),
  clearanceId: id.nullable(),
  byName: z.string(),
});
export type ReviewCompleted = z.infer<typeof completedPayload>;

/** Somebody's opinion is waited for; the subject of the announcement is the reviewed record. */
export const askedPayload = z.object({ caseId: id, position: z.number().int(), accountIds: z.array(id) });

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'reviews.key-invalid');

/** The posts and roles that a step can be given to; the words are those of organisations and accounts. */
export const stepPosts = ['leader-in-charge', 'head', 'officer', 'deputy-officer', 'office-leader', 'member'] as const;
export const stepRoles = [
  'unit-leader', 'unit-head', 'editor', 'office-leader', 'confidentiality-reviewer', 'disclosure-officer', 'government-leader',
] as const;
export const stepKinds = ['approve', 'confidentiality', 'legal', 'policy', 'statistics', 'countersign'] as const;

/** One step of a chain: who is asked (`by`), where they work (`of`), and whether one answer is enough (`any`) or all must sign (`all`). */
export const chainStep = z.strictObject({
  key: slug,
  name: line(40),
  kind: z.enum(stepKinds).default('approve'),
  by: z.union([
    z.strictObject({ post: z.enum(stepPosts) }),
    z.strictObject({ role: z.enum(stepRoles) }),
    z.strictObject({ accountIds: z.array(id).min(1).max(20) }),
  ]),
  of: z.enum(['subject-unit', 'organ', 'jurisdiction']).default('subject-unit'),
  mode: z.enum(['any', 'all']).default('any'),
  /** Skipped when nobody is found; any other step then keeps the case from starting. */
  optional: z.boolean().default(false),
});

/** Steps in order; keys differ. */
export const chainSteps = z
  .array(chainStep)
  .min(1, 'reviews.steps-missing')
  .max(12)
  .refine((steps) => new Set(steps.map((step) => step.key)).size === steps.length, 'reviews.step-keys-repeat')
  // A chain that may pass over everybody would clear a record that nobody has read.
  .refine((steps) => steps.length === 0 || steps.some((step) => !step.optional), 'reviews.all-optional');

/** The kind of record that a chain reviews, as its module names it. */
export const subjectKind = z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/).max(60);

export const saveChain = z.strictObject({
  organUnitId: id.nullable(),
  kind: subjectKind,
  name: line(100),
  steps: chainSteps,
  /** Null for a chain that does not stand yet. */
  seenVersion: seenVersion.nullable(),
});
export const retireChain = z.strictObject({ seenVersion });

export const chainView = z.strictObject({
  id,
  organUnitId: id.nullable(),
  organName: z.string().nullable(),
  kind: z.string(),
  name: z.string(),
  steps: z.array(chainStep),
  version: z.number().int(),
  changedAt: moment,
  changedBy: z.string(),
  allowed: z.array(z.string()),
});

export const opinionView = z.strictObject({
  id,
  position: z.number().int(),
  stepName: z.string(),
  personId: id,
  personName: z.string(),
  postName: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  decision: z.enum(['approve', 'return']),
  opinion: z.string(),
  fingerprint: z.string(),
  at: moment,
  /** A signature on paper: its day, who carried it over, and the scan. */
  signedOn: day.nullable(),
  recordedBy: z.string().nullable(),
  scanAttachmentId: id.nullable(),
});

export const reviewerView = z.strictObject({
  personId: id,
  personName: z.string(),
  postName: z.string().nullable(),
  /** Who stands in today while the person is away. */
  deputyName: z.string().nullable(),
  state: z.enum(['asked', 'approved', 'returned', 'passed', 'released']),
});

export const stepView = z.strictObject({
  position: z.number().int(),
  key: z.string(),
  name: z.string(),
  kind: z.enum(stepKinds),
  mode: z.enum(['any', 'all']),
  state: z.enum(['waiting', 'open', 'done', 'skipped', 'returned', 'ended']),
  reviewers: z.array(reviewerView),
  opinions: z.array(opinionView),
});

export const caseState = z.enum(['running', 'approved', 'returned', 'cancelled']);

export const caseView = z.strictObject({
  id,
  subjectKind: z.string(),
  subjectId: id,
  unitId: id,
  unitName: z.string(),
  chainName: z.string(),
  chainVersion: z.number().int(),
  title: z.string(),
  link: z.string(),
  summary: z.string().nullable(),
  fingerprint: z.string(),
  state: caseState,
  version: z.number().int(),
  dueAt: moment.nullable(),
  startedAt: moment,
  startedBy: z.string(),
  stepOpenedAt: moment,
  endedAt: moment.nullable(),
  endReason: z.string().nullable(),
  /** 当日件当日签当日报: in, signed and sent on one day of the jurisdiction. */
  sameDay: z.strictObject({ startedOn: day, signedOn: day.nullable(), endedOn: day.nullable(), kept: z.boolean().nullable() }),
  steps: z.array(stepView),
  events: z.array(z.strictObject({ event: z.string(), position: z.number().int().nullable(), at: moment, actorName: z.string(), reason: z.string().nullable() })),
  allowed: z.array(z.string()),
});

/** One line of the inbox or of the list of cases. */
export const caseRow = z.strictObject({
  id,
  subjectKind: z.string(),
  subjectId: id,
  unitId: id,
  unitName: z.string(),
  title: z.string(),
  link: z.string(),
  stepName: z.string(),
  state: caseState,
  startedAt: moment,
  stepOpenedAt: moment,
  dueAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** Whom the reader stands in for, when he is asked as a deputy. */
  onBehalfOf: z.string().nullable(),
});

export const inboxQuery = pageQuery.extend({
  /** What waits for me, or what I have signed. */
  box: z.enum(['waiting', 'signed']).default('waiting'),
  kind: subjectKind.optional(),
});
export const casesQuery = pageQuery.extend({ state: caseState.default('running'), kind: subjectKind.optional(), unitId: id.optional() });
export const inboxFilters = inboxQuery.omit({ after: true, limit: true });
export const casesFilters = casesQuery.omit({ after: true, limit: true });

export const caseParams = z.strictObject({ caseId: id });
export const scanParams = z.strictObject({ caseId: id, opinionId: id });
export const chainParams = z.strictObject({ chainId: id });
export const clearanceParams = z.strictObject({ clearanceId: id });

/** A signature on paper that a clerk carries over for the person who signed. */
export const paperSignature = z.strictObject({ personId: id, attachmentId: id, signedOn: day });

export const opinionBody = z.strictObject({
  decision: z.enum(['approve', 'return']),
  opinion: prose(2000).default(''),
  recordedFor: paperSignature.optional(),
  /** The fingerprint of the text that the person has read. */
  seenFingerprint: z.string().min(1).max(200),
  /** The version of the case on the screen; left out by imports, which act in order. */
  seenVersion: seenVersion.optional(),
});
export const reassignBody = z.strictObject({ personIds: z.array(id).min(1).max(20), reason: line(300), seenVersion });

export const urgentRow = z.strictObject({
  id,
  subjectKind: z.string(),
  subjectId: id,
  personName: z.string(),
  basis: z.string(),
  at: moment,
  confirmBy: moment,
  isOverdue: z.boolean(),
  confirmedBy: z.string().nullable(),
  confirmedAt: moment.nullable(),
  allowed: z.array(z.string()),
});
export const urgentFilters = z.strictObject({ show: z.enum(['open', 'overdue', 'all']).default('open') });
export const urgentQuery = pageQuery.extend(urgentFilters.shape);
export const confirmBody = z.strictObject({ opinion: prose(1000).default('') });

export type ChainStep = z.infer<typeof chainStep>;
export type ChainView = z.infer<typeof chainView>;
export type SaveChain = z.infer<typeof saveChain>;
export type CaseView = z.infer<typeof caseView>;
export type CaseRow = z.infer<typeof caseRow>;
export type CaseState = z.infer<typeof caseState>;
export type StepView = z.infer<typeof stepView>;
export type OpinionView = z.infer<typeof opinionView>;
export type GiveOpinion = { caseId: string } & z.input<typeof opinionBody>;
export type ReassignStep = { caseId: string } & z.infer<typeof reassignBody>;
export type UrgentRow = z.infer<typeof urgentRow>;
export type InboxFilters = z.infer<typeof inboxFilters>;
export type CasesFilters = z.infer<typeof casesFilters>;
