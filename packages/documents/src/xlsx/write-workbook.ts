import { Zip, ZipDeflate } from 'fflate';
import { displayWidth } from '../printable.ts';
import { serialOfIso } from './dates.ts';
import { cellStyle, staticParts, workbookParts } from './workbook-parts.ts';
import { columnName, escapeXml } from './xml.ts';

/** A column of a table: text stays text whatever it begins with, so nothing that a citizen wrote becomes a formula. */
export interface Column<Row> {
  key: string;
  heading: string;
  /** In characters. */
  width?: number;
  type?: 'text' | 'number' | 'date';
  value(row: Row): string | number | null;
}

/** A sheet to write; sheets of one workbook have rows of different shapes. */
export interface SheetToWrite<Row = any> {
  name: string;
  /** A merged first row. */
  title?: string;
  columns: Column<Row>[];
  rows: Iterable<Row> | AsyncIterable<Row>;
}

/** The format refuses longer texts in a cell. */
const maxCellCharacters = 32_767;
const flushCharacters = 64_000;

/** Writes sheets with headings, frozen and filtered, streaming the rows. */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  const names = sheetNames(sheets);
  for (const [path, text] of [...staticParts, ...workbookParts(names)]) {
    const part = addPart(zip, path);
    part.push(new TextEncoder().encode(text), true);
  }
  for (const [index, sheet] of sheets.entries()) await writeSheet(addPart(zip, `xl/worksheets/sheet${index + 1}.xml`), sheet);
  zip.end();
  if (failure) throw failure;
  return Buffer.concat(chunks);
}

function addPart(zip: Zip, path: string): ZipDeflate {
  // A fixed date, the earliest the format knows: the same rows give the same bytes.
  const part = new ZipDeflate(path, { level: 6 });
  part.mtime = '1980-01-01T12:00:00';
  zip.add(part);
  return part;
}

async function writeSheet(part: ZipDeflate, sheet: SheetToWrite): Promise<void> {
  const encoder = new TextEncoder();
  const headingRow = sheet.title === undefined ? 1 : 2;
  const lastColumn = columnName(Math.max(0, sheet.columns.length - 1));
  let text = sheetStart(sheet, headingRow);
  let row = headingRow;
  for await (const one of sheet.rows) {
    row += 1;
    text += `<row r="${row}">${sheet.columns.map((column, index) => cell(columnName(index) + row, column.type ?? 'text', column.value(one))).join('')}</row>`;
    if (text.length > flushCharacters) {
      part.push(encoder.encode(text));
      text = '';
    }
  }
  text += '</sheetData>';
  if (sheet.columns.length > 0) text += `<autoFilter ref="A${headingRow}:${lastColumn}${row}"/>`;
  if (headingRow === 2 && sheet.columns.length > 1) text += `<mergeCells count="1"><mergeCell ref="A1:${lastColumn}1"/></mergeCells>`;
  text += '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
  part.push(encoder.encode(text), true);
}

function sheetStart(sheet: SheetToWrite, headingRow: number): string {
  const columns = sheet.columns.map((column, index) => {
    const width = Math.min(80, column.width ?? Math.max(10, displayWidth(column.heading) + 4));
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  const title = sheet.title === undefined ? '' : `<row r="1" ht="28" customHeight="1">${textCell('A1', sheet.title, cellStyle.title)}</row>`;
  const headings = sheet.columns.map((column, index) => textCell(columnName(index) + headingRow, column.heading, cellStyle.heading));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData>${title}<row r="${headingRow}">${headings.join('')}</row>`
  );
}

function cell(reference: string, type: 'text' | 'number' | 'date', value: string | number | null): string {
  if (value === null || value === '') return `<c r="${reference}" s="${cellStyle[type]}"/>`;
  if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return `<c r="${reference}" s="${cellStyle.number}"><v>${value}</v></c>`;
  if (type === 'date' && typeof value === 'string') {
    const serial = serialOfIso(value);
    if (serial !== null) return `<c r="${reference}" s="${Number.isInteger(serial) ? cellStyle.date : cellStyle.moment}"><v>${serial}</v></c>`;
  }
  return textCell(reference, String(value), cellStyle.text);
}

function textCell(reference: string, text: string, style: number): string {
  const fitting = text.length > maxCellCharacters ? `${text.slice(0, maxCellCharacters - 1)}…` : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(fitting)}</t></is></c>`;
}

/** Names within the rules of the format: 31 characters, some characters barred, no two alike. */
function sheetNames(sheets: SheetToWrite[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet, index) => {
    const base = sheet.name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, '').trim().slice(0, 31) || `Sheet${index + 1}`;
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base.slice(0, 27)} ${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
