import type { QuotaProgressView, QuotasView } from '@gongkai/scoring/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Collapse, Empty, InputNumber, Select, Skeleton, Table, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf, api } from '../../parts/api.ts';
import { Chart } from '../../parts/chart.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { Consequences } from './consequences.tsx';
import { entriesAddress } from './entry-columns.tsx';
import { FileImport } from './file-import.tsx';
import { YearSelect } from './year-select.tsx';
import './scoring.css';

type State = QuotaProgressView['state'];
const colours: Record<State, string> = { met: 'success', 'on-track': 'processing', warned: 'warning', missed: 'error', 'no-target': 'default', 'not-begun': 'default' };
const states = ['missed', 'warned', 'on-track', 'met', 'no-target'] as const satisfies readonly State[];
const round = (value: number | null): string => (value === null ? '—' : String(Math.round(value * 100) / 100));

/** The tasks of a year: what is done, due and to be expected, and what follows when they are missed. */
export function Quotas() {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const found = useRecord<QuotasView>('/scoring/quotas', { year: params.get('year') });
  if (!found.data) return <Page title={text('scoring.quotas')} actions={<YearSelect />}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  const state = params.get('state');
  const choose = (value: string | undefined) => setParams((before) => { const next = new URLSearchParams(before); if (value) next.set('state', value); else next.delete('state'); return next; });
  const units = new Set(view.rows.filter((row) => state === null || row.state === state).map((row) => `${row.quotaId} ${row.unitId}`));
  return (
    <Page title={text('scoring.quotas')} actions={<>
      <YearSelect year={view.year} />
      <Select aria-label={text('scoring.state')} placeholder={text('scoring.state')} allowClear className="scoring-state" value={state} onChange={choose} options={states.map((value) => ({ value, label: text(`scoring.quota-state.${value}`) }))} />
      <Button icon={<DownloadOutlined />} href={addressOf('/scoring/quotas/export.xlsx', { year: view.year })} download>{text('workspace.export')}</Button>
      {view.allowed.includes('set-target') && <><FileImport kind="targets" /><SetTarget view={view} /></>}
    </>}>
      <Consequences view={view} />
      {view.rows.length === 0 && <Empty description={text('scoring.quotas-empty')} />}
      {view.quotas.map((quota) => <Quota key={quota.id} label={quota.label} rows={view.rows.filter((row) => row.quotaId === quota.id && units.has(`${quota.id} ${row.unitId}`))} />)}
    </Page>
  );
}

const spanOf = (row: QuotaProgressView): string => `${row.check ?? ''} ${row.from} ${row.to}`;

/** One task: a unit a line, its checks and periods side by side. */
function Quota({ label, rows }: { label: string; rows: QuotaProgressView[] }) {
  const text = useText();
  if (rows.length === 0) return null;
  const begun = rows.filter((row) => row.state !== 'not-begun');
  const spans = [...new Map(begun.map((row) => [spanOf(row), row])).values()].sort((a, b) => Number(a.check === null) - Number(b.check === null) || a.to.localeCompare(b.to));
  const byUnit = [...Map.groupBy(begun, (row) => row.unitId).values()];
  const last = spans.at(-1);
  const drawn = byUnit.flatMap((own) => own.filter((row) => last && spanOf(row) === spanOf(last) && row.target !== null));
  const counts = states.map((state) => [state, byUnit.filter((own) => own.at(-1)!.state === state).length] as const).filter(([, count]) => count > 0);
  const heading = (row: QuotaProgressView): string => (row.check !== null ? text('scoring.quarter-check', { check: row.check }) : row.from === row.to ? row.from : `${row.from} – ${row.to}`);
  return (
    <Card className="work-section" title={<h2>{label}</h2>}>
      <p>{counts.map(([state, count]) => <Tag key={state} color={colours[state]}>{text(`scoring.quota-state.${state}`)} {count}</Tag>)}</p>
      {/* No row has a link of its own: the keyboard scrolls the table itself. */}
      <div className="list-scroll" tabIndex={0} role="group" aria-label={label}>
        <Table<QuotaProgressView[]> size="small" rowKey={(own) => own[0]!.unitId} pagination={{ pageSize: 50, hideOnSinglePage: true }} dataSource={byUnit} columns={[
          { title: text('scoring.unit'), key: 'unit', render: (_, own) => <span className="scoring-name">{own[0]!.unitName}</span> },
          ...spans.map((span) => ({ title: heading(span), key: spanOf(span), align: 'right' as const, render: (_: unknown, own: QuotaProgressView[]) => <Progress row={own.find((row) => spanOf(row) === spanOf(span))} /> })),
        ]} />
      </div>
      {drawn.length > 1 && (
        <Collapse ghost items={[{ key: 'chart', label: text('scoring.progress-chart'), children: (
          <Chart kind="bars-across" title={text('scoring.progress-chart')} height={Math.max(180, drawn.length * 44)} labels={drawn.map((row) => row.unitName)} series={[
            { name: text('scoring.done'), values: drawn.map((row) => row.done) }, { name: text('scoring.target'), values: drawn.map((row) => row.target) }, { name: text('scoring.forecast'), values: drawn.map((row) => row.forecast) },
          ]} />
        ) }]} />
      )}
    </Card>
  );
}

/** What is done of what is due, and while the period runs what is to be expected. */
function Progress({ row }: { row: QuotaProgressView | undefined }) {
  const text = useText();
  if (row === undefined) return null;
  return (
    <div className="scoring-cell">
      <Link to={entriesAddress({ unitId: row.unitId, from: row.from, to: row.to })}>{round(row.done)}</Link> / {round(row.target)}{row.measure === 'rate' && '%'} {row.target !== null && <StateTag state={`scoring.quota-state.${row.state}`} colour={colours[row.state]} />}
      {row.target !== null && row.daysLeft > 0 && row.state !== 'met' && <small>{text('scoring.forecast-in-days', { forecast: round(row.forecast), days: row.daysLeft })}</small>}
    </div>
  );
}

interface Values {
  unitId: string;
  quotaId: string;
  target: number;
}

function SetTarget({ view }: { view: QuotasView }) {
  const text = useText();
  const own = view.quotas.filter((quota) => quota.ownTargets);
  if (own.length === 0) return null;
  return (
    <DialogForm<Values, unknown> label={text('scoring.set-target')} button={{ type: 'primary' }} initial={{ unitId: '', quotaId: own[0]!.id, target: 0 }}
      labels={{ unitId: text('scoring.unit'), quotaId: text('scoring.quota'), target: text('scoring.target') }} save={(values) => api.put('/scoring/targets', { ...values, year: view.year })}>
      <Field name="quotaId" label={text('scoring.quota')}><Select options={own.map((quota) => ({ value: quota.id, label: quota.label }))} /></Field>
      <Field name="unitId" label={text('scoring.unit')} required><UnitSelect /></Field>
      <Field name="target" label={text('scoring.target')} required><InputNumber min={0} max={1_000_000} /></Field>
    </DialogForm>
  );
}
