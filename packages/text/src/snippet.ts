import { normalForm } from './normal-form.ts';
import { readQuery } from './search-query.ts';

/** A piece of an excerpt; highlighted pieces are what was searched. */
export interface SnippetPart {
  text: string;
  highlighted: boolean;
}

interface Hit {
  start: number;
  end: number;
  term: number;
}

const maxScanned = 200_000;
const maxHits = 2000;

/** An excerpt of about `length` characters where most of the searched words stand, cut from the text as it was written. */
export function snippet(text: string, query: string, length = 120): SnippetPart[] {
  const source = text.slice(0, maxScanned);
  const form = normalForm(source);
  const hits = hitsIn(form.text, query).map((hit) => ({ ...hit, start: form.written(hit.start), end: form.written(hit.end) }));
  const start = startOf(source, hits, length);
  const end = wholeCharacter(source, Math.min(source.length, start + length));
  const parts: SnippetPart[] = [];
  const push = (from: number, to: number, highlighted: boolean) => {
    const piece = source.slice(from, to).replace(/\s+/g, ' ');
    const last = parts.at(-1);
    if (last && last.highlighted === highlighted) last.text += piece;
    else if (piece !== '') parts.push({ text: piece, highlighted });
  };
  if (start > 0) parts.push({ text: '…', highlighted: false });
  let at = start;
  for (const hit of hits) {
    if (hit.end <= at || hit.start >= end) continue;
    push(at, Math.max(at, hit.start), false);
    push(Math.max(at, hit.start), Math.min(hit.end, end), true);
    at = Math.min(hit.end, end);
  }
  push(at, end, false);
  if (end < text.length) parts.push({ text: '…', highlighted: false });
  return parts;
}

/** Where the searched words stand; a long word by its parts only where the whole is absent. */
function hitsIn(text: string, query: string): Hit[] {
  const { terms, phrases } = readQuery(query);
  const wanted = [...terms, ...phrases.flat().map((word) => ({ text: word, tiles: [] as string[] }))];
  const hits: Hit[] = [];
  wanted.forEach(({ text: whole, tiles }, term) => {
    for (const needle of text.includes(whole) ? [whole] : tiles) {
      for (let at = text.indexOf(needle); at >= 0 && hits.length < maxHits; at = text.indexOf(needle, at + needle.length)) {
        hits.push({ start: at, end: at + needle.length, term });
      }
    }
  });
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The start of the window that holds the most different words, a little before its first. */
function startOf(text: string, hits: Hit[], length: number): number {
  let best = 0;
  let most = 0;
  let last = 0;
  const inside = new Map<number, number>();
  for (const [first, hit] of hits.entries()) {
    for (; last < hits.length && hits[last]!.end <= hit.start + length; last++) inside.set(hits[last]!.term, (inside.get(hits[last]!.term) ?? 0) + 1);
    if (inside.size > most) {
      most = inside.size;
      best = first;
    }
    const left = (inside.get(hit.term) ?? 0) - 1;
    if (left > 0) inside.set(hit.term, left);
    else inside.delete(hit.term);
  }
  if (most === 0) return 0;
  const first = hits[best]!.start;
  const from = Math.max(0, Math.min(first - Math.floor(length / 5), text.length - length));
  const sentence = /[。！？；\n][^。！？；\n]*$/.exec(text.slice(from, first));
  return wholeCharacter(text, sentence ? from + sentence.index + 1 : from);
}

const wholeCharacter = (text: string, index: number) => (/[\udc00-\udfff]/.test(text.charAt(index)) && index > 0 ? index - 1 : index);
