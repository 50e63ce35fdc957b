import { plainText, picturesIn, type Problem } from '@gongkai/kernel';
import type { DraftText, ItemKind } from './contract.ts';

const shortestBody = 20;
// Research, experience and digests tell of no single event.
const reflections: ReadonlySet<ItemKind> = new Set(['research', 'experience', 'digest']);

/** What an item still lacks before it may leave its unit: all of it at once, each at its field. */
export function missingElements(text: DraftText, now: Date): Problem[] {
  const problems: Problem[] = [];
  const lacks = (path: string, code: string): void => void problems.push({ path, code });
  if (text.title.trim() === '') lacks('title', 'submissions.title-missing');
  if (text.kind === null) lacks('kind', 'submissions.kind-missing');
  if (text.category === null) lacks('category', 'submissions.category-missing');
  if (text.kind === null || !reflections.has(text.kind)) {
    if (text.eventAt === null) lacks('eventAt', 'submissions.event-time-missing');
    if (!text.place) lacks('place', 'submissions.place-missing');
  }
  // Coming events are reported too; a year ahead it is a slip of the pen.
  if (text.eventAt !== null && new Date(text.eventAt).getTime() > now.getTime() + 366 * 86_400_000) lacks('eventAt', 'submissions.event-far-ahead');
  if (text.authors.length === 0) lacks('authors', 'submissions.authors-missing');
  const body = plainText(text.body).replace(/\s+/g, '');
  if (body === '') lacks('body', 'submissions.body-missing');
  else if ([...body].length < shortestBody) problems.push({ path: 'body', code: 'submissions.body-too-short', values: { count: shortestBody } });
  return problems;
}

/** The same for what a clerk registers: the scan stands for the body, and the signature on it is named. */
export function missingPaperElements(text: DraftText & { signedBy: string | null; signedOn: string | null }, today: string): Problem[] {
  const problems: Problem[] = [];
  const lacks = (path: string, code: string): void => void problems.push({ path, code });
  if (text.title.trim() === '') lacks('title', 'submissions.title-missing');
  if (text.kind === null) lacks('kind', 'submissions.kind-missing');
  if (text.category === null) lacks('category', 'submissions.category-missing');
  if (text.attachmentIds.length === 0) lacks('attachmentIds', 'submissions.scan-missing');
  if (text.signedBy === null) lacks('signedBy', 'submissions.signer-missing');
  if (text.signedOn === null) lacks('signedOn', 'submissions.signing-day-missing');
  else if (text.signedOn > today) lacks('signedOn', 'submissions.signing-day-in-future');
  return problems;
}

/** The files that a text uses: those listed, then the pictures in its body, each once. */
export function filesOf(text: Pick<DraftText, 'attachmentIds' | 'body'>): string[] {
  return [...new Set([...text.attachmentIds, ...picturesIn(text.body)])];
}
