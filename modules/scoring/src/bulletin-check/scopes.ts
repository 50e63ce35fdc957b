import { isAdditive } from './headings.ts';
import type { Row, Table } from './tables.ts';

/** The rows that a total or subtotal row adds up. */
export interface Scope {
  of: Row[];
  isAll: boolean;
}

type Reach = 'all' | 'above' | 'below' | 'every table';
type Reading = (row: Row, place: { isFirst: boolean; isLast: boolean }) => Reach;

const named = (subtotals: Reach): Reading => (row) => (row.kind === 'total' ? 'all' : subtotals);
const last = (others: Reach): Reading => (_, { isLast }) => (isLast ? 'all' : others);
const lastOfTables = (others: Reach): Reading => (_, { isLast }) => (isLast ? 'every table' : others);
const first = (others: Reach): Reading => (_, { isFirst }) => (isFirst ? 'all' : others);

// The likeliest first: by their names; the last or the first row adds up all (各组合计 and one 总计); each its own group.
const readings: readonly Reading[] = [named('above'), named('below'), last('above'), last('below'), first('above'), first('below'), () => 'above', () => 'below'];

const isSum = (row: Row): boolean => row.kind === 'total' || row.kind === 'subtotal';

const dataOf = (table: Table): Row[] => table.rows.filter((row) => row.kind === 'data');

function reached(table: Table, at: number, reach: Reach): Row[] {
  const { rows } = table;
  if (reach === 'all') return dataOf(table);
  if (reach === 'every table') return [...table.before, table].flatMap(dataOf);
  const step = reach === 'above' ? -1 : 1;
  const own: Row[] = [];
  for (let i = at + step; rows[i] !== undefined && !isSum(rows[i]!); i += step) if (rows[i]!.kind === 'data') own.push(rows[i]!);
  return own;
}

function under(table: Table, reading: Reading): { scopes: Map<Row, Scope>; totals: number } {
  const sums = table.rows.filter(isSum);
  const dataCount = dataOf(table).length;
  let totals = 0;
  const scopes = new Map(sums.map((row, n): [Row, Scope] => {
    const reach = reading(row, { isFirst: n === 0, isLast: n === sums.length - 1 });
    if (reach === 'all') totals++;
    const of = reached(table, table.rows.indexOf(row), reach);
    return [row, { of, isAll: of.length >= dataCount }];
  }));
  return { scopes, totals };
}

/** How many figures do not add up under a reading; a row that would add up nothing speaks against it, and so do two that add up all. */
function misfits(table: Table, { scopes, totals }: { scopes: Map<Row, Scope>; totals: number }): number {
  let count = 2 * Math.max(0, totals - 1);
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
    const tried = [...readings, ...(table.before.length > 0 ? [lastOfTables('above'), lastOfTables('below')] : [])].map((reading) => under(table, reading)).map((one) => ({ scopes: one.scopes, misfits: misfits(table, one) }));
    scopes = tried.reduce((best, one) => (one.misfits < best.misfits ? one : best)).scopes;
    known.set(table, scopes);
  }
  return scopes;
}
