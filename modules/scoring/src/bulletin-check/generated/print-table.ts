import type { Cell } from '../cells.ts';
import type { MadeTable } from './assemble.ts';
import { chance, pick, whole, type MadeColumn, type MadeRow, type Random } from './model.ts';

export interface PrintedTable {
  cells: Cell[][];
  /** Where a row is printed, and how far to the right where the table is printed in halves side by side. */
  placeOf: Map<MadeRow, { line: number; shift: number }>;
}

const wide = (text: string): string => text.replace(/[0-9.,]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const decimal = (hundredths: number): string => String(hundredths / 100);
const grouped = (text: string): string => text.replace(/^(-?\d+)/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));

export function printFigure(table: MadeTable, column: MadeColumn, value: number): Cell {
  const { print } = table;
  if (value === 0 && column.kind !== 'rank') return print.zero;
  if (print.figures === 'number') return value / 100;
  const text = print.figures === 'grouped' ? grouped(decimal(value)) : decimal(value);
  if (print.figures === 'wide') return wide(text);
  if (print.figures === 'counted' && column.kind === 'rank') return `第${text}名`;
  if (print.figures === 'counted' && column.title.includes('采用')) return `${text}条`;
  return text;
}

/** A rate as the table prints it; half is rounded up. */
export function printRate(table: MadeTable, over: number, under: number, shift = 0): Cell {
  const { decimals, sign, asFraction } = table.print.rate;
  if (under === 0) return table.print.rateOfNothing;
  const steps = 10 ** decimals;
  const rounded = Math.floor((over * 100 * steps * 2 + under) / (under * 2)) + shift;
  const text = (rounded / steps).toFixed(decimals);
  if (asFraction) return Number((rounded / steps / 100).toFixed(decimals + 2));
  if (sign) return `${text}%`;
  return table.print.figures === 'number' ? Number(text) : text;
}

/** The figures below and above the line of a rate in a row; null where the row prints none. */
export function ratioOf(table: MadeTable, column: MadeColumn, row: MadeRow): [over: number, under: number] | null {
  if (column.rule?.code === 'rate') return [row.figures.get(column.rule.over)!, row.figures.get(column.rule.under)!];
  if (column.rule?.code !== 'share') return null;
  const key = column.rule.of;
  const all = table.rows.filter((one) => one.kind === 'data').reduce((sum, one) => sum + one.figures.get(key)!, 0);
  return [row.figures.get(key)!, all];
}

function cellOf(table: MadeTable, column: MadeColumn, row: MadeRow, serial: string): Cell {
  if (column.kind === 'unit') return row.name;
  if (column.kind === 'serial') return serial === '' ? null : serial;
  if (column.kind === 'rate') {
    const ratio = ratioOf(table, column, row);
    return ratio === null ? null : printRate(table, ratio[0], ratio[1]);
  }
  const value = row.figures.get(column.key);
  if (column.kind === 'rank' && row.kind !== 'data') return null;
  if (column.kind === 'figure' && value !== undefined) return printFigure(table, column, value);
  return column.kind === 'rank' ? (value === undefined ? pickBlank(table) : printFigure(table, column, value)) : null;
}

const pickBlank = (table: MadeTable): Cell => (table.print.zero === 0 || table.print.zero === '0' ? '' : table.print.zero);

const titlesAbove = ['2026年3月政务信息报送采用情况统计表', '（2026年1—3月）', '填报单位：青石县人民政府办公室', '单位：条、分', '2026年4月3日'];
const notesBelow = ['注：采用率=采用数÷报送数×100%。', '备注：1.本表不含约稿；2.得分按《计分办法》计算。', '审核：　　　制表：', '说明：带“—”者本月无报送。'];

/** The headings as a form of one row, or of two of which the upper spans columns. */
function headings(random: Random, table: MadeTable): Cell[][] {
  const titled = (column: MadeColumn): string => (column.kind === 'rate' && !table.print.rate.sign && !table.print.rate.asFraction && !/[%％]/.test(column.title) ? `${column.title}${pick(random, ['(%)', '（%）', '（％）'])}` : column.title);
  if (table.columns.every((column) => column.top === '')) return [table.columns.map(titled)];
  const repeats = chance(random, 0.2);
  const upper = table.columns.map((column, n): Cell => (column.top === '' ? titled(column) : n > 0 && table.columns[n - 1]!.top === column.top && !repeats ? null : column.top));
  const lower = table.columns.map((column): Cell => (column.top === '' ? (repeats ? titled(column) : null) : column.title));
  return [upper, lower];
}

/** Prints a table into the grid of a sheet. */
export function printTable(random: Random, table: MadeTable): PrintedTable {
  const cells: Cell[][] = [];
  const placeOf: PrintedTable['placeOf'] = new Map();
  for (let n = whole(random, 0, 3); n > 0; n--) cells.push(chance(random, 0.2) ? [] : [pick(random, titlesAbove)]);
  if (chance(random, 0.15)) cells.push(['填报单位：青石县政府办', null, null, '单位：条']);
  cells.push(...headings(random, table));
  const { layout } = table;
  const numbersRestart = chance(random, 0.5);
  let number = 0;
  let group = -1;
  for (const row of table.rows) {
    const begins = row.group !== group && row.group >= 0;
    if (begins) {
      if (layout.groupStyle === 'banner') cells.push([`${pick(random, ['', '一、', '（一）'])}${table.groupNames[row.group]!}`]);
      if (layout.groupStyle === 'blank-line' && group >= 0) cells.push([]);
      group = row.group;
      if (numbersRestart) number = 0;
    }
    if (row.kind === 'data') number++;
    const serial = row.kind === 'data' ? String(number) : layout.groupStyle === 'numerals' && row.kind === 'subtotal' ? '一二三'[row.group]! : '';
    placeOf.set(row, { line: cells.length, shift: 0 });
    cells.push(table.columns.map((column): Cell => (column.kind === 'group' ? groupCell(table, row, begins) : cellOf(table, column, row, serial))));
  }
  if (chance(random, 0.3)) cells.push([]);
  for (let n = whole(random, 0, 2); n > 0; n--) cells.push([pick(random, notesBelow)]);
  return { cells, placeOf };
}

/** A long list on a page is often printed as two halves side by side under the same headings. */
export function printHalves(table: MadeTable): PrintedTable {
  const width = table.columns.length;
  const half = Math.ceil(table.rows.length / 2);
  const titles = table.columns.map((column): Cell => column.title + (column.kind === 'rate' && !table.print.rate.sign ? '（%）' : ''));
  const placeOf: PrintedTable['placeOf'] = new Map();
  const cells: Cell[][] = [titles.concat(titles), ...Array.from({ length: half }, () => Array<Cell>(width * 2).fill(null))];
  table.rows.forEach((row, n) => {
    const place = { line: 1 + (n % half), shift: n < half ? 0 : width };
    placeOf.set(row, place);
    table.columns.forEach((column, at) => (cells[place.line]![place.shift + at] = cellOf(table, column, row, String(n + 1))));
  });
  return { cells, placeOf };
}

function groupCell(table: MadeTable, row: MadeRow, begins: boolean): Cell {
  if (row.kind === 'total') return null;
  return begins || table.layout.groupStyle === 'column-repeated' ? table.groupNames[row.group]! : null;
}
