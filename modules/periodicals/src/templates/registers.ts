import { minuteOf } from '@gongkai/kernel';
import type { Column } from '@gongkai/documents';
import type { AdoptedKind, AdoptionState, AdoptionView, CommissionView, DeskRow, ForwardingState, ForwardingView, InstructionRow, InstructionState, IssueRow, Level, RateRow, UpperAdoptionView } from '../contract.ts';

// A moment as the office's clock shows it.
const minuteIn = (moment: string | null, timeZone: string): string | null => (moment === null ? null : minuteOf(new Date(moment), timeZone));

// Workbooks that leave the office are Chinese; their fixed words live here.
const kinds: Record<AdoptedKind, string> = { comprehensive: '综合信息', brief: '简要信息', special: '专题', research: '调研', experience: '经验', 'web-digest': '网摘' };
const states: Record<AdoptionState, string> = { waiting: '待编', placed: '已排期', issued: '已印发', withdrawn: '已撤销' };
const levels: Record<Level, string> = { county: '县', city: '市', province: '省', state: '国务院' };
const instructionStates: Record<InstructionState, string> = { recorded: '已登记', assigned: '办理中', answered: '已反馈', closed: '已办结', withdrawn: '已撤销' };

export const adoptionTitle = '政务信息采用登记台账';
export const adoptionColumns: Column<AdoptionView>[] = [
  { key: 'title', heading: '标题', width: 48, value: (row) => row.title },
  { key: 'units', heading: '报送单位', width: 28, value: (row) => row.units.map((unit) => unit.unitName).join('、') },
  { key: 'publication', heading: '刊物', width: 12, value: (row) => row.publicationName },
  { key: 'column', heading: '栏目', width: 12, value: (row) => row.columnName },
  { key: 'kind', heading: '类别', width: 10, value: (row) => kinds[row.itemKind] },
  { key: 'commissioned', heading: '约稿', width: 8, value: (row) => (row.commissioned ? '是' : null) },
  { key: 'issue', heading: '期号', width: 16, value: (row) => (row.issueNumber === null ? null : `${row.issueYear}年第${row.issueNumber}期`) },
  { key: 'issuedOn', heading: '印发日期', width: 12, type: 'date', value: (row) => row.issuedOn },
  { key: 'state', heading: '状态', width: 10, value: (row) => states[row.state] },
  { key: 'by', heading: '编辑', width: 10, value: (row) => row.adoptedBy },
];

export const instructionTitle = '领导批示办理登记台账';
export const instructionColumns: Column<InstructionRow>[] = [
  { key: 'title', heading: '信息标题', width: 48, value: (row) => row.title },
  { key: 'unit', heading: '报送单位', width: 20, value: (row) => row.unitName },
  { key: 'level', heading: '批示层级', width: 10, value: (row) => levels[row.leaderLevel] },
  { key: 'leader', heading: '批示领导', width: 12, value: (row) => row.leaderName },
  { key: 'givenOn', heading: '批示日期', width: 12, type: 'date', value: (row) => row.givenOn },
  { key: 'dueOn', heading: '办理期限', width: 12, type: 'date', value: (row) => row.dueOn },
  { key: 'state', heading: '办理情况', width: 10, value: (row) => instructionStates[row.state] },
  { key: 'overdue', heading: '逾期', width: 8, value: (row) => (row.overdue ? '是' : null) },
];

const forwardingStates: Record<ForwardingState, string> = { 'in-review': '审签中', returned: '已退回', forwarded: '已上报', withdrawn: '已撤回' };
export const forwardingTitle = '转报上级登记台账';
export const forwardingColumns = (timeZone: string): Column<ForwardingView>[] => [
  { key: 'title', heading: '标题', width: 48, value: (row) => row.title },
  { key: 'unit', heading: '单位', width: 22, value: (row) => row.unitName },
  { key: 'level', heading: '上报层级', width: 10, value: (row) => levels[row.level] },
  { key: 'publication', heading: '拟供刊物', width: 14, value: (row) => row.publication },
  { key: 'state', heading: '状态', width: 10, value: (row) => forwardingStates[row.state] },
  { key: 'created', heading: '送签时间', width: 22, value: (row) => minuteIn(row.createdAt, timeZone) },
  { key: 'forwarded', heading: '上报时间', width: 22, value: (row) => minuteIn(row.forwardedAt, timeZone) },
  { key: 'by', heading: '经办人', width: 10, value: (row) => row.createdBy },
  { key: 'adopted', heading: '上级采用', width: 30, value: (row) => row.adopted.map((one) => `${levels[one.level]}《${one.publication}》 ${one.adoptedOn}`).join('；') },
];

export const upperTitle = '上级采用登记台账';
export const upperColumns: Column<UpperAdoptionView>[] = [
  { key: 'title', heading: '标题', width: 48, value: (row) => row.title },
  { key: 'unit', heading: '报送单位', width: 22, value: (row) => row.unitName },
  { key: 'level', heading: '层级', width: 8, value: (row) => levels[row.level] },
  { key: 'publication', heading: '刊物', width: 14, value: (row) => row.publication },
  { key: 'issue', heading: '期号', width: 14, value: (row) => row.issueLabel },
  { key: 'kind', heading: '类别', width: 10, value: (row) => (row.itemKind === null ? null : kinds[row.itemKind]) },
  { key: 'commissioned', heading: '约稿', width: 8, value: (row) => (row.commissioned ? '是' : null) },
  { key: 'adopted', heading: '采用日期', width: 12, type: 'date', value: (row) => row.adoptedOn },
  { key: 'by', heading: '登记人', width: 10, value: (row) => row.recordedBy },
];

const share = (rate: number | null): string | null => (rate === null ? null : `${(rate * 100).toFixed(1)}%`);
export const rateTitle = '报送采用率统计';
export const rateColumns: Column<RateRow>[] = [
  { key: 'unit', heading: '单位', width: 26, value: (row) => row.unitName },
  { key: 'sent', heading: '报送', width: 8, type: 'number', value: (row) => row.sent },
  { key: 'adopted', heading: '采用', width: 8, type: 'number', value: (row) => row.adopted },
  { key: 'rate', heading: '采用率', width: 10, value: (row) => share(row.adoptionRate) },
  { key: 'forwarded', heading: '转报', width: 8, type: 'number', value: (row) => row.forwarded },
  { key: 'upper', heading: '上级采用', width: 10, type: 'number', value: (row) => row.upperAdopted },
  { key: 'upperRate', heading: '上级采用率', width: 12, value: (row) => share(row.upperRate) },
];

const issueStates: Record<IssueRow['state'], string> = { draft: '草稿', 'in-review': '审签中', signed: '已签发', issued: '已印发', abandoned: '已作废' };
export const issueTitle = '刊物期次登记台账';
export const issueColumns: Column<IssueRow>[] = [
  { key: 'publication', heading: '刊物', width: 14, value: (row) => row.publicationName },
  { key: 'number', heading: '期号', width: 16, value: (row) => (row.number === null ? null : `${row.year}年第${row.number}期`) },
  { key: 'total', heading: '总期号', width: 10, type: 'number', value: (row) => row.totalNumber },
  { key: 'items', heading: '篇数', width: 8, type: 'number', value: (row) => row.itemCount },
  { key: 'state', heading: '状态', width: 10, value: (row) => issueStates[row.state] },
  { key: 'issued', heading: '印发日期', width: 12, type: 'date', value: (row) => row.issuedOn },
  { key: 'signed', heading: '签发人', width: 10, value: (row) => row.signedBy },
];

export interface CommissionLine {
  commission: CommissionView;
  unit: CommissionView['units'][number];
}
const askedStates: Record<CommissionLine['unit']['state'], string> = { asked: '未接收', accepted: '已接收', delivered: '已报送', missed: '未报送' };
export const commissionTitle = '约稿与报送要点登记台账';
export const commissionColumns = (timeZone: string): Column<CommissionLine>[] => [
  { key: 'kind', heading: '类型', width: 10, value: ({ commission }) => (commission.kind === 'commission' ? '约稿' : '报送要点') },
  { key: 'title', heading: '标题', width: 40, value: ({ commission }) => commission.title },
  { key: 'level', heading: '层级', width: 8, value: ({ commission }) => levels[commission.level] },
  { key: 'due', heading: '时限', width: 22, value: ({ commission }) => minuteIn(commission.dueAt, timeZone) },
  { key: 'unit', heading: '单位', width: 24, value: ({ unit }) => unit.unitName },
  { key: 'state', heading: '完成情况', width: 10, value: ({ unit }) => askedStates[unit.state] },
  { key: 'delivered', heading: '报送时间', width: 22, value: ({ unit }) => minuteIn(unit.deliveredAt, timeZone) },
  { key: 'onTime', heading: '按时', width: 8, value: ({ unit }) => (unit.onTime === null ? null : unit.onTime ? '是' : '否') },
  { key: 'by', heading: '发布人', width: 10, value: ({ commission }) => commission.publishedBy },
];

const urgencies: Record<string, string> = { 'extra-urgent': '特急', urgent: '紧急', quick: '急', slow: '缓', daily: '日常' };
export const deskTitle = '编辑台待编信息';
export const deskColumns: Column<DeskRow>[] = [
  { key: 'number', heading: '登记号', width: 14, value: (row) => row.number },
  { key: 'title', heading: '标题', width: 48, value: (row) => row.title },
  { key: 'unit', heading: '报送单位', width: 24, value: (row) => row.unitName },
  { key: 'urgency', heading: '紧急程度', width: 10, value: (row) => urgencies[row.urgency] ?? row.urgency },
  { key: 'age', heading: '已等待小时', width: 12, type: 'number', value: (row) => row.ageHours },
  { key: 'taken', heading: '已开始编辑', width: 12, value: (row) => (row.copyId === null ? null : '是') },
];
