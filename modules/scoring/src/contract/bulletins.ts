import { z } from 'zod';
import { day, id, line, moment, month, pageOf, pageQuery, prose, richText, seenVersion } from '@gongkai/kernel';

/** The name under which reviews, files and the catalogue know a notice. */
export const bulletinSubject = 'scoring.bulletin';
/** A notice was issued; the subject is the notice. */
export const bulletinIssued = 'scoring.bulletin-issued';

export const bulletinStates = ['draft', 'in-review', 'approved', 'issued', 'abandoned'] as const;
export type BulletinState = (typeof bulletinStates)[number];
export const bulletinLengths = ['month', 'quarter', 'year'] as const;
export type BulletinLength = (typeof bulletinLengths)[number];

/** By its last month: a quarter or year ends with it. */
export const compileBulletinBody = z.strictObject({
  month,
  length: z.enum(bulletinLengths).default('month'),
  rankBy: z.enum(['period', 'cumulative']).optional(),
});
export type CompileBulletin = z.input<typeof compileBulletinBody>;

export const editBulletinBody = z.strictObject({ title: line(200), opening: richText, comments: richText, seenVersion });
export type EditBulletin = z.infer<typeof editBulletinBody>;
export const bulletinVersionBody = z.strictObject({ seenVersion });
export const recallBulletinBody = z.strictObject({ seenVersion, reason: prose(500) });
export const bulletinParams = z.strictObject({ bulletinId: id });
export const bulletinFileParams = z.strictObject({ bulletinId: id, attachmentId: id });

export const bulletinSummary = z.strictObject({
  id,
  title: z.string(),
  length: z.enum(bulletinLengths),
  periodFrom: month,
  periodTo: month,
  state: z.enum(bulletinStates),
  year: z.number().int().nullable(),
  number: z.number().int().nullable(),
  issuedOn: day.nullable(),
  version: z.number().int(),
  updatedAt: moment,
});
export type BulletinSummary = z.infer<typeof bulletinSummary>;
export const bulletinQuery = pageQuery.extend({ state: z.enum(bulletinStates).optional(), length: z.enum(bulletinLengths).optional() });
export const bulletinPage = pageOf(bulletinSummary);
export const bulletinFilters = bulletinQuery.omit({ after: true, limit: true });
export const noted = z.strictObject({ readAt: moment.nullable() });

const checkFinding = z.strictObject({
  code: z.string(), where: z.string(), message: z.string(), found: z.string().optional(), expected: z.string().optional(), values: z.record(z.string(), z.string()),
});

export const bulletinView = bulletinSummary.extend({
  rankBy: z.enum(['period', 'cumulative']),
  opening: richText,
  comments: richText,
  /** The tables, every figure in them a count of records or a sum of entries. */
  figures: z.any(),
  /** The table as it leaves the office, without the paper around it. */
  grid: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** Whether the ledger gives other figures now than those shown. */
  outdated: z.boolean(),
  check: z.strictObject({ ok: z.boolean(), findings: z.array(checkFinding), unjudged: z.array(checkFinding) }),
  approvedBy: z.string().nullable(),
  review: z.any(),
  files: z.enum(['none', 'waiting', 'ready']),
  attachments: z.array(z.any()),
  /** The entry in the public catalogue, when it was handed there. */
  document: z.strictObject({ id, state: z.string() }).nullable(),
  /** Whose entries the reader may open behind the figures. */
  reach: z.union([z.literal('all'), z.array(id)]),
  /** When the reader opened it first; and for the office which units have. */
  readAt: moment.nullable(),
  receipts: z.array(z.strictObject({ unitId: id, unitName: z.string(), readBy: z.string().nullable(), readAt: moment.nullable() })),
  events: z.array(z.strictObject({ at: moment, kind: z.string(), by: z.string(), reason: z.string().nullable(), toState: z.string().nullable() })),
  allowed: z.array(z.string()),
});
export type BulletinView = z.infer<typeof bulletinView>;

export const closingsView = z.strictObject({ rows: z.array(z.strictObject({ period: month, closedAt: moment, closedBy: z.string() })) });
