import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined, Finding } from './finding.ts';
import { isTest, readSources } from './sources.ts';

type Catalogues = Record<'zh-CN' | 'en', Map<string, string>>;

function readCatalogues(root: string): Catalogues {
  const read = (language: string): Map<string, string> => {
    const folder = join(root, 'packages/ui/src/messages', language);
    const all = new Map<string, string>();
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (name.endsWith('.json')) for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')))) all.set(key, String(text));
    return all;
  };
  return { 'zh-CN': read('zh-CN'), en: read('en') };
}

// Where a literal is certainly a message key: problems, refusals, verdicts, translations, screen titles.
const uses = [
  /\b(?:invalid|unauthenticated|forbidden|notFound|conflict|refused|tooMany|unavailable|deny|hide)\(\s*['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
  /\bcode:\s*['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
  /\b(?:t|translate\(\s*[\w.]+\s*,)\(?\s*['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
  /\b(?:titleKey|labelKey|reason|messageKey)[:=]\s*\{?['"]([a-z-]+\.[a-z0-9.-]+)['"]/g,
];

/** Every message key that the code names stands in both languages, with the same placeholders. */
export function messageKeys(root: string): Examined {
  const catalogues = readCatalogues(root);
  const findings: Finding[] = [];
  let examined = 0;
  for (const [language, other] of [['zh-CN', 'en'], ['en', 'zh-CN']] as const)
    for (const key of catalogues[language].keys()) {
      examined += 1;
      if (!catalogues[other].has(key)) findings.push({ guard: 'messages', place: key, message: `missing in ${other}` });
    }
  for (const source of readSources(root, ['packages', 'modules', 'apps'])) {
    if (isTest(source.path) || source.path.includes('/messages/')) continue;
    for (const pattern of uses)
      for (const match of source.text.matchAll(pattern)) {
        examined += 1;
        const key = match[1]!;
        for (const language of ['zh-CN', 'en'] as const)
          if (!catalogues[language].has(key)) findings.push({ guard: 'messages', place: source.path, message: `${key} is missing in ${language}` });
      }
  }
  return { examined, findings };
}
