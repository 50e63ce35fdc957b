import { AppError, enforce, invalid, type Problem, type WrongRows } from '@gongkai/kernel';
import { attempt, recordAudit, type Context, type Tx } from '@gongkai/database';
import { annotateWorkbook, importWorkbook, type ReadSheet, type RowNote } from '@gongkai/documents';
import { addPersonInput, addUnitInput, appointInput, type Unit } from '../contract.ts';
import { countRows, keyOf, rowsOf, schemaProblems, type RowProblem, type SheetRow } from '../import-rows.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { findPersonsOf } from '../persons.store.ts';
import { findUnits } from '../units.store.ts';
import { errorHeading, groupNames, kindNames, postHeadings, postNames, postSheet, rowErrors, unitHeadings, unitSheet } from '../units.workbook.ts';
import { enterPerson } from './add-person.ts';
import { placeNewUnit } from './add-unit.ts';
import { fillPost } from './appoint.ts';

/** What an import did. */
export interface ImportedUnits {
  units: number;
  /** Units whose code stood already: they stay as they are. */
  present: number;
  persons: number;
  posts: number;
  /** Rows that were left out, and the file with every row marked where there are any (base64). */
  leftOut: number;
  annotated: string | null;
}

/** A row that is in order: taken in now, or nothing to do because it stood already. */
interface SettledRow {
  sheet: string;
  row: number;
  how: 'taken' | 'present';
}

/** An import under way: what its rows came to so far. */
interface Taking {
  tx: Tx;
  leaveOut: boolean;
  problems: RowProblem[];
  settled: SettledRow[];
  /** Codes and names that have a row of their own in the file. */
  inFile: ReadonlySet<string>;
}

const unitFields = { code: '代码', name: '名称', shortName: '简称', parentId: '上级代码', kind: '类别', group: '排名组', represents: '对应辖区', sort: '排序', from: '设立日期', basis: '依据' };
const postFields = { unitId: '单位代码', name: '姓名', personId: '姓名', post: '岗位', title: '职务', fullTime: '专职兼职', from: '任职日期', email: '电子邮箱', phone: '联系电话' };

/**
 * Takes units and people over from a workbook: all of it or nothing, unless wrong rows shall be left out. What is wrong comes back at
 * once, row by row, with the same file and a column of errors in it.
 */
export async function importUnits(context: Context, bytes: Uint8Array, wrongRows: WrongRows = 'refuse'): Promise<ImportedUnits> {
  const { units, posts } = await readRows(bytes);
  const leaveOut = wrongRows === 'leave-out';
  try {
    const { counts, problems, settled } = await context.write(async (tx) => {
      const taking: Taking = { tx, leaveOut, problems: [], settled: [], inFile: new Set(units.flatMap((one) => [one.cells['代码']!, one.cells['名称']!]).filter((key) => key !== '')) };
      const { byKey, ...done } = await takeUnits(taking, units);
      const people = await takePosts(taking, posts, byKey);
      const wrong = countRows(taking.problems);
      if (wrong > 0 && (!leaveOut || done.units + people.posts === 0)) throw new RowsRefused(taking.problems);
      const after = { ...done, ...people, leftOut: wrong };
      await recordAudit(tx, { action: 'organisations.import-units', subjectKind: 'organisations.unit', subjectId: null, after });
      return { counts: after, problems: taking.problems, settled: wrong > 0 ? taking.settled : [] };
    });
    return { ...counts, annotated: problems.length > 0 ? await annotated(bytes, problems, settled) : null };
  } catch (error) {
    if (error instanceof RowsRefused) throw await refusal(bytes, error.problems);
    throw error;
  }
}

async function readRows(bytes: Uint8Array): Promise<{ units: SheetRow[]; posts: SheetRow[] }> {
  const { sheets } = await importWorkbook(bytes, { maxRows: 20_000, maxColumns: 60 });
  const read = (name: string, headings: readonly string[], needed: readonly string[]) => {
    const sheet = sheets.find((one: ReadSheet) => one.name === name);
    const rows = sheet ? rowsOf(sheet.rows, headings, needed) : [];
    if (rows === null) throw invalid([{ code: 'organisations.headings-missing', values: { sheet: name, headings: needed.join('、') } }]);
    return rows;
  };
  const units = read(unitSheet, unitHeadings, ['名称', '类别']);
  const posts = read(postSheet, postHeadings, ['单位代码', '姓名', '岗位']);
  if (units.length + posts.length === 0) throw invalid([{ code: 'organisations.workbook-empty', values: { sheet: unitSheet } }]);
  return { units, posts };
}

class RowsRefused extends Error {
  readonly problems: RowProblem[];
  constructor(problems: RowProblem[]) {
    super('rows refused');
    this.problems = problems;
  }
}

/** The same workbook with what became of its rows beside them (base64). */
async function annotated(bytes: Uint8Array, problems: readonly RowProblem[], settled: readonly SettledRow[]): Promise<string> {
  const sheets = new Map<string, Map<number, RowNote>>();
  const notesOf = (sheet: string) => sheets.get(sheet) ?? sheets.set(sheet, new Map()).get(sheet)!;
  for (const { sheet, row, how } of settled) notesOf(sheet).set(row, { settled: how });
  const wrong = Map.groupBy(problems, (one) => `${one.row} ${one.sheet}`);
  for (const ofRow of wrong.values()) notesOf(ofRow[0]!.sheet).set(ofRow[0]!.row, rowErrors(ofRow));
  let file = bytes;
  for (const [sheet, notes] of sheets) file = await annotateWorkbook(file, sheet, notes, errorHeading);
  return Buffer.from(file).toString('base64');
}

async function refusal(bytes: Uint8Array, problems: RowProblem[]): Promise<AppError> {
  const shown: Problem[] = problems.slice(0, 200).map((one) => ({ ...one.problem, path: `${one.sheet}.${one.row}${one.heading ? `.${one.heading}` : ''}` }));
  return invalid(shown, { rows: countRows(problems), annotated: await annotated(bytes, problems, []) });
}

/**
 * Runs one row; what a rule or a schema says against it becomes a problem of the row, and the other rows go on. Where these may be kept,
 * nothing of the wrong one stays.
 */
async function row(taking: Taking, place: { sheet: string; row: number; headings: Record<string, string> }, work: () => Promise<void>): Promise<void> {
  try {
    await (taking.leaveOut ? attempt(taking.tx, work) : work());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const problem of error.problems) taking.problems.push({ sheet: place.sheet, row: place.row, heading: place.headings[problem.path ?? ''] ?? null, problem });
  }
}

const optional = (cell: string | undefined): string | undefined => (cell === undefined || cell === '' ? undefined : cell);

// A unit without a code of its own goes by its name.
const keyOfRow = (one: SheetRow): string => one.cells['代码'] || one.cells['名称'] || '';

/** Units by code, and by name where only one has it. */
function byKeyOf(units: readonly Unit[]): Map<string, Unit> {
  const names = new Map<string, number>();
  for (const unit of units) names.set(unit.name, (names.get(unit.name) ?? 0) + 1);
  const found = new Map(units.filter((unit) => names.get(unit.name) === 1).map((unit) => [unit.name, unit]));
  for (const unit of units) if (unit.code !== null) found.set(unit.code, unit);
  return found;
}

async function takeUnits(taking: Taking, rows: readonly SheetRow[]) {
  const { tx, problems, settled, inFile } = taking;
  const byKey = byKeyOf((await findUnits(tx, { today: '9999-12-31', ended: true })).filter((unit) => unit.validTo === null));
  const standing = new Set(byKey.keys());
  const first = new Map(rows.toReversed().map((one) => [keyOfRow(one), one]));
  const repeated = new Set(rows.filter((one) => keyOfRow(one) !== '' && first.get(keyOfRow(one)) !== one));
  for (const one of repeated) problems.push({ sheet: unitSheet, row: one.number, heading: '代码', problem: { code: 'organisations.code-twice', values: { code: keyOfRow(one) } } });
  let added = 0;
  for (const one of rows) if (standing.has(keyOfRow(one)) && !repeated.has(one)) settled.push({ sheet: unitSheet, row: one.number, how: 'present' });
  let waiting = rows.filter((one) => !standing.has(keyOfRow(one)));
  const present = rows.length - waiting.length;
  // Parents before children, in whatever order the rows stand.
  while (waiting.length > 0) {
    const ready = waiting.filter(({ cells }) => !cells['上级代码'] || byKey.has(cells['上级代码']) || !inFile.has(cells['上级代码']));
    const now = ready.length > 0 ? ready : waiting;
    const taken = new Set(now);
    waiting = waiting.filter((one) => !taken.has(one));
    for (const one of now) {
      await row(taking, { sheet: unitSheet, row: one.number, headings: unitFields }, async () => {
        const input = unitInput(one, byKey, taking);
        if (!input || repeated.has(one)) return;
        const unit = await placeNewUnit(tx, input);
        byKey.set(keyOfRow(one), unit);
        if (!byKey.has(unit.name)) byKey.set(unit.name, unit);
        settled.push({ sheet: unitSheet, row: one.number, how: 'taken' });
        added += 1;
      });
    }
  }
  return { units: added, present, byKey };
}

/** Why a row that names a unit cannot find it: nobody knows the code, or the unit's own row in the file is wrong. */
const unitUnfound = (code: string, taking: Taking): Problem => ({ code: taking.inFile.has(code) ? 'organisations.code-row-wrong' : 'organisations.code-unknown', values: { code } });

function unitInput(one: SheetRow, byKey: ReadonlyMap<string, Unit>, taking: Taking) {
  const { cells } = one;
  const found: RowProblem[] = [];
  const say = (heading: string, problem: Problem) => found.push({ sheet: unitSheet, row: one.number, heading, problem });
  const kind = keyOf(kindNames, cells['类别']!);
  if (typeof kind !== 'string') say('类别', kind);
  const group = cells['排名组'] ? keyOf(groupNames, cells['排名组']) : undefined;
  if (typeof group === 'object') say('排名组', group);
  const parentCode = cells['上级代码'];
  const parent = parentCode ? byKey.get(parentCode) : null;
  if (parent === undefined) say('上级代码', unitUnfound(parentCode ?? '', taking));
  const sort = cells['排序'] ? Number(cells['排序']) : undefined;
  if (sort !== undefined && !Number.isInteger(sort)) say('排序', { code: 'organisations.number-invalid' });
  const parsed = addUnitInput.safeParse({
    parentId: parent?.id ?? null, code: optional(cells['代码']), name: cells['名称'], shortName: optional(cells['简称']), kind: typeof kind === 'string' ? kind : 'department',
    group: typeof group === 'string' ? group : undefined, represents: optional(cells['对应辖区']), sort: Number.isInteger(sort) ? sort : undefined,
    from: optional(cells['设立日期'])?.slice(0, 10), basis: optional(cells['依据']),
  });
  if (!parsed.success) found.push(...schemaProblems(parsed.error, { sheet: unitSheet, row: one.number, headings: unitFields }));
  taking.problems.push(...found);
  return found.length === 0 && parsed.success ? parsed.data : null;
}

async function takePosts(taking: Taking, rows: readonly SheetRow[], byKey: ReadonlyMap<string, Unit>): Promise<{ persons: number; posts: number }> {
  const { tx, settled } = taking;
  const counts = { persons: 0, posts: 0 };
  for (const one of rows) {
    await row(taking, { sheet: postSheet, row: one.number, headings: postFields }, async () => {
      const input = postInput(one, byKey, taking);
      if (!input) return;
      enforce(mayOrganise(tx.actor, 'write', input.person.unitId));
      const known = (await findPersonsOf(tx, input.person.unitId)).filter((person) => person.name === input.person.name);
      const personId = known[0]?.id ?? (await enterPerson(tx, input.person)).id;
      const held = (await findPersonsOf(tx, input.person.unitId, input.post.post)).some((person) => person.id === personId);
      if (!held) await fillPost(tx, { ...input.post, personId });
      settled.push({ sheet: postSheet, row: one.number, how: held ? 'present' : 'taken' });
      if (known.length === 0) counts.persons += 1;
      if (!held) counts.posts += 1;
    });
  }
  return counts;
}

function postInput(one: SheetRow, byKey: ReadonlyMap<string, Unit>, taking: Taking) {
  const { cells } = one;
  const found: RowProblem[] = [];
  const say = (heading: string, problem: Problem) => found.push({ sheet: postSheet, row: one.number, heading, problem });
  const unit = byKey.get(cells['单位代码']!);
  if (!unit) say('单位代码', unitUnfound(cells['单位代码']!, taking));
  const post = keyOf(postNames, cells['岗位']!);
  if (typeof post !== 'string') say('岗位', post);
  const time = cells['专职兼职'];
  const fullTime = time === '专职' ? true : time === '兼职' ? false : null;
  if (time && fullTime === null) say('专职兼职', { code: 'organisations.word-unknown', values: { word: time, known: '专职、兼职' } });
  const unitId = unit?.id ?? '00000000-0000-7000-8000-000000000000';
  const person = addPersonInput.safeParse({ name: cells['姓名'], unitId, email: optional(cells['电子邮箱']), phone: optional(cells['联系电话']) });
  const appointment = appointInput.omit({ personId: true }).safeParse({ unitId, post: typeof post === 'string' ? post : 'member', title: optional(cells['职务']), fullTime, from: optional(cells['任职日期'])?.slice(0, 10) });
  for (const parsed of [person, appointment]) if (!parsed.success) found.push(...schemaProblems(parsed.error, { sheet: postSheet, row: one.number, headings: postFields }));
  taking.problems.push(...found);
  return found.length === 0 && person.success && appointment.success ? { person: person.data, post: appointment.data } : null;
}
