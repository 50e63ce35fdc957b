import type { QuotaProgressView, QuotasView } from '@gongkai/scoring/contract';
import { Alert, Card, Empty, InputNumber, Select, Skeleton, Table } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { Chart } from '../../parts/chart.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { FileImport } from './file-import.tsx';
import { YearSelect } from './year-select.tsx';

const colours: Record<QuotaProgressView['state'], string> = { met: 'success', 'on-track': 'processing', warned: 'warning', missed: 'error', 'no-target': 'default', 'not-begun': 'default' };
const round = (value: number | null): string => (value === null ? '' : String(Math.round(value * 100) / 100));

/** The tasks of a year: what is done, due and to be expected, and what follows when they are missed. */
export function Quotas() {
  const text = useText();
  const [params] = useSearchParams();
  const found = useRecord<QuotasView>('/scoring/quotas', { year: params.get('year') });
  if (!found.data) return <Page title={text('scoring.quotas')} actions={<YearSelect />}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  return (
    <Page title={text('scoring.quotas')} actions={<><YearSelect year={view.year} />{view.allowed.includes('set-target') && <><FileImport label={text('scoring.import-targets')} path="/scoring/targets/import" accept=".xlsx" /><SetTarget view={view} /></>}</>}>
      {view.vetoes.map((veto) => <Alert key={`${veto.unitId} ${veto.label}`} type="error" showIcon title={`${veto.unitName}：${veto.label}`} description={veto.consequences.join('；')} />)}
      {view.rows.length === 0 && <Empty description={text('scoring.quotas-empty')} />}
      {view.quotas.map((quota) => <Quota key={quota.id} label={quota.label} rows={view.rows.filter((row) => row.quotaId === quota.id)} />)}
    </Page>
  );
}

/** One task: the whole period drawn, every check below. */
function Quota({ label, rows }: { label: string; rows: QuotaProgressView[] }) {
  const text = useText();
  if (rows.length === 0) return null;
  const last = rows.filter((row) => row.check === null && row.state !== 'not-begun');
  const ends = last.map((row) => row.to).sort().at(-1);
  const drawn = last.filter((row) => row.to === ends && row.target !== null);
  return (
    <Card className="work-section" title={<h2>{label}</h2>}>
      {drawn.length > 1 && (
        <Chart kind="bars-across" title={text('scoring.progress-chart')} height={Math.max(180, drawn.length * 44)} labels={drawn.map((row) => row.unitName)} series={[
          { name: text('scoring.done'), values: drawn.map((row) => row.done) }, { name: text('scoring.target'), values: drawn.map((row) => row.target) }, { name: text('scoring.forecast'), values: drawn.map((row) => row.forecast) },
        ]} />
      )}
      {/* No row has a link: the keyboard scrolls the table itself. */}
      <div className="list-scroll" tabIndex={0} role="group" aria-label={label}>
        <Table<QuotaProgressView> size="small" rowKey={(row) => `${row.unitId} ${row.to} ${row.check}`} pagination={{ pageSize: 40, hideOnSinglePage: true }} dataSource={rows.filter((row) => row.state !== 'not-begun')} columns={[
          { title: text('scoring.unit'), dataIndex: 'unitName' },
          { title: text('scoring.period'), key: 'period', render: (_, row) => (row.check === null ? `${row.from} – ${row.to}` : text('scoring.quarter-check', { check: row.check })) },
          { title: text('scoring.done'), align: 'right', key: 'done', render: (_, row) => round(row.done) },
          { title: text('scoring.target'), align: 'right', key: 'target', render: (_, row) => round(row.target) },
          { title: text('scoring.forecast'), align: 'right', key: 'forecast', render: (_, row) => round(row.forecast) },
          { title: text('scoring.days-left'), align: 'right', dataIndex: 'daysLeft' },
          { title: text('scoring.state'), key: 'state', render: (_, row) => <StateTag state={`scoring.quota-state.${row.state}`} colour={colours[row.state]} /> },
          { title: text('scoring.consequences'), key: 'consequences', render: (_, row) => row.consequences.join('；') },
        ]} />
      </div>
    </Card>
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
