import { zipSync } from 'fflate';
import { invalid } from '@gongkai/kernel';
import { wording } from '../wording.ts';
import { type CellValue, openWorkbook, readWorkbook, rowNumber, sheetParts } from './read-workbook.ts';
import { attribute, columnName, columnOf, elements, escapeXml, partText } from './xml.ts';

/** What stands beside a row: an error, or that the row is settled: taken in now, or there already. */
export type RowNote = string | { settled: keyof typeof wording.settled };

/**
 * The same workbook with the errors of its rows (by number, from 1) in one more column; a column that already has the
 * heading, from an earlier round, is filled anew. Runs inside the extraction thread.
 */
export async function annotatedWorkbook(bytes: Uint8Array, sheet: string, notes: ReadonlyMap<number, RowNote>, heading: string): Promise<Uint8Array> {
  const parts = openWorkbook(bytes, {});
  const path = sheetParts(parts).find((one) => one.name === sheet)?.path;
  const rows = (await readWorkbook(bytes, { maxRows: 1_048_576, maxColumns: 16_384 })).sheets.find((one) => one.name === sheet)?.rows;
  if (!path || !rows) throw invalid([{ code: 'documents.sheet-missing', values: { sheet } }]);
  const place = placeOf(rows, notes, heading);
  const texts = new Map(notes);
  texts.set(place.headingRow, heading);
  const xml = withColumn(partText(parts.get(path)), place.column, texts);
  parts.set(path, new TextEncoder().encode(xml));
  return zipSync(Object.fromEntries(parts), { mtime: '1980-01-01T12:00:00' });
}

/** The heading row is the first that fills most of the width: a title above it fills one merged cell. */
function placeOf(rows: CellValue[][], notes: ReadonlyMap<number, RowNote>, heading: string): { headingRow: number; column: number } {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const filled = (row: CellValue[]): number => row.filter((value) => value !== null).length;
  const index = rows.findIndex((row, at) => filled(row) * 2 >= width && !notes.has(at + 1));
  const headingRow = index + 1 || 1;
  const known = rows[headingRow - 1]?.indexOf(heading) ?? -1;
  return { headingRow, column: known >= 0 ? known : width };
}

function withColumn(xml: string, column: number, texts: Map<number, RowNote>): string {
  const pending = new Map([...texts].sort(([a], [b]) => a - b));
  const newRows = (before: number): string => {
    let added = '';
    for (const [row, text] of pending) {
      if (row >= before) break;
      pending.delete(row);
      added += `<row r="${row}">${noteCell(column, row, text)}</row>`;
    }
    return added;
  };
  const sheet = xml.replace(/<sheetData\s*\/>/, '<sheetData></sheetData>').replace(/<dimension\b[^>]*\/>/, '');
  const pieces: string[] = [];
  let number = 0;
  let at = 0;
  for (const row of elements(sheet, 'row')) {
    number = rowNumber(row.attributes, number);
    const above = newRows(number);
    const text = pending.get(number);
    pending.delete(number);
    const cells = placed(row.inner, column, text === undefined ? '' : noteCell(column, number, text));
    pieces.push(sheet.slice(at, row.start), above, `<row${row.attributes.replace(/\sspans="[^"]*"/, '')}>`, cells, '</row>');
    at = row.end;
  }
  return pieces.join('') + sheet.slice(at).replace('</sheetData>', () => `${newRows(Number.POSITIVE_INFINITY)}</sheetData>`);
}

/** The cells of a row with one put, or cleared, in its place: cells out of order make a workbook unreadable. */
function placed(inner: string, column: number, cell: string): string {
  let before = '';
  let behind = '';
  let at = -1;
  for (const one of elements(inner, 'c')) {
    const reference = attribute(one.attributes, 'r');
    at = reference ? columnOf(reference) : at + 1;
    const whole = inner.slice(one.start, one.end);
    if (at < column) before += whole;
    if (at > column) behind += whole;
  }
  return before + cell + behind;
}

// Coloured by its own run, red or green, so that the styles of the workbook stay untouched.
function noteCell(column: number, row: number, note: RowNote): string {
  const [text, look] = typeof note === 'string' ? [note, '<b/><color rgb="FFC00000"/>'] : [wording.settled[note.settled], '<color rgb="FF256B2F"/>'];
  return `<c r="${columnName(column)}${row}" t="inlineStr"><is><r><rPr>${look}</rPr><t xml:space="preserve">${escapeXml(text)}</t></r></is></c>`;
}
