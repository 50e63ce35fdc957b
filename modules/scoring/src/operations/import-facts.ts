import { isDeepStrictEqual } from 'node:util';
import { enforce, newId, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { takeMoment } from '../clock.store.ts';
import type { ImportedView } from '../contract.ts';
import { findFacts } from '../facts.store.ts';
import { openingBalance } from '../ledger/fact-schema.ts';
import type { Fact, OpeningBalance } from '../ledger/types.ts';
import { insertImport, insertOpenings, listOpenings, putTarget, type Target } from '../periods.store.ts';
import { dayOfFact, postWhole, receiveFacts } from '../posting.ts';
import { mayKeep } from '../scoring.policy.ts';
import { isWorkbook, markedFile, readFactFile, readSheet, refusalOf, sheetsOf, wrongRowsOf, type ImportFile, type Sheet } from '../templates/import-file.ts';
import { factRow, openingRow, targetRow } from '../templates/import-sheets.ts';
import { judgingFacts, problemsOfFact } from './record-fact.ts';

export type { ImportFile } from '../templates/import-file.ts';

type Say = (problem: Problem) => string;

/** What differs between the imports: how a file is read and judged, and how what is right in it is kept (answers with the entries posted). */
interface Steps<T> {
  kind: 'facts' | 'openings' | 'targets';
  read(tx: Tx): Promise<Sheet<T>>;
  keep(tx: Tx, values: readonly T[], importId: string): Promise<number>;
}

const actions = { facts: 'scoring.import-facts', openings: 'scoring.import-openings', targets: 'scoring.import-targets' };

/** Thrown, so that nothing of the transaction stays. */
class RowsRefused extends Error {
  readonly sheet: Sheet<unknown>;

  constructor(sheet: Sheet<unknown>) {
    super('rows refused');
    this.sheet = sheet;
  }
}

async function takeIn<T>(context: Context, asked: { file: ImportFile; say: Say }, steps: Steps<T>): Promise<ImportedView> {
  const { file, say } = asked;
  try {
    const { view, sheet } = await context.write(async (tx) => {
      enforce(mayKeep(tx.actor));
      const read = await steps.read(tx);
      const wrong = wrongRowsOf(read);
      const right = read.rows.filter(({ row }) => !wrong.has(row) && !read.present.has(row));
      if (wrong.size > 0 && (file.wrongRows !== 'leave-out' || right.length === 0)) throw new RowsRefused(read);
      const importId = newId(tx.now.getTime());
      await insertImport(tx, { id: importId, kind: steps.kind, fileName: file.name, rowCount: right.length });
      const posted = await steps.keep(tx, right.map(({ value }) => value), importId);
      await recordAudit(tx, { action: actions[steps.kind], subjectKind: 'scoring.import', subjectId: importId, after: { file: file.name, rows: right.length, present: read.present.size, leftOut: wrong.size } });
      const marks = { name: read.name, taken: right.map(({ row }) => row), present: [...read.present], problems: read.problems };
      return { view: { importId, rows: right.length, present: read.present.size, posted, leftOut: wrong.size }, sheet: marks };
    });
    return { ...view, annotated: view.leftOut > 0 ? await markedFile(file.bytes, sheet, say) : null };
  } catch (error) {
    if (error instanceof RowsRefused) throw await refusalOf(file.bytes, error.sheet, say);
    throw error;
  }
}

/** Whether two records say the same, whoever recorded them and when. */
function saysTheSame<T extends { recordedAt: string; recordedBy: string }>(a: T, b: T): boolean {
  const said = ({ recordedAt: _at, recordedBy: _by, ...rest }: T) => rest;
  return isDeepStrictEqual(said(a), said(b));
}

/** A row that was taken in before stands already, so that a mended file can be taken in as it is; one that says something else under the same name is wrong. */
function judgeKnown<T extends { recordedAt: string; recordedBy: string }>(sheet: Sheet<T>, known: ReadonlyMap<string, T>, { idOf, problem }: { idOf: (value: T) => string; problem: (id: string) => Problem }): void {
  const seen = new Set<string>();
  const wrong = wrongRowsOf(sheet);
  for (const { row, value } of sheet.rows.filter((one) => !wrong.has(one.row))) {
    const id = idOf(value);
    const standing = known.get(id);
    if (seen.has(id) || (standing && !saysTheSame(standing, value))) sheet.problems.push({ row, problem: problem(id) });
    else if (standing) sheet.present.add(row);
    seen.add(id);
  }
}

async function judgeFacts(tx: Tx, sheet: Sheet<Fact>): Promise<Sheet<Fact>> {
  const known = await findFacts(tx, sheet.rows.map((one) => one.value.id));
  judgeKnown(sheet, known, { idOf: (fact) => fact.id, problem: (id) => ({ code: 'scoring.fact-known', values: { id } }) });
  const judging = await judgingFacts(tx, sheet.rows.flatMap((one) => one.value.units));
  for (const { row, value } of sheet.rows) {
    if (sheet.present.has(row)) continue;
    const problems = problemsOfFact({ ...value, occurredOn: dayOfFact(value.occurredAt, tx.context.timeZone) }, judging);
    sheet.problems.push(...problems.map((problem) => ({ row, problem })));
  }
  markCorrections(sheet, known);
  return sheet;
}

/** A fact that corrects a wrong fact of the same file cannot come in without it; neither can what corrects that in turn. */
function markCorrections(sheet: Sheet<Fact>, known: ReadonlyMap<string, Fact>): void {
  const wrong = wrongRowsOf(sheet);
  const right = sheet.rows.filter(({ row }) => !wrong.has(row));
  const standing = new Set([...known.keys(), ...right.map(({ value }) => value.id)]);
  const correcting = Map.groupBy(right, ({ value }) => value.corrects);
  const missing = [...new Set([...(sheet.unread ?? []), ...sheet.rows.filter(({ row }) => wrong.has(row)).map(({ value }) => value.id)])].filter((id) => !standing.has(id));
  // The list grows while it is gone through: a chain of corrections is followed to its end.
  for (const id of missing) {
    for (const { row, value } of correcting.get(id) ?? []) {
      sheet.problems.push({ row, problem: { code: 'scoring.corrected-row-wrong', path: 'corrects', values: { id } } });
      if (!known.has(value.id)) missing.push(value.id);
    }
  }
}

/** Takes historic facts in from JSON (gongkai-facts/1) or a workbook: all or nothing unless wrong rows shall be left out; the file comes back with its errors. */
export async function importFacts(context: Context, file: ImportFile, say: Say): Promise<ImportedView> {
  const sheets = isWorkbook(file.bytes) ? await sheetsOf(file.bytes) : null;
  return takeIn<Fact>(context, { file, say }, {
    kind: 'facts',
    read: async (tx) => judgeFacts(tx, sheets ? await readSheet(tx, sheets, factRow) : readFactFile(file.bytes)),
    async keep(tx, values, importId) {
      return (await receiveFacts(tx, values.map((fact) => ({ fact, source: 'imported' as const, importId })))).entries.length;
    },
  });
}

/** Takes in what units had before the ledger began: score and counts by unit, from a workbook. */
export async function importOpenings(context: Context, file: ImportFile, say: Say): Promise<ImportedView> {
  const sheets = await sheetsOf(file.bytes);
  return takeIn<OpeningBalance>(context, { file, say }, {
    kind: 'openings',
    async read(tx) {
      const sheet = await readSheet(tx, sheets, openingRow);
      for (const { row, value } of sheet.rows) if (!openingBalance.safeParse(value).success) sheet.problems.push({ row, problem: { code: 'scoring.opening-invalid' } });
      const known = new Map((await listOpenings(tx)).map((one) => [one.unitId, one]));
      judgeKnown(sheet, known, { idOf: (opening) => opening.unitId, problem: () => ({ code: 'scoring.opening-known' }) });
      return sheet;
    },
    async keep(tx, values, importId) {
      const { at } = await takeMoment(tx, tx.now);
      await insertOpenings(tx, values.map((value) => ({ ...value, recordedAt: at.toISOString(), importId })));
      return (await postWhole(tx, at)).length;
    },
  });
}

/** Takes the units' own targets of a year in from a workbook. */
export async function importTargets(context: Context, file: ImportFile, say: Say): Promise<ImportedView> {
  const sheets = await sheetsOf(file.bytes);
  return takeIn<Target>(context, { file, say }, {
    kind: 'targets',
    read: (tx) => readSheet(tx, sheets, targetRow),
    async keep(tx, values) {
      for (const value of values) await putTarget(tx, value);
      return 0;
    },
  });
}
