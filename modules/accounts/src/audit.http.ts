import { Readable } from 'node:stream';
import { contentDisposition, day, enforce, id, line, pageOf, pageQuery, reply, route, type Page } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { z } from 'zod';
import { mayReadAudit } from './accounts.policy.ts';
import { auditWorkbook } from './accounts.workbook.ts';
import { readAudit, type AuditFilter } from './audit.read.ts';
import { auditRecordView, type AuditRecordView } from './contract.ts';
import { fromMoment, untilMoment } from './moments.ts';

const filters = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  actor: line(60).optional(),
  action: z.string().regex(/^[a-z][a-z.-]{0,80}$/, 'accounts.action-invalid').optional(),
  subjectKind: z.string().regex(/^[a-z][a-z.-]{0,80}$/, 'accounts.action-invalid').optional(),
  subjectId: id.optional(),
  unitId: id.optional(),
  outcome: z.enum(['done', 'refused', 'failed']).optional(),
});
type Filters = z.infer<typeof filters>;

const permission = { permission: 'audit.read' };
const exit = { records: 'accounts.mayReadAudit' };
// A sheet takes a million rows; a file for reading in a spreadsheet is of use up to here, whole trails leave as JSON lines.
const workbookRows = 100_000;

function filterOf(context: Context, asked: Filters, page: { after?: string; limit: number }): AuditFilter {
  const { from, to, ...rest } = asked;
  return {
    ...rest, ...page,
    ...(from ? { from: fromMoment(from, context.timeZone) } : {}),
    ...(to ? { until: untilMoment(to, context.timeZone) } : {}),
  };
}

/** Reading the audit is itself a thing that is audited: each page, with what was looked for. */
async function search(context: Context, asked: Filters, page: { after?: string; limit: number }): Promise<Page<AuditRecordView>> {
  return context.write(async (tx) => {
    enforce(mayReadAudit(tx.actor));
    if (page.after === undefined) await recordAudit(tx, { action: 'audit.search', subjectKind: 'audit.records', subjectId: null, after: asked });
    const found = await readAudit(tx, filterOf(context, asked, page));
    const names = await unitNames(tx, found.rows.flatMap((row) => (row.unitId ? [row.unitId] : [])));
    return { ...found, rows: found.rows.map((row) => ({ ...row, unitName: row.unitId ? (names.get(row.unitId) ?? null) : null })) };
  });
}

async function* records(context: Context, asked: Filters, most: number): AsyncGenerator<AuditRecordView> {
  let after: string | undefined;
  let left = most;
  do {
    const page = await context.read((tx) => readAudit(tx, filterOf(context, asked, { limit: Math.min(1000, left), ...(after ? { after } : {}) })));
    yield* page.rows;
    left -= page.rows.length;
    after = page.next ?? undefined;
  } while (after !== undefined && left > 0);
}

async function noteExport(context: Context, asked: Filters, format: string): Promise<void> {
  await context.write(async (tx) => {
    enforce(mayReadAudit(tx.actor));
    await recordAudit(tx, { action: 'audit.export', subjectKind: 'audit.records', subjectId: null, after: { ...asked, format } });
  });
}

const attachment = (name: string, mediaType: string) => ({ 'content-type': mediaType, 'content-disposition': contentDisposition(name) });

/** The audit trail, open to the audit administrator alone. */
export const auditRoutes = [
  route({
    method: 'GET', path: '/audit/records', permission, summary: 'Search the audit trail, newest first', exit,
    query: pageQuery.extend(filters.shape), response: pageOf(auditRecordView),
    handle: ({ context, query: { after, limit, ...asked } }: { context: Context; query: Filters & { after?: string; limit: number } }) =>
      search(context, asked, { limit, ...(after ? { after } : {}) }),
  }),
  route({
    method: 'GET', path: '/audit/records/export.xlsx', permission, summary: 'Export audit records as a workbook', exit, query: filters, response: 'file',
    async handle({ context, query }: { context: Context; query: Filters }) {
      await noteExport(context, query, 'xlsx');
      const bytes = await auditWorkbook(records(context, query, workbookRows), context);
      return reply({ headers: attachment('审计记录.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'), body: Buffer.from(bytes) });
    },
  }),
  route({
    method: 'GET', path: '/audit/records/export.jsonl', permission, summary: 'Export audit records as JSON lines', exit, query: filters, response: 'file',
    async handle({ context, query }: { context: Context; query: Filters }) {
      await noteExport(context, query, 'jsonl');
      const lines = async function* () {
        for await (const record of records(context, query, Number.MAX_SAFE_INTEGER)) yield `${JSON.stringify(record)}\n`;
      };
      return reply({ headers: attachment('审计记录.jsonl', 'application/x-ndjson; charset=utf-8'), body: Readable.from(lines()) });
    },
  }),
];
