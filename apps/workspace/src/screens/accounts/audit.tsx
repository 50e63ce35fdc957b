import { useState } from 'react';
import { Alert, Button, Modal, Tag } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useSearchParams } from 'react-router';
import type { AuditRecordView } from '@gongkai/accounts/contract';
import { useText, type Text } from '../../app/language.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import { addressOf } from '../../parts/api.ts';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import { queryOf, type ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { AuditDetails } from './audit-details.tsx';

const colours = { done: 'success', refused: 'warning', failed: 'error' } as const;

const areas = ['accounts', 'attachments', 'audit', 'disclosures', 'organisations', 'periodicals', 'reviews', 'scoring', 'submissions'];

const filters: ListFilter[] = [
  { kind: 'days', from: 'from', to: 'to', labelKey: 'accounts.audit-days' },
  { kind: 'search', name: 'actor', labelKey: 'accounts.audit-actor' },
  { kind: 'choice', name: 'action', labelKey: 'accounts.audit-area', options: areas.map((area) => ({ value: `${area}.`, labelKey: `audit.area.${area}` })) },
  { kind: 'choice', name: 'outcome', labelKey: 'accounts.audit-outcome', options: ['done', 'refused', 'failed'].map((value) => ({ value, labelKey: `accounts.audit-outcome.${value}` })) },
];

const actionOf = (text: Text, action: string): string => text(`audit.action.${action}`);

/** The audit trail, searched and exported by the audit administrator alone. */
export function Audit() {
  const text = useText();
  const [params] = useSearchParams();
  const [shown, setShown] = useState<AuditRecordView | null>(null);
  const columns: ListColumn<AuditRecordView>[] = [
    { key: 'at', titleKey: 'accounts.audit-at', width: 150, render: (row) => <time dateTime={row.at}>{minuteText(row.at)}</time> },
    { key: 'actor', titleKey: 'accounts.audit-actor', render: (row) => <ActorName name={row.actorName} /> },
    { key: 'action', titleKey: 'accounts.audit-action', render: (row) => actionOf(text, row.action) },
    { key: 'unit', titleKey: 'accounts.unit', render: (row) => row.unitName ?? '' },
    { key: 'outcome', titleKey: 'accounts.audit-outcome', render: (row) => <Tag color={colours[row.outcome]}>{text(`accounts.audit-outcome.${row.outcome}`)}</Tag> },
    { key: 'address', titleKey: 'accounts.audit-address', render: (row) => row.address ?? '' },
    { key: 'sealed', titleKey: 'accounts.audit-seal', render: (row) => text(row.sealed ? 'accounts.audit-sealed' : 'accounts.audit-waiting') },
    { key: 'details', titleKey: 'accounts.audit-details', render: (row) => <Button size="small" onClick={() => setShown(row)}>{text('accounts.audit-details')}</Button> },
  ];
  const { after: _after, ...query } = queryOf(params, filters);
  return (
    <Page title={text('accounts.audit')}>
      <Alert className="problems" type="info" showIcon title={text('accounts.audit-note')} />
      <DataList<AuditRecordView>
        path="/audit/records"
        name="audit"
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        exportPath="/audit/records/export.xlsx"
        actions={<Button icon={<DownloadOutlined />} href={addressOf('/audit/records/export.jsonl', query)} download>{text('accounts.audit-jsonl')}</Button>}
        empty={{ text: text('accounts.audit-empty') }}
      />
      <Modal open={shown !== null} title={shown ? actionOf(text, shown.action) : ''} footer={null} width={760} onCancel={() => setShown(null)}>
        {shown && <AuditDetails record={shown} />}
      </Modal>
    </Page>
  );
}
