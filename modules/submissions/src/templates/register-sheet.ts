import { minuteOf } from '@gongkai/kernel';
import type { Column } from '@gongkai/documents';
import type { Category, Channel, ItemKind, ItemState, ItemSummary, Urgency } from '../contract.ts';

/** The words of the register as a document: it leaves the office, so it is Chinese whatever the reader's language. */
const kinds: Record<ItemKind, string> = {
  comprehensive: '综合', brief: '简讯', special: '专题', research: '调研', experience: '经验', digest: '网摘',
};
const categories: Record<Category, string> = {
  policy: '政策贯彻落实', projects: '重点项目和民生工程', 'superior-visit': '上级领导视察调研', instructions: '领导批示办理', 'leader-grassroots': '县领导基层工作',
  'periodic-work': '年度季度阶段工作', research: '经验做法和调研', trends: '经济动态社情民意和苗头问题', indicators: '月度指标和预测', awards: '表彰奖励', other: '其他',
};
const urgencies: Record<Urgency, string> = { 'extra-urgent': '特急', urgent: '紧急', quick: '急', slow: '缓', daily: '日常' };
const channels: Record<Channel, string> = { web: '网上填报', docx: '文档上传', email: '电子邮件', paper: '纸质登记' };
const states: Record<ItemState, string> = {
  draft: '草稿', 'in-review': '待签发', returned: '已退回', withdrawn: '已撤回', sent: '待编审', held: '留用', adopted: '已采用', rejected: '不采用', merged: '已合并',
};

export const registerTitle = '政务信息报送登记台账';
export const registerSheet = '登记台账';

const at = (moment: string | null, timeZone: string): string | null => (moment === null ? null : minuteOf(new Date(moment), timeZone));

/** The columns of the register, with moments in the jurisdiction's time. */
export const registerColumns = (timeZone: string): Column<ItemSummary>[] => [
  { key: 'number', heading: '登记号', width: 14, value: (row) => row.number },
  { key: 'title', heading: '标题', width: 48, value: (row) => row.title },
  { key: 'unit', heading: '报送单位', width: 20, value: (row) => row.unitName },
  { key: 'kind', heading: '信息类型', width: 10, value: (row) => (row.kind ? kinds[row.kind] : null) },
  { key: 'category', heading: '报送类别', width: 20, value: (row) => (row.category ? categories[row.category] : null) },
  { key: 'urgency', heading: '紧急程度', width: 10, value: (row) => urgencies[row.urgency] },
  { key: 'commissioned', heading: '约稿', width: 8, value: (row) => (row.tags.includes('commissioned') ? '是' : null) },
  { key: 'channel', heading: '报送方式', width: 10, value: (row) => channels[row.channel] },
  { key: 'authors', heading: '作者', width: 16, value: (row) => row.authors.map((one) => one.name).join('、') },
  { key: 'submitted', heading: '提交时间', width: 18, value: (row) => at(row.submittedAt, timeZone) },
  { key: 'sent', heading: '报送时间', width: 18, value: (row) => at(row.sentAt, timeZone) },
  { key: 'state', heading: '状态', width: 10, value: (row) => states[row.state] },
];
