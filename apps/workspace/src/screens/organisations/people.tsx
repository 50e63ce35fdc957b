import type { PersonRowView } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { Page } from '../../parts/page.tsx';
import { AddPerson } from './person-forms.tsx';
import { postKeys } from './words.ts';

function Held({ row }: { row: PersonRowView }) {
  const text = useText();
  return (
    <>
      {row.posts.map((post, index) => (
        <div key={index}>
          {text(`organisations.post.${post.post}`)}{post.title ? `　${post.title}` : ''}
          {post.fullTime !== null && `　${text(post.fullTime ? 'organisations.full-time.yes' : 'organisations.full-time.no')}`}
          {post.unitName !== row.unitName && `　${post.unitName}`}
        </div>
      ))}
    </>
  );
}

const columns: ListColumn<PersonRowView>[] = [
  { key: 'name', titleKey: 'organisations.person-name', render: (row) => row.name, width: 120 },
  { key: 'unit', titleKey: 'organisations.unit', render: (row) => row.unitName },
  { key: 'posts', titleKey: 'organisations.posts', render: (row) => row.posts.length > 0 && <Held row={row} /> },
  { key: 'phone', titleKey: 'organisations.phone', render: (row) => row.phone },
  { key: 'email', titleKey: 'organisations.email', render: (row) => row.email, optional: true },
];

const filters: ListFilter[] = [
  { kind: 'search', name: 'text', labelKey: 'organisations.people-search' },
  { kind: 'choice', name: 'post', labelKey: 'organisations.post', options: postKeys.map((post) => ({ value: post, labelKey: `organisations.post.${post}` })) },
  { kind: 'choice', name: 'left', labelKey: 'organisations.left', options: [{ value: 'true', labelKey: 'organisations.left-only' }] },
];

/** Everybody who works in the jurisdiction, with the posts held now. */
export function People() {
  const text = useText();
  const { may } = useSession();
  return (
    <Page title={text('organisations.people')} actions={may('organisations.write') && <AddPerson />}>
      <DataList<PersonRowView>
        path="/organisations/persons"
        name="people"
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        rowLink={(row) => `/people/${row.id}`}
        exportPath="/organisations/persons/export.xlsx"
        empty={{ text: text('organisations.people-empty') }}
      />
    </Page>
  );
}
