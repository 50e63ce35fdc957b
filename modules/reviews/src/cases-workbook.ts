import { everyRow, minuteOf, type Page } from '@gongkai/kernel';
import { writeWorkbook, type Column } from '@gongkai/documents';
import type { CaseRow, UrgentRow } from './contract.ts';

/** More rows than anybody works through in a table. */
const maxRows = 20_000;
const pageRows = 100;

/** The fixed words of the register of reviews: it leaves the office, so that it is Chinese. */
const wording = {
  sheet: '审签登记',
  title: '标题', unit: '报送单位', step: '环节', state: '状态', startedAt: '送审时间', stepOpenedAt: '环节开始', dueAt: '时限', endedAt: '办结时间',
  states: { running: '审签中', approved: '已通过', returned: '已退回', cancelled: '已撤回' },
};

/** The name under which the register is saved. */
export const casesWorkbookName = `${wording.sheet}.xlsx`;

/** A list of cases as .xlsx, read page by page. */
export async function casesWorkbook(timeZone: string, read: (after: string | undefined, limit: number) => Promise<Page<CaseRow>>): Promise<Uint8Array> {
  const minute = (moment: string | null) => (moment ? minuteOf(new Date(moment), timeZone) : null);
  const columns: Column<CaseRow>[] = [
    { key: 'title', heading: wording.title, width: 50, value: (row) => row.title },
    { key: 'unit', heading: wording.unit, width: 24, value: (row) => row.unitName },
    { key: 'step', heading: wording.step, width: 20, value: (row) => row.stepName },
    { key: 'state', heading: wording.state, width: 12, value: (row) => wording.states[row.state] },
    { key: 'startedAt', heading: wording.startedAt, width: 18, value: (row) => minute(row.startedAt) },
    { key: 'stepOpenedAt', heading: wording.stepOpenedAt, width: 18, value: (row) => minute(row.stepOpenedAt) },
    { key: 'dueAt', heading: wording.dueAt, width: 18, value: (row) => minute(row.dueAt) },
    { key: 'endedAt', heading: wording.endedAt, width: 18, value: (row) => minute(row.endedAt) },
  ];
  return writeWorkbook([{ name: wording.sheet, columns, rows: everyRow((after) => read(after, pageRows), maxRows) }]);
}

/** The fixed words of the register of urgent clearances. */
const urgentWording = { sheet: '紧急放行登记', basis: '依据', by: '放行人', at: '放行时间', confirmBy: '补签时限', confirmedBy: '补签人', confirmedAt: '补签时间', overdue: '逾期', yes: '是' };
export const urgentWorkbookName = `${urgentWording.sheet}.xlsx`;

/** Urgent clearances as .xlsx. */
export async function urgentWorkbook(timeZone: string, read: (after: string | undefined, limit: number) => Promise<Page<UrgentRow>>): Promise<Uint8Array> {
  const minute = (moment: string | null) => (moment ? minuteOf(new Date(moment), timeZone) : null);
  const columns: Column<UrgentRow>[] = [
    { key: 'basis', heading: urgentWording.basis, width: 50, value: (row) => row.basis },
    { key: 'by', heading: urgentWording.by, width: 14, value: (row) => row.personName },
    { key: 'at', heading: urgentWording.at, width: 18, value: (row) => minute(row.at) },
    { key: 'confirmBy', heading: urgentWording.confirmBy, width: 18, value: (row) => minute(row.confirmBy) },
    { key: 'confirmedBy', heading: urgentWording.confirmedBy, width: 14, value: (row) => row.confirmedBy },
    { key: 'confirmedAt', heading: urgentWording.confirmedAt, width: 18, value: (row) => minute(row.confirmedAt) },
    { key: 'overdue', heading: urgentWording.overdue, width: 8, value: (row) => (row.isOverdue ? urgentWording.yes : null) },
  ];
  return writeWorkbook([{ name: urgentWording.sheet, columns, rows: everyRow((after) => read(after, pageRows), maxRows) }]);
}
