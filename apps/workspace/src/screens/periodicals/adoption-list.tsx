import type { AdoptionView, PublicationView } from '@gongkai/periodicals/contract';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { useItemLink } from './item-link.ts';
import { issueNumber, kindOptions, sharesText } from './words.ts';

const states = ['waiting', 'placed', 'issued', 'withdrawn'] as const;

/** The register of adoptions: the desk's of all units, a unit's of its own. */
export function AdoptionList() {
  const text = useText();
  const publications = useRecord<{ rows: PublicationView[] }>('/periodicals/publications');
  const withdraw = useAction<{ id: string; reason: string }>(({ id }) => `/periodicals/adoptions/${id}/withdraw`, { bodyOf: ({ reason }) => ({ reason }) });
  return (
    <Page title={text('periodicals.adoptions')}>
      <DataList<AdoptionView>
        path="/periodicals/adoptions"
        name="periodicals-adoptions"
        exportPath="/periodicals/adoptions/export.xlsx"
        rowKey={(row) => row.id}
        rowLink={useItemLink()}
        filters={[
          { kind: 'choice', name: 'publicationId', labelKey: 'periodicals.publication', options: (publications.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name })) },
          { kind: 'choice', name: 'itemKind', labelKey: 'periodicals.item-kind', options: kindOptions(text) },
          { kind: 'choice', name: 'state', labelKey: 'periodicals.state', options: states.map((value) => ({ value, labelKey: `periodicals.adoption-state.${value}` })) },
          { kind: 'days', from: 'from', to: 'to', labelKey: 'periodicals.adopted-on' },
        ]}
        columns={[
          { key: 'title', titleKey: 'periodicals.title', render: (row) => row.title },
          { key: 'units', titleKey: 'periodicals.unit', width: 220, render: (row) => sharesText(row.units) },
          { key: 'publication', width: 170, titleKey: 'periodicals.publication', render: (row) => [row.publicationName, row.columnName].filter(Boolean).join(' · ') },
          { key: 'kind', width: 100, titleKey: 'periodicals.item-kind', render: (row) => text(`periodicals.kind.${row.itemKind}`) },
          { key: 'issue', width: 140, titleKey: 'periodicals.issue', render: (row) => (row.issueNumber === null ? '' : issueNumber(text, { year: row.issueYear, number: row.issueNumber })) },
          { key: 'issuedOn', width: 116, titleKey: 'periodicals.issued-on', render: (row) => row.issuedOn ?? '' },
          { key: 'state', titleKey: 'periodicals.state', render: (row) => <StateTag state={`periodicals.adoption-state.${row.state}`} /> },
          {
            key: 'actions', titleKey: 'periodicals.actions', phone: false,
            render: (row) => row.allowed.includes('withdraw') && (
              <ActionButton label={text('periodicals.withdraw-adoption')} danger quiet reason="required" explanation={text('periodicals.withdraw-adoption-explanation')} button={{ size: 'small', type: 'text' }} run={(reason) => withdraw.mutateAsync({ id: row.id, reason })} />
            ),
          },
        ]}
        empty={{ text: text('periodicals.adoptions-empty') }}
      />
    </Page>
  );
}
