import type { ForwardingView } from '@gongkai/periodicals/contract';
import { Space } from 'antd';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf } from '../../parts/api.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { dayText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { useAction } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { useItemLink } from './item-link.ts';
import { UpperDialog } from './upper-dialog.tsx';
import { levelOptions } from './words.ts';

const colours: Record<string, string> = { forwarded: 'success', returned: 'warning', withdrawn: 'default' };

/** What went to the offices above, and what they took of it. */
export function Forwardings() {
  const text = useText();
  const withdraw = useAction<{ row: ForwardingView; reason: string }>(({ row }) => `/periodicals/forwardings/${row.id}/withdraw`, { bodyOf: ({ row, reason }) => ({ seenVersion: row.version, reason }) });
  return (
    <Page title={text('periodicals.forwardings')}>
      <DataList<ForwardingView>
        path="/periodicals/forwardings"
        exportPath="/periodicals/forwardings/export.xlsx"
        name="periodicals-forwardings"
        rowKey={(row) => row.id}
        rowLink={useItemLink()}
        filters={[
          { kind: 'choice', name: 'level', labelKey: 'periodicals.level', options: levelOptions(text, true) },
          { kind: 'days', from: 'from', to: 'to', labelKey: 'periodicals.forwarded-on' },
        ]}
        columns={[
          { key: 'title', titleKey: 'periodicals.title', render: (row) => row.title },
          { key: 'unit', titleKey: 'periodicals.unit', render: (row) => row.unitName },
          { key: 'level', titleKey: 'periodicals.level', render: (row) => [text(`periodicals.level.${row.level}`), row.publication].filter(Boolean).join(' · ') },
          { key: 'forwardedOn', titleKey: 'periodicals.forwarded-on', width: 116, render: (row) => (row.forwardedAt ? dayText(row.forwardedAt) : '') },
          { key: 'state', titleKey: 'periodicals.state', render: (row) => <StateTag state={`periodicals.forwarding-state.${row.state}`} colour={colours[row.state]} /> },
          { key: 'adopted', titleKey: 'periodicals.upper-adopted', render: (row) => row.adopted.map((one) => <div key={one.id}>{text(`periodicals.level.${one.level}`)} {one.publication} <time className="nowrap" dateTime={one.adoptedOn}>{one.adoptedOn}</time></div>) },
          {
            key: 'files', titleKey: 'periodicals.upward-document',
            render: (row) => row.state === 'forwarded' && <Space wrap>{row.files.map((file) => <a key={file.id} href={addressOf(`/periodicals/forwardings/${row.id}/files/${file.id}`)} download title={file.name}>{file.name.split('.').at(-1)!.toUpperCase()}</a>)}</Space>,
          },
          {
            key: 'actions', titleKey: 'periodicals.actions', phone: false,
            render: (row) => (
              <Space>
                {row.allowed.includes('record-adoption') && <UpperDialog forwarding={row} />}
                {row.allowed.includes('withdraw') && <ActionButton label={text('periodicals.withdraw-forwarding')} danger quiet reason="required" button={{ size: 'small', type: 'text' }} run={(reason) => withdraw.mutateAsync({ row, reason })} />}
              </Space>
            ),
          },
        ]}
        empty={{ text: text('periodicals.forwardings-empty') }}
      />
    </Page>
  );
}
