import { everyRow, minuteOf, type Page } from '@gongkai/kernel';
import { writeWorkbook, type Column } from '@gongkai/documents';
import type { CaseRow } from './contract.ts';

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
