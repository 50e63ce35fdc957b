import type { RichText } from '@gongkai/kernel';
import type { OfficialBulletin, OfficialDocument, RenderedDocument, ReviewSheet } from './layouts.ts';

export type * from './layouts.ts';

const pending = (name: string): never => {
  throw new Error(`documents.${name} is not built yet`);
};

export async function bulletinPdf(_doc: OfficialBulletin): Promise<RenderedDocument> { return pending('bulletinPdf'); }
export async function bulletinDocx(_doc: OfficialBulletin): Promise<Uint8Array> { return pending('bulletinDocx'); }
export async function officialPdf(_doc: OfficialDocument): Promise<RenderedDocument> { return pending('officialPdf'); }
export async function officialDocx(_doc: OfficialDocument): Promise<Uint8Array> { return pending('officialDocx'); }
export async function reviewSheetPdf(_sheet: ReviewSheet): Promise<RenderedDocument> { return pending('reviewSheetPdf'); }

export type CellValue = string | number | boolean | null;
export interface Column<Row> {
  key: string;
  heading: string;
  width?: number;
  type?: 'text' | 'number' | 'date';
  value(row: Row): string | number | null;
}
// Columns of different rows stand in one list; each sheet's columns and rows agree with each other.
export interface SheetToWrite {
  name: string;
  title?: string;
  columns: Column<any>[];
  rows: Iterable<any> | AsyncIterable<any>;
}
export interface WorkbookLimits { maxBytes?: number; maxExpandedBytes?: number; maxRows?: number; maxColumns?: number }
export interface ReadSheet { name: string; rows: CellValue[][] }

export async function writeWorkbook(_sheets: SheetToWrite[]): Promise<Uint8Array> { return pending('writeWorkbook'); }
export async function readWorkbook(_bytes: Uint8Array, _limits?: WorkbookLimits): Promise<{ sheets: ReadSheet[] }> { return pending('readWorkbook'); }
export async function annotateWorkbook(_bytes: Uint8Array, _sheet: string, _errors: ReadonlyMap<number, string>, _heading: string): Promise<Uint8Array> {
  return pending('annotateWorkbook');
}

export async function extractText(_bytes: Uint8Array, _mediaType: string, _limits?: { maxCharacters?: number; milliseconds?: number }): Promise<{ text: string; truncated: boolean }> {
  return pending('extractText');
}
export interface ImportedPicture { placeholderId: string; bytes: Uint8Array; mediaType: string; name: string }
export interface ImportedDocument { title: string | null; body: RichText; pictures: ImportedPicture[]; warnings: string[] }
export async function importDocx(_bytes: Uint8Array): Promise<ImportedDocument> { return pending('importDocx'); }
export interface ArchiveFacts { entries: number; expandedBytes: number; ratio: number; pathTricks: boolean }
export function inspectArchive(_bytes: Uint8Array): ArchiveFacts { return pending('inspectArchive'); }
