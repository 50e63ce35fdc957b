import { printScaled } from './cells.ts';
import type { Findings } from './findings.ts';
import { isAdditive, isPeriodAlone } from './headings.ts';
import type { Column } from './headings.ts';
import type { Row, Table } from './tables.ts';

const valueOf = (row: Row, column: Column): number => row.figures.get(column.index)?.scaled ?? 0;
const isTakenOff = (column: Column): boolean => /扣|减/.test(column.title);
/** Deductions are often printed without their sign. */
const signed = (row: Row, column: Column): number => (isTakenOff(column) ? -Math.abs(valueOf(row, column)) : valueOf(row, column));
const sumOver = (row: Row, parts: readonly Column[]): number => parts.reduce((sum, column) => sum + signed(row, column), 0);

/** A set of columns that a total may add up; `isNamed` where the headings say so, and not only the place. */
interface Hypothesis {
  parts: Column[];
  isNamed: boolean;
}

/** Sets of columns that a total may add up, the likeliest first. */
function hypotheses(table: Table, total: Column): Hypothesis[] {
  const additive = table.columns.filter((column) => isAdditive(column) && column !== total);
  const found: Hypothesis[] = [];
  // A number of items is no part of a score.
  const isPossible = (column: Column): boolean => !(total.role === 'score' && column.role === 'count' && column.isTotal);
  const propose = (parts: Column[], isNamed = true): void => void (parts.length >= 2 && parts.every(isPossible) && found.push({ parts, isNamed }));
  if (total.top !== '') propose(additive.filter((column) => column.top === total.top && column.spell === total.spell));
  for (const side of ['left', 'right'] as const) {
    const run: Column[] = [];
    const inOrder = side === 'left' ? table.columns.filter((one) => one.index < total.index).reverse() : table.columns.filter((one) => one.index > total.index);
    for (const column of inOrder) {
      if (!isAdditive(column)) break;
      run.push(column);
    }
    // A total further left is a part itself, or what stands behind it adds up on its own.
    const nearest = run.findIndex((column) => column.isTotal);
    const isTold = (length: number): boolean => side === 'left' && (length === run.length || (nearest >= 0 && (length === nearest || length === nearest + 1)));
    for (let length = run.length; length >= 2; length--) propose(run.slice(0, length), isTold(length));
  }
  const left = additive.filter((column) => column.index < total.index);
  propose(left.filter((column) => column.role === total.role && (total.role === 'score' || column.subject === total.subject)));
  if (total.role === 'score') propose(left.filter((column) => column.role === 'score' && !column.isTotal && column.top !== total.top));
  // Other totals of the table added up: 合计 over several 小计.
  propose(left.filter((column) => column.isTotal && column.role === total.role));
  return found;
}

interface Evidence {
  parts: Column[];
  wrong: Row[];
  /** Rows with a total in which at least two parts are not zero: only these speak for the hypothesis. */
  speaking: number;
  holding: number;
}

function weigh(rows: readonly Row[], data: readonly Row[], total: Column, parts: Column[]): Evidence {
  const isRead = (row: Row) => !parts.some((column) => row.unread.has(column.index));
  const isWrong = (row: Row) => row.figures.get(total.index) && isRead(row) && sumOver(row, parts) !== valueOf(row, total);
  const telling = rows.filter((row) => row.figures.get(total.index) && isRead(row) && parts.filter((column) => valueOf(row, column) !== 0).length >= 2);
  return { parts, wrong: data.filter(isWrong), speaking: telling.length, holding: telling.filter((row) => !isWrong(row)).length };
}

/** So few rows cannot outvote one another. */
const few = 5;

/** Most of the rows in which several parts stand agree. */
const isSpokenFor = ({ speaking, holding, wrong }: Evidence, rows: number): boolean => speaking >= 2 && holding >= 2 && holding / speaking >= 0.6 && wrong.length <= rows * 0.5;

/** Hardly a row has more than one part, but nearly all agree and each part is needed by one of them; under one wider heading a part may stay empty. */
function isNeverDenied(rows: readonly Row[], total: Column, { parts, wrong }: Evidence): boolean {
  const agreeing = rows.filter((row) => valueOf(row, total) !== 0 && !wrong.includes(row));
  return agreeing.length >= 3 && wrong.length <= rows.length * 0.2 && parts.every((part) => agreeing.some((row) => valueOf(row, part) !== 0) || (total.top !== '' && part.top === total.top && rows.every((row) => valueOf(row, part) === 0)));
}

/** Among a few rows one that agrees speaks for what the headings name, unless most speak against it. */
const isNamedAndHolds = ({ isNamed }: Hypothesis, { speaking, holding }: Evidence, rows: number): boolean => isNamed && rows < few && holding >= 1 && holding * 2 >= speaking;

/** The year so far beside the single months that make it. */
const isOfSeveralMonths = (table: Table, column: Column): boolean => column.spell === 'cumulative' && table.columns.filter((one) => one.spell === 'current' && one.index < column.index && one.role === column.role).length >= 2;

const mayBeTotal = (table: Table, column: Column): boolean =>
  isAdditive(column) && !isTakenOff(column) && (column.isTotal || isOfSeveralMonths(table, column) || (column.role === 'score' && !isPeriodAlone(column) && table.columns.filter((one) => one.role === 'score' && one.index < column.index).length >= 2));

/** Adds up columns that make a total, where the headings name a total and most rows agree on its parts. */
export function checkParts(table: Table, out: Findings): void {
  const rows = table.rows.filter((row) => row.kind !== 'average' && row.kind !== 'within');
  const data = rows.filter((row) => row.kind === 'data');
  for (const total of table.columns.filter((column) => mayBeTotal(table, column))) {
    // In a short table the total row speaks as well.
    const convincing = hypotheses(table, total).flatMap((hypothesis) => {
      const { parts } = hypothesis;
      const weighed = [weigh(data, data, total, parts), ...(data.length < few ? [weigh(rows, data, total, parts)] : [])];
      return weighed.find((one) => isSpokenFor(one, data.length) || isNamedAndHolds(hypothesis, one, data.length) || (total.isTotal && isNeverDenied(data, total, one))) ?? [];
    });
    const best = convincing.sort((a, b) => a.wrong.length - b.wrong.length)[0];
    if (best === undefined) {
      if (/[合总小共]计|总[得积]?分/.test(total.title) && table.columns.filter(isAdditive).length > 2) out.skip('scoring.check.parts-unknown', { table, column: total });
      continue;
    }
    out.count('parts', rows.length);
    const parts = best.parts.map((column) => column.title).join('+');
    for (const row of best.wrong) {
      const figures = { found: row.figures.get(total.index)!.text, expected: printScaled(sumOver(row, best.parts)) };
      out.add('scoring.check.parts', { table, row, column: total }, figures, { parts });
    }
  }
}
