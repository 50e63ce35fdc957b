import { figureIn, plain } from './cells.ts';
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
  serial: /^(?:序号?|序列号?|编号|行号|no\.?)$/i,
  group: /(?:类别|组别|分组|类型|分类|级别|层级)$/,
  unit: /(?:单位|名称|部门|地区|处室|科室|机构)$|^各?(?:(?:县|市|区|州|乡|镇|街道|街|办|苏木){1,4}|学校|办事处|镇街道)$/,
  remark: /^(?:备注|说明|评价|等次|等级|联系人|负责人|电话|日期|时间)/,
  rank: /名次|排名|位次|排序|排位|^位$/,
  move: /变化|升降|进退|增减|上升|下降/,
  rate: /率|占比|比例|比重|百分比|增幅|增速|[同环]比(?!增减|增加|变化)/,
  score: /得分|积分|总分|计分|评分|分数|分值|加分|扣分|指数|合计分|成绩|[^百部]分$/,
  submitted: /报送|上报|投稿|来稿|报数|提供/,
  adopted: /采用|采纳|录用|刊用|用稿|采编|刊发|采发|发布/,
  done: /完成|办结|实际/,
  due: /任务|目标|应报|应办|计划|指标/,
  total: /合计|总计|小计|共计|总数|总分|总得分|总量|总积分/,
  cumulative: /累计|累积|全年|年度|今年以来|截至|截止|上月止|1[-—–~至到](?:[2-9]|1[0-2])月/,
  previous: /上月|上期|上季|上年|去年|同期|前期/,
  current: /本月|当月|月度|本季|本期|当期|当季|季度|月份|^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月/,
};
const headingWords = Object.values(words);

const withoutUnit = (heading: string): string => heading.replace(/\([^)]*\)/g, '').replace(/[《》“”"':：]/g, '');
/** A heading such as 县（市、区） or 镇（街） names its units within the brackets. */
const withBrackets = (heading: string): string => heading.replace(/[()、,/和或]/g, '');

/** Whether a cell can be the heading of the column that names the units. */
export const namesUnits = (cell: Cell): boolean => {
  const text = plain(cell);
  return text.length <= 14 && !text.includes(':') && [withoutUnit(text), withBrackets(text)].some((one) => words.unit.test(one));
};

/** Whether a cell reads like any heading of a bulletin table. */
export function isHeading(cell: Cell): boolean {
  const text = plain(cell);
  if (text === '' || text.length > 40 || text.includes(':') || figureIn(cell) !== undefined) return false;
  return namesUnits(cell) || headingWords.some((word) => word.test(withoutUnit(text)));
}

function roleOf(heading: Cell, own: string, all: string): Role {
  if (words.serial.test(own)) return 'serial';
  if (words.group.test(own)) return 'group';
  if (words.remark.test(own)) return 'remark';
  if (namesUnits(heading)) return 'unit';
  // How far a unit has moved is neither a place nor anything to add up.
  if (words.rank.test(own)) return words.move.test(own) ? 'remark' : 'rank';
  if (words.rate.test(own)) return 'rate';
  if (words.score.test(own)) return 'score';
  if (words.rank.test(all)) return words.move.test(own) ? 'remark' : 'rank';
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

const period = /^(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[第一二三四]{1,2}季度|[1-4]季度|[本当上][月季期](?:累计|累积)?|上月止|累计|累积|全年|1[-—–~至到]\d{1,2}月)$/;

/** Whether a heading names a period and nothing else. */
export const isPeriodAlone = (column: Column): boolean => period.test(column.title);

/** A heading that names a period alone (1月, 一季度, 上月累计) counts what the one cumulative column does, or what all others do. */
function adoptMeanings(columns: readonly Column[]): void {
  const bare = columns.filter((column) => column.role === 'count' && column.subject === 'other' && isPeriodAlone(column));
  const others = columns.filter((column) => (column.role === 'count' || column.role === 'score') && !bare.includes(column));
  const running = others.filter((column) => column.spell === 'cumulative');
  const meant = running.length === 1 ? running : others;
  const [first] = meant;
  if (first === undefined || meant.some((one) => one.role !== first.role || one.subject !== first.subject)) return;
  for (const column of bare) [column.role, column.subject] = [first.role, first.subject];
}

/** Where a table counts 1—2月 beside 1—3月 or 累计, the shorter stretch is the figure of the month before. */
function tellStretchesApart(columns: readonly Column[]): void {
  const lastMonth = (column: Column): number => Number(/1[-—–~至到](\d{1,2})月?/.exec(column.title)?.[1] ?? 0);
  for (const column of columns.filter((one) => lastMonth(one) > 0)) {
    const kin = columns.filter((one) => one.role === column.role && one.subject === column.subject);
    const isBeforeLonger = kin.some((one) => lastMonth(one) > lastMonth(column));
    const isBeforeAll = kin.some((one) => one.spell === 'cumulative' && lastMonth(one) === 0) && kin.some((one) => one.spell === 'current');
    column.spell = isBeforeLonger || isBeforeAll ? 'previous' : 'cumulative';
  }
}

/** The texts over a column, from the widest heading to its own; a merged cell's text may stand once or be repeated. */
function textsOver(headings: readonly (readonly Cell[])[], index: number): { top: string; own: string; heading: Cell } | null {
  let own = '';
  let heading: Cell = null;
  let ownRow = -1;
  headings.forEach((row, at) => {
    const text = withoutUnit(plain(row[index]));
    if (text !== '') [own, heading, ownRow] = [text, row[index], at];
  });
  if (own === '') return null;
  const tops: string[] = [];
  for (let at = 0; at < ownRow; at++) {
    let from = index;
    while (from > 0 && plain(headings[at]![from]) === '') from--;
    const text = withoutUnit(plain(headings[at]![from]));
    if (text !== '' && text !== own && !tops.includes(text)) tops.push(text);
  }
  return { top: tops.join('·'), own, heading };
}

/** Reads the headings of a table: one row, or more of which the upper span several columns. */
export function readHeadings(headings: readonly (readonly Cell[])[]): Column[] {
  const width = Math.max(...headings.map((row) => row.length));
  const columns: Column[] = [];
  for (let index = 0; index < width; index++) {
    const texts = textsOver(headings, index);
    if (texts === null) continue;
    const { top, own, heading } = texts;
    const all = top + own;
    const role = roleOf(heading, own, all);
    columns.push({ index, top, title: top === '' ? own : `${top}·${own}`, role, subject: subjectOf(role, own, all), spell: spellOf(own, all) ?? (role === 'rank' ? spellOf(withBrackets(plain(heading)), all) : null), isTotal: words.total.test(own) });
  }
  adoptMeanings(columns);
  tellStretchesApart(columns);
  return columns;
}

/** Whether figures of a column may be added up. */
export const isAdditive = (column: Column): boolean => column.role === 'count' || column.role === 'score';
