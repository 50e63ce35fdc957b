import type { Column } from '@gongkai/documents';
import { minuteOf } from '@gongkai/kernel';
import { actorWords, type Context } from '@gongkai/database';
import type { EntryView } from '../contract.ts';

/** The ledger as it leaves the office. */
export const ledgerColumns = ({ services, timeZone }: Context): Column<EntryView>[] => [
  { key: 'month', heading: '计入月份', width: 10, value: (row) => row.month },
  { key: 'adjusts', heading: '调整所属月份', width: 12, value: (row) => row.adjusts },
  { key: 'unit', heading: '单位', width: 24, value: (row) => row.unitName },
  { key: 'points', heading: '分值', width: 8, type: 'number', value: (row) => row.hundredths / 100 },
  { key: 'rule', heading: '规则', width: 30, value: (row) => row.rule },
  { key: 'title', heading: '事项', width: 44, value: (row) => row.subjectTitle },
  { key: 'occurred', heading: '发生日期', width: 12, value: (row) => row.occurredOn },
  { key: 'share', heading: '分摊', width: 8, value: (row) => row.share },
  { key: 'reasons', heading: '计分说明', width: 60, value: (row) => row.reasons.join('；') },
  { key: 'by', heading: '记录人', width: 12, value: (row) => actorWords(services, row.recordedBy) },
  { key: 'at', heading: '记录时间', width: 18, value: (row) => minuteOf(new Date(row.recordedAt), timeZone) },
  { key: 'book', heading: '计分办法版本', width: 18, value: (row) => row.rulebook },
  { key: 'id', heading: '台账编号', width: 40, value: (row) => row.id },
];
