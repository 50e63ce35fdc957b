import { basename } from 'node:path';
import { gridOf, importDocx, inspectArchive, readWorkbook } from '@gongkai/documents';
import type { checkBulletin } from '@gongkai/scoring';
import { WrongUse } from './command.ts';
import { parseDelimited } from './delimited-text.ts';
import { BadInput } from './input.ts';

type Sheet = Parameters<typeof checkBulletin>[0][number];

/** The tables of a bulletin file by the ending of its name; `-` is delimited text from standard input. */
export async function sheetsOf(bytes: Buffer, path: string): Promise<Sheet[]> {
  const ending = path === '-' ? 'csv' : /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  if (ending === 'csv') return [{ name: path === '-' ? 'stdin' : basename(path), rows: parseDelimited(bytes, path) }];
  if (ending === 'xlsx') return (await readWorkbook(bytes)).sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))) }));
  if (ending === 'docx') return tablesOfDocument(bytes, path);
  throw new WrongUse('a bulletin is a .csv, .xlsx or .docx file');
}

/** The tables of a document, named 表1, 表2 …; every cell stands where a reader sees it, merged ones in their first place. */
async function tablesOfDocument(bytes: Buffer, path: string): Promise<Sheet[]> {
  inspectArchive(bytes);
  const { body } = await importDocx(bytes);
  const tables = body.filter((block) => block.type === 'table');
  if (tables.length === 0) throw new BadInput(`${path} holds no table.`);
  return tables.map((table, number) => {
    const grid = gridOf(table);
    const rows = Array.from({ length: grid.rows }, () => Array<string | null>(grid.columns).fill(null));
    for (const cell of grid.cells) rows[cell.row]![cell.column] = cell.runs.map((run) => run.text).join('');
    return { name: `表${number + 1}`, rows };
  });
}
