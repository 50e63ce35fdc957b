import { invalid, type Problem } from '@gongkai/kernel';
import { importedDocument, type ImportedDocument, type Metadata } from './contract.ts';

const maxProblems = 200;

/** Reads JSON lines as documents; all that is wrong is told at once, each problem with its line. Refuses bytes that are not UTF-8. */
export function parseImport(bytes: Uint8Array): ImportedDocument[] {
  const text = decode(bytes);
  const problems: Problem[] = [];
  const documents: ImportedDocument[] = [];
  const seen = new Map<string, number>();
  const editions = new Map<string, number>();
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    if (problems.length >= maxProblems) break;
    const document = parseLine(line, number, problems);
    if (!document) continue;
    const edition = `${document.title}\u0000${document.version ?? document.publishedOn ?? ''}`;
    problems.push(...repeats(seen, document.id, { line: number, code: 'disclosures.import-id-repeats' }));
    problems.push(...repeats(editions, edition, { line: number, code: 'disclosures.import-edition-repeats' }));
    documents.push(document);
  }
  if (problems.length === 0 && documents.length === 0) problems.push({ code: 'disclosures.import-empty' });
  if (problems.length > 0) throw invalid(problems);
  return documents;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid([{ code: 'disclosures.import-not-utf8' }]);
  }
}

function parseLine(line: string, number: number, problems: Problem[]): ImportedDocument | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    problems.push({ code: 'disclosures.import-not-json', path: `line ${number}`, values: { line: number } });
    return null;
  }
  const parsed = importedDocument.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const field = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    problems.push({ code: 'disclosures.import-field', path: `line ${number}`, values: { line: number, field, problem: issue.message } });
  }
  return null;
}

function repeats(seen: Map<string, number>, key: string, { line, code }: { line: number; code: string }): Problem[] {
  const first = seen.get(key);
  if (first !== undefined) return [{ code, path: `line ${line}`, values: { line, first } }];
  seen.set(key, line);
  return [];
}

/** The metadata that an imported document takes into the catalogue; nothing that the source does not state. */
export function metadataOf(document: ImportedDocument): Metadata {
  return {
    makers: document.makers,
    number: document.number,
    topic: document.field,
    genre: document.kind,
    audience: null,
    summary: '',
    keywords: [],
    formedOn: document.passedOn ?? document.publishedOn,
    effectiveOn: document.effectiveOn,
    expiresOn: null,
    validity: document.validity,
    source: document.makers.join('、').slice(0, 100),
    edition: document.version,
    history: document.history,
  };
}
