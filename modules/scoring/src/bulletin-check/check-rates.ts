import type { Figure } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive } from './headings.ts';
import type { Column } from './headings.ts';
import { sumOf } from './check-totals.ts';
import { printsOf, printsRate, type Print } from './rate-print.ts';
import { scopesOf } from './scopes.ts';
import type { Row, Table } from './tables.ts';

interface Ratio {
  numerator: Column;
  /** The column below the line; or the whole of the numerator's own column, in the table or in the row's group. */
  denominator: Column | 'table' | 'group';
  /** What is taken off the numerator first: a rate of growth is what came on top, over what there was. */
  less?: Column;
}

/** Columns of the given subjects, those nearest to the rate in heading, period and place first. */
function byNearness(columns: readonly Column[], rate: Column, subjects: readonly Column['subject'][]): Column[] {
  const distance = (column: Column) =>
    (column.top === rate.top ? 0 : 100) + (column.spell === rate.spell ? 0 : 50) + (column.isTotal ? -1 : 0) + Math.abs(column.index - rate.index) / 100;
  return columns.filter((column) => column.role === 'count' && subjects.includes(column.subject)).sort((a, b) => distance(a) - distance(b));
}

const growth = /[同环]比|增幅|增速|增长|升降幅/;
const lastYear = /去年|上年|同期/;

/** The growth of each figure over its own of the period before (环比) or of last year (同比). */
function growthRatios(columns: readonly Column[], rate: Column): Ratio[] {
  const bases = columns.filter((column) => isAdditive(column) && column.spell === 'previous');
  const fits = (base: Column): boolean => lastYear.test(base.title) === /同比/.test(rate.title);
  return [...bases.filter(fits), ...bases.filter((base) => !fits(base))].flatMap((base) =>
    columns.filter((column) => isAdditive(column) && column.spell !== 'previous' && column.role === base.role && column.subject === base.subject).map((numerator) => ({ numerator, less: base, denominator: base })));
}

/** Which columns a rate divides by its heading, the likeliest first. */
function statedRatios(table: Table, rate: Column): Ratio[] {
  const { columns } = table;
  const pairs = (parts: readonly Column['subject'][], wholes: readonly Column['subject'][]): Ratio[] =>
    byNearness(columns, rate, parts).flatMap((numerator) => byNearness(columns, rate, wholes).map((denominator) => ({ numerator, denominator })));
  if (rate.subject === 'adopted') {
    // 采用 may be told by level or publication, under a total of its own.
    const totals = columns.filter((column) => column.isTotal && column.role === 'count' && column.subject === 'other');
    const wholes = byNearness(columns, rate, ['submitted']);
    return [...byNearness(columns, rate, ['adopted']), ...totals].flatMap((numerator) => wholes.map((denominator) => ({ numerator, denominator })));
  }
  if (rate.subject === 'submitted' || rate.subject === 'done') return pairs(['done', 'submitted'], ['due']);
  if (!/占比|比重|比例|百分比/.test(rate.title)) return [];
  const numerator = columns.findLast((column) => column.index < rate.index && isAdditive(column));
  if (numerator === undefined) return [];
  const isInGroups = [...scopesOf(table).values()].some((scope) => !scope.isAll);
  return [{ numerator, denominator: 'table' }, ...(isInGroups ? [{ numerator, denominator: 'group' as const }] : [])];
}

/** Any two columns of counts, that of the rate's own name first (结案率 of 结案数): a rate may follow from them whatever its heading. */
function possibleRatios(columns: readonly Column[], rate: Column): Ratio[] {
  const stem = rate.title.split('·').at(-1)!.replace(/率$/, '');
  const isNamesake = (column: Column) => column.title.includes(stem);
  const counts = columns.filter(isAdditive);
  const numerators = [...counts.filter(isNamesake), ...counts.filter((column) => !isNamesake(column))];
  return numerators.flatMap((numerator) => counts.filter((one) => one !== numerator).map((denominator) => ({ numerator, denominator })));
}

/** What a share may be a share of: the true sum of the rows, or the printed one. */
function wholesOf(table: Table, row: Row, { numerator, denominator }: Ratio): number[] {
  const scopes = [...scopesOf(table)].filter(([sum, { of, isAll }]) => (denominator === 'table' ? isAll : !isAll && (sum === row || of.includes(row))));
  const rows = denominator === 'table' ? table.rows.filter((one) => one.kind === 'data') : (scopes[0]?.[1].of ?? [row]);
  return [sumOf(rows, numerator), ...scopes.flatMap(([sum]) => sum.figures.get(numerator.index)?.scaled ?? [])];
}

/** Numerators and denominators from which a row's rate may come: its own figures, and for a row that adds up also the true sums. */
function optionsFor(table: Table, row: Row, ratio: Ratio): [number, number][] {
  const { numerator, denominator } = ratio;
  const top = row.figures.get(numerator.index)?.scaled ?? 0;
  if (typeof denominator === 'string') return wholesOf(table, row, ratio).map((whole) => [top, whole]);
  const less = (sum: (column: Column) => number): number => (ratio.less === undefined ? 0 : sum(ratio.less));
  const printed = (column: Column): number => row.figures.get(column.index)?.scaled ?? 0;
  const own: [number, number] = [top - less(printed), printed(denominator)];
  const of = scopesOf(table).get(row)?.of;
  return of === undefined ? [own] : [own, [sumOf(of, numerator) - less((column) => sumOf(of, column)), sumOf(of, denominator)]];
}

const isUnread = (row: Row, { numerator, denominator, less }: Ratio): boolean =>
  [numerator, denominator, less].some((column) => typeof column === 'object' && row.unread.has(column.index));

interface Wrong {
  row: Row;
  printed: Figure;
  exact: number;
}

interface Tried {
  ratio: Ratio;
  print: Print;
  wrong: Wrong[];
  /** Rows that speak for the ratio. */
  telling: number;
}

/** The rows whose rate does not follow from a ratio. */
function wrongUnder(table: Table, ratio: Ratio, rate: Column, print: Print): Tried {
  const wrong: Wrong[] = [];
  let telling = 0;
  for (const row of table.rows) {
    const printed = row.figures.get(rate.index);
    if (!printed || row.kind === 'average' || row.kind === 'within' || isUnread(row, ratio)) continue;
    const options = optionsFor(table, row, ratio);
    // Of nothing there is no share: offices print 0, 100 or a dash.
    const exact = options.map(([top, bottom]) => (bottom === 0 ? (top === 0 ? 0 : Number.NaN) : (top / bottom) * 100));
    const isOfNothing = options.every(([top, bottom]) => top === 0 && bottom === 0);
    if (!isOfNothing && !exact.some(Number.isNaN) && exact[0] !== 0 && exact[0] !== 100) telling++;
    if (exact.some((one) => Number.isNaN(one) || printsRate(printed, one, print)) || (isOfNothing && printsRate(printed, 100, print))) continue;
    wrong.push({ row, printed, exact: exact[0]! });
  }
  return { ratio, print, wrong, telling };
}

const leastWrong = (tried: readonly Tried[]): Tried | undefined => tried.reduce<Tried | undefined>((least, one) => (least === undefined || one.wrong.length < least.wrong.length ? one : least), undefined);

/** Whether a guess at a ratio has enough rows for it and few against it. */
const isSpokenFor = ({ telling, wrong }: Tried): boolean => (telling >= 3 && wrong.length <= telling * 0.25) || (telling >= 2 && wrong.length === 0);

/** Whether the rates of all rows together make about a hundred percent: they share one whole. */
function addsUpToAll(table: Table, rate: Column): boolean {
  const sum = sumOf(table.rows.filter((row) => row.kind === 'data'), rate) / 1_000_000;
  return Math.abs(sum - 100) < 3 || Math.abs(sum - 1) < 0.03;
}

/** The ratio that the heading states, or else the one that nearly all figures speak for. */
function ratioOf(table: Table, rate: Column): Tried | undefined {
  const prints = printsOf(table.rows.flatMap((row) => row.figures.get(rate.index) ?? []));
  const tryAll = (ratios: readonly Ratio[]) => ratios.flatMap((ratio) => prints.map((print) => wrongUnder(table, ratio, rate, print)));
  if (growth.test(rate.title)) return leastWrong(tryAll(growthRatios(table.columns, rate)).filter(({ telling, wrong }) => telling >= 2 && wrong.length * 3 <= telling));
  const ratios = statedRatios(table, rate);
  const best = leastWrong(tryAll(ratios));
  const printed = table.rows.filter((row) => row.figures.get(rate.index)).length;
  if (best !== undefined && best.wrong.length <= 1) return best;
  const guessed = leastWrong(tryAll(possibleRatios(table.columns, rate)).filter((one) => isSpokenFor(one)));
  if (guessed !== undefined && (best === undefined || guessed.wrong.length * 2 < best.wrong.length)) return guessed;
  const isPlain = ratios.length === 1 && (typeof ratios[0]!.denominator !== 'string' || addsUpToAll(table, rate));
  return best !== undefined && (isPlain || best.wrong.length <= printed / 2) ? best : undefined;
}

/** Re-divides rates within their printed rounding; where several columns may be meant, those that fit best. */
export function checkRates(table: Table, out: Findings): void {
  for (const rate of table.columns.filter((column) => column.role === 'rate')) {
    const found = ratioOf(table, rate);
    if (found === undefined) {
      out.skip('scoring.check.rate-unknown', { table, column: rate });
      continue;
    }
    out.count('rates', table.rows.filter((row) => row.figures.get(rate.index)).length);
    const { less } = found.ratio;
    const numerator = less === undefined ? found.ratio.numerator.title : `(${found.ratio.numerator.title}-${less.title})`;
    const names = { numerator, denominator: typeof found.ratio.denominator === 'string' ? '合计' : found.ratio.denominator.title };
    const { print } = found;
    for (const { row, printed: figure, exact } of found.wrong) {
      const expected = figure.isPercent || print.factor === 1 ? exact.toFixed(print.decimals) : (exact / 100).toFixed(print.decimals + 2);
      out.add('scoring.check.rate', { table, row, column: rate }, { found: figure.text, expected: figure.isPercent ? `${expected}%` : expected }, names);
    }
  }
}
