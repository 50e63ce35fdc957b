import { actorName, enforce, invalid, newId, reply, type Problem, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { annotateWorkbook, readWorkbook, type CellValue } from '@gongkai/documents';
import { listUnits } from '@gongkai/organisations';
import { takeMoment } from '../clock.store.ts';
import type { ImportedView } from '../contract.ts';
import { knownFactIds } from '../facts.store.ts';
import { fact as factSchema, openingBalance } from '../ledger/fact-schema.ts';
import type { Fact, OpeningBalance } from '../ledger/types.ts';
import { insertImport, insertOpenings, listOpenings, putTarget } from '../periods.store.ts';
import { dayOfFact, postWhole, receiveFacts } from '../posting.ts';
import { fileProblems } from '../rulebook/file-problems.ts';
import { mayKeep } from '../scoring.policy.ts';
import { factRow, openingRow, targetRow, type RowReader } from '../templates/import-sheets.ts';
import { problemsOfFact } from './record-fact.ts';

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** A row that is wrong, with its number in the file (the heading is row 1) and what is wrong. */
interface RowProblem {
  row: number;
  problem: Problem;
}

interface Sheet<T> {
  name: string;
  rows: { row: number; value: T }[];
  problems: RowProblem[];
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isEmpty = (row: readonly CellValue[]): boolean => row.every((cell) => cell === null || String(cell).trim() === '');

/** Reads the first sheet of a workbook by its headings. */
async function readSheet<T>(tx: Tx, bytes: Uint8Array, reader: RowReader<T>): Promise<Sheet<T>> {
  const { sheets } = await readWorkbook(bytes, { maxRows: 50_000, maxColumns: 60 });
  const sheet = sheets[0];
  const heading = sheet?.rows.findIndex((row) => row.some((cell) => reader.heading === String(cell ?? '').trim())) ?? -1;
  if (!sheet || heading < 0) throw invalid([{ code: 'scoring.import-no-heading', path: 'file', values: { heading: reader.heading } }]);
  const columns = sheet.rows[heading]!.map((cell) => String(cell ?? '').trim());
  const units = new Map((await listUnits(tx, { ended: true })).flatMap((unit) => [[unit.name, unit.id], [unit.shortName, unit.id], [unit.id, unit.id]] as const));
  const out: Sheet<T> = { name: sheet.name, rows: [], problems: [] };
  for (let n = heading + 1; n < sheet.rows.length; n++) {
    const cells = sheet.rows[n]!;
    if (isEmpty(cells)) continue;
    const read = reader.read((name) => cells[columns.indexOf(name)] ?? null, { unitOf: (name) => units.get(name), columns, recordedAt: tx.now.toISOString(), recordedBy: actorName(tx.actor) });
    if ('problems' in read) out.problems.push(...read.problems.map((problem) => ({ row: n + 1, problem })));
    else out.rows.push({ row: n + 1, value: read.value });
  }
  return out;
}

/** A file that is not taken in, and what its sender gets back; thrown, so that nothing of the transaction stays. */
class FileRefused extends Error {
  readonly answer: Reply;

  constructor(answer: Reply) {
    super('the file was refused');
    this.answer = answer;
  }
}

async function takingIn(context: Context, work: (tx: Tx) => Promise<ImportedView>): Promise<ImportedView | Reply> {
  try {
    return await context.write(work);
  } catch (error) {
    if (error instanceof FileRefused) return error.answer;
    throw error;
  }
}

/** The same workbook with a column of errors. */
async function annotated(file: ImportFile, sheet: Sheet<unknown>, say: (problem: Problem) => string): Promise<FileRefused> {
  const errors = new Map<number, string>();
  for (const { row, problem } of sheet.problems) errors.set(row, [errors.get(row), say(problem)].filter(Boolean).join('；'));
  const body = await annotateWorkbook(file.bytes, sheet.name, errors, '错误');
  return new FileRefused(reply({ status: 422, headers: { ...downloadHeaders({ name: file.name, mediaType: workbookType }), 'x-problems': String(errors.size) }, body: Buffer.from(body) }));
}

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw invalid([{ code: 'scoring.import-unreadable', path: 'file' }]);
  }
};

function factsOfJson(bytes: Uint8Array): Fact[] {
  const json = readJson(bytes);
  const list: unknown = Array.isArray(json) ? json : typeof json === 'object' && json !== null && 'facts' in json ? json.facts : null;
  const parsed = factSchema.array().max(200_000).safeParse(list);
  if (parsed.success) return parsed.data;
  throw invalid(fileProblems(parsed.error.issues).map((problem): Problem => ({ ...problem, path: ['facts', problem.path].filter((part) => part !== '').join('.') })));
}

/** Takes historic facts in from JSON (gongkai-facts/1) or a workbook: all or nothing; a workbook comes back with its errors. */
export async function importFacts(context: Context, file: ImportFile, say: (problem: Problem) => string): Promise<ImportedView | Reply> {
  return takingIn(context, async (tx) => {
    enforce(mayKeep(tx.actor));
    const sheet: Sheet<Fact> = isWorkbook(file.bytes)
      ? await readSheet(tx, file.bytes, factRow)
      : { name: '', rows: factsOfJson(file.bytes).map((value, n) => ({ row: n, value })), problems: [] };
    const known = await knownFactIds(tx, sheet.rows.map((one) => one.value.id));
    const seen = new Set<string>();
    for (const { row, value } of sheet.rows) {
      if (known.has(value.id) || seen.has(value.id)) sheet.problems.push({ row, problem: { code: 'scoring.fact-known', values: { id: value.id } } });
      seen.add(value.id);
      const occurredOn = dayOfFact(value.occurredAt, tx.context.timeZone);
      for (const problem of await problemsOfFact(tx, { ...value, occurredOn })) sheet.problems.push({ row, problem });
    }
    if (sheet.problems.length > 0) {
      if (sheet.name !== '') throw await annotated(file, sheet, say);
      throw invalid(sheet.problems.slice(0, 200).map(({ row, problem }): Problem => ({ ...problem, path: `facts.${row}${problem.path ? `.${problem.path}` : ''}` })));
    }
    const importId = newId(tx.now.getTime());
    await insertImport(tx, { id: importId, kind: 'facts', fileName: file.name, rowCount: sheet.rows.length });
    const { entries } = await receiveFacts(tx, sheet.rows.map(({ value }) => ({ fact: value, source: 'imported' as const, importId })));
    await recordAudit(tx, { action: 'scoring.import-facts', subjectKind: 'scoring.import', subjectId: importId, after: { file: file.name, rows: sheet.rows.length } });
    return { importId, rows: sheet.rows.length, posted: entries.length };
  });
}

/** Takes in what units had before the ledger began: score and counts by unit, from a workbook. */
export async function importOpenings(context: Context, file: ImportFile, say: (problem: Problem) => string): Promise<ImportedView | Reply> {
  return takingIn(context, async (tx) => {
    enforce(mayKeep(tx.actor));
    const sheet = await readSheet(tx, file.bytes, openingRow);
    const standing = new Set((await listOpenings(tx)).map((one) => one.unitId));
    for (const { row, value } of sheet.rows) {
      if (standing.has(value.unitId)) sheet.problems.push({ row, problem: { code: 'scoring.opening-known' } });
      standing.add(value.unitId);
      if (!openingBalance.safeParse(value).success) sheet.problems.push({ row, problem: { code: 'scoring.opening-invalid' } });
    }
    if (sheet.problems.length > 0) throw await annotated(file, sheet, say);
    const importId = newId(tx.now.getTime());
    await insertImport(tx, { id: importId, kind: 'openings', fileName: file.name, rowCount: sheet.rows.length });
    const { at } = await takeMoment(tx, tx.now);
    await insertOpenings(tx, sheet.rows.map(({ value }): OpeningBalance & { importId: string } => ({ ...value, recordedAt: at.toISOString(), importId })));
    const posted = await postWhole(tx, at);
    await recordAudit(tx, { action: 'scoring.import-openings', subjectKind: 'scoring.import', subjectId: importId, after: { file: file.name, rows: sheet.rows.length } });
    return { importId, rows: sheet.rows.length, posted: posted.length };
  });
}

/** Takes the units' own targets of a year in from a workbook. */
export async function importTargets(context: Context, file: ImportFile, say: (problem: Problem) => string): Promise<ImportedView | Reply> {
  return takingIn(context, async (tx) => {
    enforce(mayKeep(tx.actor));
    const sheet = await readSheet(tx, file.bytes, targetRow);
    if (sheet.problems.length > 0) throw await annotated(file, sheet, say);
    const importId = newId(tx.now.getTime());
    await insertImport(tx, { id: importId, kind: 'targets', fileName: file.name, rowCount: sheet.rows.length });
    for (const { value } of sheet.rows) await putTarget(tx, value);
    await recordAudit(tx, { action: 'scoring.import-targets', subjectKind: 'scoring.import', subjectId: importId, after: { file: file.name, rows: sheet.rows.length } });
    return { importId, rows: sheet.rows.length, posted: 0 };
  });
}
