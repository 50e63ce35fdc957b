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

/** Collects what the checks of one table find. */
export class Findings {
  readonly findings: Finding[] = [];
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
    this.findings.push({ code, where, ...figures, message: say('zh-CN', code, values), values });
  }

  /** Reports what cannot be judged: a cell, a column, or the whole table. */
  skip(code: string, at: { table: Table; column?: Column; row?: Pick<Row, 'index' | 'shift'> }, more: Record<string, string> = {}): void {
    const { table, column, row } = at;
    const place = column === undefined ? '' : `!${row === undefined ? columnName(column.index) : cellName(column.index + row.shift, row.index)}`;
    const values = { ...more, column: column?.title ?? '', sheet: table.sheet };
    this.unjudged.push({ code, where: `${table.sheet}${place}`, message: say('zh-CN', code, values), values });
  }
}
