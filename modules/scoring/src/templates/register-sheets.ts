import { minuteOf } from '@gongkai/kernel';
import { actorWords, type Context } from '@gongkai/database';
import type { Column } from '@gongkai/documents';
import type { AppealView, AwardsView, BulletinSummary, FactView, QuotaProgressView, TotalsView, TriedRules } from '../contract.ts';

// Workbooks that leave the office are Chinese; their fixed words live here.
const lengths: Record<BulletinSummary['length'], string> = { month: '月度', quarter: '季度', year: '年度' };
const bulletinStates: Record<BulletinSummary['state'], string> = { draft: '草稿', 'in-review': '审签中', approved: '已审定', issued: '已印发', abandoned: '已作废' };
const sources: Record<FactView['source'], string> = { announced: '系统记录', imported: '批量导入', manual: '人工登记', appeal: '申诉结果' };
const appealStates: Record<AppealView['state'], string> = { open: '待答复', granted: '已采纳', rejected: '未采纳', withdrawn: '已撤回' };
const quotaStates: Record<QuotaProgressView['state'], string> = { met: '已完成', 'on-track': '进度正常', warned: '有风险', missed: '未完成', 'no-target': '未定目标', 'not-begun': '未开始' };
const answers: Record<AwardsView['awards'][number]['candidates'][number]['conditions'][number]['answer'], string> = { met: '符合', 'not-met': '不符合', open: '待定' };
const standings: Record<AwardsView['awards'][number]['candidates'][number]['standing'], string> = { qualified: '符合条件', open: '待定', excluded: '不符合' };

export const bulletinColumns: Column<BulletinSummary>[] = [
  { key: 'title', heading: '标题', width: 52, value: (row) => row.title },
  { key: 'length', heading: '类型', width: 8, value: (row) => lengths[row.length] },
  { key: 'from', heading: '起始月份', width: 10, value: (row) => row.periodFrom },
  { key: 'to', heading: '截止月份', width: 10, value: (row) => row.periodTo },
  { key: 'state', heading: '状态', width: 10, value: (row) => bulletinStates[row.state] },
  { key: 'number', heading: '编号', width: 12, value: (row) => (row.number === null ? null : `${row.year}年第${row.number}号`) },
  { key: 'issued', heading: '印发日期', width: 12, type: 'date', value: (row) => row.issuedOn },
];

export const factColumns = ({ services, timeZone }: Context): Column<FactView>[] => [
  { key: 'title', heading: '事项', width: 48, value: (row) => row.title ?? row.subjectId },
  { key: 'kind', heading: '类型', width: 16, value: (row) => row.kindLabel },
  { key: 'units', heading: '单位', width: 28, value: (row) => row.units.map((unit) => unit.name).join('、') },
  { key: 'occurred', heading: '发生日期', width: 12, type: 'date', value: (row) => row.occurredOn },
  { key: 'tags', heading: '标记', width: 40, value: (row) => row.marks.map(({ label, value }) => `${label}：${typeof value === 'boolean' ? (value ? '是' : '否') : value}`).join('；') },
  { key: 'source', heading: '来源', width: 12, value: (row) => sources[row.source] },
  { key: 'by', heading: '记录人', width: 12, value: (row) => actorWords(services, row.recordedBy) },
  { key: 'at', heading: '记录时间', width: 18, value: (row) => minuteOf(new Date(row.recordedAt), timeZone) },
  { key: 'reason', heading: '理由', width: 36, value: (row) => row.reason },
  { key: 'corrects', heading: '更正或撤销的编号', width: 38, value: (row) => row.corrects },
  { key: 'id', heading: '编号', width: 38, value: (row) => row.id },
];

export const appealColumns: Column<AppealView>[] = [
  { key: 'unit', heading: '单位', width: 24, value: (row) => row.unitName },
  { key: 'entry', heading: '申诉的记录', width: 44, value: (row) => row.entry.subjectTitle ?? row.entry.rule },
  { key: 'points', heading: '分值', width: 8, type: 'number', value: (row) => row.entry.hundredths / 100 },
  { key: 'month', heading: '计入月份', width: 10, value: (row) => row.entry.month },
  { key: 'reason', heading: '申诉理由', width: 40, value: (row) => row.reason },
  { key: 'filed', heading: '提出日期', width: 12, type: 'date', value: (row) => row.filedOn },
  { key: 'by', heading: '提出人', width: 12, value: (row) => row.filedBy },
  { key: 'due', heading: '答复期限', width: 12, type: 'date', value: (row) => row.dueOn },
  { key: 'overdue', heading: '逾期', width: 8, value: (row) => (row.overdue ? '是' : null) },
  { key: 'state', heading: '状态', width: 10, value: (row) => appealStates[row.state] },
  { key: 'answer', heading: '答复', width: 40, value: (row) => row.answer },
  { key: 'answered', heading: '答复人', width: 12, value: (row) => row.answeredBy },
  { key: 'outcome', heading: '调整分值', width: 10, type: 'number', value: (row) => (row.outcome.length === 0 ? null : row.outcome.reduce((sum, one) => sum + one.hundredths, 0) / 100) },
];

export type TotalLine = TotalsView['groups'][number]['rows'][number] & { group: string };
export const totalColumns: Column<TotalLine>[] = [
  { key: 'group', heading: '组别', width: 18, value: (row) => row.group },
  { key: 'rank', heading: '名次', width: 8, type: 'number', value: (row) => row.rank },
  { key: 'unit', heading: '单位', width: 28, value: (row) => row.name },
  { key: 'points', heading: '得分', width: 10, type: 'number', value: (row) => row.value },
];

const figure = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

export const quotaColumns: Column<QuotaProgressView>[] = [
  { key: 'task', heading: '任务', width: 30, value: (row) => row.label },
  { key: 'unit', heading: '单位', width: 28, value: (row) => row.unitName },
  { key: 'period', heading: '期间', width: 20, value: (row) => (row.from === row.to ? row.to : `${row.from}至${row.to}`) },
  { key: 'check', heading: '季度考核', width: 10, value: (row) => (row.check === null ? null : `第${row.check}季度`) },
  { key: 'done', heading: '已完成', width: 10, type: 'number', value: (row) => figure(row.done) },
  { key: 'target', heading: '目标', width: 10, type: 'number', value: (row) => figure(row.target) },
  { key: 'forecast', heading: '预计', width: 10, type: 'number', value: (row) => figure(row.forecast) },
  { key: 'state', heading: '状态', width: 10, value: (row) => quotaStates[row.state] },
  { key: 'consequences', heading: '后果', width: 40, value: (row) => row.consequences.map((one) => `${one.label}${one.decision === null ? '' : one.decision.carriedOut ? '（已落实）' : '（已免予）'}`).join('；') },
];

export interface AwardLine {
  award: string;
  candidate: AwardsView['awards'][number]['candidates'][number];
  condition: AwardsView['awards'][number]['candidates'][number]['conditions'][number];
}
export const awardColumns: Column<AwardLine>[] = [
  { key: 'award', heading: '奖项', width: 18, value: (row) => row.award },
  { key: 'unit', heading: '单位', width: 26, value: (row) => row.candidate.unitName },
  { key: 'person', heading: '个人', width: 12, value: (row) => row.candidate.personName },
  { key: 'group', heading: '组别', width: 16, value: (row) => row.candidate.group },
  { key: 'rank', heading: '名次', width: 8, type: 'number', value: (row) => row.candidate.rank },
  { key: 'points', heading: '得分', width: 10, type: 'number', value: (row) => Number(row.candidate.points) },
  { key: 'standing', heading: '结论', width: 12, value: (row) => standings[row.candidate.standing] },
  { key: 'condition', heading: '条件', width: 44, value: (row) => row.condition.label },
  { key: 'answer', heading: '是否符合', width: 10, value: (row) => answers[row.condition.answer] },
  { key: 'found', heading: '实际', width: 12, value: (row) => (row.condition.found === null ? null : String(row.condition.found)) },
  { key: 'asked', heading: '要求', width: 12, value: (row) => (row.condition.asked === null ? null : String(row.condition.asked)) },
  { key: 'because', heading: '依据', width: 40, value: (row) => [...row.condition.because, ...row.condition.facts.map((fact) => `${fact.on} ${fact.title}`)].join('；') },
];

export const trialColumns: Column<TriedRules['rows'][number]>[] = [
  { key: 'group', heading: '组别', width: 18, value: (row) => row.group },
  { key: 'unit', heading: '单位', width: 28, value: (row) => row.name },
  { key: 'before', heading: '原办法得分', width: 12, type: 'number', value: (row) => row.before.value },
  { key: 'rank-before', heading: '原名次', width: 8, type: 'number', value: (row) => row.before.rank },
  { key: 'after', heading: '新办法得分', width: 12, type: 'number', value: (row) => row.after.value },
  { key: 'rank-after', heading: '新名次', width: 8, type: 'number', value: (row) => row.after.rank },
  { key: 'moves', heading: '名次变化', width: 10, type: 'number', value: (row) => row.moves },
  { key: 'because', heading: '主要原因', width: 60, value: (row) => row.because.map((one) => `${one.rule} ${one.points}`).join('；') },
];

const share = (value: number | null): string | null => (value === null ? null : `${(value * 100).toFixed(1)}%`);
export const fairnessColumns: Column<TriedRules['fairness'][number]>[] = [
  { key: 'unit', heading: '单位', width: 28, value: (row) => row.name },
  { key: 'submitted', heading: '报送', width: 8, type: 'number', value: (row) => row.submitted },
  { key: 'adopted', heading: '采用', width: 8, type: 'number', value: (row) => row.adopted },
  { key: 'head', heading: '人均得分', width: 10, type: 'number', value: (row) => figure(row.pointsPerHead) },
  { key: 'item', heading: '条均得分', width: 10, type: 'number', value: (row) => figure(row.pointsPerItem) },
  { key: 'rate', heading: '采用率', width: 10, value: (row) => share(row.adoptionRate) },
  { key: 'low', heading: '区间下限', width: 10, value: (row) => share(row.low) },
  { key: 'high', heading: '区间上限', width: 10, value: (row) => share(row.high) },
];
