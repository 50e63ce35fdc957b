import type { ItemSummary, OwnUnits } from '@gongkai/submissions/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { useRecord } from '../../parts/queries.ts';
import { columnsFor, filtersFor } from './item-columns.tsx';

/** The items of one's own units, from the first draft. */
export function OwnItems() {
  const text = useText();
  const { may } = useSession();
  const units = useRecord<OwnUnits>('/submissions/units');
  const write = may('submissions.write') && <Link to="/submissions/new"><Button type="primary">{text('submissions.new')}</Button></Link>;
  return (
    <Page title={text('submissions.list')} actions={write}>
      <DataList<ItemSummary>
        path="/submissions/items"
        name="submissions-own"
        exportPath="/submissions/items/export.xlsx"
        columns={columnsFor('units', text)}
        filters={filtersFor('units', units.data?.units ?? [])}
        rowKey={(row) => row.id}
        rowLink={(row) => `/submissions/items/${row.id}`}
        empty={{ text: text('submissions.list-empty'), action: write }}
      />
    </Page>
  );
}
