import type { JobEntry } from '@gongkai/database';
import type { Examined, Finding } from './finding.ts';
import { readCatalogues, missingIn, type Catalogues } from './messages.ts';
import { isTest, readSources, type SourceFile } from './sources.ts';

const literal = /'([a-z]+\.[a-z]+(?:-[a-z]+)*)'/g;
const literalsIn = (text: string): string[] => [...text.matchAll(literal)].map((match) => match[1]!);

/** The texts between the parentheses of each call of a function. */
function callsOf(name: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`(?<!function )\\b${name}\\(`, 'g'))].map((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    let at = start;
    for (; depth > 0 && at < text.length; at++) depth += '([{'.includes(text[at]!) ? 1 : ')]}'.includes(text[at]!) ? -1 : 0;
    return text.slice(start, at - 1);
  });
}

/** The expression that stands for a property in the text of a call, up to the comma that ends it. */
function valueOf(property: string, call: string): string | null {
  const found = new RegExp(`\\b${property}:\\s*`).exec(call);
  if (!found) return null;
  const rest = call.slice(found.index + found[0].length);
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if ('([{'.includes(rest[at]!)) depth += 1;
    else if (')]}'.includes(rest[at]!) && --depth < 0) return rest.slice(0, at);
    else if (rest[at] === ',' && depth === 0) return rest.slice(0, at);
  }
  return rest;
}

/** The actions of one file's audit records; an action that is put together at run time cannot be read here and is reported. */
function actionsOf({ path, text }: SourceFile, findings: Finding[]): string[] {
  return callsOf('recordAudit', text).flatMap((call) => {
    const value = valueOf('action', call);
    const table = value && /^(\w+)\[/.exec(value)?.[1];
    const words = table ? literalsIn(new RegExp(`const ${table} = \\{[^}]*\\}`).exec(text)?.[0] ?? '') : literalsIn(value ?? '');
    if (words.length === 0) findings.push({ guard: 'recorded-words', place: path, message: `write the action of an audit record out, so that its words can be found: ${(value ?? call).slice(0, 60)}` });
    return words;
  });
}

// A subject kind is written where it is used, or stands in a constant whose name says so.
const subjects = /\bsubjectKind:\s*'([a-z]+\.[a-z-]+)'|\bconst (?:\w*[sS]ubject|subjectKind|kind) = '([a-z]+\.[a-z-]+)'/g;
const machines = /\bkind: '(?:system|console)', name: '([a-z.-]+)'/g;

/** Everything that an audit record, a fact or an event keeps as a code has words in both languages: actions, kinds of subjects, machines that act. */
export function recordedWords(root: string, entries: readonly Pick<JobEntry, 'name'>[]): Examined {
  const catalogues = readCatalogues(root);
  const findings: Finding[] = [];
  let examined = 0;
  const tell = (keys: Iterable<string>, place: string): void => {
    for (const key of new Set(keys)) {
      examined += 1;
      findings.push(...missing(catalogues, key, place));
    }
  };
  for (const source of readSources(root, ['packages', 'modules', 'apps'])) {
    if (isTest(source.path) || source.path.startsWith('packages/testing/') || source.path.includes('/messages/')) continue;
    tell(actionsOf(source, findings).map((action) => `audit.action.${action}`), source.path);
    tell([...source.text.matchAll(subjects)].map((match) => `audit.subject.${match[1] ?? match[2]}`), source.path);
    tell([...source.text.matchAll(machines)].map((match) => `audit.actor.${match[1]}`), source.path);
  }
  tell(entries.map((entry) => `audit.actor.${entry.name}`), 'jobs');
  return { examined, findings };
}

const missing = (catalogues: Catalogues, key: string, place: string): Finding[] =>
  missingIn(catalogues, key).map((language) => ({ guard: 'recorded-words', place, message: `${key} is missing in ${language}` }));
