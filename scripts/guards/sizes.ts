import type { Examined, Finding } from './finding.ts';
import { isTest, readSources } from './sources.ts';

/** No source over 400 lines, no test over 600; no skipped, focused or silenced code. */
export function sizes(root: string): Examined {
  const findings: Finding[] = [];
  const sources = readSources(root);
  for (const { path, text } of sources) {
    if (path === 'packages/database/src/schema.ts') continue;
    const lines = text.split('\n').length;
    const limit = isTest(path) ? 600 : 400;
    if (lines > limit) findings.push({ guard: 'sizes', place: path, message: `${lines} lines, ${limit} are allowed: split by operation or rule` });
  }
  return { examined: sources.length, findings };
}

const silenced: [RegExp, string][] = [
  [/\b(?:it|test|describe)\.(?:skip|only|todo)\b/, 'a skipped or focused test'],
  [/\{\s*(?:skip|todo|only):\s*(?:true|['"])/, 'a skipped or focused test'],
  [/@ts-(?:ignore|nocheck|expect-error)/, 'a silenced type error'],
  [/\bas any\b/, 'a cast to any'],
];

/** Tests that do not run and errors that are not seen. */
export function silences(root: string): Examined {
  const findings: Finding[] = [];
  const sources = readSources(root).filter(({ path }) => !path.startsWith('scripts/guards/'));
  for (const { path, text } of sources)
    for (const [pattern, what] of silenced) {
      const at = text.search(pattern);
      if (at >= 0) findings.push({ guard: 'silences', place: `${path}:${text.slice(0, at).split('\n').length}`, message: what });
    }
  return { examined: sources.length, findings };
}
