import type { Sheet } from './cells.ts';
import { checkChanges } from './check-changes.ts';
import { checkCumulative } from './check-cumulative.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkParts } from './check-parts.ts';
import { checkRanks } from './check-ranks.ts';
import { checkRates } from './check-rates.ts';
import { checkTotals } from './check-totals.ts';
import { Findings } from './findings.ts';
import type { Finding, Unjudged } from './findings.ts';
import type { Column } from './headings.ts';
import { joinTables, readTables } from './tables.ts';
import type { Table } from './tables.ts';

export interface BulletinCheck {
  /** No finding, and at least one figure was compared. */
  ok: boolean;
  findings: Finding[];
  /** What the figures alone cannot settle. */
  unjudged: Unjudged[];
  /** How many figures each check compared. */
  checked: Record<string, number>;
  tables: { sheet: string; rows: number; columns: Pick<Column, 'title' | 'role' | 'subject' | 'spell' | 'isTotal'>[] }[];
}

/** What is known about a bulletin beyond its figures. */
export interface CheckOptions {
  /** Whether points may have been taken off in earlier periods: then a score of the year below that of the month contradicts nothing. */
  mayHaveFallen?: boolean;
}

function checkTable(table: Table, out: Findings, options: CheckOptions): void {
  if (table.rows.length === 0) {
    out.skip('scoring.check.no-rows', { table });
    return;
  }
  for (const { row, column, text } of table.unreadable) out.skip('scoring.check.unreadable', { table, column, row }, { text });
  for (const row of table.nameless) out.skip('scoring.check.nameless', { table }, { row: String(row + 1) });
  checkDuplicates(table, out);
  checkTotals(table, out);
  checkRates(table, out);
  checkCumulative(table, out, options);
  checkParts(table, out);
  checkChanges(table, out);
  checkRanks(table, out);
  const mended = out.mended(table);
  if (mended === null) return;
  const again = new Findings();
  checkTotals(mended, again);
  checkRanks(mended, again);
  out.takeBack(table, again);
}

/** Re-adds the tables of a bulletin from their own figures and names every figure that does not follow from the others. */
export function checkBulletin(sheets: readonly Sheet[], options: CheckOptions = {}): BulletinCheck {
  const out = new Findings();
  const tables: Table[] = [];
  for (const sheet of sheets) {
    const found = readTables(sheet);
    if (found.length === 0) out.skip('scoring.check.no-table', { table: { sheet: sheet.name } });
    tables.push(...found);
  }
  joinTables(tables);
  for (const table of tables) checkTable(table, out, options);
  const compared = Object.values(out.checked).reduce((sum, count) => sum + count, 0);
  return {
    ok: out.findings.length === 0 && compared > 0,
    findings: out.findings,
    unjudged: out.unjudged,
    checked: out.checked,
    tables: tables.map((table) => ({
      sheet: table.sheet,
      rows: table.rows.length,
      columns: table.columns.map(({ title, role, subject, spell, isTotal }) => ({ title, role, subject, spell, isTotal })),
    })),
  };
}
