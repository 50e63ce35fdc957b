import { reply, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context } from '@gongkai/database';
import type { z } from 'zod';
import { readCases, readInbox } from '../cases.read.ts';
import { casesWorkbook, casesWorkbookName, urgentWorkbook, urgentWorkbookName } from '../cases-workbook.ts';
import type { CasesFilters, InboxFilters, urgentFilters } from '../contract.ts';
import { readUrgent } from '../urgent-page.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A register leaves the office, and the trail knows of it. */
async function workbookReply(context: Context, name: string, workbook: Promise<Uint8Array>, filters: unknown): Promise<Reply> {
  const body = await workbook;
  await context.write((tx) => recordAudit(tx, { action: 'reviews.export', subjectKind: 'reviews.register', subjectId: null, after: { name, filters } }));
  return reply({ headers: downloadHeaders({ name, mediaType }), body: Buffer.from(body) });
}

/** What waits for the actor, or what he has signed, as a workbook. */
export const exportInbox = (context: Context, filters: InboxFilters): Promise<Reply> =>
  workbookReply(context, casesWorkbookName, casesWorkbook(context.timeZone, (after, limit) => context.read((tx) => readInbox(tx, filters, { after, limit }))), filters);

/** The cases of the units whose signatures the actor keeps, or whose chains he looks after, as a workbook. */
export const exportCases = (context: Context, filters: CasesFilters): Promise<Reply> =>
  workbookReply(context, casesWorkbookName, casesWorkbook(context.timeZone, (after, limit) => context.read((tx) => readCases(tx, filters, { after, limit }))), filters);

/** Urgent clearances as a workbook. */
export const exportUrgent = (context: Context, filters: z.output<typeof urgentFilters>): Promise<Reply> =>
  workbookReply(context, urgentWorkbookName, urgentWorkbook(context.timeZone, (after, limit) => context.read((tx) => readUrgent(tx, { ...filters, after, limit }))), filters);
