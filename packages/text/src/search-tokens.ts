import { normalise } from './normal-form.ts';
import { type Word, wordsOf } from './segmentation.ts';

// Characters that stand in nearly every text and mean nothing alone.
const stopCharacters = new Set('的了和与及或是在之其于而以等被把将从对为也都就着过吗呢吧啊这那该');

/** A word that takes a place in the order of a text, with everything under which it can be found there. */
export interface Token extends Word {
  /** The characters on both sides of its end, where it or the word that follows directly is a single character: names and words that no dictionary has. */
  pair: string | null;
  /** Whether the pair is of two single characters. */
  isPairOfSingles: boolean;
}

/** A document number such as 〔2026〕3号, in one spelling. */
export interface DocumentNumber {
  text: string;
  start: number;
  end: number;
}

/** The tokens and document numbers of a normalised text. */
export interface TokenList {
  tokens: Token[];
  numbers: DocumentNumber[];
}

const isSingle = (word: Word) => word.text.length <= 2 && [...word.text].length === 1;

const documentNumber = /[〔[(【]\s?((?:19|20)\d{2})\s?[〕\])】]\s?第?\s?(\d{1,5})\s?号/g;

/** Reads a normalised text into tokens; punctuation and stop characters are left out and take no place. */
export function readTokens(text: string): TokenList {
  const words = wordsOf(text).filter((word) => !stopCharacters.has(word.text));
  const tokens = words.map((word, index) => {
    const next = words[index + 1];
    const singles = next && next.isHan && word.isHan && next.start === word.end ? Number(isSingle(word)) + Number(isSingle(next)) : 0;
    const pair = singles > 0 ? [...word.text].at(-1)! + [...next!.text][0]! : null;
    return { ...word, pair, isPairOfSingles: singles === 2 };
  });
  const numbers = [...text.matchAll(documentNumber)].map((found) => ({
    text: `〔${found[1]}〕${Number(found[2])}号`,
    start: found.index,
    end: found.index + found[0].length,
  }));
  return { tokens, numbers };
}

/** Everything under which a text can be found, in its order: words, the words inside them, pairs of single characters, document numbers. */
export function tokenize(text: string): string[] {
  const { tokens, numbers } = readTokens(normalise(text));
  const all = tokens.flatMap((token) => [...token.parts, ...(token.pair ? [token.pair] : []), token.text]);
  return [...all, ...numbers.map((number) => number.text)];
}
