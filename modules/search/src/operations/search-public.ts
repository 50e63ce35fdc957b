import { plainText } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { readPublicDocuments, type PublicDocument } from '@gongkai/disclosures';
import { snippet, toSearchQuery, tokenize, type SnippetPart } from '@gongkai/text';
import { searchQuestion, type SearchQuestion } from '../contract.ts';
import { columnLexeme } from '../index-row.ts';
import { findHits } from '../search.read.ts';

/** A document that was found, with the places that fit. */
export interface FoundDocument {
  document: Pick<PublicDocument, 'id' | 'columnId' | 'title' | 'indexNumber' | 'metadata' | 'publishedAt'>;
  title: SnippetPart[];
  excerpt: SnippetPart[];
}

export interface SearchAnswer {
  rows: FoundDocument[];
  page: number;
  pages: number;
  /** `exceeded`: there are more than were counted. */
  total: { count: number; exceeded: boolean };
}

const nothing: SearchAnswer = { rows: [], page: 1, pages: 0, total: { count: 0, exceeded: false } };

/** Searches what is public now; the portal's role may call it. A text without a searchable word finds nothing. */
export async function searchPublic(tx: ReadTx, question: SearchQuestion): Promise<SearchAnswer> {
  const { text, columnIds, from, to, order, page, limit } = searchQuestion.parse(question);
  const wanted = toSearchQuery(text);
  if (wanted === null || columnIds?.length === 0) return nothing;
  const shown = await findHits(tx, { wanted, scope: scopeOf(columnIds), from: from ?? null, to: to ?? null, newestFirst: order === 'newest', skip: (page - 1) * limit, take: limit });
  if (!shown[0]) return nothing;
  const { total, exceeded } = shown[0];
  const pages = Math.ceil(total / limit);
  const documents = new Map((await readPublicDocuments(tx, shown.map((hit) => hit.documentId))).map((document) => [document.id, document]));
  const words = [...new Set(tokenize(text))].sort((a, b) => b.length - a.length);
  return {
    rows: shown.flatMap(({ documentId }) => {
      const document = documents.get(documentId);
      return document ? [present(document, text, words)] : [];
    }),
    page: Math.min(page, pages),
    pages,
    total: { count: total, exceeded },
  };
}

// Ids are checked to be UUIDs: nothing in them needs quoting.
function scopeOf(columnIds: readonly string[] | undefined): string | null {
  return columnIds ? columnIds.map((columnId) => `'${columnLexeme(columnId)}'`).join(' | ') : null;
}

function present(document: PublicDocument, text: string, words: readonly string[]): FoundDocument {
  return { document, title: snippet(document.title, text, 300), excerpt: excerptOf(plainText(document.body) || document.metadata.summary, text, words) };
}

const around = 1500;

// Laws run to a hundred thousand characters: only the surroundings of the longest word that stands there are looked at closely.
function excerptOf(body: string, text: string, words: readonly string[]): SnippetPart[] {
  const lower = body.toLowerCase();
  const at = words.reduce((found, word) => (found >= 0 ? found : lower.indexOf(word)), -1);
  const start = Math.max(0, at - around / 5);
  const parts = snippet(body.slice(start, start + around), text, 140);
  const cut: SnippetPart = { text: '…', highlighted: false };
  return [...(start > 0 && !parts[0]?.text.startsWith(cut.text) ? [cut] : []), ...parts, ...(start + around < body.length && !parts.at(-1)?.text.endsWith(cut.text) ? [cut] : [])];
}
