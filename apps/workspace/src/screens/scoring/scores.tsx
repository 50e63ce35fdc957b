import type { EntryView, UnitScores } from '@gongkai/scoring/contract';
import { Card, Select, Skeleton } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { Chart } from '../../parts/chart.tsx';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { entriesAddress, entryColumns, recentMonths } from './entry-columns.tsx';
import './scoring.css';

/** The scores of a unit: this month, the year, its place, and every entry behind them. */
export function Scores() {
  const text = useText();
  const { may } = useSession();
  const [params, setParams] = useSearchParams();
  const asked = { unitId: params.get('unitId') ?? undefined, month: params.get('month') ?? undefined };
  const found = useRecord<UnitScores>('/scoring/scores', asked);
  const change = (name: string, value: string) => setParams((before) => { const next = new URLSearchParams(before); next.set(name, value); next.delete('after'); return next; });
  const scores = found.data;
  if (!scores) return <Page title={text('scoring.scores')}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  return (
    <Page
      title={scores.unitName}
      actions={<>
        {scores.units.length > 1 && <Select aria-label={text('scoring.unit')} className="scoring-unit" showSearch={{ optionFilterProp: 'label' }} value={scores.unitId} options={scores.units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(value) => change('unitId', value)} />}
        <Select aria-label={text('scoring.month')} value={scores.month} options={recentMonths().map((month) => ({ value: month, label: month }))} onChange={(value) => change('month', value)} />
      </>}
    >
      <dl className="scoring-figures">
        <div><dt>{text('scoring.month-score')}</dt><dd><Link to={entriesAddress({ unitId: scores.unitId, from: scores.month, to: scores.month })}>{scores.points}</Link></dd></div>
        <div><dt>{text('scoring.cumulative')}</dt><dd><Link to={entriesAddress({ unitId: scores.unitId, from: scores.yearFrom, to: scores.month })}>{scores.cumulative}</Link></dd></div>
        <div><dt>{text('scoring.place')}</dt><dd>{scores.place ? <Link to={`/scoring/bulletins/${scores.place.bulletinId}`}>{text('scoring.place-of', { rank: scores.place.rank, count: scores.place.of })}</Link> : text('scoring.no-place')}</dd></div>
      </dl>
      <Card className="work-section">
        <Chart kind="bars" title={text('scoring.by-month')} height={220} labels={scores.months.map((one) => (one.closed ? `${one.month}${text('workspace.aside', { words: text('scoring.closed') })}` : one.month))}
          series={[{ name: text('scoring.month-score'), values: scores.months.map((one) => one.points) }, { name: text('scoring.cumulative'), values: scores.months.map((one) => one.cumulative) }]} />
      </Card>
      <h2>{text('scoring.entries')} · {scores.month}</h2>
      <DataList<EntryView>
        path="/scoring/entries" name="scoring-own-entries" exportPath="/scoring/entries/export.xlsx" fixed={{ unitId: scores.unitId, from: scores.month, to: scores.month }}
        columns={entryColumns(text, { units: false, appeals: !may('scoring.keep') })} rowKey={(row) => row.id} empty={{ text: text('scoring.entries-empty') }}
      />
    </Page>
  );
}
