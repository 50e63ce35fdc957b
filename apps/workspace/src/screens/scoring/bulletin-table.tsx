import type { ReactNode } from 'react';
import type { Bulletin, BulletinView } from '@gongkai/scoring/contract';
import { Link } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { entriesAddress } from './entry-columns.tsx';

type Figures = Bulletin['total'];
type Row = Bulletin['groups'][number]['rows'][number];
const points = (hundredths: number): string => String(hundredths / 100);

/** Leads to the entries behind a figure, for whoever may read them. */
function Opens({ reach, unitId, children, ...span }: { reach: BulletinView['reach']; unitId?: string; from: string; to: string; adjustments?: 'yes'; children: ReactNode }) {
  const isOpen = reach === 'all' || (unitId !== undefined && reach.includes(unitId));
  return isOpen ? <Link to={entriesAddress({ ...span, ...(unitId === undefined ? {} : { unitId }) })}>{children}</Link> : <>{children}</>;
}

/** The tables of a notice, one for each group; every score opens its entries. */
export function BulletinTable({ figures, reach }: { figures: Bulletin; reach: BulletinView['reach'] }) {
  const text = useText();
  const { language } = useLanguage();
  const hasLastYear = figures.groups.some((group) => group.rows.some((row) => row.lastYearRank !== null));
  const heads = ['rank', 'unit', 'submitted', 'adopted', 'score', 'adjustments-in', 'cumulative', 'previous-rank', ...(hasLastYear ? ['last-year-rank'] : [])];
  const cells = (one: Figures, unitId?: string) => {
    const to = { reach, ...(unitId === undefined ? {} : { unitId }) };
    return [
      one.submitted, one.adopted,
      <Opens key="points" {...to} {...figures.period}>{points(one.hundredths)}</Opens>,
      one.adjustmentHundredths === 0 ? '0' : <Opens key="adjustments" {...to} {...figures.period} adjustments="yes">{points(one.adjustmentHundredths)}</Opens>,
      <Opens key="cumulative" {...to} from={figures.year.from} to={figures.period.to}>{points(one.cumulativeHundredths)}</Opens>,
    ];
  };
  const several = figures.groups.length > 1;
  return (
    <div className="list-scroll" tabIndex={0}>
      <table className="list-table scoring-grid">
        <thead><tr>{heads.map((head) => <th key={head} scope="col" className={head === 'unit' ? undefined : 'is-figure'}>{text(`scoring.${head}`)}</th>)}</tr></thead>
        {figures.groups.map((group) => (
          <tbody key={group.groupId}>
            {several && <tr><th colSpan={heads.length} scope="rowgroup">{language === 'en' ? group.label.en : group.label.zh}</th></tr>}
            {group.rows.map((row) => (
              <tr key={row.unitId}>
                <td className="is-figure">{row.rank}</td>
                <td>{row.name}</td>
                {cells(row, row.unitId).map((value, n) => <td key={n} className="is-figure">{value}</td>)}
                <td className="is-figure">{row.previousRank ?? '—'}</td>
                {hasLastYear && <td className="is-figure">{row.lastYearRank ?? '—'}</td>}
              </tr>
            ))}
            {several && <tr className="scoring-sum"><td /><th scope="row">{text('scoring.subtotal')}</th>{[group.total.submitted, group.total.adopted, points(group.total.hundredths), points(group.total.adjustmentHundredths), points(group.total.cumulativeHundredths)].map((value, n) => <td key={n} className="is-figure">{value}</td>)}<td colSpan={hasLastYear ? 2 : 1} /></tr>}
          </tbody>
        ))}
        <tfoot><tr className="scoring-sum"><td /><th scope="row">{text('scoring.total')}</th>{cells(figures.total).map((value, n) => <td key={n} className="is-figure">{value}</td>)}<td colSpan={hasLastYear ? 2 : 1} /></tr></tfoot>
      </table>
    </div>
  );
}

const moved = (now: number, then: number | null): string => (then === null ? '—' : now === then ? '=' : now < then ? `↑${then - now}` : `↓${now - then}`);
const gain = (now: number, then: number): string => `${now > then ? '+' : ''}${points(now - then)}`;

/** Every unit against the period before and the same period of last year. */
export function ComparisonTable({ figures }: { figures: Bulletin }) {
  const text = useText();
  const hasLastYear = figures.lastYear.hundredths !== 0 || figures.lastYear.adopted > 0;
  const heads = ['unit', 'score', 'points-before', 'gain', 'moves', ...(hasLastYear ? ['points-year-ago', 'gain-year-ago', 'moves-year-ago'] : [])];
  const against = (row: Row, then: Row['before'], rank: number | null) => [points(then.hundredths), gain(row.hundredths, then.hundredths), moved(row.rank, rank)];
  return (
    <div className="list-scroll" tabIndex={0}>
      <table className="list-table scoring-grid">
        <thead><tr>{heads.map((head) => <th key={head} scope="col" className={head === 'unit' ? undefined : 'is-figure'}>{text(`scoring.${head}`)}</th>)}</tr></thead>
        <tbody>
          {figures.groups.flatMap((group) => group.rows).map((row) => (
            <tr key={row.unitId}>
              <th scope="row">{row.name}</th>
              {[points(row.hundredths), ...against(row, row.before, row.previousRank), ...(hasLastYear ? against(row, row.yearAgo, row.lastYearRank) : [])].map((value, n) => <td key={n} className="is-figure">{value}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was adopted in the period, unit by unit; an item leads to its score for whoever may read it. */
export function AdoptedItems({ figures, reach }: { figures: Bulletin; reach: BulletinView['reach'] }) {
  const text = useText();
  const units = figures.groups.flatMap((group) => group.rows).filter((row) => row.adoptedItems.length > 0);
  return (
    <dl className="scoring-adopted">
      {units.map((row) => (
        <div key={row.unitId}>
          <dt>{row.name}{text('workspace.aside', { words: row.adoptedItems.length })}</dt>
          {row.adoptedItems.map((item) => (
            <dd key={item.factId}>{reach === 'all' || reach.includes(row.unitId) ? <Link to={`/scoring/items/${item.subjectId}`}>{item.title}</Link> : item.title}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
