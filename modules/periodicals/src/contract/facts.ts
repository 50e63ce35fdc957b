import { z } from 'zod';
import { day, id, moment } from '@gongkai/kernel';

/** Something happened that may score; the subject of the announcement is the item, or the record itself where no item is concerned. */
export const periodicalsFact = 'periodicals.fact';

export const levels = ['county', 'city', 'province', 'state'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

/** Levels above a county's office. */
export const upperLevels = ['city', 'province', 'state'] as const;
export const upperLevel = z.enum(upperLevels);
export type UpperLevel = z.infer<typeof upperLevel>;

/** Kinds of items as rulebooks name them. */
export const adoptedKinds = ['comprehensive', 'brief', 'special', 'research', 'experience', 'web-digest'] as const;
export const adoptedKind = z.enum(adoptedKinds);
export type AdoptedKind = z.infer<typeof adoptedKind>;

export const factKinds = [
  'adopted', 'forwarded', 'instructed', 'instruction-answered', 'instruction-overdue', 'commission-delivered', 'commission-missed', 'withdrawn',
] as const;
export type FactKind = (typeof factKinds)[number];

export const factUnit = z.strictObject({ unitId: id, share: z.number().positive().max(10_000) });
export type FactUnit = z.infer<typeof factUnit>;

/** The payload of `periodicals.fact`: the envelope of facts for scoring (architecture, chapter 4). */
export const factPayload = z.strictObject({
  id,
  kind: z.enum(factKinds),
  subject: z.strictObject({ kind: z.string(), id, title: z.string().optional() }),
  units: z.array(factUnit).min(1).max(200),
  tags: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  occurredAt: z.union([day, moment]),
  recordedAt: moment,
  recordedBy: z.string().min(1),
  corrects: id.optional(),
});
export type FactPayload = z.infer<typeof factPayload>;
