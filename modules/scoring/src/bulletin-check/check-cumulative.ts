import { printScaled } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import type { Row, Table } from './tables.ts';

const bare = (column: Column): string => column.title.replace(/本月|当月|月度|本季度?|本期|当期|累计|累积|全年|年度|上月|上期|[·数条得]/g, '');

/** The cumulative column that belongs to a column of the period, when exactly one does. */
function partner(table: Table, current: Column, spell: Column['spell']): Column | undefined {
  const fits = table.columns.filter((column) => column.spell === spell && isAdditive(column) && column.role === current.role && column.subject === current.subject);
  const sameName = fits.filter((column) => bare(column) === bare(current));
  return sameName.length === 1 ? sameName[0] : fits.length === 1 ? fits[0] : undefined;
}

const valueOf = (row: Row, column: Column): number => row.figures.get(column.index)?.scaled ?? 0;

/** Compares the year so far with the period: never below it, and equal to the last cumulative figure plus the period where both stand. */
export function checkCumulative(table: Table, out: Findings): void {
  for (const current of table.columns.filter((column) => column.spell !== 'cumulative' && column.spell !== 'previous' && isAdditive(column))) {
    const cumulative = partner(table, current, 'cumulative');
    // A column without a period stands for the current one only beside a cumulative column of its own name.
    if (cumulative === undefined || (current.spell === null && bare(cumulative) !== bare(current))) continue;
    const before = table.columns.find((column) => column.spell === 'previous' && /累计|累积/.test(column.title) && column.subject === current.subject && column.role === current.role);
    for (const row of table.rows.filter((one) => one.kind === 'data')) {
      const printed = row.figures.get(cumulative.index);
      if (!printed || !row.figures.get(current.index)) continue;
      out.count('cumulative');
      const now = valueOf(row, current);
      const at = { table, row, column: cumulative };
      if (before !== undefined) {
        const sum = valueOf(row, before) + now;
        if (sum !== printed.scaled) out.add('scoring.check.cumulative-sum', at, { found: printed.text, expected: printScaled(sum) });
      } else if (printed.scaled < now && now > 0) {
        out.add('scoring.check.cumulative-below', at, { found: printed.text, expected: printScaled(now) }, { current: current.title });
      }
    }
  }
}
