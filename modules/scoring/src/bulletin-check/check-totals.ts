import { printScaled } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import type { Row, Table } from './tables.ts';

/** The sum of a column over rows; empty cells add nothing. */
export const sumOf = (rows: readonly Row[], column: Column): number =>
  rows.reduce((sum, row) => sum + (row.figures.get(column.index)?.scaled ?? 0), 0);

/** The rows that a subtotal adds up: those since the last subtotal above it, or, when there are none, those below it. */
function rowsOfSubtotal(rows: readonly Row[], at: number): Row[] {
  const own: Row[] = [];
  for (let i = at - 1; i >= 0 && rows[i]!.kind !== 'subtotal'; i--) if (rows[i]!.kind === 'data') own.push(rows[i]!);
  if (own.length > 0 && rows.findIndex((row) => row.kind === 'subtotal') !== -1 && !leadsItsGroup(rows, at)) return own;
  const below: Row[] = [];
  for (let i = at + 1; i < rows.length && rows[i]!.kind !== 'subtotal' && rows[i]!.kind !== 'total'; i++) if (rows[i]!.kind === 'data') below.push(rows[i]!);
  return below;
}

/** Subtotals stand above their rows when the first of them comes before any data. */
function leadsItsGroup(rows: readonly Row[], at: number): boolean {
  const first = rows.findIndex((row) => row.kind === 'data');
  const firstSubtotal = rows.findIndex((row) => row.kind === 'subtotal');
  return firstSubtotal < first && at >= firstSubtotal;
}

/** Re-adds total and subtotal rows. */
export function checkTotals(table: Table, out: Findings): void {
  const data = table.rows.filter((row) => row.kind === 'data');
  const columns = table.columns.filter(isAdditive);
  table.rows.forEach((row, at) => {
    if (row.kind === 'average') out.skip('scoring.check.average', { table }, { unit: row.unit });
    if (row.kind !== 'total' && row.kind !== 'subtotal') return;
    const summed = row.kind === 'total' ? data : rowsOfSubtotal(table.rows, at);
    if (summed.length === 0) return;
    for (const column of columns) {
      const printed = row.figures.get(column.index);
      if (!printed) continue;
      out.count('totals');
      const sum = sumOf(summed, column);
      if (sum !== printed.scaled) out.add(`scoring.check.${row.kind}`, { table, row, column }, { found: printed.text, expected: printScaled(sum) });
    }
  });
}
