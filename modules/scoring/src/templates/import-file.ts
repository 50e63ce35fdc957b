import { actorName, invalid, type AppError, type Problem, type WrongRows } from '@gongkai/kernel';
import type { Tx } from '@gongkai/database';
import { annotateWorkbook, importWorkbook, type CellValue, type ReadSheet, type RowNote } from '@gongkai/documents';
import { listUnits } from '@gongkai/organisations';
import { z } from 'zod';
import { fact as factSchema } from '../ledger/fact-schema.ts';
import type { Fact } from '../ledger/types.ts';
import { fileProblems } from '../rulebook/file-problems.ts';
import type { RowReader } from './import-sheets.ts';

/** A file that is taken in; all or nothing unless its wrong rows shall be left out. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
  wrongRows?: WrongRows | undefined;
}

/** A row that is wrong, with its number in the file (the heading is row 1, the first fact of a JSON file 0) and what is wrong. */
interface RowProblem {
  row: number;
  problem: Problem;
}

/** What a file holds, read and judged. */
export interface Sheet<T> {
  /** The name of the workbook's sheet; empty for JSON. */
  name: string;
  rows: { row: number; value: T }[];
  problems: RowProblem[];
  /** The rows that say what stands already. */
  present: Set<number>;
  /** Ids of facts that could not be read. */
  unread?: string[];
}

export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
export const wrongRowsOf = (sheet: Pick<Sheet<unknown>, 'problems'>): Set<number> => new Set(sheet.problems.map((one) => one.row));
const isEmpty = (row: readonly CellValue[]): boolean => row.every((cell) => cell === null || String(cell).trim() === '');

/** The sheets of a workbook, read before a transaction begins: none may wait for a file. */
export const sheetsOf = async (bytes: Uint8Array): Promise<ReadSheet[]> => (await importWorkbook(bytes, { maxRows: 50_000, maxColumns: 60 })).sheets;

/** Reads the first of the sheets by its headings. */
export async function readSheet<T>(tx: Tx, [sheet]: readonly ReadSheet[], reader: RowReader<T>): Promise<Sheet<T>> {
  const heading = sheet?.rows.findIndex((row) => row.some((cell) => reader.heading === String(cell ?? '').trim())) ?? -1;
  if (!sheet || heading < 0) throw invalid([{ code: 'scoring.import-no-heading', path: 'file', values: { heading: reader.heading } }]);
  const columns = sheet.rows[heading]!.map((cell) => String(cell ?? '').trim());
  const units = new Map((await listUnits(tx, { ended: true })).flatMap((unit) => [[unit.name, unit.id], [unit.shortName, unit.id], [unit.id, unit.id]] as const));
  const out: Sheet<T> = { name: sheet.name, rows: [], problems: [], present: new Set() };
  for (let n = heading + 1; n < sheet.rows.length; n++) {
    const cells = sheet.rows[n]!;
    if (isEmpty(cells)) continue;
    const read = reader.read((name) => cells[columns.indexOf(name)] ?? null, { unitOf: (name) => units.get(name), columns, recordedAt: tx.now.toISOString(), recordedBy: actorName(tx.actor) });
    if ('problems' in read) out.problems.push(...read.problems.map((problem) => ({ row: n + 1, problem })));
    else out.rows.push({ row: n + 1, value: read.value });
  }
  return out;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw invalid([{ code: 'scoring.import-unreadable', path: 'file' }]);
  }
}

const factList = z.array(z.unknown()).max(200_000);
const withId = z.looseObject({ id: z.string() });

/** Reads the facts of a JSON file, each for itself. */
export function readFactFile(bytes: Uint8Array): Sheet<Fact> {
  const json = readJson(bytes);
  const list = factList.safeParse(typeof json === 'object' && json !== null && 'facts' in json ? json.facts : json);
  if (!list.success) throw invalid(fileProblems(list.error.issues).map((problem): Problem => ({ ...problem, path: ['facts', problem.path].filter((part) => part !== '').join('.') })));
  const out = { name: '', rows: [] as Sheet<Fact>['rows'], problems: [] as RowProblem[], present: new Set<number>(), unread: [] as string[] };
  for (const [row, one] of list.data.entries()) {
    const parsed = factSchema.safeParse(one);
    if (parsed.success) out.rows.push({ row, value: parsed.data });
    else {
      out.problems.push(...fileProblems(parsed.error.issues).map((problem) => ({ row, problem })));
      const named = withId.safeParse(one);
      if (named.success) out.unread.push(named.data.id);
    }
  }
  return out;
}

/** What became of the rows of a file. */
interface Marks extends Pick<Sheet<unknown>, 'name' | 'problems'> {
  taken: readonly number[];
  present: readonly number[];
}

/** The same file with what is wrong beside each row, and the others marked as taken in (base64). A JSON file gets a list `errors` beside its facts. */
export async function markedFile(bytes: Uint8Array, sheet: Marks, say: (problem: Problem) => string): Promise<string> {
  const isJson = sheet.name === '';
  const errors = new Map<number, string>();
  for (const { row, problem } of sheet.problems) {
    const said = isJson && problem.path ? `${problem.path}：${say(problem)}` : say(problem);
    errors.set(row, [errors.get(row), said].filter(Boolean).join('；'));
  }
  if (isJson) {
    const json = readJson(bytes);
    const file = Array.isArray(json) ? { facts: json as unknown[] } : { ...(json as object) };
    return Buffer.from(JSON.stringify({ ...file, errors: [...errors].sort(([a], [b]) => a - b).map(([number, error]) => ({ fact: number, error })) }, null, 2)).toString('base64');
  }
  const notes = new Map<number, RowNote>(sheet.taken.map((row) => [row, { settled: 'taken' }]));
  for (const row of sheet.present) notes.set(row, { settled: 'present' });
  for (const [row, error] of errors) notes.set(row, error);
  return Buffer.from(await annotateWorkbook(bytes, sheet.name, notes, '错误')).toString('base64');
}

/** The refusal of a file as a whole: its problems, and the same file with them. */
export async function refusalOf(bytes: Uint8Array, sheet: Sheet<unknown>, say: (problem: Problem) => string): Promise<AppError> {
  const problems = sheet.problems.slice(0, 200).map(({ row, problem }): Problem => {
    // Only who wrote JSON knows the names of its fields.
    const path = sheet.name === '' ? ['facts', row, problem.path] : [sheet.name, row];
    return { ...problem, path: path.filter((part) => part !== undefined && part !== '').join('.') };
  });
  return invalid(problems, { rows: wrongRowsOf(sheet).size, annotated: await markedFile(bytes, { ...sheet, taken: [], present: [] }, say) });
}
