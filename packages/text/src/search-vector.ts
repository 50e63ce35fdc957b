import { normalise } from './normal-form.ts';
import { readTokens } from './search-tokens.ts';

/** The weight of a field in ranking, A the heaviest. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** A piece of a record that is searched. */
export interface SearchField {
  text: string;
  weight: Weight;
}

// Limits of PostgreSQL's tsvector: bytes of a lexeme, the last position, positions of a lexeme, bytes of the whole (1 MiB).
const maxLexemeBytes = 2046;
const maxPosition = 16383;
const maxPositions = 256;
const maxBytes = 1_000_000;
const fieldGap = 10;

/** A lexeme as PostgreSQL reads it, in tsvector and tsquery alike. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Whether PostgreSQL takes a text as a lexeme. */
export function isLexeme(lexeme: string): boolean {
  return lexeme !== '' && !lexeme.includes('\0') && lexeme.isWellFormed() && Buffer.byteLength(lexeme) <= maxLexemeBytes;
}

/**
 * The text of a tsvector (`$1::tsvector`) over the fields, with positions and weights, within PostgreSQL's limits: what goes beyond
 * them is found without place, then left out. `extraLexemes` stand as they are, without position (tenant, kind, unit); they come first and are never left out.
 */
export function toSearchVector(fields: readonly SearchField[], extraLexemes: readonly string[] = []): string {
  const lexemes = new Map<string, string[]>();
  let bytes = 0;
  for (const extra of extraLexemes) {
    if (!isLexeme(extra)) throw new RangeError('an extra lexeme must be well-formed text of 1 to 2046 bytes');
    if (!lexemes.has(extra)) bytes += Buffer.byteLength(extra) + 2;
    lexemes.set(extra, []);
  }
  if (bytes > maxBytes) throw new RangeError('the extra lexemes exceed the size of a tsvector');
  let position = 0;
  const add = (lexeme: string, weight: Weight) => {
    let places = lexemes.get(lexeme);
    if (!places) {
      const size = Buffer.byteLength(lexeme) + 4;
      if (size > maxLexemeBytes || bytes + size > maxBytes) return;
      bytes += size;
      lexemes.set(lexeme, (places = []));
    }
    if (position > maxPosition || places.length >= maxPositions || bytes + 2 > maxBytes) return;
    const place = weight === 'D' ? `${position}` : `${position}${weight}`;
    if (places.at(-1) === place) return;
    places.push(place);
    bytes += 2;
  };
  for (const { text, weight } of fields) {
    const { tokens, numbers } = readTokens(normalise(text));
    let pending = 0;
    for (const token of tokens) {
      position++;
      for (; pending < numbers.length && numbers[pending]!.start <= token.start; pending++) add(numbers[pending]!.text, weight);
      for (const part of token.parts) if (part !== '') add(part, weight);
      if (token.pair) add(token.pair, weight);
      add(token.text, weight);
    }
    for (; pending < numbers.length; pending++) add(numbers[pending]!.text, weight);
    position += fieldGap;
  }
  const extras = new Set(extraLexemes);
  return [...lexemes].map(([lexeme, places]) => quoteLexeme(lexeme) + (places.length > 0 && !extras.has(lexeme) ? `:${places.join(',')}` : '')).join(' ');
}
