import { minuteOf } from '@gongkai/kernel';
import type { Column } from '@gongkai/documents';
import type { DocumentRow } from '../contract.ts';

/** Fixed wording of a list that leaves the office: it is Chinese like every document of it. */
export const sheetName = '公开目录';
export const sheetTitle = '政府信息公开目录登记表';

const states: Record<DocumentRow['state'], string> = { draft: '拟稿', 'in-review': '审查中', cleared: '待发布', published: '已发布', withdrawn: '已撤回' };
const attributeNames: Record<DocumentRow['attribute'], string> = { proactive: '主动公开', 'by-application': '依申请公开', 'not-disclosed': '不予公开' };

/** The columns of the list as a workbook. */
export function documentColumns(timeZone: string): Column<DocumentRow>[] {
  return [
    { key: 'title', heading: '名称', value: (row) => row.title, width: 50 },
    { key: 'unit', heading: '公开单位', value: (row) => row.unitName, width: 24 },
    { key: 'column', heading: '栏目', value: (row) => row.columnName, width: 20 },
    { key: 'attribute', heading: '公开属性', value: (row) => attributeNames[row.attribute], width: 12 },
    { key: 'state', heading: '状态', value: (row) => states[row.state], width: 10 },
    { key: 'formedOn', heading: '成文日期', value: (row) => row.formedOn, width: 12 },
    { key: 'publishBy', heading: '公开期限', value: (row) => row.publishBy, width: 12 },
    { key: 'late', heading: '是否超期', value: (row) => (row.publishBy === null ? '' : row.isLate ? '是' : '否'), width: 10 },
    { key: 'nextReviewOn', heading: '再次审查日期', value: (row) => row.nextReviewOn, width: 14 },
    { key: 'changedAt', heading: '最后修改', value: (row) => minuteOf(new Date(row.changedAt), timeZone), width: 18 },
  ];
}
