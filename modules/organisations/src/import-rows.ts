import type { CellValue } from '@gongkai/documents';
import type { Problem } from '@gongkai/kernel';
import type { z } from 'zod';

/** A row of a sheet by its headings, with its number as the person sees it. */
export interface SheetRow {
  number: number;
  cells: Record<string, string>;
}

/** A problem at a row and, where there is one, a heading. */
export interface RowProblem {
  sheet: string;
  row: number;
  heading: string | null;
  problem: Problem;
}

/** How many rows have a problem. */
export const countRows = (problems: readonly RowProblem[]): number => new Set(problems.map((one) => `${one.row} ${one.sheet}`)).size;

const text = (value: CellValue | undefined): string => (value === null || value === undefined ? '' : String(value).trim());

/** The rows below the heading row, wherever that stands in the first ten rows; null when the sheet has no such headings. */
export function rowsOf(rows: readonly CellValue[][], headings: readonly string[], needed: readonly string[]): SheetRow[] | null {
  const at = rows.slice(0, 10).findIndex((row) => needed.every((heading) => row.some((cell) => text(cell) === heading)));
  if (at < 0) return null;
  const columns = rows[at]!.map(text);
  return rows.slice(at + 1).flatMap((row, index) => {
    if (row.every((cell) => text(cell) === '')) return [];
    const cells: Record<string, string> = {};
    for (const heading of headings) cells[heading] = text(row[columns.indexOf(heading)]);
    return [{ number: at + 2 + index, cells }];
  });
}

/** The key of a word in a table of names, or a problem that lists the words which are known. */
export function keyOf<K extends string>(names: Record<K, string>, word: string): K | Problem {
  const found = (Object.keys(names) as K[]).find((key) => names[key] === word);
  return found ?? { code: 'organisations.word-unknown', values: { word, known: Object.values(names).join('、') } };
}

/** The problems of a schema's refusal, each under the heading of its field. */
export function schemaProblems(error: z.ZodError, place: { sheet: string; row: number; headings: Record<string, string> }): RowProblem[] {
  return error.issues.map((issue) => ({
    sheet: place.sheet,
    row: place.row,
    heading: place.headings[String(issue.path[0] ?? '')] ?? null,
    problem: { code: /^[a-z]+\.[a-z-]+$/.test(issue.message) ? issue.message : 'general.required' },
  }));
}
