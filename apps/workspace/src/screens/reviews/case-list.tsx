import type { CaseRow } from '@gongkai/reviews/contract';
import { useText } from '../../app/language.tsx';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { caseColumns, kindFilter, stateFilter } from './case-columns.tsx';

const filters = [stateFilter, kindFilter];

/** The cases of the units whose signatures I keep, or whose chains I look after. */
export function CaseList() {
  const text = useText();
  return (
    <Page title={text('reviews.cases')}>
      <DataList<CaseRow>
        path="/reviews/cases"
        name="reviews-cases"
        exportPath="/reviews/cases/export.xlsx"
        columns={caseColumns(text)}
        filters={filters}
        rowKey={(row) => row.id}
        rowLink={(row) => `/reviews/cases/${row.id}`}
      />
    </Page>
  );
}
