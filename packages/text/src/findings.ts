import { digitFindings } from './digit-findings.ts';
import { type FindingKind, mask } from './masks.ts';
import { convert, type NormalForm } from './normal-form.ts';
import { secrecyMarks } from './secrecy-marks.ts';

/** Something in a text that must not leave unseen; places are those of the text as it was written. */
export interface Finding {
  kind: FindingKind;
  start: number;
  end: number;
  /** The found text as it may be shown: masked, except for secrecy marks. */
  masked: string;
}

/** Landlines and e-mail addresses are mostly those of offices, so they are looked for only when asked. */
export const usualKinds: readonly FindingKind[] = ['idCard', 'mobile', 'bankCard', 'secrecyMark'];

// Characters that are not seen but would part a number: zero-width and soft hyphens, joiners, the byte-order mark.
const unseen = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]/;
// What must be made plain: the unseen, full-width letters, digits, @ and hyphens, digits of other scripts. Not ①: a list mark to a reader, though a number
// to NFKC. Not full-width punctuation, which stands in every text: the scan would lose its speed for nothing.
const disguised = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\uff0d\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\u2212\ufe63]|[\p{Nd}--[0-9]]/v;
const email = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}/gi;

/** The personal data and secrecy marks in a text, in their order. Full-width digits, spaces, hyphens and unseen characters inside numbers do not hide them. */
export function findings(text: string, kinds: readonly FindingKind[] = usualKinds): Finding[] {
  const form = scannable(text);
  const wanted = new Set(kinds);
  const found: { kind: FindingKind; start: number; end: number }[] = digitFindings(form.text);
  if (wanted.has('secrecyMark')) found.push(...secrecyMarks(form.text).map((place) => ({ kind: 'secrecyMark' as const, ...place })));
  if (wanted.has('email')) {
    for (const address of form.text.matchAll(email)) found.push({ kind: 'email', start: address.index, end: address.index + address[0].length });
  }
  return found
    .filter(({ kind }) => wanted.has(kind))
    .map(({ kind, start, end }) => {
      const from = form.written(start);
      // The end is that of the last character, so that nothing unseen after it is taken along.
      const last = form.written(end - 1);
      const to = last + (text.codePointAt(last)! > 0xffff ? 2 : 1);
      return { kind, start: from, end: to, masked: mask(form.text.slice(start, end), kind) };
    })
    .sort((a, b) => a.start - b.start);
}

/** A text with its findings masked. */
export function maskFindings(text: string, found: readonly Finding[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, masked: shown } of [...found].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    masked += text.slice(at, start) + shown;
    at = end;
  }
  return masked + text.slice(at);
}

function scannable(text: string): NormalForm {
  if (!disguised.test(text)) return { text, written: (index) => index };
  return convert(text, (character) => (disguised.test(character) ? plainCharacter(character) : character));
}

function plainCharacter(character: string): string {
  if (unseen.test(character)) return '';
  return character === '\u2212' ? '-' : character.normalize('NFKC');
}
