import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = join(import.meta.dirname, '../data/opencc');

/** Words by their first character, longest first. */
type Dictionary = Map<string, { from: string; to: string }[]>;

function load(file: string): Dictionary {
  const dictionary: Dictionary = new Map();
  for (const line of gunzipSync(readFileSync(join(folder, file))).toString('utf8').split('\n')) {
    if (line === '') continue;
    const [from = '', to = from] = line.split('\t');
    const first = String.fromCodePoint(from.codePointAt(0)!);
    const words = dictionary.get(first);
    if (words) words.push({ from, to });
    else dictionary.set(first, [{ from, to }]);
  }
  for (const words of dictionary.values()) words.sort((a, b) => b.from.length - a.from.length);
  return dictionary;
}

// The longest word that stands at each place wins, as OpenCC converts.
function convert(text: string, dictionary: Dictionary): string {
  let converted = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!;
    const step = code > 0xffff ? 2 : 1;
    const words = code < 0x2e80 ? undefined : dictionary.get(String.fromCodePoint(code));
    const word = words?.find((one) => text.startsWith(one.from, at));
    if (!word) {
      at += step;
      continue;
    }
    converted += text.slice(copied, at) + word.to;
    at += word.from.length;
    copied = at;
  }
  return converted + text.slice(copied);
}

let traditional: Dictionary | undefined;
let simplified: Dictionary | undefined;

/** A text, or a whole page, in traditional characters. The dictionary is loaded when somebody first reads so. */
export function toTraditional(text: string): string {
  return convert(text, (traditional ??= load('to-traditional.tsv.gz')));
}

/** What a reader of traditional characters typed, in the characters of the documents. */
export function toSimplified(text: string): string {
  return convert(text, (simplified ??= load('to-simplified.tsv.gz')));
}
