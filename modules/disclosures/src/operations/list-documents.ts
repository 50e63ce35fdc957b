import { everyRow, reply, type Page, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { writeWorkbook } from '@gongkai/documents';
import { unitNames } from '@gongkai/organisations';
import type { DocumentFilters, DocumentQuery, DocumentRow } from '../contract.ts';
import { readDocuments } from '../disclosures.read.ts';
import { documentColumns, sheetName, sheetTitle } from '../templates/document-sheet.ts';
import { limitOf } from './view-document.ts';

const exportRows = 50_000;

/** One page of the documents that the actor may read, each with the day by which it must be published. */
export async function listDocuments(tx: ReadTx, query: DocumentQuery): Promise<Page<DocumentRow>> {
  const page = await readDocuments(tx, query);
  const units = await unitNames(tx, [...new Set(page.rows.map((row) => row.unitId))]);
  return {
    ...page,
    rows: page.rows.map(({ changedKey: _key, ...row }) => ({ ...row, ...limitOf(tx, row), unitName: units.get(row.unitId) ?? '', changedAt: row.changedAt.toISOString() })),
  };
}

const exported = (context: Context, filters: DocumentFilters): AsyncGenerator<DocumentRow> =>
  everyRow((after) => context.read((tx) => listDocuments(tx, { ...filters, after, limit: 1000 })), exportRows);

/** The list with its filters as a workbook. */
export async function exportDocuments(context: Context, filters: DocumentFilters): Promise<Reply> {
  const body = await writeWorkbook([{ name: sheetName, title: sheetTitle, columns: documentColumns(context.timeZone), rows: exported(context, filters) }]);
  await context.write((tx) => recordAudit(tx, { action: 'disclosures.export', subjectKind: 'disclosures.list', subjectId: null, after: { filters } }));
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return reply({ headers: downloadHeaders({ name: `${sheetTitle}.xlsx`, mediaType }), body: Buffer.from(body) });
}
