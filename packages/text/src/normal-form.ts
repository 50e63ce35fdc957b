/** A text in its comparable form, with the way back to the places in the text as it was written. */
export interface NormalForm {
  text: string;
  /** The index in the written text of an index in `text`; the length maps to the length. */
  written(index: number): number;
}

/** NFKC in lower case: full-width letters and digits, ligatures and compatibility forms become ordinary; lone surrogates become U+FFFD. */
export function normalise(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase();
}

/** `normalise` with the way back; characters are converted one by one, so that every place has an origin. */
export function normalForm(text: string): NormalForm {
  if (normalise(text) === text) return { text, written: (index) => index };
  return convert(text, (character) => normalise(character));
}

/** Converts a text character by character and remembers where everything came from. */
export function convert(text: string, change: (character: string) => string): NormalForm {
  const parts: string[] = [];
  const origins: number[] = [];
  let index = 0;
  for (const character of text) {
    const changed = change(character);
    parts.push(changed);
    for (let i = 0; i < changed.length; i++) origins.push(index);
    index += character.length;
  }
  origins.push(text.length);
  return { text: parts.join(''), written: (at) => origins[at] ?? text.length };
}
