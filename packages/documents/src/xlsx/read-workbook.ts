import { setImmediate } from 'node:timers/promises';
import { AppError, invalid } from '@gongkai/kernel';
import { expandArchive } from '../archive.ts';
import { isDateFormat, isoOfSerial } from './dates.ts';
import { attribute, columnOf, elements, partText, unescapeXml } from './xml.ts';

/** A cell as read: dates are ISO text, formulas their last computed value. */
export type CellValue = string | number | boolean | null;

/** Bounds for reading a workbook that somebody sent. */
export interface WorkbookLimits {
  maxBytes?: number;
  maxExpandedBytes?: number;
  maxRows?: number;
  maxColumns?: number;
}

/** A sheet; row n of the sheet is `rows[n - 1]`, empty rows are empty lists. */
export interface ReadSheet {
  name: string;
  rows: CellValue[][];
}

interface Context {
  shared: string[];
  dateStyles: boolean[];
  from1904: boolean;
  maxRows: number;
  maxColumns: number;
  /** Rows that all sheets together may still have. */
  rowsLeft: number;
}

/** As many as one sheet may have at most. */
const rowsOfAll = 1_048_576;

/** Reads all sheets of an .xlsx file within bounds; formulas are never evaluated. What somebody sent is read by `importWorkbook`, in a thread. */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = {}): Promise<{ sheets: ReadSheet[] }> {
  const parts = openWorkbook(bytes, limits);
  const workbook = partText(parts.get('xl/workbook.xml'));
  const context: Context = {
    shared: sharedStrings(partText(parts.get('xl/sharedStrings.xml'))),
    dateStyles: dateStyles(partText(parts.get('xl/styles.xml'))),
    from1904: /^(1|true)$/.test(attribute(/<workbookPr\b[^>]*/.exec(workbook)?.[0] ?? '', 'date1904') ?? ''),
    maxRows: limits.maxRows ?? 100_000,
    maxColumns: limits.maxColumns ?? 200,
    rowsLeft: rowsOfAll,
  };
  const sheets: ReadSheet[] = [];
  for (const { name, path } of sheetParts(parts)) sheets.push({ name, rows: await sheetRows(partText(parts.get(path)), context) });
  return { sheets };
}

/** The parts of a workbook by path, or `invalid` when the file is none. */
export function openWorkbook(bytes: Uint8Array, limits: WorkbookLimits): Map<string, Uint8Array> {
  let parts: Map<string, Uint8Array>;
  try {
    parts = expandArchive(bytes, { maxBytes: limits.maxBytes ?? 30_000_000, maxExpandedBytes: limits.maxExpandedBytes ?? 200_000_000, maxEntries: 5000 });
  } catch (error) {
    if (error instanceof AppError && error.code === 'documents.archive-unreadable') throw invalid('documents.workbook-unreadable');
    throw error;
  }
  if (!parts.has('xl/workbook.xml')) throw invalid('documents.workbook-unreadable');
  return parts;
}

/** Names and paths of the sheets, in the order of the tabs; a part that several tabs name is one sheet. */
export function sheetParts(parts: Map<string, Uint8Array>): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  for (const [tag] of partText(parts.get('xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\b[^>]*/g)) {
    const target = attribute(tag, 'Target') ?? '';
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const byPath = new Map<string, { name: string; path: string }>();
  for (const [tag] of partText(parts.get('xl/workbook.xml')).matchAll(/<sheet\b[^>]*/g)) {
    const path = targets.get(attribute(tag, '\\w+:id') ?? '') ?? '';
    if (parts.has(path) && !byPath.has(path)) byPath.set(path, { name: attribute(tag, 'name') ?? '', path });
  }
  return [...byPath.values()];
}

/** The text of a string item, without the readings that East Asian files add. */
function itemText(xml: string): string {
  const readings = [...elements(xml, 'rPh')];
  let next = 0;
  let text = '';
  for (const part of elements(xml, 't')) {
    while ((readings[next]?.end ?? part.start + 1) <= part.start) next += 1;
    if (part.start < (readings[next]?.start ?? part.end)) text += part.inner;
  }
  return unescapeXml(text);
}

function sharedStrings(xml: string): string[] {
  return [...elements(xml, 'si')].map((item) => itemText(item.inner));
}

function dateStyles(xml: string): boolean[] {
  const codes = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<numFmt\b[^>]*/g)) codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  const [formats] = elements(xml, 'cellXfs');
  return [...(formats?.inner ?? '').matchAll(/<xf\b[^>]*/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return isDateFormat(id, codes.get(id));
  });
}

async function sheetRows(xml: string, context: Context): Promise<CellValue[][]> {
  const rows: CellValue[][] = [];
  let number = 0;
  let seen = 0;
  for (const row of elements(xml, 'row')) {
    number = rowNumber(row.attributes, number);
    const cells = rowCells(row.inner, context);
    // Formatting often reaches to the last row of the sheet: rows without values do not count.
    if (cells.length > 0) {
      if (number > context.maxRows) throw invalid([{ code: 'documents.too-many-rows', values: { rows: context.maxRows } }]);
      while (rows.length < number - 1) rows.push([]);
      rows[number - 1] = cells;
      if (rows.length > context.rowsLeft) throw invalid([{ code: 'documents.too-many-rows', values: { rows: rowsOfAll } }]);
    }
    seen += 1;
    // 2,000 rows take some 20 ms; other requests get their turn in between.
    if (seen % 2000 === 0) await setImmediate();
  }
  context.rowsLeft -= rows.length;
  return rows;
}

/** The number of a row, by itself or by the row before it. */
export function rowNumber(attributes: string, before: number): number {
  const own = Number(attribute(attributes, 'r'));
  return Number.isInteger(own) && own > 0 ? own : before + 1;
}

function rowCells(xml: string, context: Context): CellValue[] {
  const cells: CellValue[] = [];
  let column = -1;
  for (const cell of elements(xml, 'c')) {
    const reference = attribute(cell.attributes, 'r');
    column = reference && columnOf(reference) >= 0 ? columnOf(reference) : column + 1;
    const value = cellValue(cell.attributes, cell.inner, context);
    if (value === null || value === '') continue;
    if (column >= context.maxColumns) throw invalid([{ code: 'documents.too-many-columns', values: { columns: context.maxColumns } }]);
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  return cells;
}

function cellValue(tag: string, inner: string, context: Context): CellValue {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return itemText(inner);
  const [valueElement] = elements(inner, 'v');
  if (!valueElement || type === 'e') return null;
  const raw = valueElement.inner;
  if (type === 's') return context.shared[Number(raw)] ?? null;
  if (type === 'b') return raw.trim() === '1';
  if (type === 'str' || type === 'd') return unescapeXml(raw);
  const number = Number(raw);
  if (!Number.isFinite(number)) return unescapeXml(raw);
  return context.dateStyles[Number(attribute(tag, 's') ?? 0)] ? isoOfSerial(number, context.from1904) : number;
}
