import { cellName, columnName } from './cells.ts';
import type { Column } from './headings.ts';
import type { Row, Table } from './tables.ts';
import { say } from '../wording/say.ts';

/** A figure that does not follow from the others. */
export interface Finding {
  code: string;
  where: string;
  found: string;
  expected: string;
  /** In Chinese, the language of the documents that are checked; `code` and `values` say the same in another. */
  message: string;
  values: Record<string, string>;
}

/** Something the figures alone cannot settle. */
export interface Unjudged {
  code: string;
  where: string;
  message: string;
  values: Record<string, string>;
}

/** Where a finding stands, and what should stand there, in millionths. */
interface Mark {
  finding: Finding;
  table: Table;
  row: Row;
  column: Column;
  scaled: number;
}

const followsFromItsRow = new Set(['scoring.check.parts', 'scoring.check.cumulative-sum']);
const followsFromOtherRows = new Set(['scoring.check.total', 'scoring.check.subtotal', 'scoring.check.rank']);

/** Collects what the checks of one table find. */
export class Findings {
  findings: Finding[] = [];
  readonly #marks: Mark[] = [];
  readonly unjudged: Unjudged[] = [];
  readonly checked: Record<string, number> = {};

  /** Counts a figure that was compared with what it should be. */
  count(check: string, figures = 1): void {
    this.checked[check] = (this.checked[check] ?? 0) + figures;
  }

  /** Reports the figure in a cell that should be another. */
  add(code: string, at: { table: Table; row: Row; column: Column }, figures: { found: string; expected: string }, more: Record<string, string> = {}): void {
    const where = `${at.table.sheet}!${cellName(at.column.index + at.row.shift, at.row.index)}`;
    const unit = at.row.label === '' ? at.row.unit : `${at.row.unit}·${at.row.label}`;
    const values = { ...more, ...figures, unit, column: at.column.title };
    // Two reasons for the same correction are one finding.
    if (this.findings.some((one) => one.where === where && one.expected === figures.expected)) return;
    const finding = { code, where, ...figures, message: say('zh-CN', code, values), values };
    this.findings.push(finding);
    this.#marks.push({ finding, ...at, scaled: Math.round(Number(figures.expected) * 1_000_000) });
  }

  /** The table with the figures that do not follow from their own row put right; null when there is none. */
  mended(table: Table): Table | null {
    const wrong = this.#marks.filter((mark) => mark.table === table && mark.row.kind === 'data' && followsFromItsRow.has(mark.finding.code));
    if (wrong.length === 0) return null;
    const mend = (row: Row): Row => {
      const figures = new Map(row.figures);
      for (const { column, scaled } of wrong.filter((mark) => mark.row === row)) {
        const printed = figures.get(column.index);
        if (printed) figures.set(column.index, { ...printed, scaled });
      }
      return { ...row, figures };
    };
    return { ...table, rows: table.rows.map(mend) };
  }

  /** Takes back what the checks of a mended table no longer find (sums and places were right, the figure they were compared with was not), and takes over what they expect. */
  takeBack(table: Table, again: Findings): void {
    const standing = new Map(again.findings.map((one) => [`${one.code} ${one.where}`, one]));
    const judged = new Set(this.#marks.filter((mark) => mark.table === table && followsFromOtherRows.has(mark.finding.code)).map((mark) => mark.finding));
    this.findings = this.findings.flatMap((one) => (judged.has(one) ? (standing.get(`${one.code} ${one.where}`) ?? []) : one));
  }

  /** Reports what cannot be judged: a cell, a column, or the whole table. */
  skip(code: string, at: { table: Pick<Table, 'sheet'>; column?: Column; row?: Pick<Row, 'index' | 'shift'> }, more: Record<string, string> = {}): void {
    const { table, column, row } = at;
    const place = column === undefined ? '' : `!${row === undefined ? columnName(column.index) : cellName(column.index + row.shift, row.index)}`;
    const values = { ...more, column: column?.title ?? '', sheet: table.sheet };
    this.unjudged.push({ code, where: `${table.sheet}${place}`, message: say('zh-CN', code, values), values });
  }
}
