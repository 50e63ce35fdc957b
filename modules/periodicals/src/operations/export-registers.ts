import { everyRow, reply, type Page, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context } from '@gongkai/database';
import { writeWorkbook, type Column } from '@gongkai/documents';
import type { DeskFilters } from '@gongkai/submissions';
import type { AdoptionFilters, CommissionView, DeskRow, InstructionFilters, IssueFilters, UpwardFilters } from '../contract.ts';
import {
  adoptionColumns, adoptionTitle, commissionColumns, commissionTitle, deskColumns, deskTitle, forwardingColumns, forwardingTitle, instructionColumns, instructionTitle, issueColumns,
  issueTitle, rateColumns, rateTitle, upperColumns, upperTitle, type CommissionLine,
} from '../templates/registers.ts';
import { listCommissionViews } from './commission.ts';
import { listAdoptions, listDesk, listForwardings, listInstructions, listRates, listUpper } from './list-registers.ts';
import { listIssues } from './read-issues.ts';

const mostRows = 50_000;
const pageRows = 500;

interface Register<Row> {
  subjectKind: string;
  title: string;
  columns: Column<Row>[];
  filters: unknown;
  rows: Row[] | AsyncGenerator<Row>;
}

async function exportRegister<Row>(context: Context, { subjectKind, title, columns, filters, rows }: Register<Row>): Promise<Reply> {
  const body = await writeWorkbook([{ name: title, title, columns, rows }]);
  await context.write((tx) => recordAudit(tx, { action: 'periodicals.export', subjectKind, subjectId: null, after: { filters } }));
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return reply({ headers: downloadHeaders({ name: `${title}.xlsx`, mediaType }), body: Buffer.from(body) });
}

type PageRequest = { after: string | undefined; limit: number };
const paged = <Row>(list: (page: PageRequest) => Promise<Page<Row>>, limit = pageRows): AsyncGenerator<Row> => everyRow((after) => list({ after, limit }), mostRows);

/** The register of adoptions as a workbook. */
export const exportAdoptions = (context: Context, filters: AdoptionFilters): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.adoptions', title: adoptionTitle, columns: adoptionColumns, filters, rows: paged((page) => listAdoptions(context, { ...filters, ...page })) });

/** The register of instructions as a workbook: levels, days and states, never the words. */
export const exportInstructions = (context: Context, filters: InstructionFilters): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.instructions', title: instructionTitle, columns: instructionColumns, filters, rows: paged((page) => listInstructions(context, { ...filters, ...page })) });

/** What went to the offices above, as a workbook. */
export const exportForwardings = (context: Context, filters: UpwardFilters): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.forwardings', title: forwardingTitle, columns: forwardingColumns(context.timeZone), filters, rows: paged((page) => listForwardings(context, { ...filters, ...page }), 100) });

/** What the offices above adopted, as a workbook. */
export const exportUpper = (context: Context, filters: UpwardFilters): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.upper-adoptions', title: upperTitle, columns: upperColumns, filters, rows: paged((page) => listUpper(context, { ...filters, ...page })) });

/** Rates of adoption by unit as a workbook. */
export const exportRates = async (context: Context, days: { from: string; to: string }): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.rates', title: rateTitle, columns: rateColumns, filters: days, rows: (await listRates(context, days)).rows });

/** Issues as a workbook. */
export const exportIssues = (context: Context, filters: IssueFilters): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.issues', title: issueTitle, columns: issueColumns, filters, rows: paged((page) => listIssues(context, { ...filters, ...page })) });

async function* linesOf(commissions: AsyncGenerator<CommissionView>): AsyncGenerator<CommissionLine> {
  for await (const commission of commissions) for (const unit of commission.units) yield { commission, unit };
}

/** Commissions and reporting points as a workbook, a line for every unit that was asked. */
export const exportCommissions = (context: Context, filters: { kind?: CommissionView['kind'] | undefined }): Promise<Reply> =>
  exportRegister(context, { subjectKind: 'periodicals.commissions', title: commissionTitle, columns: commissionColumns(context.timeZone), filters, rows: linesOf(paged((page) => listCommissionViews(context, { ...filters, ...page }), 100)) });

/** What waits at the desk as a workbook. */
export const exportDesk = (context: Context, filters: DeskFilters): Promise<Reply> =>
  exportRegister<DeskRow>(context, { subjectKind: 'periodicals.desk', title: deskTitle, columns: deskColumns, filters, rows: paged((page) => listDesk(context, { ...filters, ...page }), 100) });
