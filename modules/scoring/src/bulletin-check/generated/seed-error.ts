import type { MadeTable } from './assemble.ts';
import { pick, whole, type MadeColumn, type MadeRow, type Random } from './model.ts';
import { printFigure, printRate, ratioOf, type PrintedTable } from './print-table.ts';
import { placesOf } from './ranks.ts';

export const errorKinds = ['total', 'subtotal', 'rate', 'share', 'rank', 'parts', 'cumulative-sum', 'cumulative-below', 'duplicate', 'figure'] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** A figure that was made wrong, and the cells whose figures follow from it. */
export interface SeededError {
  kind: ErrorKind;
  line: number;
  column: number;
  follows: (line: number, column: number) => boolean;
}

interface Place {
  row: MadeRow;
  column: MadeColumn;
}

/** The cells in which an error of a kind can be made. */
function placesFor(table: MadeTable, kind: ErrorKind): Place[] {
  const rows = (wanted: MadeRow['kind']) => table.rows.filter((row) => row.kind === wanted);
  const all = (list: MadeRow[], columns: MadeColumn[]): Place[] => list.flatMap((row) => columns.map((column) => ({ row, column })));
  if (kind === 'total' || kind === 'subtotal') return all(rows(kind), table.columns.filter((column) => column.kind === 'figure' && column.key !== 'beside'));
  if (kind === 'duplicate') return all(rows('data').slice(1), table.columns.filter((column) => column.kind === 'unit'));
  if (kind === 'figure') return all(rows('data'), table.columns.filter((column) => column.kind === 'figure')).filter(({ row, column }) => table.rows.some((one) => one.of.includes(row)) && column.key !== 'beside');
  const ruled = all(rows('data'), table.columns.filter((column) => column.rule?.code === kind));
  if (kind === 'cumulative-below') return ruled.filter(({ row, column }) => row.figures.get((column.rule as { now: string }).now)! > 0);
  if (kind === 'rank') return ruled.filter(({ row, column }) => row.figures.has(column.key));
  if (kind === 'rate' || kind === 'share') return ruled.filter(({ row, column }) => ratioOf(table, column, row)![1] > 0);
  return ruled;
}

/** A wrong place, unless it could also be read as a right one of the other way of ranking, or of ranking over other rows. */
function wrongRank(random: Random, table: MadeTable, { row, column }: Place): number | null {
  const by = (column.rule as { by: string }).by;
  const data = table.rows.filter((one) => one.kind === 'data');
  const right = row.figures.get(column.key)! / 100;
  const wrong = pick(random, [right + 1, right - 1, whole(random, 1, data.length), right + 2].filter((one) => one !== right && one >= 1));
  const printed = (one: MadeRow) => (one === row ? wrong : (one.figures.get(column.key) ?? 0) / 100);
  const groups = [...new Set(data.map((one) => one.group))].map((group) => data.filter((one) => one.group === group));
  const readings = ([[data], groups] as const).flatMap((scopes) =>
    (['standard', 'dense'] as const).map((ranking) => scopes.flatMap((scope) => placesOf(scope, by, ranking).map((place, n) => ({ row: scope[n]!, isWrong: scope[n]!.figures.has(column.key) && printed(scope[n]!) !== place })).filter((one) => one.isWrong))),
  );
  const others = readings.filter((wrongs) => !(wrongs.length === 1 && wrongs[0]!.row === row));
  return others.length < readings.length && others.every((wrongs) => wrongs.length > 1) ? wrong : null;
}

function wrongCell(random: Random, table: MadeTable, place: Place, kind: ErrorKind): { cell: ReturnType<typeof printFigure> } | null {
  const { row, column } = place;
  if (kind === 'rank') {
    const wrong = wrongRank(random, table, place);
    return wrong === null ? null : { cell: printFigure(table, column, wrong * 100) };
  }
  if (kind === 'duplicate') return { cell: pick(random, table.rows.filter((one) => one.kind === 'data' && table.rows.indexOf(one) < table.rows.indexOf(row))).name };
  if (kind === 'rate' || kind === 'share') {
    const [over, under] = ratioOf(table, column, row)!;
    const shift = pick(random, [-1, 1, 1, 2, -3, 10]);
    const steps = 10 ** table.print.rate.decimals;
    const rounded = Math.floor((over * 100 * steps * 2 + under) / (under * 2)) + shift;
    if (rounded <= 0 || Math.abs(rounded - (over * 100 * steps) / under) <= 0.5 + 1e-9) return null;
    return { cell: printRate(table, over, under, shift) };
  }
  const right = row.figures.get(column.key)!;
  const wrong = kind === 'cumulative-below' ? row.figures.get((column.rule as { now: string }).now)! - whole(random, 1, 3) * 50 : right + pick(random, [100, -100, 1000, 50, -50, 900, 10_000]);
  return wrong <= 0 || wrong === right ? null : { cell: printFigure(table, column, wrong) };
}

/** Makes one figure of a printed table wrong; null when the table has no place for such an error. */
export function seedError(random: Random, table: MadeTable, printed: PrintedTable, kind: ErrorKind): SeededError | null {
  const places = placesFor(table, kind);
  if (places.length === 0) return null;
  const place = pick(random, places);
  const wrong = wrongCell(random, table, place, kind);
  if (wrong === null) return null;
  const { line, shift } = printed.placeOf.get(place.row)!;
  const own = table.columns.indexOf(place.column);
  printed.cells[line]![shift + own] = wrong.cell;
  const rowAt = (atLine: number, atColumn: number) => table.rows.find((row) => printed.placeOf.get(row)!.line === atLine && Math.floor(atColumn / table.columns.length) * table.columns.length === printed.placeOf.get(row)!.shift);
  const key = place.column.key;
  const follows = (atLine: number, atColumn: number): boolean => {
    const row = rowAt(atLine, atColumn);
    const other = table.columns[atColumn % table.columns.length]!;
    const { rule } = other;
    // What a unit is called and where it stands says nothing of its figures.
    if (kind === 'figure' && row === place.row && other === place.column) return true;
    if (kind === 'rank' || kind === 'duplicate' || kind === 'rate' || kind === 'share') return false;
    if (other === place.column) return place.column.kind === 'figure' && row?.of.includes(place.row) === true;
    const uses = rule !== undefined && Object.values(rule).flat().includes(key);
    return uses && (row === place.row || rule.code === 'rank' || rule.code === 'share');
  };
  return { kind, line, column: shift + own, follows };
}
