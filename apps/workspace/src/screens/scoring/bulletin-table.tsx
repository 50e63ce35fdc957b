import type { Bulletin } from '@gongkai/scoring/contract';
import { Link } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';

type Figures = Bulletin['total'];
const points = (hundredths: number): string => String(hundredths / 100);

/** The tables of a notice, one for each group; a unit's score opens its entries. */
export function BulletinTable({ figures, rulebookMonth }: { figures: Bulletin; rulebookMonth: string }) {
  const text = useText();
  const { language } = useLanguage();
  const { may } = useSession();
  const opens = may('scoring.keep');
  const heads = ['rank', 'unit', 'submitted', 'adopted', 'points', 'adjustments-in', 'cumulative', 'previous-rank', 'last-year-rank'];
  const cells = (one: Figures) => [one.submitted, one.adopted, points(one.hundredths), points(one.adjustmentHundredths), points(one.cumulativeHundredths)];
  return (
    <div className="list-scroll" tabIndex={0}>
      <table className="list-table scoring-grid">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{text(`scoring.${head}`)}</th>)}</tr></thead>
        {figures.groups.map((group) => (
          <tbody key={group.groupId}>
            {figures.groups.length > 1 && <tr><th colSpan={heads.length} scope="rowgroup">{language === 'en' ? group.label.en : group.label.zh}</th></tr>}
            {group.rows.map((row) => (
              <tr key={row.unitId}>
                <td className="is-figure">{row.rank}</td>
                <td>{opens ? <Link to={`/scoring/scores?unitId=${row.unitId}&month=${rulebookMonth}`}>{row.name}</Link> : row.name}</td>
                {cells(row).map((value, n) => <td key={n} className="is-figure">{value}</td>)}
                <td className="is-figure">{row.previousRank ?? ''}</td>
                <td className="is-figure">{row.lastYearRank ?? ''}</td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot><tr><td /><th scope="row">{text('scoring.total')}</th>{cells(figures.total).map((value, n) => <td key={n} className="is-figure">{value}</td>)}<td /><td /></tr></tfoot>
      </table>
    </div>
  );
}
