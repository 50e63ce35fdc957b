import type { Figure } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import { sumOf } from './check-totals.ts';
import type { Row, Table } from './tables.ts';

interface Ratio {
  numerator: Column;
  /** The column below the line; null when the whole is the column's own total. */
  denominator: Column | null;
}

function nearest(columns: readonly Column[], rate: Column, subjects: readonly Column['subject'][]): Column | undefined {
  const fits = columns.filter((column) => column.role === 'count' && subjects.includes(column.subject));
  const distance = (column: Column) =>
    (column.top === rate.top ? 0 : 100) + (column.spell === rate.spell ? 0 : 50) + (column.isTotal ? -1 : 0) + Math.abs(column.index - rate.index) / 100;
  return fits.sort((a, b) => distance(a) - distance(b))[0];
}

/** Which columns a rate divides, by its heading. */
function ratioOf(columns: readonly Column[], rate: Column): Ratio | null {
  if (rate.subject === 'adopted' || rate.subject === 'submitted' || rate.subject === 'done') {
    const wholes = rate.subject === 'adopted' ? (['submitted'] as const) : (['due'] as const);
    const parts = rate.subject === 'adopted' ? (['adopted'] as const) : (['done', 'submitted'] as const);
    const numerator = nearest(columns, rate, parts);
    const denominator = nearest(columns, rate, wholes);
    return numerator && denominator ? { numerator, denominator } : null;
  }
  if (!/占比|比重|比例|百分比/.test(rate.title)) return null;
  const numerator = columns.findLast((column) => column.index < rate.index && isAdditive(column));
  return numerator ? { numerator, denominator: null } : null;
}

/** Whether a printed percentage is the exact one, rounded half up or half down to some decimals. */
const isRounded = (printed: number, exact: number, decimals: number): boolean => Math.abs(printed - exact) <= 0.5 * 10 ** -decimals + 1e-9;

interface Print {
  /** Percent per scaled unit: prints may be fractions. */
  factor: number;
  decimals: number;
}

/** How a column prints its rates: percent or fractions, and to how many decimals. */
function printOf(figures: readonly Figure[]): Print {
  const isFraction = figures.length > 0 && figures.every((one) => !one.isPercent && Math.abs(one.scaled) <= 1_000_000) && figures.some((one) => one.significant > 0);
  const decimals = Math.max(0, ...figures.map((one) => one.significant));
  return { factor: isFraction ? 100 : 1, decimals: isFraction ? Math.max(0, decimals - 2) : decimals };
}

function holds(figure: Figure, exact: number, print: Print): boolean {
  const printed = (figure.scaled / 1_000_000) * (figure.isPercent ? 1 : print.factor);
  if (isRounded(printed, exact, print.decimals)) return true;
  // A cell may print fewer decimals than its column ("57.1%" beside "33.33%"); its own print then decides.
  const own = figure.decimals === null ? 0 : figure.decimals - (print.factor === 100 && !figure.isPercent ? 2 : 0);
  return own > 0 && isRounded(printed, exact, own);
}

/** Numerators and denominators from which a row's rate may come: its own figures, and for a total row also the true sums. */
function optionsFor(row: Row, ratio: Ratio, data: readonly Row[], total: Row | undefined): [number, number][] {
  const top = row.figures.get(ratio.numerator.index)?.scaled ?? 0;
  if (ratio.denominator === null) {
    const wholes = [sumOf(data, ratio.numerator), total?.figures.get(ratio.numerator.index)?.scaled];
    return wholes.filter((whole) => whole !== undefined).map((whole) => [top, whole]);
  }
  const bottom = row.figures.get(ratio.denominator.index)?.scaled ?? 0;
  const own: [number, number] = [top, bottom];
  return row.kind === 'total' ? [own, [sumOf(data, ratio.numerator), sumOf(data, ratio.denominator)]] : [own];
}

/** Re-divides rates within their printed rounding. */
export function checkRates(table: Table, out: Findings): void {
  const data = table.rows.filter((row) => row.kind === 'data');
  const total = table.rows.find((row) => row.kind === 'total');
  for (const rate of table.columns.filter((column) => column.role === 'rate')) {
    const ratio = ratioOf(table.columns, rate);
    if (ratio === null) {
      out.skip('scoring.check.rate-unknown', table, rate);
      continue;
    }
    const rows = table.rows.filter((row) => row.kind !== 'average');
    const print = printOf(rows.flatMap((row) => row.figures.get(rate.index) ?? []));
    for (const row of rows) {
      const printed = row.figures.get(rate.index);
      if (!printed) continue;
      const options = optionsFor(row, ratio, data, total);
      out.count('rates');
      const exact = options.map(([top, bottom]) => (bottom === 0 ? (top === 0 ? 0 : Number.NaN) : (top / bottom) * 100));
      if (exact.some((one) => Number.isNaN(one) || holds(printed, one, print))) continue;
      const expected = printed.isPercent || print.factor === 1 ? exact[0]!.toFixed(print.decimals) : (exact[0]! / 100).toFixed(print.decimals + 2);
      const names = { numerator: ratio.numerator.title, denominator: ratio.denominator?.title ?? '合计' };
      out.add('scoring.check.rate', { table, row, column: rate }, printed.text, printed.isPercent ? `${expected}%` : expected, names);
    }
  }
}
