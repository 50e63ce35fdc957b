import type { Catalogue } from './catalogue.ts';

// Names that Chinese offices write in Latin letters too.
const latinAllowed = new Set([
  'English', 'PDF', 'Excel', 'Word', 'WPS', 'HTML', 'XML', 'JSON', 'CSV', 'ICP', 'IP', 'IPv', 'URL', 'docx', 'xlsx', 'txt', 'Enter', 'Esc', 'Ctrl', 'Tab', 'MB', 'KB', 'GB', 'SMTP', 'RSS', 'Atom', 'SHA', 'QR', 'ID', 'UTF',
]);
// Field names and values of files that administrators write by hand.
for (const word of ['cases', 'true', 'false', 'null', 'bm']) latinAllowed.add(word);
// Examples of what one may type: names of actions (accounts.sign-in) and addresses (2001:db8::/32).
const typedExample = /[a-z0-9]+[.:][a-z0-9.:-]+/g;
const placeholder = /\{\{\s*([\w-]+)[^}]*\}\}/g;
const pluralEnding = /_(one|other)$/;

const placesIn = (texts: readonly string[]): string => [...new Set(texts.flatMap((text) => [...text.matchAll(placeholder)].map((match) => match[1]!)))].sort().join(', ');

function byStem(catalogue: Catalogue): Map<string, string[]> {
  const stems = new Map<string, string[]>();
  for (const key of Object.keys(catalogue)) {
    const stem = key.replace(pluralEnding, '');
    stems.set(stem, [...(stems.get(stem) ?? []), key]);
  }
  return stems;
}

/** What is wrong between the Chinese and the English catalogue: missing, extra, empty, other placeholders, English left in Chinese. */
export function faultsBetween(chinese: Catalogue, english: Catalogue): string[] {
  const faults: string[] = [];
  const [left, right] = [byStem(chinese), byStem(english)];
  for (const stem of new Set([...left.keys(), ...right.keys()])) {
    const [zh, en] = [left.get(stem), right.get(stem)];
    if (!zh) faults.push(`${stem}: missing in zh-CN`);
    if (!en) faults.push(`${stem}: missing in en`);
    if (!zh || !en) continue;
    if (zh.toSorted().join() !== en.toSorted().join()) {
      faults.push(`${stem}: plural forms differ: ${zh.join(' ')} / ${en.join(' ')}`);
      continue;
    }
    const [there, here] = [placesIn(zh.map((key) => chinese[key]!)), placesIn(en.map((key) => english[key]!))];
    if (there !== here) faults.push(`${stem}: placeholders differ: ${there} / ${here}`);
  }
  for (const [language, catalogue] of [['zh-CN', chinese], ['en', english]] as const) {
    for (const [key, text] of Object.entries(catalogue)) if (text.trim() === '') faults.push(`${key}: empty in ${language}`);
  }
  for (const [key, text] of Object.entries(chinese)) {
    for (const [word] of text.replaceAll(placeholder, '').replaceAll(typedExample, '').matchAll(/[A-Za-z]{2,}/g)) {
      if (!latinAllowed.has(word)) faults.push(`${key}: Latin word in zh-CN: ${word}`);
    }
  }
  return faults;
}
