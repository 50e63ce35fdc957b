import { z } from 'zod';
import { id, line, seenVersion } from '@gongkai/kernel';
import { adoptedKind } from './facts.ts';

export const frequencies = ['irregular', 'daily', 'weekly', 'ten-days', 'monthly', 'quarterly'] as const;

export const publicationColumn = z.strictObject({
  code: line(40),
  name: line(60),
  /** The kinds of items that the column takes. */
  itemKinds: z.array(adoptedKind).min(1).max(10),
});
export type PublicationColumn = z.infer<typeof publicationColumn>;

/** One line of a distribution list: the name that is printed, and the units that receive the issue on their screens. */
export const addressee = z.strictObject({
  name: line(100),
  unitIds: z.array(id).max(300).default([]),
  /** Every unit of a group that stands on the day of issue. */
  groups: z.array(z.enum(['township', 'department', 'other'])).max(3).default([]),
});
export type Addressee = z.infer<typeof addressee>;
const addressees = z.array(addressee).max(100);

export const publicationBody = z.strictObject({
  unitId: id,
  /** The word by which rulebooks know the publication. */
  code: line(40),
  name: line(60),
  level: z.enum(['county', 'city', 'province']),
  columns: z.array(publicationColumn).min(1).max(30).refine((all) => new Set(all.map((one) => one.code)).size === all.length, 'periodicals.column-codes-repeat'),
  frequency: z.enum(frequencies).default('irregular'),
  issuerName: line(100).nullable().default(null),
  marking: line(60).nullable().default(null),
  copies: z.number().int().min(1).max(100_000).nullable().default(null),
  reportList: addressees.default([]),
  sendList: addressees.default([]),
  issueList: addressees.default([]),
  sort: z.number().int().min(0).max(10_000).default(0),
});
export type PublicationBody = z.infer<typeof publicationBody>;
/** A new publication may begin behind the running number it had on paper. */
export const createPublication = publicationBody.extend({ lastTotal: z.number().int().min(0).max(1_000_000).default(0) });
export type CreatePublication = z.infer<typeof createPublication>;
export const changePublication = publicationBody.omit({ unitId: true, code: true, level: true }).extend({ seenVersion });
export type ChangePublication = z.infer<typeof changePublication>;

export const publicationView = publicationBody.extend({
  id,
  lastTotal: z.number(),
  version: z.number(),
  allowed: z.array(z.enum(['change', 'compile'])),
});
export type PublicationView = z.infer<typeof publicationView>;
export const publicationList = z.strictObject({ rows: z.array(publicationView) });
