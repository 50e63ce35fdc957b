import { z } from 'zod';
import { day, id, moment, seenVersion } from '@gongkai/kernel';
import { wording } from '../rulebook/wording.ts';

export const rulebookStates = ['draft', 'in-force', 'discarded'] as const;

export const rulebookSummary = z.strictObject({
  id,
  /** `id@version`, as entries name it. */
  name: z.string(),
  bookId: z.string(),
  bookVersion: z.number().int(),
  title: wording,
  source: z.any(),
  state: z.enum(rulebookStates),
  effectiveFrom: day.nullable(),
  adoptedAt: moment.nullable(),
  adoptedBy: z.string().nullable(),
  version: z.number().int(),
  changedAt: moment,
  changedBy: z.string(),
});
export type RulebookSummary = z.infer<typeof rulebookSummary>;

export const rulebookFinding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  rule: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const rulebookView = rulebookSummary.extend({
  /** The rulebook itself, in the documented format. */
  rulebook: z.any(),
  findings: z.array(rulebookFinding),
  allowed: z.array(z.string()),
});
export type RulebookView = z.infer<typeof rulebookView>;

export const rulebookList = z.strictObject({ rows: z.array(rulebookSummary), shipped: z.array(z.strictObject({ key: z.string(), title: wording })), allowed: z.array(z.string()) });
export const draftRulebookBody = z.strictObject({ rulebook: z.unknown() });
export const saveRulebookBody = z.strictObject({ rulebook: z.unknown(), seenVersion });
export const discardRulebookBody = z.strictObject({ seenVersion });
export const enforceRulebookBody = z.strictObject({ effectiveFrom: day, seenVersion, retroactive: z.boolean().default(false) });
export const rulebookParams = z.strictObject({ rulebookId: id });

/** Example facts in an editor: scored by the pure function, nothing is kept. */
export const tryFactsBody = z.strictObject({
  rulebook: z.unknown(),
  /** Asks for the rulebook as it is read, with everything filled in that the text leaves out. */
  read: z.boolean().default(false),
  facts: z.array(z.strictObject({
    kind: z.string().min(1).max(60),
    item: z.string().min(1).max(60).default('1'),
    on: day,
    tags: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    unitCount: z.number().int().min(1).max(9).default(1),
  })).max(50),
});
export const triedFacts = z.strictObject({
  findings: z.array(rulebookFinding),
  /** What the schema found, each at its path; nothing is scored until they are gone. */
  problems: z.array(z.strictObject({ code: z.string(), path: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })),
  /** For each fact, what it gives. */
  lines: z.array(z.strictObject({ fact: z.number().int(), points: z.string(), reasons: z.array(z.string()) })),
  total: z.string(),
  /** The rulebook as it is read, when that was asked and nothing is wrong with it. */
  rulebook: z.any().optional(),
});
export type TriedFacts = z.infer<typeof triedFacts>;
