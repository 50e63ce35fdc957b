import type { ColumnView, DocumentRow } from '@gongkai/disclosures/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useText, type Text } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ClockTag } from '../../parts/clock-tag.tsx';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { attributes, optionsOf, states } from './words.ts';

const column = (key: string, titleKey: string, render: ListColumn<DocumentRow>['render'], parts: Partial<ListColumn<DocumentRow>> = {}): ListColumn<DocumentRow> => ({
  key, titleKey: `disclosures.${titleKey}`, render, ...parts,
});

const columnsOf = (text: Text): ListColumn<DocumentRow>[] => [
  column('title', 'title', (row) => row.title || text('disclosures.untitled')),
  column('column', 'column', (row) => row.columnName, { width: 160 }),
  column('unit', 'unit', (row) => row.unitName, { width: 210 }),
  column('attribute', 'attribute', (row) => text(`disclosures.attribute.${row.attribute}`), { width: 110 }),
  column('formedOn', 'formed-on', (row) => row.formedOn, { width: 120, optional: true }),
  column('publishBy', 'publish-by', (row) => row.publishBy && <ClockTag due={row.publishBy} />, { width: 170 }),
  column('nextReviewOn', 'next-review', (row) => row.nextReviewOn, { width: 130, optional: true }),
  column('changedAt', 'changed-at', (row) => minuteText(row.changedAt), { width: 150 }),
  column('state', 'state', (row) => <StateTag state={`disclosures.state.${row.state}`} />, { width: 100 }),
];

/** The documents of the catalogue that one may read, with what is late and what is to be looked at again. */
export function DocumentList() {
  const text = useText();
  const { may } = useSession();
  const columns = useRecord<ColumnView[]>('/disclosures/columns');
  const filters: ListFilter[] = [
    { kind: 'search', name: 'title', labelKey: 'disclosures.title' },
    { kind: 'choice', name: 'state', labelKey: 'disclosures.state', options: optionsOf('state', states) },
    { kind: 'choice', name: 'columnId', labelKey: 'disclosures.column', options: (columns.data ?? []).map((one) => ({ value: one.id, label: one.name })) },
    { kind: 'choice', name: 'attribute', labelKey: 'disclosures.attribute', options: optionsOf('attribute', attributes) },
    { kind: 'choice', name: 'due', labelKey: 'disclosures.due', options: optionsOf('due', ['late', 're-review']) },
  ];
  const write = may('disclosures.write') && <Link to="/disclosures/new"><Button type="primary">{text('disclosures.new')}</Button></Link>;
  return (
    <Page title={text('disclosures.list')} actions={write}>
      <DataList<DocumentRow>
        path="/disclosures/documents"
        name="disclosures"
        exportPath="/disclosures/documents/export.xlsx"
        columns={columnsOf(text)}
        filters={filters}
        rowKey={(row) => row.id}
        rowLink={(row) => `/disclosures/${row.id}`}
        empty={{ text: text('disclosures.list-empty'), action: write }}
      />
    </Page>
  );
}
