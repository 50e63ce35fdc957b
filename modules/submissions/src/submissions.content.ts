import { createHash } from 'node:crypto';
import type { DraftText, ItemFile } from './contract.ts';

/** The whole of what is submitted: the text and its files by their bytes. */
export interface SubmittedContent extends DraftText {
  /** Which submission it is: the same words submitted again are reviewed again. */
  submission: number;
  files: ItemFile[];
}

/** Puts a text and its files together. */
export function contentOf(submission: number, text: DraftText, files: readonly ItemFile[]): SubmittedContent {
  return {
    submission,
    title: text.title,
    kind: text.kind,
    category: text.category,
    urgency: text.urgency,
    eventAt: text.eventAt === null ? null : new Date(text.eventAt).toISOString(),
    place: text.place,
    tags: [...text.tags].sort(),
    body: text.body,
    authors: text.authors.map(({ name, personId }) => ({ name, personId })),
    attachmentIds: [...text.attachmentIds],
    files: files.map(({ id, name, mediaType, size, sha256 }) => ({ id, name, mediaType, size, sha256 })),
  };
}

// jsonb does not keep the order of keys, and the fingerprint must not depend on it.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  );
}

/** The fingerprint of a content: what a reviewer saw and what the desk receives are the same when it is the same. */
export function fingerprintOf(content: SubmittedContent): string {
  return createHash('sha256').update(JSON.stringify(canonical(content))).digest('hex');
}
