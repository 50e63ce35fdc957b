import { printScaled } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import type { Row, Table } from './tables.ts';

/** What a column counts, without the words for its period. */
const bare = (column: Column): string =>
  column.title.replace(/1[-—–~至到]\d{1,2}月份?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[本当上][月季期年]|月度|季度|截[至止]|月止|今年以来|累计|累积|全年|年度|[·数条得]/g, '');

/** The column of another period that belongs to a column, when exactly one does: of the same wider heading, of the same name, or the only one of its kind. */
function partner(table: Table, column: Column, spell: Column['spell']): Column | undefined {
  const fits = table.columns.filter((one) => one.spell === spell && isAdditive(one) && one.role === column.role && one.subject === column.subject);
  const sameTop = column.top === '' ? [] : fits.filter((one) => one.top === column.top);
  if (sameTop.length === 1) return sameTop[0];
  const sameName = fits.filter((one) => bare(one) === bare(column));
  return sameName.length === 1 ? sameName[0] : fits.length === 1 ? fits[0] : undefined;
}

const valueOf = (row: Row, column: Column): number => row.figures.get(column.index)?.scaled ?? 0;
const isRunningSum = (column: Column): boolean => /累计|累积|上月止|1[-—–~至到]\d/.test(column.title);

interface Pair {
  current: Column;
  cumulative: Column;
  before: Column | undefined;
}

function pairsOf(table: Table): Pair[] {
  return table.columns.filter((column) => column.spell !== 'cumulative' && column.spell !== 'previous' && isAdditive(column)).flatMap((current) => {
    const cumulative = partner(table, current, 'cumulative');
    // A column without a period stands for the current one only beside a cumulative column of its own name.
    if (cumulative === undefined || (current.spell === null && bare(cumulative) !== bare(current))) return [];
    const before = partner(table, cumulative, 'previous');
    return [{ current, cumulative, before: before !== undefined && isRunningSum(before) ? before : undefined }];
  });
}

/** Compares the year so far with the period: never below it unless points were taken off before, and equal to the last cumulative figure plus the period where both stand. */
export function checkCumulative(table: Table, out: Findings, { mayHaveFallen = false } = {}): void {
  for (const { current, cumulative, before } of pairsOf(table)) {
    const rows = table.rows.filter((one) => one.kind === 'data');
    const isBelowNothing = rows.some((row) => valueOf(row, current) < 0 || valueOf(row, cumulative) < 0);
    if (before === undefined && cumulative.role === 'score' && (mayHaveFallen || isBelowNothing)) continue;
    // A column that nobody has filled yet contradicts nothing.
    if (!rows.some((row) => row.figures.get(cumulative.index))) continue;
    for (const row of rows) {
      const printed = row.figures.get(cumulative.index);
      const now = valueOf(row, current);
      if ((!printed && now === 0) || [current, cumulative, ...(before === undefined ? [] : [before])].some((column) => row.unread.has(column.index))) continue;
      out.count('cumulative');
      const sum = (before === undefined ? 0 : valueOf(row, before)) + now;
      const found = printed?.scaled ?? 0;
      const at = { table, row, column: cumulative };
      const figures = { found: printed?.text ?? '', expected: printScaled(sum) };
      if (before !== undefined && sum !== found) out.add('scoring.check.cumulative-sum', at, figures);
      if (before === undefined && found < now && now > 0) out.add('scoring.check.cumulative-below', at, figures, { current: current.title });
    }
  }
}
