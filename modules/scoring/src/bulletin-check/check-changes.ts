import { printScaled } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import type { Row, Table } from './tables.ts';

const isChange = (column: Column): boolean => isAdditive(column) && /增减|增加|减少|[比较](?:上|去年|同期)|变化/.test(column.title);
const difference = (row: Row, [now, before]: Pair): number => (row.figures.get(now.index)?.scaled ?? 0) - (row.figures.get(before.index)?.scaled ?? 0);

type Pair = [now: Column, before: Column];

/** The figures that a column of changes may compare: one of this period and its own of another. */
function pairsOf(table: Table): Pair[] {
  const figures = table.columns.filter((column) => isAdditive(column) && !isChange(column));
  return figures.filter((one) => one.spell === 'previous').flatMap((before) =>
    figures.filter((one) => one.spell !== 'previous' && one.role === before.role && one.subject === before.subject).map((now): Pair => [now, before]));
}

/** Subtracts the figures of two periods where a column tells the change between them, and most of its rows agree. */
export function checkChanges(table: Table, out: Findings): void {
  for (const column of table.columns.filter(isChange)) {
    const tried = pairsOf(table).map((pair) => {
      const rows = table.rows.filter((row) => row.figures.get(column.index) && !pair.some((one) => row.unread.has(one.index)));
      return { pair, rows, wrong: rows.filter((row) => row.figures.get(column.index)!.scaled !== difference(row, pair)) };
    }).filter(({ rows, wrong }) => wrong.length * 2 <= rows.length && rows.length > 1);
    const best = tried.sort((a, b) => a.wrong.length - b.wrong.length)[0];
    if (best === undefined) continue;
    out.count('changes', best.rows.length);
    const [now, before] = best.pair;
    for (const row of best.wrong) {
      const figures = { found: row.figures.get(column.index)!.text, expected: printScaled(difference(row, best.pair)) };
      out.add('scoring.check.change', { table, row, column }, figures, { now: now.title, before: before.title });
    }
  }
}
