import { useState } from 'react';
import type { EntryView, LedgerCheck, TotalsView, UnitScores } from '@gongkai/scoring/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Collapse, Table } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Chart } from '../../parts/chart.tsx';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { entriesAddress, entryColumns, entryFilters, recentMonths } from './entry-columns.tsx';
import { FileImport } from './file-import.tsx';

/** The ledger of all units, their sums, and whether it is what its facts give. */
export function Ledger() {
  const text = useText();
  const [isChecking, setChecking] = useState(false);
  const units = useRecord<UnitScores>('/scoring/scores');
  return (
    <Page title={text('scoring.ledger')} actions={<>
      <FileImport kind="openings" />
      <Button onClick={() => setChecking(true)}>{text('scoring.check')}</Button>
    </>}>
      {isChecking && <Check />}
      <Collapse ghost items={[{ key: 'totals', label: text('scoring.totals'), children: <Totals /> }]} />
      <DataList<EntryView>
        path="/scoring/entries" name="scoring-ledger" exportPath="/scoring/entries/export.xlsx" filters={entryFilters(units.data?.units ?? [])}
        columns={entryColumns(text, { units: true, appeals: false })} rowKey={(row) => row.id} empty={{ text: text('scoring.entries-empty') }}
      />
    </Page>
  );
}

function Check() {
  const text = useText();
  const found = useRecord<LedgerCheck>('/scoring/check');
  if (!found.data) return <Problems error={found.error} />;
  const { ok, facts, entries, missing, surplus, differing, wrongTotals } = found.data;
  return ok
    ? <Alert type="success" showIcon title={text('scoring.check-ok', { facts, entries })} />
    : <Alert type="error" showIcon title={text('scoring.check-wrong', { missing: missing.length, surplus: surplus.length, differing: differing.length, totals: wrongTotals.length })} />;
}

/** Sums and places of all units for the months of the filter, or this month. */
function Totals() {
  const text = useText();
  const [params] = useSearchParams();
  const to = params.get('to') ?? recentMonths(1)[0]!;
  const found = useRecord<TotalsView>('/scoring/totals', { from: params.get('from') ?? to, to });
  if (!found.data) return <Problems error={found.error} />;
  const exported = addressOf('/scoring/totals/export.xlsx', { from: found.data.from, to: found.data.to });
  return <>
    <Button icon={<DownloadOutlined />} href={exported} download>{text('workspace.export')}</Button>
    {found.data.groups.map((group) => (
    <section key={group.group}>
      <Chart kind="bars-across" title={`${group.label} ${found.data.from}–${found.data.to}`} height={Math.max(160, group.rows.length * 28)} labels={group.rows.map((row) => row.name)} series={[{ name: text('scoring.points'), values: group.rows.map((row) => row.value) }]} />
      <Table size="small" rowKey="unitId" pagination={false} dataSource={group.rows} columns={[
        { title: text('scoring.rank'), dataIndex: 'rank', align: 'right', width: 80 },
        { title: text('scoring.unit'), key: 'name', render: (_, row) => <Link to={`/scoring/scores?unitId=${row.unitId}&month=${to}`}>{row.name}</Link> },
        { title: text('scoring.points'), key: 'points', align: 'right', render: (_, row) => <Link to={entriesAddress({ unitId: row.unitId, from: found.data!.from, to: found.data!.to })}>{row.points}</Link> },
      ]} />
    </section>
    ))}
  </>;
}
