import { isAdditive } from './headings.ts';
import type { Row, Table } from './tables.ts';

/** The rows that a total or subtotal row adds up. */
export interface Scope {
  of: Row[];
  isAll: boolean;
}

type Reach = 'all' | 'above' | 'below';
type Reading = (row: Row, place: { isFirst: boolean; isLast: boolean }) => Reach;

const named = (subtotals: Reach): Reading => (row) => (row.kind === 'total' ? 'all' : subtotals);
const last = (others: Reach): Reading => (_, { isLast }) => (isLast ? 'all' : others);
const first = (others: Reach): Reading => (_, { isFirst }) => (isFirst ? 'all' : others);

// The likeliest first: by their names; the last or the first row adds up all (各组合计 and one 总计); each its own group.
const readings: readonly Reading[] = [named('above'), named('below'), last('above'), last('below'), first('above'), first('below'), () => 'above', () => 'below'];

const isSum = (row: Row): boolean => row.kind === 'total' || row.kind === 'subtotal';

function reached(rows: readonly Row[], at: number, reach: Reach): Row[] {
  if (reach === 'all') return rows.filter((row) => row.kind === 'data');
  const step = reach === 'above' ? -1 : 1;
  const own: Row[] = [];
  for (let i = at + step; rows[i] !== undefined && !isSum(rows[i]!); i += step) if (rows[i]!.kind === 'data') own.push(rows[i]!);
  return own;
}

function under(table: Table, reading: Reading): Map<Row, Scope> {
  const sums = table.rows.filter(isSum);
  const dataCount = table.rows.filter((row) => row.kind === 'data').length;
  return new Map(sums.map((row, n) => {
    const of = reached(table.rows, table.rows.indexOf(row), reading(row, { isFirst: n === 0, isLast: n === sums.length - 1 }));
    return [row, { of, isAll: of.length === dataCount }];
  }));
}

/** How many figures do not add up under a reading; a row that would add up nothing speaks against it. */
function misfits(table: Table, scopes: Map<Row, Scope>): number {
  let count = 0;
  for (const [row, { of }] of scopes)
    for (const column of table.columns.filter(isAdditive)) {
      const printed = row.figures.get(column.index);
      const sum = of.reduce((all, one) => all + (one.figures.get(column.index)?.scaled ?? 0), 0);
      if (printed && (of.length === 0 || sum !== printed.scaled)) count++;
    }
  return count;
}

const known = new WeakMap<Table, Map<Row, Scope>>();

/** Which rows each total and subtotal adds up: of the ways in which offices arrange them, the one that fits the figures best. */
export function scopesOf(table: Table): Map<Row, Scope> {
  let scopes = known.get(table);
  if (scopes === undefined) {
    const tried = readings.map((reading) => under(table, reading)).map((one) => ({ scopes: one, misfits: misfits(table, one) }));
    scopes = tried.reduce((best, one) => (one.misfits < best.misfits ? one : best)).scopes;
    known.set(table, scopes);
  }
  return scopes;
}
