import { createHash } from 'node:crypto';

/** The tag of the pages that list the editions of a title. */
export const titleTag = (title: string): string => `title:${createHash('sha256').update(title).digest('base64url').slice(0, 16)}`;

/**
 * The tags of the public pages that change when a document changes: its own, its column's, the lists, and the editions of its titles
 * (the new one and the one it bore before). `site` is on every page, `imports` on every document.
 */
export function pageTags(document: { id: string; columnId: string; titles: readonly string[] }): string[] {
  return [`document:${document.id}`, `column:${document.columnId}`, 'home', 'lists', ...new Set(document.titles.map(titleTag))];
}
