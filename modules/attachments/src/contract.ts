import { z } from 'zod';
import { id, line, moment } from '@gongkai/kernel';

/** What can be wrong with the text of a file: a kind of the text package and the place, masked. */
export const attachmentFinding = z.strictObject({
  kind: z.string(),
  masked: z.string(),
  count: z.number().int(),
});

/** How far the text of a file is known; `none` for pictures, sound and old formats that carry no text we can read. */
export const textState = z.enum(['waiting', 'extracted', 'truncated', 'none', 'failed']);

/** A file as lists and forms show it. */
export const attachmentView = z.strictObject({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  textState,
  findings: z.array(attachmentFinding),
  /** A secrecy mark was found: the file can neither be used nor fetched. */
  blocked: z.boolean(),
  uploadedAt: moment,
});

export const uploadQuery = z.strictObject({ name: z.string().min(1, 'general.required').max(1000, 'general.too-long') });
export const attachmentParams = z.strictObject({ attachmentId: id });
export const releaseBody = z.strictObject({ reason: line(300) });

/** One row of the list of files that a secrecy mark keeps from use. */
export const blockedRow = attachmentView.extend({ subjectKind: z.string().nullable(), subjectId: id.nullable() });

export type AttachmentView = z.infer<typeof attachmentView>;
export type AttachmentFinding = z.infer<typeof attachmentFinding>;
export type BlockedRow = z.infer<typeof blockedRow>;
export type TextState = z.infer<typeof textState>;
