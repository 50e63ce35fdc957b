import { invalid, problemsOf, type Problem } from '@gongkai/kernel';
import { importedDocument, type ImportedDocument, type Metadata } from './contract.ts';

/** What a file of JSON lines says: its documents, and what is wrong with the other lines, by their numbers. */
export interface ImportLines {
  documents: ImportedDocument[];
  wrong: Map<number, Problem[]>;
}

/** Reads JSON lines as documents, each problem with its line. Refuses bytes that are not UTF-8, and a file without a line. */
export function parseImport(bytes: Uint8Array): ImportLines {
  const documents: ImportedDocument[] = [];
  const wrong = new Map<number, Problem[]>();
  const seen = new Map<string, number>();
  const editions = new Map<string, number>();
  for (const [index, line] of decode(bytes).split('\n').entries()) {
    if (line.trim() === '') continue;
    const number = index + 1;
    const { document, problems } = parseLine(line, number);
    if (document) {
      const edition = `${document.title}\u0000${document.version ?? document.publishedOn ?? ''}`;
      problems.push(...repeats(seen, document.id, { line: number, code: 'disclosures.import-id-repeats' }));
      problems.push(...repeats(editions, edition, { line: number, code: 'disclosures.import-edition-repeats' }));
    }
    if (problems.length > 0) wrong.set(number, problems);
    else if (document) documents.push(document);
  }
  if (documents.length === 0 && wrong.size === 0) throw invalid([{ code: 'disclosures.import-empty' }]);
  return { documents, wrong };
}

/** The same file with a list `errors` in every wrong line, which the import passes over when the file comes back; null when nothing is wrong. */
export function annotateImport(bytes: Uint8Array, say: (problem: Problem) => string): Buffer | null {
  const { wrong } = parseImport(bytes);
  if (wrong.size === 0) return null;
  const lines = decode(bytes).split('\n').map((line, index) => {
    const problems = wrong.get(index + 1);
    if (problems === undefined) return line;
    const { value } = readJson(line);
    const errors = problems.map(say);
    return JSON.stringify(isObject(value) ? { ...value, errors } : { text: line, errors });
  });
  return Buffer.from(lines.join('\n'));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid([{ code: 'disclosures.import-not-utf8' }]);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(line: string): { value?: unknown } {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch {
    return {};
  }
}

function parseLine(line: string, number: number): { document?: ImportedDocument; problems: Problem[] } {
  const path = `line ${number}`;
  const { value } = readJson(line);
  if (value === undefined) return { problems: [{ code: 'disclosures.import-not-json', path, values: { line: number } }] };
  const parsed = importedDocument.safeParse(isObject(value) ? withoutErrors(value) : value);
  if (parsed.success) return { document: parsed.data, problems: [] };
  return { problems: problemsOf(parsed.error).map((problem) => ({ ...problem, path: [path, problem.path].filter(Boolean).join(' · ') })) };
}

/** A line without the list that an earlier import wrote into it. */
function withoutErrors({ errors: _errors, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
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
