import { cellName } from './cells.ts';
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

  add(code: string, at: { table: Table; row: Row; column: Column }, found: string, expected: string, more: Record<string, string> = {}): void {
    const where = `${at.table.sheet}!${cellName(at.column.index, at.row.index)}`;
    const values = { ...more, unit: at.row.label === '' ? at.row.unit : `${at.row.unit}·${at.row.label}`, column: at.column.title, found, expected };
    this.findings.push({ code, where, found, expected, message: say('zh-CN', code, values), values });
  }

  skip(code: string, table: Table, column: Column | null, more: Record<string, string> = {}, row?: number): void {
    const where = column === null ? table.sheet : `${table.sheet}!${row === undefined ? cellName(column.index, 0).replace(/\d+$/, '') : cellName(column.index, row)}`;
    this.unjudged.push({ code, where, values: { ...more, column: column?.title ?? '', sheet: table.sheet }, message: say('zh-CN', code, { ...more, column: column?.title ?? '', sheet: table.sheet }) });
  }
}
