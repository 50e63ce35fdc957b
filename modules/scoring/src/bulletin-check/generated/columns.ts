import { chance, pick, whole, type MadeColumn, type MadeRow, type Random } from './model.ts';
import { words } from './words.ts';

/** Columns that belong together, and how a unit's figures in them come about. */
export interface Family {
  columns: MadeColumn[];
  fill(row: MadeRow): void;
  /** Keys of the figures that a rank may go by, with the words that name their period. */
  scores: { key: string; period: string }[];
}

const figure = (key: string, title: string, top = '', rule?: MadeColumn['rule']): MadeColumn => ({ key, top, title, kind: 'figure', ...(rule ? { rule } : {}) });
const rateTitle = (random: Random): string => pick(random, words.rate);

function countFor(random: Random): number {
  if (chance(random, 0.12)) return 0;
  return (chance(random, 0.05) ? whole(random, 1000, 2999) : whole(random, 1, 48)) * 100;
}

/** Points in hundredths: whole, half, or two decimals. */
function pointsOf(random: Random, step: number): number {
  return chance(random, 0.1) ? 0 : whole(random, 1, Math.floor(18_000 / step)) * step;
}

/** 报送、采用、采用率、得分 of one period. */
function plainFamily(random: Random): Family {
  const step = pick(random, [100, 50, 10, 1]);
  const columns = [figure('submitted', pick(random, words.submitted)), figure('adopted', pick(random, words.adopted))];
  if (chance(random, 0.8)) columns.push({ key: 'rate', top: '', title: rateTitle(random), kind: 'rate', rule: { code: 'rate', over: 'adopted', under: 'submitted' } });
  const isScored = chance(random, 0.8);
  if (isScored) columns.push(figure('score', pick(random, words.score)));
  return {
    columns,
    fill(row) {
      const submitted = countFor(random);
      const adopted = whole(random, 0, submitted / 100) * 100;
      row.figures.set('submitted', submitted).set('adopted', adopted);
      if (isScored) row.figures.set('score', adopted === 0 ? 0 : pointsOf(random, step));
    },
    scores: isScored ? [{ key: 'score', period: '' }] : [{ key: 'adopted', period: '' }],
  };
}

/** This month beside the year so far, with or without the figure of the month before. */
function periodFamily(random: Random): Family {
  const step = pick(random, [100, 50, 1]);
  const [now, all, before] = [pick(random, words.month), pick(random, words.cumulative), pick(random, words.before)];
  const isTwoRows = chance(random, 0.45);
  const hasBefore = chance(random, 0.4);
  const measures = chance(random, 0.5) ? ['submitted', 'adopted', 'score'] : chance(random, 0.5) ? ['adopted', 'score'] : ['score'];
  const columns: MadeColumn[] = [];
  const spanOf = (key: string) => ({ submitted: pick(random, ['报送情况', '报送', '上报（条）']), adopted: pick(random, ['采用情况', '采用', '录用（条）']), score: pick(random, ['得分', '积分', '得分情况']) })[key]!;
  for (const key of measures) {
    const name = pick(random, { submitted: ['报送', '报送数', '报送条数'], adopted: ['采用', '采用数', '采用条数'], score: ['得分', '积分', '分值'] }[key]!);
    const top = isTwoRows ? spanOf(key) : '';
    const titleOf = (period: string) => (isTwoRows ? period : `${period}${name}`);
    if (hasBefore) columns.push(figure(`${key}-before`, titleOf(before), top));
    columns.push(figure(`${key}-now`, titleOf(now), top));
    columns.push(figure(`${key}-all`, titleOf(all), top, hasBefore ? { code: 'cumulative-sum', before: `${key}-before`, now: `${key}-now` } : { code: 'cumulative-below', now: `${key}-now` }));
  }
  return {
    columns,
    fill(row) {
      for (const key of measures) {
        const [earlier, month] = key === 'score' ? [pointsOf(random, step), pointsOf(random, step)] : [countFor(random), countFor(random)];
        row.figures.set(`${key}-before`, earlier).set(`${key}-now`, month).set(`${key}-all`, earlier + month);
      }
    },
    scores: [{ key: 'score-now', period: now }, { key: 'score-all', period: all }],
  };
}

/** Adopted items by publication or level, their total, and points. */
function partsFamily(random: Random): Family {
  const isTwoRows = chance(random, 0.5);
  const top = isTwoRows ? pick(random, ['采用情况（条）', '采用', '采用数', '各级采用']) : '';
  const pool = [...pick(random, [words.publications, words.levels.slice(0, 4), words.levels.slice(4)])].sort(() => random() - 0.5);
  const names = pool.slice(0, whole(random, 2, Math.min(5, pool.length)));
  const parts = names.map((name, n) => figure(`part-${n}`, name, top));
  const total = figure('adopted', pick(random, words.partsTotal), top, { code: 'parts', plus: parts.map((one) => one.key), minus: [] });
  const isLeading = chance(random, 0.2);
  const columns = [...(chance(random, 0.5) ? [figure('submitted', pick(random, words.submitted))] : []), ...(isLeading ? [total, ...parts] : [...parts, total])];
  const hasRate = columns[0]!.key === 'submitted' && chance(random, 0.5);
  if (hasRate) columns.push({ key: 'rate', top: '', title: rateTitle(random), kind: 'rate', rule: { code: 'rate', over: 'adopted', under: 'submitted' } });
  columns.push(figure('score', pick(random, words.score)));
  const weights = names.map((_, n) => [300, 500, 100, 250, 1000][n]!);
  return {
    columns,
    fill(row) {
      const counts = names.map(() => (chance(random, 0.35) ? 0 : whole(random, 1, 14)));
      const adopted = counts.reduce((sum, one) => sum + one, 0);
      counts.forEach((count, n) => row.figures.set(`part-${n}`, count * 100));
      row.figures.set('adopted', adopted * 100).set('submitted', (adopted + whole(random, 0, 30)) * 100);
      row.figures.set('score', counts.reduce((sum, count, n) => sum + count * weights[n]!, 0));
    },
    scores: [{ key: 'score', period: '' }],
  };
}

/** Points for what was sent, adopted and instructed, what is taken off, and the points in all. */
function scoreFamily(random: Random): Family {
  const step = pick(random, [100, 50]);
  const isTwoRows = chance(random, 0.3);
  const top = isTwoRows ? pick(random, ['得分情况', '得分']) : '';
  const plus = [figure('sent', '报送得分', top), figure('used', '采用得分', top), figure('instructed', pick(random, ['批示加分', '领导批示得分', '批示得分']), top)].slice(0, whole(random, 2, 3));
  const minus = chance(random, 0.5) ? [figure('off', pick(random, ['扣分', '迟报扣分']), top)] : [];
  const total = figure('score', pick(random, ['总分', '合计', '总得分', '合计得分', '得分合计', '总积分']), top, { code: 'parts', plus: plus.map((one) => one.key), minus: minus.map((one) => one.key) });
  const sign = chance(random, 0.5) ? -1 : 1;
  return {
    columns: [...plus, ...minus, total],
    fill(row) {
      for (const one of plus) row.figures.set(one.key, pointsOf(random, step));
      const sum = plus.reduce((all, one) => all + row.figures.get(one.key)!, 0);
      const off = minus.length > 0 && chance(random, 0.5) ? Math.min(sum, whole(random, 1, 6) * step) : 0;
      if (minus.length > 0) row.figures.set('off', sign * off);
      row.figures.set('score', sum - off);
    },
    scores: [{ key: 'score', period: '' }],
  };
}

/** What was asked for, what was done, and how much of it that is. */
function quotaFamily(random: Random): Family {
  const columns = [
    figure('due', pick(random, ['任务数', '年度任务（条）', '目标任务', '任务分', '应报数'])),
    figure('done', pick(random, ['完成数', '已完成', '完成（条）', '实际完成'])),
    { key: 'rate', top: '', title: pick(random, ['完成率', '任务完成率', '完成比例', '完成率（%）']), kind: 'rate', rule: { code: 'rate', over: 'done', under: 'due' } } as MadeColumn,
  ];
  return {
    columns,
    fill(row) {
      row.figures.set('due', whole(random, 5, 60) * 100).set('done', whole(random, 0, 70) * 100);
    },
    scores: [{ key: 'done', period: '' }],
  };
}

/** Adopted items and each unit's share of all. */
function shareFamily(random: Random): Family {
  return {
    columns: [figure('adopted', pick(random, words.adopted)), { key: 'share', top: '', title: pick(random, ['占比', '所占比例', '占比（%）', '比重']), kind: 'rate', rule: { code: 'share', of: 'adopted' } }],
    fill: (row) => void row.figures.set('adopted', whole(random, 0, 40) * 100),
    scores: [{ key: 'adopted', period: '' }],
  };
}

/** Everything at once: sent, adopted by publication, in all, how many of a hundred, points of the month and of the year. */
function fullFamily(random: Random): Family {
  const parts = partsFamily(random);
  const period = { now: pick(random, ['本月得分', '当月积分']), all: pick(random, ['累计得分', '年度累计积分', '1-3月累计得分']) };
  const own = parts.columns.filter((column) => column.key !== 'score');
  return {
    columns: [...own, figure('score-now', period.now), figure('score-all', period.all, '', { code: 'cumulative-below', now: 'score-now' })],
    fill(row) {
      parts.fill(row);
      const now = row.figures.get('score')!;
      row.figures.set('score-now', now).set('score-all', now + pointsOf(random, 50));
    },
    scores: [{ key: 'score-now', period: '本月' }, { key: 'score-all', period: '累计' }],
  };
}

export const families = [plainFamily, plainFamily, periodFamily, periodFamily, partsFamily, fullFamily, scoreFamily, quotaFamily, shareFamily];
