import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined, Finding } from './finding.ts';
import { isTest, readSources } from './sources.ts';
import { unusedMessages } from './unused-messages.ts';

export type Catalogues = Record<'zh-CN' | 'en', Map<string, string>>;

/** The keys and texts of every catalogue below a root. */
export function readCatalogues(root: string): Catalogues {
  const read = (language: string): Map<string, string> => {
    const folder = join(root, 'packages/ui/src/messages', language);
    const all = new Map<string, string>();
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (name.endsWith('.json')) for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')))) all.set(key, String(text));
    return all;
  };
  const catalogues: Catalogues = { 'zh-CN': read('zh-CN'), en: read('en') };
  for (const { path, text } of readSources(root, ['packages'])) {
    const language = languageOf(path);
    if (language) for (const [, key] of text.matchAll(/^ {2,4}'([a-z-]+\.[a-z0-9.-]+)':/gm)) catalogues[language].set(key!, '');
  }
  return catalogues;
}

// A clock explains itself in sentences that are functions (days and ranges are spoken differently): they stand by their codes in these files.
const sentenceFiles: Record<string, keyof Catalogues> = { 'zh-cn': 'zh-CN', en: 'en' };
const languageOf = (path: string): keyof Catalogues | undefined => sentenceFiles[/\/words-([a-z-]+)\.ts$/.exec(path)?.[1] ?? ''];

// Where a literal is certainly a message key: problems, refusals, verdicts, translations, screen titles.
const uses = [
  /\b(?:invalid|unauthenticated|forbidden|notFound|conflict|refused|tooMany|unavailable|deny|hide)\(\s*['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
  /\bcode:\s*['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
  /\b(?:t|translate\(\s*[\w.]+\s*,)\(?\s*['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
  /\b(?:titleKey|labelKey|reason|messageKey)[:=]\s*\{?['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
];

/** Every message key that the code names stands in both languages, and every one that stands there is used. */
export function messageKeys(root: string): Examined {
  const catalogues = readCatalogues(root);
  const findings: Finding[] = [];
  let examined = 0;
  for (const [language, other] of [['zh-CN', 'en'], ['en', 'zh-CN']] as const)
    for (const key of catalogues[language].keys()) {
      examined += 1;
      if (!catalogues[other].has(key)) findings.push({ guard: 'messages', place: key, message: `missing in ${other}` });
    }
  const sources = readSources(root, ['packages', 'modules', 'apps']).filter(({ path }) => !isTest(path) && !path.includes('/messages/') && !languageOf(path));
  for (const source of sources) {
    const named = uses.flatMap((pattern) => [...source.text.matchAll(pattern)].map((match) => match[1]!));
    examined += named.length;
    for (const key of named) findings.push(...missing(catalogues, key, source.path));
  }
  findings.push(...unusedMessages(catalogues['zh-CN'].keys(), sources));
  return { examined, findings };
}

/** The languages that have no words for a key. */
export const missingIn = (catalogues: Catalogues, key: string): (keyof Catalogues)[] => (['zh-CN', 'en'] as const).filter((language) => !catalogues[language].has(key));

const missing = (catalogues: Catalogues, key: string, place: string): Finding[] =>
  missingIn(catalogues, key).map((language) => ({ guard: 'messages', place, message: `${key} is missing in ${language}` }));
