import { figureIn, plain } from './cells.ts';
import type { Cell, Figure, Sheet } from './cells.ts';
import { isHeading, namesUnits, readHeadings } from './headings.ts';
import type { Column } from './headings.ts';

export interface Row {
  /** Index in the sheet. */
  index: number;
  kind: 'data' | 'total' | 'subtotal' | 'average';
  unit: string;
  /** What tells the row apart from others of the same unit (the name of an account). */
  label: string;
  /** The group under whose heading (or in whose category) it stands. */
  group: string;
  /** By column index; null where the cell is empty. */
  figures: Map<number, Figure | null>;
}

/** A cell that should hold a number and does not. */
export interface Unreadable {
  row: number;
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
}

const totalName = /(?:合计|总计|共计|总数|总和)$|^(?:合计|总计|共计)/;
const subtotalName = /小计$|^小计/;
const averageName = /平均/;

/** A heading row names the units and holds no figure; where only one heading is a known word, figures must follow soon. */
function isHeadingRow(rows: Sheet['rows'], index: number): boolean {
  const row = rows[index]!;
  const filled = row.filter((cell) => plain(cell) !== '');
  if (filled.length < 2 || !row.some(namesUnits) || row.some((cell) => figureIn(cell))) return false;
  return filled.filter(isHeading).length >= 2 || rows.slice(index + 1, index + 3).some((next) => next.some((cell) => figureIn(cell)));
}

/** Whether a row carries on the headings: no figures, no name of a unit, something under a heading that spans. */
function isLowerHeading(row: readonly Cell[] | undefined, upper: readonly Cell[]): boolean {
  if (row === undefined || row.some((cell) => figureIn(cell))) return false;
  const unitColumn = upper.findIndex(namesUnits);
  const filled = row.filter((cell) => plain(cell) !== '');
  return plain(row[unitColumn]) === '' && filled.length >= 2;
}

interface Reading {
  table: Table;
  group: string;
  category: string;
}

function kindOf(names: readonly string[]): Row['kind'] {
  if (names.some((name) => subtotalName.test(name))) return 'subtotal';
  if (names.some((name) => averageName.test(name))) return 'average';
  return names.some((name) => totalName.test(name)) ? 'total' : 'data';
}

function readRow(reading: Reading, cells: readonly Cell[], index: number): void {
  const { table } = reading;
  const text = (role: Column['role']) => table.columns.filter((column) => column.role === role).map((column) => plain(cells[column.index]));
  const numeric = table.columns.filter((column) => !['unit', 'label', 'group', 'serial', 'remark'].includes(column.role));
  const figures = new Map<number, Figure | null>();
  const unreadable: Unreadable[] = [];
  for (const column of numeric) {
    const figure = figureIn(cells[column.index]);
    if (figure === undefined) unreadable.push({ row: index, column, text: plain(cells[column.index]) });
    figures.set(column.index, figure ?? null);
  }
  const filled = cells.map(plain).filter((one) => one !== '');
  if (filled.length === 0) return;
  const hasFigures = [...figures.values()].some((figure) => figure !== null);
  if (!hasFigures) {
    if (filled.length === 1 && filled[0]!.length <= 30) reading.group = filled[0]!;
    return;
  }
  const [category] = text('group');
  if (category !== undefined && category !== '') reading.category = category;
  const units = text('unit');
  const names = [...units, ...text('label'), ...text('serial'), ...text('group'), ...text('rank')];
  const kind = kindOf(names);
  const unit = units[0] ?? '';
  if (unit === '' && kind === 'data') {
    table.nameless.push(index);
    return;
  }
  for (const one of unreadable) if (!(kind !== 'data' && one.column.role === 'rank')) table.unreadable.push(one);
  table.rows.push({ index, kind, unit: unit || names.find((name) => name !== '') || '', label: text('label').join('·'), group: [reading.group, reading.category].filter(Boolean).join('·'), figures });
}

/** Finds the tables of a sheet by their headings; a second heading row further down begins another table. */
export function readTables(sheet: Sheet): Table[] {
  const tables: Table[] = [];
  let reading: Reading | null = null;
  for (let index = 0; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!;
    if (isHeadingRow(sheet.rows, index)) {
      const next = sheet.rows[index + 1];
      const lower = isLowerHeading(next, cells) ? next! : null;
      const table: Table = { sheet: sheet.name, columns: readHeadings(cells, lower), rows: [], unreadable: [], nameless: [] };
      tables.push(table);
      reading = { table, group: '', category: '' };
      if (lower !== null) index++;
    } else if (reading !== null) readRow(reading, cells, index);
  }
  return tables;
}
