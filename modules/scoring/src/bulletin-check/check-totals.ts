import { printScaled } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import { scopesOf } from './scopes.ts';
import type { Row, Table } from './tables.ts';

/** The sum of a column over rows; empty cells add nothing. */
export const sumOf = (rows: readonly Row[], column: Column): number =>
  rows.reduce((sum, row) => sum + (row.figures.get(column.index)?.scaled ?? 0), 0);

/** Whether a total row prints the mean of its column, as it does under marks. */
function isMean(rows: readonly Row[], column: Column, row: Row): boolean {
  const printed = row.figures.get(column.index)!;
  const filled = rows.filter((one) => one.figures.get(column.index));
  if (column.role !== 'score' || filled.length < 2 || printed.scaled === 0) return false;
  // Of two figures nobody rounds the mean away.
  const tolerance = filled.length === 2 ? 0 : 500_000 * 10 ** -printed.significant;
  return Math.abs(sumOf(rows, column) / filled.length - printed.scaled) <= tolerance;
}

/** The figures of a row of averages, where one of them shows that it is one: over all rows, or over those with a figure. */
function checkMeans(table: Table, row: Row, out: Findings): void {
  const data = table.rows.filter((one) => one.kind === 'data');
  const judged = table.columns.filter((column) => isAdditive(column) && row.figures.get(column.index) && !data.some((one) => one.unread.has(column.index)));
  const isPrinted = (column: Column, mean: number): boolean => {
    const printed = row.figures.get(column.index)!;
    return Math.abs(mean - printed.scaled) <= 500_000 * 10 ** -printed.significant;
  };
  const counts = [() => data.length, (column: Column) => data.filter((one) => one.figures.get(column.index)).length];
  const wrongBy = counts.map((countOf) => judged.map((column) => ({ column, mean: sumOf(data, column) / countOf(column) })).filter(({ column, mean }) => !isPrinted(column, mean)));
  const wrong = wrongBy.reduce((least, one) => (one.length < least.length ? one : least));
  if (table.isCut || wrong.length === judged.length) return out.skip('scoring.check.average', { table }, { unit: row.unit });
  out.count('means', judged.length);
  for (const { column, mean } of wrong) {
    const printed = row.figures.get(column.index)!;
    out.add('scoring.check.mean', { table, row, column }, { found: printed.text, expected: String(Number((mean / 1_000_000).toFixed(Math.max(2, printed.significant)))) });
  }
}

/** Re-adds total and subtotal rows. */
export function checkTotals(table: Table, out: Findings): void {
  for (const row of table.rows) if (row.kind === 'average') checkMeans(table, row, out);
  for (const row of table.rows) if (row.kind === 'within') out.skip('scoring.check.within', { table }, { unit: row.unit });
  if (table.isCut) return out.skip('scoring.check.cut', { table });
  for (const [row, { of, isAll }] of scopesOf(table)) {
    for (const column of table.columns.filter(isAdditive)) {
      const printed = row.figures.get(column.index);
      if (!printed || of.length === 0 || of.some((one) => one.unread.has(column.index))) continue;
      const sum = sumOf(of, column);
      if (sum !== printed.scaled && isMean(of, column, row)) {
        out.skip('scoring.check.average', { table, column, row }, { unit: row.unit });
        continue;
      }
      out.count('totals');
      if (sum !== printed.scaled) out.add(isAll ? 'scoring.check.total' : 'scoring.check.subtotal', { table, row, column }, { found: printed.text, expected: printScaled(sum) });
    }
  }
}
