import type { Findings } from './findings.ts';
import type { Table } from './tables.ts';

/** Finds units that stand in a table twice; where rows carry a second name (an account), both together must be unique. */
export function checkDuplicates(table: Table, out: Findings): void {
  const column = table.columns.find((one) => one.role === 'unit');
  if (column === undefined) return;
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    if (row.kind !== 'data') continue;
    out.count('units');
    const key = `${row.unit}|${row.label}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.index);
    else out.add('scoring.check.duplicate', { table, row, column }, { found: row.unit, expected: '' }, { first: String(first + 1) });
  }
}
