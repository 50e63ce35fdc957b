import { figureIn, placeIn, plain } from './cells.ts';
import type { Cell, Figure, Sheet } from './cells.ts';
import { findHeadings, type HeadingRows } from './find-headings.ts';
import { isAdditive, readHeadings } from './headings.ts';
import type { Column } from './headings.ts';

export interface Row {
  /** Index in the sheet. */
  index: number;
  /** How many columns to the right of the table's first half it stands. */
  shift: number;
  /** `within`: a part of the row above (其中), not added up again. */
  kind: 'data' | 'total' | 'subtotal' | 'average' | 'within';
  unit: string;
  /** What tells the row apart from others of the same unit (the name of an account). */
  label: string;
  /** The group under whose heading (or in whose category) it stands. */
  group: string;
  /** By column index; null where the cell is empty. */
  figures: Map<number, Figure | null>;
  /** The columns whose cell holds something that is no figure: nothing can be compared with them. */
  unread: ReadonlySet<number>;
}

/** A cell that should hold a number and does not. */
export interface Unreadable {
  row: Pick<Row, 'index' | 'shift'>;
  column: Column;
  text: string;
}

export interface Table {
  sheet: string;
  columns: Column[];
  rows: Row[];
  unreadable: Unreadable[];
  /** Rows with figures and no name. */
  nameless: number[];
  /** Whether rows are left out (…): then nothing need add up to the totals. */
  isCut: boolean;
  /** The tables before it that have the same headings: a last total may add them up as well. */
  before: Table[];
}

interface Line {
  index: number;
  shift: number;
  cells: readonly Cell[];
}

const summing = '(?:合计|总计|共计|总数|总和|汇总)';
const totalName = new RegExp(`${summing}$|^${summing}|^(?:全[省市州县区旗镇校]|总体)$`);
const subtotalName = /小计$|^小计/;
const averageName = /平均|均值|均分$/;
const numeral = /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/;
const numbered = /^(?:[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}[、.])/;
const unitName = /^(?!.*乡镇)[^()（）、：:]{2,12}(?:镇|乡|街道|局|委|院|公司|中心|大队|支队)$/;
const isNote = (text: string): boolean => text.length > 30 || /^(?:备?注|说明|审核|制表|填报|数据来源|附)[:：\d]?/.test(text);
const isTextual = (column: Column): boolean => ['unit', 'label', 'group', 'serial', 'remark'].includes(column.role);
const bareName = (text: string): string => text.replace(/\([^)]*\)$/, '').replace(/[:：]$/, '');

/** Whether most of a column's cells hold words: such a column has nothing to add up, whatever its heading. */
function holdsWords(lines: readonly Line[], column: Column): boolean {
  const filled = lines.map(({ cells }) => cells[column.index]).filter((cell) => plain(cell) !== '');
  return filled.length > 0 && filled.filter((cell) => figureIn(cell) === undefined).length * 2 > filled.length;
}

/** Settles by its cells what a column is where its heading leaves it open, and which column names the units. */
function settleColumns(columns: Column[], lines: readonly Line[]): void {
  const rows = lines.filter(({ cells }) => cells.filter((cell) => plain(cell) !== '').length > 1);
  for (const column of columns) {
    const hasWords = holdsWords(rows, column);
    if (column.role === 'unit' && !hasWords && rows.some(({ cells }) => figureIn(cells[column.index]))) column.role = 'count';
    if (!isTextual(column) && column.role !== 'rank' && hasWords) column.role = 'remark';
  }
  const named = columns.filter((column) => column.role === 'unit');
  const unit = named[0] ?? columns.find((column) => (column.role === 'remark' || column.role === 'group') && holdsWords(rows, column));
  if (unit !== undefined) unit.role = 'unit';
  for (const column of named.slice(1)) column.role = 'label';
  for (const column of columns.filter((one) => one.isTotal && one.role === 'count' && one.subject === 'other')) {
    const parts = columns.filter((one) => one.index < column.index && isAdditive(one)).slice(-2);
    // 合计 after points are points.
    if (parts.length === 2 && parts.every((one) => one.role === 'score')) [column.role, column.subject] = ['score', 'score'];
  }
}

interface Reading {
  table: Table;
  group: string;
  category: string;
}

function kindOf(names: readonly string[]): Row['kind'] {
  const bare = names.map(bareName);
  if (bare.some((name) => subtotalName.test(name))) return 'subtotal';
  if (bare.some((name) => averageName.test(name))) return 'average';
  if (bare.some((name) => name.startsWith('其中'))) return 'within';
  return bare.some((name) => totalName.test(name)) ? 'total' : 'data';
}

/** A row without figures: the heading of a group, a unit with nothing to show, or a note. */
function readBareRow(reading: Reading, texts: { filled: string[]; unit: string; serial: string }): boolean {
  const [first = ''] = texts.filled;
  const { columns, rows } = reading.table;
  // 填报单位：… and 单位：条 stand over a table, not in it.
  if (/单位:/.test(first)) return false;
  // The heading of a group stands in the first column; what is called like a unit is one, with blanks.
  const isAlone = texts.filled.length === 1 && !unitName.test(first) && columns.find((column) => column.role === 'unit')!.index === columns[0]!.index && !rows.some((row) => row.unit === texts.unit);
  const isUnit = texts.unit !== '' && !isAlone && !numeral.test(texts.serial);
  // A section that nobody in it scored in prints dashes, and is one all the same.
  if (texts.unit !== '' && numeral.test(texts.serial)) reading.group = texts.unit;
  else if (!isUnit && texts.filled.length <= 2 && !isNote(first)) reading.group = texts.filled.at(-1)!;
  return isUnit;
}

function readRow(reading: Reading, { cells, index, shift }: Line): void {
  const { table } = reading;
  const text = (role: Column['role']) => table.columns.filter((column) => column.role === role).map((column) => plain(cells[column.index]));
  const filled = cells.map(plain).filter((one) => one !== '');
  if (filled.length === 0) return;
  const figures = new Map<number, Figure | null>();
  const unreadable: Unreadable[] = [];
  for (const column of table.columns.filter((one) => !isTextual(one))) {
    const figure = (column.role === 'rank' ? placeIn : figureIn)(cells[column.index]);
    if (figure === undefined) unreadable.push({ row: { index, shift }, column, text: plain(cells[column.index]) });
    figures.set(column.index, figure ?? null);
  }
  if (/^[.…·]+$/.test(filled.join(''))) table.isCut = true;
  const [unit = '', serial = ''] = [text('unit')[0], text('serial')[0]];
  const hasFigures = [...figures.values()].some((figure) => figure !== null);
  if (!hasFigures && !readBareRow(reading, { filled, unit, serial })) return;
  const category = text('group')[0] ?? '';
  const names = [unit, ...text('label'), serial, category, ...text('rank')].filter((one) => one !== '');
  const kind = kindOf(names);
  if (category !== '' && kind !== 'total') reading.category = category;
  if (unit === '' && kind === 'data') return void table.nameless.push(index);
  const isSection = kind === 'data' && (numeral.test(serial) || numbered.test(unit));
  if (isSection) reading.group = unit;
  for (const one of unreadable) if (!(kind !== 'data' && one.column.role === 'rank')) table.unreadable.push(one);
  table.rows.push({
    index, shift, kind: isSection ? 'subtotal' : kind, unit: unit || names[0]!, label: text('label').join('·'),
    group: [reading.group, reading.category].filter(Boolean).join('·'), figures, unread: new Set(unreadable.map(({ column }) => column.index)),
  });
}

/** The lines of a table; halves that stand side by side follow one another. */
function linesOf(sheet: Sheet, headings: HeadingRows, end: number): Line[] {
  return headings.halves.flatMap(([from, to]) => sheet.rows.slice(headings.lastRow + 1, end).map((row, n) => ({ index: headings.lastRow + 1 + n, shift: from, cells: row.slice(from, to) })));
}

function readTable(sheet: Sheet, headings: HeadingRows, end: number): Table {
  const lines = linesOf(sheet, headings, end);
  const columns = readHeadings(sheet.rows.slice(headings.firstRow, headings.lastRow + 1).map((row) => row.slice(...headings.halves[0]!)));
  settleColumns(columns, lines);
  const table: Table = { sheet: sheet.name, columns, rows: [], unreadable: [], nameless: [], isCut: false, before: [] };
  const reading: Reading = { table, group: '', category: '' };
  for (const line of lines) readRow(reading, line);
  return table;
}

const headingsOf = (table: Table): string => table.columns.map((column) => `${column.index} ${column.title}`).join('|');

/** Tells every table of a file which ones before it carry on the same headings. */
export function joinTables(tables: readonly Table[]): void {
  for (const [n, table] of tables.entries()) {
    const last = tables[n - 1];
    if (last !== undefined && headingsOf(last) === headingsOf(table)) table.before = [...last.before, last];
  }
}

/** Finds the tables of a sheet by their headings; headings further down begin other tables. */
export function readTables(sheet: Sheet): Table[] {
  const found = findHeadings(sheet.rows);
  return found.map((headings, n) => readTable(sheet, headings, found[n + 1]?.firstRow ?? sheet.rows.length));
}
