import type { CaseRow } from '@gongkai/reviews/contract';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { boxFilter, caseColumns, kindFilter } from './case-columns.tsx';

const filters = [boxFilter, kindFilter];

/** What waits for my opinion, the most pressing first; and what I have signed. */
export function Inbox() {
  const text = useText();
  const [params] = useSearchParams();
  const signed = params.get('box') === 'signed';
  return (
    <Page title={text(signed ? 'reviews.signed' : 'reviews.inbox')}>
      <DataList<CaseRow>
        path="/reviews/inbox"
        name="reviews-inbox"
        exportPath="/reviews/inbox/export.xlsx"
        columns={caseColumns(text)}
        filters={filters}
        rowKey={(row) => row.id}
        rowLink={(row) => `/reviews/cases/${row.id}`}
        empty={{ text: text(signed ? 'reviews.empty-signed' : 'reviews.empty-waiting') }}
      />
    </Page>
  );
}
