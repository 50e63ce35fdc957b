import type { Book } from '../book/parts.ts';
import { saySharing } from './say-points.ts';
import type { Facet, Words } from './words.ts';

/** What holds for the whole book: year, shares, rounding, places, months. */
export function basicFacets(words: Words, book: Book): Facet[] {
  return [
    { name: 'year', text: words.text('rulebook.says-year', { month: book.yearStartMonth }) },
    { name: 'sharing', text: saySharing(words, book.sharing) },
    { name: 'rounding', text: words.text('rulebook.says-rounding', { step: book.rounding.step, way: words.text(`rulebook.rounding.${book.rounding.mode}`) }) },
    { name: 'counts-in', text: words.text(`rulebook.counts-in-says.${book.countsIn}`) },
    { name: 'ranking', text: words.text(`rulebook.ranking-says.${book.ranking}`) },
  ];
}

/** Where the rules come from. */
export function sourceFacets(words: Words, book: Book): Facet[] {
  const { source } = book;
  return [
    { name: 'issuer', text: source.issuer }, { name: 'source-title', text: source.title },
    ...(['docNo', 'date', 'address'] as const).flatMap((name) => (source[name] === null ? [] : [{ name: { docNo: 'doc-no', date: 'date', address: 'address' }[name], text: source[name]! }])),
    { name: 'completeness', text: words.language === 'en' ? source.completeness.en : source.completeness.zh },
  ];
}
