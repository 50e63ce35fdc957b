import { figureIn, plain } from './cells.ts';
import type { Cell, Sheet } from './cells.ts';
import { isHeading, namesUnits } from './headings.ts';

/** Where the headings of a table stand. */
export interface HeadingRows {
  firstRow: number;
  lastRow: number;
  /** A long table is often printed as two or three halves side by side: each from a column up to but not with another. */
  halves: [from: number, to: number][];
}

const filledOf = (row: readonly Cell[]): Cell[] => row.filter((cell) => plain(cell) !== '');
const hasFigure = (row: readonly Cell[] | undefined): boolean => row !== undefined && row.some((cell) => figureIn(cell));
const hasWord = (row: readonly Cell[]): boolean => row.some((cell) => figureIn(cell) === undefined);

/** A heading row holds words alone, two of which are known from bulletins; or one names the units and figures follow soon. */
function isHeadingRow(rows: Sheet['rows'], index: number, isWithinTable: boolean): boolean {
  const row = rows[index]!;
  const filled = filledOf(row);
  if (new Set(filled.map(plain)).size < 2 || filled.some((cell) => figureIn(cell) !== undefined)) return false;
  // 小计 beside the name of a group is a row that has nothing to show, not the headings of another table.
  const known = filled.filter((cell) => isHeading(cell) && !(isWithinTable && /^[合总小共]计$/.test(plain(cell)))).length;
  const soon = rows.slice(index + 1, index + 5);
  const isFollowed = soon.some((next) => hasFigure(next) && hasWord(next));
  if (known >= 2) return isFollowed || row.some(namesUnits);
  return known === 1 && !isWithinTable && row.some(namesUnits) && isFollowed;
}

/** Whether a row carries on the headings: words alone, none of them a unit's name. */
function isLowerHeading(row: readonly Cell[] | undefined, upper: readonly Cell[]): boolean {
  if (row === undefined || row.some((cell) => plain(cell) !== '' && figureIn(cell) !== undefined)) return false;
  const unitColumn = upper.findIndex(namesUnits);
  const below = unitColumn < 0 ? '' : plain(row[unitColumn]);
  return filledOf(row).length >= 2 && (below === '' || below === plain(upper[unitColumn]));
}

/** The halves of a table: the same headings again, each time with a column of units. */
function sideBySide(headings: readonly (readonly Cell[])[]): HeadingRows['halves'] {
  const width = Math.max(...headings.map((row) => row.length));
  const texts = Array.from({ length: width }, (_, index) => headings.map((row) => plain(row[index])).join('|'));
  const units = headings[0]!.flatMap((cell, index) => (namesUnits(cell) ? [index] : []));
  for (const second of units.slice(1)) {
    const period = second - units[0]!;
    if (period < 2 || width < period * 2 || texts.slice(0, period).some((text, index) => text !== texts[index + period])) continue;
    const count = Math.ceil(width / period);
    return Array.from({ length: count }, (_, n) => [n * period, n === count - 1 ? width : (n + 1) * period]);
  }
  return [[0, width]];
}

/** Finds the headings of all tables of a sheet, from top to bottom. */
export function findHeadings(rows: Sheet['rows']): HeadingRows[] {
  const found: HeadingRows[] = [];
  for (let index = 0; index < rows.length; index++) {
    if (!isHeadingRow(rows, index, found.length > 0)) continue;
    const firstRow = index;
    while (index - firstRow < 2 && isLowerHeading(rows[index + 1], rows[firstRow]!)) index++;
    found.push({ firstRow, lastRow: index, halves: sideBySide(rows.slice(firstRow, index + 1)) });
  }
  return found;
}
