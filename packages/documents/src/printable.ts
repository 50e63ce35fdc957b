// Controls and non-characters, which XML 1.0 forbids and no printer shows, and broken halves of characters.
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** The text without control characters and broken halves of characters. */
export function printable(text: string): string {
  return text.replace(unprintable, '').replace(/\r\n?/g, '\n');
}

const longWord = /[!-~]{25,}/g;
const zeroWidthSpace = '\u200b';

/** Printable text in which long Latin words (addresses, hashes) may break across lines. */
export function breakable(text: string): string {
  return printable(text).replace(longWord, (word) => word.match(/.{1,8}/g)?.join(zeroWidthSpace) ?? word);
}

/** How many half-width places a text takes: a Chinese character takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f || /[\u2014\u2018-\u201d\u2026]/.test(character) ? 2 : 1;
  return width;
}
