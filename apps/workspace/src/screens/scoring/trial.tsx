import type { TriedRules } from '@gongkai/scoring/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Empty, Select, Skeleton, Table, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Chart } from '../../parts/chart.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { entriesAddress, signed } from './entry-columns.tsx';
import { useRulebooks } from './rules-in-force.ts';
import { YearSelect } from './year-select.tsx';

type TrialRow = TriedRules['rows'][number];
type FairRow = TriedRules['fairness'][number];
const percent = (value: number | null): string => (value === null ? '—' : `${Math.round(value * 1000) / 10}%`);
const round = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 100) / 100));

/** A year under other rules: places side by side, who moves, and because of which rule. */
export function Trial() {
  const text = useText();
  const { language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const list = useRulebooks();
  const named = (title: { zh: string; en: string }) => (language === 'en' ? title.en : title.zh);
  const chosen = params.get('rules');
  const options = [
    ...(list.data?.rows ?? []).map((row) => ({ value: row.id, label: `${named(row.title)} ${row.bookVersion}` })),
    ...(list.data?.shipped ?? []).map((one) => ({ value: `shipped:${one.key}`, label: named(one.title) })),
  ];
  const query = chosen === null ? {} : chosen.startsWith('shipped:') ? { shipped: chosen.slice(8) } : { rulebookId: chosen };
  const found = useRecord<TriedRules>(chosen === null ? null : '/scoring/trial', { ...query, year: params.get('year') ?? new Date().getFullYear() });
  return (
    <Page title={text('scoring.trial')} actions={<>
      <Select aria-label={text('scoring.other-rules')} placeholder={text('scoring.other-rules')} className="scoring-unit" value={chosen} options={options}
        onChange={(value) => setParams((before) => { const next = new URLSearchParams(before); next.set('rules', value); return next; })} />
      <YearSelect />
    </>}>
      <p>{text('scoring.trial-help')}</p>
      {chosen === null && <Empty description={text('scoring.choose-rulebook')} />}
      <Problems error={found.error} />
      {chosen !== null && found.isPending && <Skeleton active />}
      {found.data && <Tabs tabBarExtraContent={<Button icon={<DownloadOutlined />} href={addressOf('/scoring/trial/export.xlsx', { ...query, year: params.get('year') ?? new Date().getFullYear() })} download>{text('workspace.export')}</Button>} items={[{ key: 'places', label: text('scoring.moves'), children: <Places tried={found.data} /> }, { key: 'fairness', label: text('scoring.fairness'), children: <FairnessTable rows={found.data.fairness} /> }]} />}
    </Page>
  );
}

function Places({ tried }: { tried: TriedRules }) {
  const text = useText();
  const moves = (count: number): string => (count === 0 ? '—' : count > 0 ? `↑${count}` : `↓${-count}`);
  return (
    <Card className="work-section">
      <p>{text('rulebook.colon', { name: text('scoring.before'), words: tried.before })}<br />{text('rulebook.colon', { name: text('scoring.after'), words: tried.after })}</p>
      <Alert type="info" title={`${text('scoring.moved-count', { count: tried.moved })}${tried.likeness === null ? '' : ` · ${text('scoring.likeness')} ${round(tried.likeness)}`}`} />
      <Table<TrialRow> size="small" scroll={{ x: 'max-content' }} rowKey="unitId" pagination={false} dataSource={tried.rows} columns={[
        { title: text('scoring.unit'), dataIndex: 'name' },
        { title: text('rulebook.groups'), dataIndex: 'group' },
        { title: text('scoring.before'), align: 'right', key: 'before', render: (_, row) => <Link to={entriesAddress({ unitId: row.unitId, from: tried.from, to: tried.to })}>{row.before.points}</Link> },
        { title: text('scoring.rank'), align: 'right', key: 'rank-before', render: (_, row) => row.before.rank },
        { title: text('scoring.after'), align: 'right', key: 'after', render: (_, row) => row.after.points },
        { title: text('scoring.rank'), align: 'right', key: 'rank-after', render: (_, row) => row.after.rank },
        { title: text('scoring.moves'), key: 'moves', render: (_, row) => <span className={row.moves > 0 ? 'scoring-met' : row.moves < 0 ? 'scoring-not-met' : ''}>{moves(row.moves)}</span> },
        { title: text('scoring.because'), key: 'because', render: (_, row) => row.because.slice(0, 3).map((one) => <div key={one.ruleId}>{one.rule} {signed(one.points)}</div>) },
      ]} />
    </Card>
  );
}

function FairnessTable({ rows }: { rows: TriedRules['fairness'] }) {
  const text = useText();
  return (
    <Card className="work-section">
      <p>{text('scoring.fairness-help')}</p>
      <Chart kind="bars-across" title={text('scoring.per-item')} height={Math.max(180, rows.length * 24)} labels={rows.map((row) => row.name)} series={[{ name: text('scoring.per-item'), values: rows.map((row) => row.pointsPerItem) }]} />
      <Table<FairRow> size="small" scroll={{ x: 'max-content' }} rowKey="unitId" pagination={false} dataSource={rows} columns={[
        { title: text('scoring.unit'), dataIndex: 'name' },
        { title: text('scoring.submitted'), align: 'right', dataIndex: 'submitted' },
        { title: text('scoring.adopted'), align: 'right', dataIndex: 'adopted' },
        { title: text('scoring.per-head'), align: 'right', key: 'head', render: (_, row) => round(row.pointsPerHead) },
        { title: text('scoring.per-item'), align: 'right', key: 'item', render: (_, row) => round(row.pointsPerItem) },
        { title: text('scoring.adoption-rate'), key: 'rate', render: (_, row) => `${percent(row.adoptionRate)}${text('workspace.aside', { words: `${percent(row.low)}–${percent(row.high)}` })}` },
      ]} />
    </Card>
  );
}
