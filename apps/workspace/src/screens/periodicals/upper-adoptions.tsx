import type { RateRow, UpperAdoptionView } from '@gongkai/periodicals/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Input, Space } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf } from '../../parts/api.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { withValues } from '../../parts/data-list/list-address.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { SmallTable } from '../../parts/small-table.tsx';
import { useItemLink } from './item-link.ts';
import { UpperDialog } from './upper-dialog.tsx';
import { kindOptions, levelOptions } from './words.ts';
import './periodicals.css';

/** What the offices above adopted, and the rates of adoption by unit. */
export function UpperAdoptions() {
  const text = useText();
  const { may } = useSession();
  const withdraw = useAction<{ id: string; reason: string }>(({ id }) => `/periodicals/upper-adoptions/${id}/withdraw`, { bodyOf: ({ reason }) => ({ reason }) });
  const kinds = new Map<string, string>(kindOptions(text).map((one) => [one.value, one.label]));
  return (
    <Page title={text('periodicals.upper-adoptions')} actions={may('periodicals.edit') && <UpperDialog />}>
      <DataList<UpperAdoptionView>
        path="/periodicals/upper-adoptions"
        exportPath="/periodicals/upper-adoptions/export.xlsx"
        name="periodicals-upper"
        rowKey={(row) => row.id}
        rowLink={useItemLink()}
        filters={[
          { kind: 'choice', name: 'level', labelKey: 'periodicals.level', options: levelOptions(text, true) },
          { kind: 'days', from: 'from', to: 'to', labelKey: 'periodicals.adopted-on' },
        ]}
        columns={[
          { key: 'title', titleKey: 'periodicals.title', render: (row) => row.title },
          { key: 'unit', titleKey: 'periodicals.unit', render: (row) => row.unitName },
          { key: 'level', titleKey: 'periodicals.level', render: (row) => text(`periodicals.level.${row.level}`) },
          { key: 'publication', titleKey: 'periodicals.upper-publication', render: (row) => [row.publication, row.issueLabel].filter(Boolean).join(' ') },
          { key: 'kind', titleKey: 'periodicals.item-kind', optional: true, render: (row) => (row.itemKind ? kinds.get(row.itemKind) : '') },
          { key: 'adoptedOn', titleKey: 'periodicals.adopted-on', render: (row) => row.adoptedOn },
          {
            key: 'actions', titleKey: 'periodicals.actions', phone: false,
            render: (row) => row.allowed.includes('withdraw') && <ActionButton label={text('periodicals.withdraw-upper')} danger quiet reason="required" button={{ size: 'small', type: 'text' }} run={(reason) => withdraw.mutateAsync({ id: row.id, reason })} />,
          },
        ]}
        empty={{ text: text('periodicals.upper-empty') }}
      />
      <Rates />
    </Page>
  );
}

const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`);

function Rates() {
  const text = useText();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const [params, setParams] = useSearchParams();
  const days = { from: params.get('rates-from') ?? `${today.slice(0, 4)}-01-01`, to: params.get('rates-to') ?? today };
  const setDay = (name: string, value: string) => value && setParams((before) => withValues(before, { [name]: value }), { replace: true });
  const rates = useRecord<{ rows: RateRow[] }>('/periodicals/rates', days);
  const rows = rates.data?.rows ?? [];
  return (
    <Card
      title={text('periodicals.rates')} className="list-card"
      extra={<Space wrap>
        <Button size="small" icon={<DownloadOutlined />} href={addressOf('/periodicals/rates/export.xlsx', days)} download>{text('workspace.export')}</Button>
        <Input type="date" size="small" value={days.from} aria-label={text('periodicals.from')} onChange={(event) => setDay('rates-from', event.target.value)} />
        <Input type="date" size="small" value={days.to} aria-label={text('periodicals.to')} onChange={(event) => setDay('rates-to', event.target.value)} />
      </Space>}
    >
      <Problems error={rates.error} />
      <SmallTable
        columns={['unit', 'rate-sent', 'rate-adopted', 'rate-own', 'rate-forwarded', 'rate-upper', 'rate-upper-share'].map((key) => ({ key, title: text(`periodicals.${key}`), figure: key !== 'unit' }))}
        rows={rows.map((row) => ({ key: row.unitId, cells: [row.unitName, row.sent, row.adopted, percent(row.adoptionRate), row.forwarded, row.upperAdopted, percent(row.upperRate)] }))}
      />
    </Card>
  );
}
