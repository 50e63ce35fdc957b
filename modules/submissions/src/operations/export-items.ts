import { everyRow, reply, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context } from '@gongkai/database';
import { writeWorkbook } from '@gongkai/documents';
import type { ItemFilters, ItemSummary } from '../contract.ts';
import { readItems, type ListScope } from '../register.read.ts';
import { registerColumns, registerSheet, registerTitle } from '../templates/register-sheet.ts';
import { listRequest } from './list-items.ts';

/** More rows than this are not a list but a copy of the database: the reader is asked to narrow it. */
const exportRows = 50_000;
const pageRows = 1_000;

/** The rows of a list, page by page, each page in a transaction of its own; refused beyond the bound before much is read. */
export function exportedItems(context: Context, scope: ListScope, filters: ItemFilters, bound = exportRows): AsyncGenerator<ItemSummary> {
  const read = (after: string | undefined) => context.read((tx) => readItems(tx, listRequest(context, scope, { ...filters, after, limit: pageRows })));
  return everyRow(read, bound);
}

/** A list with its filters as a workbook. */
export async function exportItems(context: Context, scope: ListScope, filters: ItemFilters): Promise<Reply> {
  const body = await writeWorkbook([
    { name: registerSheet, title: registerTitle, columns: registerColumns(context.timeZone), rows: exportedItems(context, scope, filters) },
  ]);
  await context.write((tx) =>
    recordAudit(tx, { action: 'submissions.export', subjectKind: 'submissions.register', subjectId: null, after: { scope, filters } }));
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return reply({ headers: downloadHeaders({ name: `${registerTitle}.xlsx`, mediaType }), body: Buffer.from(body) });
}
