import { normalise } from './normal-form.ts';
import { readTokens, type Token } from './search-tokens.ts';
import { isLexeme, quoteLexeme } from './search-vector.ts';

const maxTerms = 32;
const maxQueryLength = 1000;
const quoted = /"([^"]*)"/g;

/** What a person typed, read: words that must all occur, and phrases in their order. */
export interface ReadQuery {
  terms: QueryTerm[];
  phrases: string[][];
}

/** A word of a query, found as a whole or by the words of which it is made. */
export interface QueryTerm {
  text: string;
  tiles: string[];
}

/** Reads a query; straight and curved double quotes and 「」 hold phrases. */
export function readQuery(query: string): ReadQuery {
  const text = normalise(query.slice(0, maxQueryLength)).replace(/[“”„‟「」『』«»]/g, '"');
  const phrases: string[][] = [];
  const loose = text.replace(quoted, (_, phrase: string) => {
    const words = readTokens(phrase).tokens.map((token) => token.text);
    if (words.length > 0) phrases.push(words);
    return ' ';
  });
  const terms = new Map<string, QueryTerm>();
  const { tokens, numbers } = readTokens(loose);
  for (const { text: number } of numbers) terms.set(number, { text: number, tiles: [] });
  tokens.forEach((token, index) => {
    if (numbers.some((number) => token.start >= number.start && token.end <= number.end)) return;
    const term = termOf(token, tokens[index - 1]);
    if (term) terms.set(term.text, term);
  });
  return { terms: [...terms.values()].slice(0, maxTerms), phrases: phrases.slice(0, maxTerms).map((words) => words.slice(0, maxTerms)) };
}

// A character that stands in a pair is asked for by its pairs; alone it would be found nearly everywhere.
function termOf(token: Token, before: Token | undefined): QueryTerm | null {
  if (token.pair && token.isPairOfSingles) return { text: token.pair, tiles: [] };
  if (before?.isPairOfSingles && before.end === token.start) return null;
  return { text: token.text, tiles: token.isHan ? tile(token.text, token.parts) : [] };
}

/** The fewest parts that make up a word without a gap; none when the parts cannot. */
function tile(word: string, parts: readonly string[]): string[] {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (const part of parts) {
      const before = best[end - part.length];
      if (before && word.startsWith(part, end - part.length) && before.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...before, part];
    }
  }
  return best[word.length] ?? [];
}

/**
 * The text of a tsquery (`$1::tsquery`): every word, and every quoted phrase in its order. A long word is also found by the words in it
 * (国务院办公厅 by 国务院 and 办公厅). `required` lexemes must occur as they are. Null when nothing searchable was typed.
 */
export function toSearchQuery(query: string, required: readonly string[] = []): string | null {
  const { terms, phrases } = readQuery(query);
  if (terms.length === 0 && phrases.length === 0) return null;
  for (const lexeme of required) if (!isLexeme(lexeme)) throw new RangeError('a required lexeme must be well-formed text of 1 to 2046 bytes');
  const words = terms.map(({ text, tiles }) => (tiles.length > 1 ? `(${quoteLexeme(text)} | (${tiles.map(quoteLexeme).join(' & ')}))` : quoteLexeme(text)));
  const sequences = phrases.map((parts) => (parts.length > 1 ? `(${parts.map(quoteLexeme).join(' <-> ')})` : quoteLexeme(parts[0]!)));
  return [...required.map(quoteLexeme), ...words, ...sequences].join(' & ');
}
