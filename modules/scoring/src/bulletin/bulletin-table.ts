import type { Bulletin, BulletinFigures } from './build-bulletin.ts';

/** The table of a bulletin as it leaves the office: Chinese headings, one grid for .xlsx, .docx and PDF alike. */
export type BulletinGrid = (string | number | null)[][];

const span = (period: { from: string; to: string }): '本月' | '本季' | '本年' => {
  const months = (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4))) * 12 + Number(period.to.slice(5)) - Number(period.from.slice(5)) + 1;
  return months === 1 ? '本月' : months === 3 ? '本季' : '本年';
};

function rate(figures: BulletinFigures): string {
  return figures.submitted === 0 ? '—' : `${(Math.round((figures.adopted / figures.submitted) * 1000) / 10).toFixed(1)}%`;
}

const line = (place: number | null, name: string, figures: BulletinFigures): BulletinGrid[number] => [
  place,
  name,
  figures.submitted,
  figures.adopted,
  rate(figures),
  figures.hundredths / 100,
  figures.cumulativeHundredths / 100,
];

/** Lays a bulletin out as one table with a subtotal for each group and a total. */
export function bulletinGrid(bulletin: Bulletin): BulletinGrid {
  const period = span(bulletin.period);
  const grid: BulletinGrid = [['名次', '单位', `${period}报送`, `${period}采用`, '采用率', `${period}得分`, '累计得分']];
  const hasGroups = bulletin.groups.length > 1;
  for (const group of bulletin.groups) {
    if (hasGroups) grid.push([null, group.label.zh, null, null, null, null, null]);
    for (const row of group.rows) grid.push(line(row.rank, row.name, row));
    if (hasGroups) grid.push(line(null, '小计', group.total));
  }
  grid.push(line(null, '合计', bulletin.total));
  return grid;
}

const difference = (now: number, then: number): number => (now - then) / 100;
const shift = (now: number, then: number | null): string => (then === null ? '—' : now === then ? '持平' : now < then ? `升${then - now}位` : `降${now - then}位`);

/** Whether there is anything to compare a notice with. */
export const hasComparison = ({ previous, lastYear }: Bulletin): boolean => [previous, lastYear].some((one) => one.adopted + one.submitted > 0 || one.hundredths !== 0);

/** Every unit against the period before and the same period of last year, without sums: a table to read, not to re-add. */
export function comparisonGrid(bulletin: Bulletin): BulletinGrid {
  const period = span(bulletin.period);
  const hasLastYear = bulletin.lastYear.hundredths !== 0 || bulletin.lastYear.adopted > 0;
  const grid: BulletinGrid = [['单位', `${period}得分`, '上期得分', '增减', '比上期名次', ...(hasLastYear ? ['上年同期得分', '增减', '比上年同期名次'] : [])]];
  for (const row of bulletin.groups.flatMap((group) => group.rows)) {
    grid.push([
      row.name, row.hundredths / 100, row.before.hundredths / 100, difference(row.hundredths, row.before.hundredths), shift(row.rank, row.previousRank),
      ...(hasLastYear ? [row.yearAgo.hundredths / 100, difference(row.hundredths, row.yearAgo.hundredths), shift(row.rank, row.lastYearRank)] : []),
    ]);
  }
  return grid;
}
