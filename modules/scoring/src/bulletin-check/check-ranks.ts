import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import { scopesOf } from './scopes.ts';
import type { Row, Table } from './tables.ts';

type Method = 'standard' | 'dense';
interface Fit {
  by: Column;
  method: Method;
  wrong: { row: Row; expected: number }[];
  ranked: number;
}

/** The place of each row by a column, within its scope. */
function expectedRanks(rows: readonly Row[], by: Column, method: Method): Map<Row, number> {
  const valueOf = (row: Row) => row.figures.get(by.index)?.scaled ?? 0;
  const higher = rows.map(valueOf).sort((a, b) => b - a);
  const distinct = [...new Set(higher)];
  return new Map(rows.map((row) => [row, 1 + (method === 'standard' ? higher : distinct).indexOf(valueOf(row))]));
}

function fitOf(scopes: readonly (readonly Row[])[], rank: Column, by: Column, method: Method): Fit {
  const fit: Fit = { by, method, wrong: [], ranked: 0 };
  for (const rows of scopes) {
    if (rows.some((row) => row.unread.has(by.index))) continue;
    // The heading of a group has neither place nor figure.
    const ranked = rows.filter((row) => row.figures.get(rank.index) || row.figures.get(by.index));
    for (const [row, expected] of expectedRanks(ranked, by, method)) {
      const printed = row.figures.get(rank.index);
      if (!printed) continue;
      fit.ranked++;
      if (printed.scaled !== expected * 1_000_000) fit.wrong.push({ row, expected });
    }
  }
  return fit;
}

/** Columns by which a rank may go, the likeliest first: scores of the same spell, other scores, then counts and rates. */
function candidates(table: Table, rank: Column): Column[] {
  const weight = (column: Column) =>
    (column.role === 'score' ? 0 : column.role === 'rate' ? 40 : 20) +
    (column.subject === 'submitted' ? 5 : 0) +
    (rank.spell !== null && column.spell !== rank.spell ? 10 : 0) +
    (column.isTotal || /总/.test(column.title) ? 0 : 2) +
    (column.top === rank.top ? 0 : 1) +
    Math.abs(column.index - rank.index) / 100;
  return table.columns.filter((column) => isAdditive(column) || column.role === 'rate').sort((a, b) => weight(a) - weight(b));
}

const wrongShare = (fit: Fit): number => fit.wrong.length / Math.max(1, fit.ranked);

/** The sets of rows within which places may be given: the whole table, the groups it names, the rows of each subtotal. */
function scopesFor(table: Table): Row[][][] {
  const data = table.rows.filter((row) => row.kind === 'data');
  const groups = [...new Set(data.map((row) => row.group))].map((group) => data.filter((row) => row.group === group));
  const summed = [...scopesOf(table).values()].filter((scope) => !scope.isAll && scope.of.length > 0).map((scope) => scope.of);
  const rest = data.filter((row) => !summed.some((rows) => rows.includes(row)));
  return [[data], ...(groups.length > 1 ? [groups] : []), ...(summed.length > 0 ? [[...summed, rest]] : [])];
}

function fitsOf(table: Table, rank: Column, by: readonly Column[]): Fit[] {
  const scopes = scopesFor(table);
  const methods = ['standard', 'dense'] as const;
  const fits = by.flatMap((column) => scopes.flatMap((scope) => methods.map((method) => fitOf(scope, rank, column, method))));
  return fits.filter((fit) => fit.ranked > 0).sort((a, b) => a.wrong.length - b.wrong.length);
}

/** The scores that a rank may go by: those of the period that its heading names, where there are some. */
function scoresFor(rank: Column, all: readonly Column[]): { scores: Column[]; isNamed: boolean } {
  const scores = all.filter((column) => column.role === 'score');
  const named = rank.spell === null ? [] : scores.filter((column) => (column.spell ?? 'current') === rank.spell);
  return named.length > 0 ? { scores: named, isNamed: true } : { scores, isNamed: false };
}

/** The best fit among the scores, the likeliest first, unless places clearly go by a count or a rate. */
function bestFit(table: Table, rank: Column): Fit | undefined {
  const all = candidates(table, rank);
  const { scores, isNamed } = scoresFor(rank, all);
  const byScore = fitsOf(table, rank, scores)[0];
  if (byScore !== undefined && (isNamed || byScore.wrong.length <= 1)) return byScore;
  const byOthers = fitsOf(table, rank, all.filter((column) => column.role !== 'score'))[0];
  return byScore === undefined || (byOthers !== undefined && byOthers.wrong.length * 2 < byScore.wrong.length) ? byOthers : byScore;
}

/** Compares ranks with the figures they go by: places shared and skipped (1, 2, 2, 4) or shared and not skipped (1, 2, 2, 3), one of them throughout. */
export function checkRanks(table: Table, out: Findings): void {
  for (const rank of table.columns.filter((column) => column.role === 'rank' && column.spell !== 'previous')) {
    const fit = bestFit(table, rank);
    if (fit === undefined) continue;
    // A short list may be wrong in most of its places; a long one that is goes by something else.
    if (fit.by.role === 'score' ? fit.ranked > 4 && wrongShare(fit) > 0.75 : fit.wrong.length > 1 && wrongShare(fit) > 0.5) {
      out.skip('scoring.check.rank-unknown', { table, column: rank });
      continue;
    }
    out.count('ranks', fit.ranked);
    for (const { row, expected } of fit.wrong) {
      const figures = { found: row.figures.get(rank.index)!.text, expected: String(expected) };
      out.add('scoring.check.rank', { table, row, column: rank }, figures, { by: fit.by.title });
    }
  }
}
