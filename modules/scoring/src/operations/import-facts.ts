import { enforce, newId, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { takeMoment } from '../clock.store.ts';
import type { ImportedView } from '../contract.ts';
import { knownFactIds } from '../facts.store.ts';
import { openingBalance } from '../ledger/fact-schema.ts';
import type { Fact, OpeningBalance } from '../ledger/types.ts';
import { insertImport, insertOpenings, listOpenings, putTarget, type Target } from '../periods.store.ts';
import { dayOfFact, postWhole, receiveFacts } from '../posting.ts';
import { mayKeep } from '../scoring.policy.ts';
import { isWorkbook, markedFile, readFactFile, readSheet, refusalOf, wrongRowsOf, type ImportFile, type Sheet } from '../templates/import-file.ts';
import { factRow, openingRow, targetRow } from '../templates/import-sheets.ts';
import { problemsOfFact } from './record-fact.ts';

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
      const right = read.rows.filter(({ row }) => !wrong.has(row));
      if (wrong.size > 0 && (file.wrongRows !== 'leave-out' || right.length === 0)) throw new RowsRefused(read);
      const importId = newId(tx.now.getTime());
      await insertImport(tx, { id: importId, kind: steps.kind, fileName: file.name, rowCount: right.length });
      const posted = await steps.keep(tx, right.map(({ value }) => value), importId);
      await recordAudit(tx, { action: actions[steps.kind], subjectKind: 'scoring.import', subjectId: importId, after: { file: file.name, rows: right.length, leftOut: wrong.size } });
      const marks = { name: read.name, rows: wrong.size > 0 ? right.map(({ row }) => ({ row })) : [], problems: read.problems };
      return { view: { importId, rows: right.length, posted, leftOut: wrong.size }, sheet: marks };
    });
    return { ...view, annotated: view.leftOut > 0 ? await markedFile(file.bytes, sheet, say) : null };
  } catch (error) {
    if (error instanceof RowsRefused) throw await refusalOf(file.bytes, error.sheet, say);
    throw error;
  }
}

async function judgeFacts(tx: Tx, sheet: Sheet<Fact>): Promise<Sheet<Fact>> {
  const known = await knownFactIds(tx, sheet.rows.map((one) => one.value.id));
  const seen = new Set<string>();
  for (const { row, value } of sheet.rows) {
    if (known.has(value.id) || seen.has(value.id)) sheet.problems.push({ row, problem: { code: 'scoring.fact-known', values: { id: value.id } } });
    seen.add(value.id);
    const occurredOn = dayOfFact(value.occurredAt, tx.context.timeZone);
    for (const problem of await problemsOfFact(tx, { ...value, occurredOn })) sheet.problems.push({ row, problem });
  }
  markCorrections(sheet, known);
  return sheet;
}

/** A fact that corrects a wrong fact of the same file cannot come in without it; neither can what corrects that in turn. */
function markCorrections(sheet: Sheet<Fact>, known: ReadonlySet<string>): void {
  for (;;) {
    const wrong = wrongRowsOf(sheet);
    const standing = new Set([...known, ...sheet.rows.filter(({ row }) => !wrong.has(row)).map(({ value }) => value.id)]);
    const missing = new Set([...(sheet.unread ?? []), ...sheet.rows.filter(({ row }) => wrong.has(row)).map(({ value }) => value.id)].filter((id) => !standing.has(id)));
    const orphans = sheet.rows.filter(({ row, value }) => !wrong.has(row) && value.corrects !== undefined && missing.has(value.corrects));
    if (orphans.length === 0) return;
    for (const { row, value } of orphans) sheet.problems.push({ row, problem: { code: 'scoring.corrected-row-wrong', path: 'corrects', values: { id: value.corrects! } } });
  }
}

/** Takes historic facts in from JSON (gongkai-facts/1) or a workbook: all or nothing unless wrong rows shall be left out; the file comes back with its errors. */
export async function importFacts(context: Context, file: ImportFile, say: Say): Promise<ImportedView> {
  return takeIn<Fact>(context, { file, say }, {
    kind: 'facts',
    read: async (tx) => judgeFacts(tx, isWorkbook(file.bytes) ? await readSheet(tx, file.bytes, factRow) : readFactFile(file.bytes)),
    async keep(tx, values, importId) {
      return (await receiveFacts(tx, values.map((fact) => ({ fact, source: 'imported' as const, importId })))).entries.length;
    },
  });
}

/** Takes in what units had before the ledger began: score and counts by unit, from a workbook. */
export async function importOpenings(context: Context, file: ImportFile, say: Say): Promise<ImportedView> {
  return takeIn<OpeningBalance>(context, { file, say }, {
    kind: 'openings',
    async read(tx) {
      const sheet = await readSheet(tx, file.bytes, openingRow);
      const standing = new Set((await listOpenings(tx)).map((one) => one.unitId));
      for (const { row, value } of sheet.rows) {
        const valid = openingBalance.safeParse(value).success;
        if (standing.has(value.unitId)) sheet.problems.push({ row, problem: { code: 'scoring.opening-known' } });
        if (!valid) sheet.problems.push({ row, problem: { code: 'scoring.opening-invalid' } });
        if (valid) standing.add(value.unitId);
      }
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
  return takeIn<Target>(context, { file, say }, {
    kind: 'targets',
    read: (tx) => readSheet(tx, file.bytes, targetRow),
    async keep(tx, values) {
      for (const value of values) await putTarget(tx, value);
      return 0;
    },
  });
}
