import type { Block, Run } from '@gongkai/kernel';
import { displayWidth } from './printable.ts';

type Table = Extract<Block, { type: 'table' }>;

/** A cell with its place, so that no exit has to trust the spans that a person or an import wrote. */
export interface GridCell {
  row: number;
  column: number;
  colspan: number;
  rowspan: number;
  header: boolean;
  runs: Run[];
}

/** A table in which every place is covered exactly once. */
export interface TableGrid {
  rows: number;
  columns: number;
  /** Leading rows made of header cells only; they repeat on every page. */
  headerRows: number;
  /** Relative widths of the columns, from their contents. */
  weights: number[];
  /** In reading order. */
  cells: GridCell[];
}

const maxColumns = 50;

/** Places the cells of a table as HTML would, cuts spans that overlap or leave the table, and fills the holes. */
export function gridOf(table: Table): TableGrid {
  const rows = table.rows.length;
  const taken: boolean[][] = table.rows.map(() => []);
  const cells: GridCell[] = [];
  let columns = 0;
  table.rows.forEach((line, row) => {
    let column = 0;
    for (const source of line) {
      while (taken[row]?.[column]) column += 1;
      if (column >= maxColumns) break;
      const colspan = freeWidth(taken[row] ?? [], column, Math.min(source.colspan ?? 1, maxColumns - column));
      const rowspan = Math.min(source.rowspan ?? 1, rows - row);
      cover(taken, { row, column, colspan, rowspan });
      cells.push({ row, column, colspan, rowspan, header: source.header === true, runs: source.runs });
      column += colspan;
      columns = Math.max(columns, column);
    }
  });
  fillHoles(taken, columns, cells);
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { rows, columns, headerRows: countHeaderRows(cells, rows), weights: weigh(cells, columns), cells };
}

function freeWidth(line: boolean[], column: number, wanted: number): number {
  let width = 1;
  while (width < wanted && !line[column + width]) width += 1;
  return width;
}

function cover(taken: boolean[][], area: { row: number; column: number; colspan: number; rowspan: number }): void {
  for (let row = area.row; row < area.row + area.rowspan; row += 1) {
    const line = taken[row];
    if (!line) continue;
    for (let column = area.column; column < area.column + area.colspan; column += 1) line[column] = true;
  }
}

function fillHoles(taken: boolean[][], columns: number, cells: GridCell[]): void {
  taken.forEach((line, row) => {
    for (let column = 0; column < columns; column += 1) {
      if (!line[column]) cells.push({ row, column, colspan: 1, rowspan: 1, header: false, runs: [] });
    }
  });
}

function countHeaderRows(cells: GridCell[], rows: number): number {
  const bodyRow = cells.find((cell) => !cell.header)?.row ?? rows;
  const leaves = cells.some((cell) => cell.row < bodyRow && cell.row + cell.rowspan > bodyRow);
  // A table of headers only has nothing to repeat them over; a header that fills a page would never end.
  return leaves || bodyRow === rows || bodyRow > 5 ? 0 : bodyRow;
}

function weigh(cells: GridCell[], columns: number): number[] {
  const weights = Array.from({ length: columns }, () => 4);
  for (const cell of cells) {
    if (cell.colspan > 1) continue;
    const width = displayWidth(cell.runs.map((run) => run.text).join(''));
    weights[cell.column] = Math.min(40, Math.max(weights[cell.column] ?? 4, width));
  }
  return weights;
}
