import { plain } from './cells.ts';
import type { Cell } from './cells.ts';

export type Role = 'unit' | 'label' | 'group' | 'serial' | 'rank' | 'rate' | 'count' | 'score' | 'remark';
export type Subject = 'submitted' | 'adopted' | 'done' | 'due' | 'score' | 'other';
export type Spell = 'current' | 'cumulative' | 'previous' | null;

/** What the headings say about a column. */
export interface Column {
  index: number;
  /** The heading over several columns, and the column's own. */
  top: string;
  title: string;
  role: Role;
  subject: Subject;
  spell: Spell;
  isTotal: boolean;
}

// The words under which bulletins print their columns; the longer meaning is asked before the shorter.
const words = {
  serial: /^(?:序号|编号|序)$/,
  group: /^(?:类别|组别|分组|类型|分类|级别|层级)$/,
  unit: /(?:单位|名称|乡镇|街道|乡镇街道|部门|地区|县区|区县|县市|市州|处室|学校|办事处)$/,
  remark: /^(?:备注|说明|评价|等次|等级|联系人|负责人|电话)/,
  rank: /名次|排名|位次|排序/,
  rate: /率|占比|比例|比重|百分比/,
  score: /得分|积分|总分|计分|评分|分数|分值|加分|扣分|指数|合计分|成绩|[^百部]分$/,
  submitted: /报送|上报|投稿|报数|提供/,
  adopted: /采用|采纳|录用|刊用|采编|刊发|采发|发布/,
  done: /完成|办结|实际/,
  due: /任务|目标|应报|应办|计划|指标/,
  total: /合计|总计|小计|共计|总数|总分|总得分|总量/,
  cumulative: /累计|累积|全年|年度|今年以来|截至|截止|1[-—~至到](?:[2-9]|1[0-2])月/,
  previous: /上月|上期|上季|上年|去年|同期|前期/,
  current: /本月|当月|月度|本季|本期|当期|当季|季度|月份/,
};

const withoutUnit = (heading: string): string => heading.replace(/[((][^))]*[))]/g, '').replace(/[《》“”"':：]/g, '');

/** Whether a cell can be the heading of the column that names the units. */
export const namesUnits = (cell: Cell): boolean => {
  const text = withoutUnit(plain(cell));
  return text.length <= 12 && words.unit.test(text);
};

/** Whether a cell reads like any heading of a bulletin table. */
export function isHeading(cell: Cell): boolean {
  const text = plain(cell);
  if (text === '' || text.length > 40 || /^[\d.,%+-]+$/.test(text)) return false;
  const { serial, group, unit, remark, rank, rate, score, submitted, adopted, done, due, total, cumulative, current } = words;
  return [serial, group, unit, remark, rank, rate, score, submitted, adopted, done, due, total, cumulative, current].some((word) => word.test(withoutUnit(text)));
}

function roleOf(own: string, all: string, hasUnit: boolean): Role {
  if (words.serial.test(own)) return 'serial';
  if (words.group.test(own)) return 'group';
  if (words.unit.test(own)) return hasUnit ? 'label' : 'unit';
  if (words.remark.test(own)) return 'remark';
  if (words.rank.test(own)) return 'rank';
  if (words.rate.test(own)) return 'rate';
  if (words.score.test(own)) return 'score';
  if (words.rank.test(all)) return 'rank';
  if (words.rate.test(all)) return 'rate';
  return words.score.test(all) && !words.submitted.test(own) && !words.adopted.test(own) ? 'score' : 'count';
}

function subjectOf(role: Role, own: string, all: string): Subject {
  if (role === 'score') return 'score';
  for (const text of [own, all]) {
    if (words.adopted.test(text)) return 'adopted';
    if (words.submitted.test(text)) return 'submitted';
    if (words.done.test(text)) return 'done';
    if (words.due.test(text)) return 'due';
  }
  return 'other';
}

function spellOf(own: string, all: string): Spell {
  for (const text of [own, all]) {
    if (words.cumulative.test(text)) return words.previous.test(text) ? 'previous' : 'cumulative';
    if (words.previous.test(text)) return 'previous';
    if (words.current.test(text)) return 'current';
  }
  return null;
}

/** Reads the headings of a table: one row, or two of which the upper spans several columns. */
export function readHeadings(upper: readonly Cell[], lower: readonly Cell[] | null): Column[] {
  const width = Math.max(upper.length, lower?.length ?? 0);
  const columns: Column[] = [];
  let spanning = '';
  let hasUnit = false;
  for (let index = 0; index < width; index++) {
    const above = withoutUnit(plain(upper[index]));
    const below = withoutUnit(plain(lower?.[index]));
    if (above !== '') spanning = above;
    const top = below !== '' && lower !== null ? spanning : '';
    const own = below !== '' ? below : above;
    if (own === '') continue;
    const all = top + own;
    const role = roleOf(own, all, hasUnit);
    if (role === 'unit') hasUnit = true;
    columns.push({ index, top, title: top === '' || top === own ? own : `${top}·${own}`, role, subject: subjectOf(role, own, all), spell: spellOf(own, all), isTotal: words.total.test(own) });
  }
  return columns;
}

/** Whether figures of a column may be added up. */
export const isAdditive = (column: Column): boolean => column.role === 'count' || column.role === 'score';
