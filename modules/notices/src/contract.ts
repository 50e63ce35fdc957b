import { z } from 'zod';
import { id, moment, pageOf, pageQuery, seenVersion } from '@gongkai/kernel';

/** What fills the places of a notice's message: short facts, never the text of a record. */
export const noticeValues = z.record(z.string().max(40), z.union([z.string().max(200), z.number()]));

export const noticeView = z.strictObject({
  id,
  /** A message key; the screen shows it in its reader's language. */
  kind: z.string(),
  values: noticeValues,
  link: z.string().nullable(),
  at: moment,
  readAt: moment.nullable(),
});

export const noticesQuery = pageQuery.extend({ show: z.enum(['all', 'unread']).default('all') });
/** A page of notices with the number of all that are unread, counted up to a hundred. */
export const noticesPage = pageOf(noticeView).extend({ unread: z.number().int() });
export const noticeParams = z.strictObject({ noticeId: id });

export const preferencesView = z.strictObject({ mail: z.boolean(), version: z.number().int() });
export const preferencesBody = z.strictObject({ mail: z.boolean(), seenVersion });

export type NoticeView = z.infer<typeof noticeView>;
export type NoticesPage = z.infer<typeof noticesPage>;
export type NoticeValues = z.infer<typeof noticeValues>;
export type Preferences = z.infer<typeof preferencesView>;
