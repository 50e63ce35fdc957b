import { everyRow, reply, type Page, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context } from '@gongkai/database';
import { writeWorkbook, type SheetToWrite } from '@gongkai/documents';
import type { z } from 'zod';
import type { bulletinFilters, EntryFilters, factFilters, AppealView, BulletinSummary, EntryView, FactView } from '../contract.ts';
import { ledgerColumns } from '../templates/ledger-sheet.ts';
import {
  appealColumns, awardColumns, bulletinColumns, factColumns, fairnessColumns, quotaColumns, totalColumns, trialColumns, type AwardLine, type TotalLine,
} from '../templates/register-sheets.ts';
import { listUnitAppeals } from './appeal.ts';
import { readAwards } from './award.ts';
import { readQuotas } from './read-quotas.ts';
import { listLedger, readTotals } from './read-scores.ts';
import { listRecordedFacts } from './record-fact.ts';
import { tryRules, type TryRules } from './try-rules.ts';
import { listNotices } from './view-bulletin.ts';

const mostRows = 50_000;
const pageRows = 500;
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook leaves the office in Chinese, and the trail knows of it. */
async function workbookReply(context: Context, name: string, sheets: SheetToWrite<never>[], filters: unknown): Promise<Reply> {
  const body = await writeWorkbook(sheets);
  await context.write((tx) => recordAudit(tx, { action: 'scoring.export', subjectKind: 'scoring.register', subjectId: null, after: { name, filters } }));
  return reply({ headers: downloadHeaders({ name: `${name}.xlsx`, mediaType }), body: Buffer.from(body) });
}

const sheet = <Row>(one: SheetToWrite<Row>): SheetToWrite<never> => one as unknown as SheetToWrite<never>;
const chinese = (context: Context): Context => context.with({ language: 'zh-CN' });
const paged = <Row>(list: (page: { after: string | undefined; limit: number }) => Promise<Page<Row>>): AsyncGenerator<Row> => everyRow((after) => list({ after, limit: pageRows }), mostRows);

/** The ledger with its filters. */
export const exportLedger = (context: Context, filters: EntryFilters): Promise<Reply> =>
  workbookReply(context, '计分台账', [sheet<EntryView>({ name: '计分台账', title: '计分台账', columns: ledgerColumns(context), rows: paged((page) => listLedger(chinese(context), { ...filters, ...page })) })], filters);

/** The list of notices. */
export const exportBulletins = (context: Context, filters: z.output<typeof bulletinFilters>): Promise<Reply> =>
  workbookReply(context, '信息通报', [sheet<BulletinSummary>({ name: '信息通报', title: '信息通报', columns: bulletinColumns, rows: paged((page) => listNotices(context, { ...filters, ...page })) })], filters);

/** The facts behind the ledger. */
export const exportFacts = (context: Context, filters: z.output<typeof factFilters>): Promise<Reply> =>
  workbookReply(context, '计分事项', [sheet<FactView>({ name: '计分事项', title: '计分事项', columns: factColumns(context), rows: paged((page) => listRecordedFacts(chinese(context), { ...filters, ...page })) })], filters);

/** Appeals with their answers. */
export const exportAppeals = (context: Context, filters: { state?: AppealView['state'] | undefined }): Promise<Reply> =>
  workbookReply(context, '计分申诉', [sheet<AppealView>({ name: '计分申诉', title: '计分申诉', columns: appealColumns, rows: paged((page) => listUnitAppeals(chinese(context), { ...filters, ...page })) })], filters);

/** Sums and places of all units in some months. */
export async function exportTotals(context: Context, period: { from: string; to: string }): Promise<Reply> {
  const totals = await readTotals(chinese(context), period);
  const rows = totals.groups.flatMap((group): TotalLine[] => group.rows.map((row) => ({ ...row, group: group.label })));
  return workbookReply(context, '各单位得分合计', [sheet({ name: '合计', title: `${period.from}至${period.to}各单位得分合计`, columns: totalColumns, rows })], period);
}

/** Tasks of a year with what follows. */
export async function exportQuotas(context: Context, query: { year?: number | undefined }): Promise<Reply> {
  const { rows, year } = await readQuotas(chinese(context), query);
  return workbookReply(context, '任务完成情况', [sheet({ name: '任务完成情况', title: `${year}年任务完成情况`, columns: quotaColumns, rows })], query);
}

/** The candidates of a year, a line for every condition. */
export async function exportAwards(context: Context, query: { year?: number | undefined; award?: string | undefined }): Promise<Reply> {
  const view = await readAwards(chinese(context), query);
  const wanted = view.awards.filter((award) => query.award === undefined || award.id === query.award);
  const rows = wanted.flatMap((award) => award.candidates.flatMap((candidate) => candidate.conditions.map((condition): AwardLine => ({ award: award.label, candidate, condition }))));
  return workbookReply(context, '评先评优', [sheet({ name: '候选', title: `${view.year}年度评先评优候选及条件`, columns: awardColumns, rows })], query);
}

/** A year under other rules, with the fairness figures on a second sheet. */
export async function exportTrial(context: Context, query: TryRules): Promise<Reply> {
  const tried = await tryRules(chinese(context), query);
  return workbookReply(context, '办法试算', [
    sheet({ name: '名次变化', title: `${tried.before} → ${tried.after}`, columns: trialColumns, rows: tried.rows }),
    sheet({ name: '公平性', columns: fairnessColumns, rows: tried.fairness }),
  ], query);
}
