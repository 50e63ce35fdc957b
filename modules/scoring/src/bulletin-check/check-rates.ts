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

/** Columns of the given subjects, those nearest to the rate in heading, period and place first. */
function byNearness(columns: readonly Column[], rate: Column, subjects: readonly Column['subject'][]): Column[] {
  const distance = (column: Column) =>
    (column.top === rate.top ? 0 : 100) + (column.spell === rate.spell ? 0 : 50) + (column.isTotal ? -1 : 0) + Math.abs(column.index - rate.index) / 100;
  return columns.filter((column) => column.role === 'count' && subjects.includes(column.subject)).sort((a, b) => distance(a) - distance(b));
}

/** Which columns a rate may divide, by its heading, the likeliest first. */
function ratiosOf(columns: readonly Column[], rate: Column): Ratio[] {
  if (rate.subject === 'adopted' || rate.subject === 'submitted' || rate.subject === 'done') {
    const wholes = rate.subject === 'adopted' ? (['submitted'] as const) : (['due'] as const);
    const parts = rate.subject === 'adopted' ? (['adopted'] as const) : (['done', 'submitted'] as const);
    const denominators = byNearness(columns, rate, wholes);
    return byNearness(columns, rate, parts).flatMap((numerator) => denominators.map((denominator) => ({ numerator, denominator })));
  }
  if (!/占比|比重|比例|百分比/.test(rate.title)) return [];
  const numerator = columns.findLast((column) => column.index < rate.index && isAdditive(column));
  return numerator ? [{ numerator, denominator: null }] : [];
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

interface Wrong {
  row: Row;
  printed: Figure;
  exact: number;
}

/** The rows whose rate does not follow from a ratio. */
function wrongUnder(ratio: Ratio, rows: readonly Row[], rate: Column, print: Print): Wrong[] {
  const data = rows.filter((row) => row.kind === 'data');
  const total = rows.find((row) => row.kind === 'total');
  return rows.flatMap((row) => {
    const printed = row.figures.get(rate.index);
    if (!printed) return [];
    const exact = optionsFor(row, ratio, data, total).map(([top, bottom]) => (bottom === 0 ? (top === 0 ? 0 : Number.NaN) : (top / bottom) * 100));
    return exact.some((one) => Number.isNaN(one) || holds(printed, one, print)) ? [] : [{ row, printed, exact: exact[0]! }];
  });
}

/** Re-divides rates within their printed rounding; where several columns may be meant, those that fit best. */
export function checkRates(table: Table, out: Findings): void {
  const rows = table.rows.filter((row) => row.kind !== 'average');
  for (const rate of table.columns.filter((column) => column.role === 'rate')) {
    const print = printOf(rows.flatMap((row) => row.figures.get(rate.index) ?? []));
    const printedRows = rows.filter((row) => row.figures.get(rate.index)).length;
    const tried = ratiosOf(table.columns, rate).map((ratio) => ({ ratio, wrong: wrongUnder(ratio, rows, rate, print) }));
    const best = tried.reduce<(typeof tried)[number] | undefined>((least, one) => (least === undefined || one.wrong.length < least.wrong.length ? one : least), undefined);
    if (best === undefined || (tried.length > 1 && best.wrong.length > 1 && best.wrong.length > printedRows / 2)) {
      out.skip('scoring.check.rate-unknown', { table, column: rate });
      continue;
    }
    out.count('rates', printedRows);
    const names = { numerator: best.ratio.numerator.title, denominator: best.ratio.denominator?.title ?? '合计' };
    for (const { row, printed, exact } of best.wrong) {
      const expected = printed.isPercent || print.factor === 1 ? exact.toFixed(print.decimals) : (exact / 100).toFixed(print.decimals + 2);
      const figures = { found: printed.text, expected: printed.isPercent ? `${expected}%` : expected };
      out.add('scoring.check.rate', { table, row, column: rate }, figures, names);
    }
  }
}
