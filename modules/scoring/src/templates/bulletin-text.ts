import { fromPlainText, type Block, type RichText } from '@gongkai/kernel';
import type { BarChart, PrintedBody } from '@gongkai/documents';
import type { Bulletin, BulletinFigures, BulletinRow } from '../bulletin/build-bulletin.ts';
import { bulletinGrid, comparisonGrid, hasComparison, type BulletinGrid } from '../bulletin/bulletin-table.ts';
import type { EntryView } from '../contract.ts';
import { formatHundredths } from '../rulebook/wording.ts';

/** The fixed words of a notice; it leaves the office in Chinese. */
const spans = { month: '本月', quarter: '本季度', year: '全年' } as const;
type Length = keyof typeof spans;

/** 2026年3月, 2026年第一季度, 2026年. */
export function periodInWords(length: Length, period: { from: string; to: string }): string {
  const year = period.to.slice(0, 4);
  if (length === 'year') return `${year}年`;
  if (length === 'month') return `${year}年${Number(period.to.slice(5))}月`;
  return `${year}年第${['一', '二', '三', '四'][Math.ceil(Number(period.to.slice(5)) / 3) - 1]}季度`;
}

/** 关于2026年3月政务信息报送采用情况的通报. */
export const bulletinTitle = (length: Length, period: { from: string; to: string }): string => `关于${periodInWords(length, period)}政务信息报送采用情况的通报`;

/** What a new notice begins with; the editor may change it, the figures stand below by themselves. */
export const usualOpening = (length: Length, period: { from: string; to: string }): RichText =>
  fromPlainText(`现将${periodInWords(length, period)}全县政务信息报送采用情况通报如下。`);

const rate = (figures: BulletinFigures): string => (figures.submitted === 0 ? '' : `，采用率${(Math.round((figures.adopted / figures.submitted) * 1000) / 10).toFixed(1)}%`);
const change = (now: number, before: number): string => (now === before ? '持平' : now > before ? `增加${now - before}条` : `减少${before - now}条`);
const scoreChange = (now: number, before: number): string => (now === before ? '得分持平' : `得分${now > before ? '增加' : '减少'}${formatHundredths(Math.abs(now - before))}分`);

/** What the whole office did against another period; nothing when there was nothing. */
function comparison(words: string, now: BulletinFigures, then: BulletinFigures): string {
  if (then.submitted + then.adopted === 0 && then.hundredths === 0) return '';
  return `与${words}相比，报送数${change(now.submitted, then.submitted)}，采用数${change(now.adopted, then.adopted)}，${scoreChange(now.hundredths, then.hundredths)}`;
}

/** The sentences that the figures write themselves. */
function summarySentences(figures: Bulletin, length: Length): string[] {
  const { total, previous, lastYear } = figures;
  const sentences = [`${spans[length]}，各单位共报送信息${total.submitted}条，被采用${total.adopted}条${rate(total)}，得分合计${formatHundredths(total.hundredths)}分；本年累计报送${total.cumulativeSubmitted}条，采用${total.cumulativeAdopted}条，累计得分${formatHundredths(total.cumulativeHundredths)}分。`];
  const comparisons = [comparison('上期', total, previous), comparison('上年同期', total, lastYear)].filter((part) => part !== '');
  if (comparisons.length > 0) sentences.push(`${comparisons.join('；')}。`);
  if (total.adjustmentHundredths !== 0) sentences.push(`得分中含对已通报月份的调整${formatHundredths(total.adjustmentHundredths)}分，逐笔列于计分明细。`);
  return sentences;
}

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const heading = (text: string): Block => ({ type: 'heading', level: 1, runs: [{ text }] });
const cell = (value: string | number | null, header = false) => ({ runs: [{ text: value === null ? '' : String(value) }], ...(header ? { header: true } : {}) });

function table(grid: BulletinGrid): Block {
  return { type: 'table', rows: grid.map((row, n) => row.map((value) => cell(value, n === 0))) };
}

/** The tables, one for each group, then the sum of all. */
function groupTables(figures: Bulletin): Block[] {
  const grid = bulletinGrid(figures);
  const [head] = grid;
  const blocks: Block[] = [];
  let at = 1;
  for (const group of figures.groups) {
    const hasHeading = figures.groups.length > 1;
    const from = at + (hasHeading ? 1 : 0);
    const to = from + group.rows.length + (hasHeading ? 1 : 0);
    if (hasHeading) blocks.push(paragraph(group.label.zh));
    blocks.push(table([head!, ...grid.slice(from, to)]));
    at = to;
  }
  blocks.push(paragraph('合计'), table([head!, grid.at(-1)!]));
  return blocks;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七'];

/** Units without an adoption, and those that missed a task. */
function laggards(figures: Bulletin, length: Length): { title: string; blocks: Block[] }[] {
  const names = new Map(figures.groups.flatMap((group) => group.rows.map((row) => [row.unitId, row.name])));
  const listed = (unitIds: readonly string[]): string => unitIds.map((unitId) => names.get(unitId) ?? '').join('、');
  const zero = figures.zeroAdoption;
  return [
    { title: '零采用单位', blocks: [paragraph(zero.length === 0 ? `${spans[length]}没有零采用单位。` : `${spans[length]}零采用单位${zero.length}个：${listed(zero)}。`)] },
    ...(figures.missedTasks.length === 0 ? [] : [{
      title: '未完成任务单位', blocks: figures.missedTasks.map((task) => paragraph(`未完成“${task.label.zh}”的单位${task.unitIds.length}个：${listed(task.unitIds)}。`)),
    }]),
  ];
}

/** The text of a notice around its figures, as it is printed and published. */
export function bulletinBody(figures: Bulletin, words: { opening: RichText; comments: RichText; length: Length }): RichText {
  const sections = [
    { title: '总体情况', blocks: summarySentences(figures, words.length).map(paragraph) },
    { title: '各单位得分及排名', blocks: groupTables(figures) },
    ...(hasComparison(figures) ? [{ title: '与上期、上年同期比较', blocks: [table(comparisonGrid(figures))] }] : []),
    ...laggards(figures, words.length),
    ...(words.comments.length === 0 ? [] : [{ title: '点评', blocks: words.comments }]),
  ];
  return [...words.opening, ...sections.flatMap(({ title, blocks }, n) => [heading(`${numerals[n]}、${title}`), ...blocks])];
}

/** The list of adopted items that is printed behind the notice. */
export function adoptedItems(figures: Bulletin): { unit: string; title: string; month: string }[] {
  return figures.groups.flatMap((group) => group.rows.flatMap((row) => row.adoptedItems.map((item) => ({ unit: row.name, title: item.title, month: item.month }))));
}

/** That list as the annex of the document. */
export function adoptedAnnex(figures: Bulletin): { title: string; body: RichText } | null {
  const items = adoptedItems(figures);
  if (items.length === 0) return null;
  const rows: BulletinGrid = [['序号', '单位', '信息标题'], ...items.map((item, n): BulletinGrid[number] => [n + 1, item.unit, item.title])];
  return { title: '采用信息一览表', body: [table(rows)] };
}

/** A chart compares at a glance; beyond so many bars the table does it better. */
const mostBars = 30;

/** The scores of every group as bars, of the period and of the year so far, as an annex. */
export function chartsAnnex(figures: Bulletin, length: Length): { title: string; body: PrintedBody } | null {
  const series = [
    { words: spans[length], of: (row: BulletinRow) => row.hundredths },
    { words: '本年累计', of: (row: BulletinRow) => row.cumulativeHundredths },
  ] as const;
  const rows = figures.groups.flatMap((group) => group.rows);
  // In the first month of a year, and over the whole year, both are the same.
  const shown = series.slice(0, rows.every((row) => row.hundredths === row.cumulativeHundredths) ? 1 : 2);
  const charts = figures.groups.flatMap((group) => shown.map(({ words, of }): BarChart => {
    const ranked = group.rows.toSorted((a, b) => of(b) - of(a));
    return {
      type: 'bars', caption: `${group.label.zh}${words}得分（分）${ranked.length > mostBars ? `，前${mostBars}名` : ''}`,
      bars: ranked.slice(0, mostBars).map((row) => ({ label: row.name, value: of(row), shown: formatHundredths(of(row)) })),
    };
  })).filter((chart) => chart.bars.some((bar) => bar.value !== 0));
  return charts.length === 0 ? null : { title: '各单位得分对比图', body: charts };
}

/** The entries behind the scores of a notice, unit by unit with their sum, as an annex: a reader re-adds every score without asking. */
export function entriesAnnex(figures: Bulletin, entries: readonly EntryView[]): { title: string; body: RichText } | null {
  if (entries.length === 0) return null;
  const own = Map.groupBy(entries, (entry) => entry.unitId);
  const rows: BulletinGrid = [['单位', '事项', '计分说明', '得分']];
  for (const row of figures.groups.flatMap((group) => group.rows)) {
    const mine = own.get(row.unitId) ?? [];
    for (const [n, entry] of mine.entries()) {
      rows.push([n === 0 ? row.name : null, entry.subjectTitle ?? entry.rule, `${entry.reasons.join('；')}${entry.adjusts === null ? '' : `（调整${entry.adjusts}）`}`, entry.hundredths / 100]);
    }
    if (mine.length > 0) rows.push([null, `${row.name}小计`, null, row.hundredths / 100]);
  }
  return { title: '计分明细', body: [table(rows)] };
}
