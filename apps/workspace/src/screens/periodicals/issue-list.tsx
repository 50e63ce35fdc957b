import type { IssueRow, IssueView, PublicationView } from '@gongkai/periodicals/contract';
import { Select } from 'antd';
import { useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { api } from '../../parts/api.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { issueNumber } from './words.ts';

const states = ['draft', 'in-review', 'signed', 'issued', 'abandoned'] as const;

/** Issues of all publications: drafts for those who make them, issued ones for those who receive them. */
export function IssueList() {
  const text = useText();
  const { may } = useSession();
  const navigate = useNavigate();
  const publications = useRecord<{ rows: PublicationView[] }>('/periodicals/publications');
  const rows = publications.data?.rows ?? [];
  const begin = may('periodicals.edit') && rows.length > 0 && (
    <DialogForm<{ publicationId: string }, IssueView>
      label={text('periodicals.issue-begin')}
      button={{ type: 'primary' }}
      initial={{ publicationId: rows[0]!.id }}
      labels={{ publicationId: text('periodicals.publication') }}
      save={(values, idempotencyKey) => api.send<IssueView>('POST', '/periodicals/issues', { idempotencyKey, body: { publicationId: values.publicationId } })}
      onSaved={(issue) => void navigate(`/periodicals/issues/${issue.id}`)}
    >
      <Field name="publicationId" label={text('periodicals.publication')} required><Select options={rows.map((one) => ({ value: one.id, label: one.name }))} /></Field>
    </DialogForm>
  );
  return (
    <Page title={text('periodicals.issues')} actions={begin}>
      <DataList<IssueRow>
        path="/periodicals/issues"
        exportPath="/periodicals/issues/export.xlsx"
        name="periodicals-issues"
        rowKey={(row) => row.id}
        rowLink={(row) => `/periodicals/issues/${row.id}`}
        filters={[
          { kind: 'choice', name: 'publicationId', labelKey: 'periodicals.publication', options: rows.map((one) => ({ value: one.id, label: one.name })) },
          ...(may('periodicals.edit') ? [{ kind: 'choice' as const, name: 'state', labelKey: 'periodicals.state', options: states.map((value) => ({ value, labelKey: `periodicals.issue-state.${value}` })) }] : []),
          { kind: 'days', from: 'from', to: 'to', labelKey: 'periodicals.issued-on' },
        ]}
        columns={[
          { key: 'name', titleKey: 'periodicals.publication', render: (row) => `${row.publicationName} ${issueNumber(text, row)}` },
          { key: 'state', titleKey: 'periodicals.state', render: (row) => <StateTag state={`periodicals.issue-state.${row.state}`} /> },
          { key: 'items', titleKey: 'periodicals.articles', align: 'right', render: (row) => row.itemCount },
          { key: 'issuedOn', titleKey: 'periodicals.issued-on', render: (row) => row.issuedOn ?? '' },
          { key: 'signedBy', titleKey: 'periodicals.signed-by', render: (row) => row.signedBy ?? '' },
          { key: 'read', titleKey: 'periodicals.read-at', optional: true, render: (row) => (row.readAt ? minuteText(row.readAt) : '') },
        ]}
        empty={{ text: text('periodicals.issues-empty'), action: begin }}
      />
    </Page>
  );
}
