import type { Finding } from './finding.ts';
import type { SourceFile } from './sources.ts';

/** A key that is put together at run time: what it looks like, and the words that may fill its gaps. */
interface Composed {
  shape: RegExp;
  fillings: ReadonlySet<string>;
}

const gap = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
const composition = /`((?:[a-z0-9.-]|\$\{(?:[^`{}]|\{[^{}]*\})*\})+)`/g;
// A word of a key is written as a text, or names a property.
const word = /['"`]([A-Za-z0-9.-]+)['"`]|\b([A-Za-z0-9]+)\??:|[{,]\s*([A-Za-z0-9]+)(?=\s*[,}])/g;

const wordsOf = ({ text }: SourceFile): Set<string> => new Set([...text.matchAll(word)].map((match) => match[1] ?? match[2] ?? match[3]!));

function composedIn(source: SourceFile, own: ReadonlySet<string>, all: ReadonlySet<string>): Composed[] {
  return [...source.text.matchAll(composition)].flatMap(([, template]) => {
    const fixed = template!.replaceAll(gap, '');
    if (fixed === template || !/[a-z]/.test(fixed)) return [];
    const shape = new RegExp(`^${template!.split(gap).map((part) => part.replaceAll('.', '\\.')).join('([A-Za-z0-9.-]+)')}$`);
    // A shape that fits every key of a module says nothing: what fills it has to stand in the same file.
    const isWide = !/^[a-z]+\.[a-z]/.test(template!);
    return [{ shape, fillings: isWide ? own : all }];
  });
}

// What was once recorded keeps its words: in the audit trail, and these notices in inboxes.
const stillStanding: ReadonlySet<string> = new Set(['notices.review-approved', 'notices.review-returned']);

/** Messages that no source names, whole or by its parts. */
export function unusedMessages(keys: Iterable<string>, sources: readonly SourceFile[]): Finding[] {
  const own = sources.map(wordsOf);
  const all = new Set(own.flatMap((words) => [...words]));
  const composed = sources.flatMap((source, n) => composedIn(source, own[n]!, all));
  const isUsed = (key: string): boolean => all.has(key) || composed.some(({ shape, fillings }) => shape.exec(key)?.slice(1).every((filling) => fillings.has(filling)));
  return [...keys].filter((key) => !key.startsWith('audit.') && !stillStanding.has(key) && !isUsed(key.replace(/_(?:one|other)$/, '')))
    .map((key) => ({ guard: 'messages', place: key, message: 'no source uses this message: remove it from both languages' }));
}
