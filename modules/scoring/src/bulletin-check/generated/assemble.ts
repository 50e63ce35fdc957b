import { families, type Family } from './columns.ts';
import { chance, pick, whole, type Layout, type MadeColumn, type MadeRow, type Print, type Random } from './model.ts';
import { fillRanks } from './ranks.ts';
import { offices, others, places, words } from './words.ts';

export interface MadeTable {
  columns: MadeColumn[];
  rows: MadeRow[];
  layout: Layout;
  print: Print;
  groupNames: string[];
}

const groupWords = [['乡镇（街道）', '各乡镇', '乡镇'], ['县直部门', '县直单位', '部门'], ['驻县单位', '垂管单位', '其他单位']];

function layoutOf(random: Random): Layout {
  const groups = pick(random, [1, 1, 2, 2, 3]);
  const groupStyle = groups === 1 ? 'none' : pick(random, ['banner', 'column', 'column-repeated', 'numerals', 'blank-line'] as const);
  const subtotals = groupStyle === 'numerals' ? 'above' : groups === 1 ? 'none' : groupStyle === 'blank-line' ? 'below' : pick(random, ['none', 'below', 'below', 'above'] as const);
  return {
    groups, groupStyle, subtotals,
    grandTotal: pick(random, ['none', 'below', 'below', 'below', 'above'] as const),
    ranksWithin: groups > 1 && chance(random, 0.5) ? 'group' : 'all',
    ranking: pick(random, ['standard', 'dense'] as const),
    sorted: chance(random, 0.5),
    zeroUnits: pick(random, ['ranked', 'ranked', 'blank'] as const),
  };
}

function printOf(random: Random): Print {
  const sign = chance(random, 0.6);
  return {
    figures: pick(random, ['number', 'number', 'number', 'text', 'wide', 'grouped', 'counted'] as const),
    zero: pick(random, [0, 0, 0, '0', '—', '-', '', '/', null, '－', '——', '无']),
    rate: { decimals: pick(random, [0, 1, 1, 2]), sign, asFraction: !sign && chance(random, 0.15) },
    rateOfNothing: pick(random, ['—', '', 0, '0', '0%', '-', null, '/']),
  };
}

/** The names of a group's units, some written with a space as two-character names are. */
function unitNames(random: Random, group: number, isSolo: boolean): string[] {
  const pool = group === 0 ? places.map((place) => `${place}${pick(random, ['镇', '镇', '乡', '街道'])}`) : group === 1 ? offices.map((office) => `县${office}`) : others;
  const shuffled = [...pool].sort(() => random() - 0.5).slice(0, whole(random, isSolo ? 7 : 4, isSolo ? 18 : 9));
  return shuffled.map((name) => (chance(random, 0.06) ? [...name].join(pick(random, [' ', '　'])) : name));
}

function dataRows(random: Random, layout: Layout, fill: Family['fill']): MadeRow[] {
  return Array.from({ length: layout.groups }, (_, group) =>
    unitNames(random, group, layout.groups === 1).map((name): MadeRow => {
      const row: MadeRow = { kind: 'data', name, group, figures: new Map(), of: [] };
      fill(row);
      return row;
    }),
  ).flat();
}

/** Two units of a group share their figures: bulletins are full of ties. */
function makeTies(random: Random, rows: MadeRow[]): void {
  for (let n = whole(random, 0, 3); n > 0; n--) {
    const from = pick(random, rows);
    const to = pick(random, rows.filter((row) => row.group === from.group));
    to.figures = new Map(from.figures);
  }
}

function summing(kind: 'subtotal' | 'total', name: string, group: number, of: MadeRow[]): MadeRow {
  const figures = new Map<string, number>();
  for (const row of of) for (const [key, value] of row.figures) figures.set(key, (figures.get(key) ?? 0) + value);
  return { kind, name, group, figures, of };
}

/** The rows in the order in which they are printed, with subtotals and the total where the layout wants them. */
function arranged(random: Random, layout: Layout, data: MadeRow[], groupNames: string[]): MadeRow[] {
  const inGroups = groupNames.flatMap((groupName, group) => {
    const own = data.filter((row) => row.group === group);
    const name = layout.groupStyle === 'numerals' ? groupName : pick(random, [pick(random, words.subtotal), `${groupName}小计`, ...(layout.grandTotal === 'none' ? [] : [`${groupName}合计`])]);
    if (layout.subtotals === 'none') return own;
    const subtotal = summing('subtotal', name, group, own);
    return layout.subtotals === 'above' ? [subtotal, ...own] : [...own, subtotal];
  });
  if (layout.grandTotal === 'none') return inGroups;
  const total = summing('total', pick(random, words.total), -1, data);
  return layout.grandTotal === 'above' ? [total, ...inGroups] : [...inGroups, total];
}

function rankColumns(random: Random, family: Family, layout: Layout, data: readonly MadeRow[]): MadeColumn[] {
  const asked = family.scores.filter((score) => data[0]!.figures.has(score.key) && chance(random, 0.65));
  return asked.map(({ key, period }): MadeColumn => {
    const rankKey = `rank-${key}`;
    fillRanks(data, rankKey, key, layout);
    return { key: rankKey, top: '', title: `${asked.length > 1 || (period !== '' && chance(random, 0.7)) ? period : ''}${pick(random, words.rank)}`, kind: 'rank', rule: { code: 'rank', by: key } };
  });
}

/** Figures that follow from nothing in the table: last year's, what was more or less, marks given elsewhere. */
function besides(random: Random, data: readonly MadeRow[]): MadeColumn[] {
  const title = pick(random, ['去年同期', '上年同期', '上年得分', '增减', '同比增减', '同比（%）', '满意率', '约稿', '批示数']);
  for (const row of data) row.figures.set('beside', whole(random, title.startsWith('增') || title.startsWith('同') ? -30 : 0, 60) * 100);
  return [{ key: 'beside', top: '', title, kind: 'figure' }];
}

/** Ranks stand first, last, or right beside the score they go by. */
function placed(random: Random, columns: readonly MadeColumn[], ranks: readonly MadeColumn[], unit: MadeColumn): MadeColumn[] {
  if (ranks.length === 0) return [unit, ...columns];
  if (ranks.length === 1 && chance(random, 0.35)) return [ranks[0]!, unit, ...columns];
  if (chance(random, 0.5)) return [unit, ...columns, ...ranks];
  return [unit, ...columns.flatMap((column) => [column, ...ranks.filter((rank) => rank.rule?.code === 'rank' && rank.rule.by === column.key)])];
}

/** A table of a bulletin as an office might make it. */
export function makeTable(random: Random): MadeTable {
  const family = pick(random, families)(random);
  const layout = layoutOf(random);
  const data = dataRows(random, layout, family.fill);
  makeTies(random, data);
  const ranks = rankColumns(random, family, layout, data);
  const sortKey = ranks[0]?.rule?.code === 'rank' ? ranks[0].rule.by : family.scores.find((score) => data[0]!.figures.has(score.key))!.key;
  if (layout.sorted) data.sort((a, b) => b.figures.get(sortKey)! - a.figures.get(sortKey)!);
  const groupNames = Array.from({ length: layout.groups }, (_, group) => pick(random, groupWords[group]!));
  const unit: MadeColumn = { key: 'unit', top: '', title: pick(random, words.unit), kind: 'unit' };
  const columns = placed(random, family.columns, ranks, unit);
  if (layout.groupStyle.startsWith('column')) columns.unshift({ key: 'group', top: '', title: pick(random, words.group), kind: 'group' });
  if (layout.groupStyle === 'numerals' || chance(random, 0.4)) columns.unshift({ key: 'serial', top: '', title: pick(random, words.serial), kind: 'serial' });
  if (chance(random, 0.25)) columns.push(...besides(random, data));
  if (chance(random, 0.25)) columns.push({ key: 'remark', top: '', title: pick(random, words.remark), kind: 'remark' });
  return { columns, rows: arranged(random, layout, data, groupNames), layout, print: printOf(random), groupNames };
}
