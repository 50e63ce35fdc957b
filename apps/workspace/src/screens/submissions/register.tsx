import type { ItemSummary, OwnUnits, SameDayMeasure } from '@gongkai/submissions/contract';
import { Button, Collapse, Table } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { dayText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { useRecord } from '../../parts/queries.ts';
import { columnsFor, filtersFor } from './item-columns.tsx';

/** The register of everything that reached the desk, by whatever way it came. */
export function Register() {
  const text = useText();
  const { may } = useSession();
  const units = useRecord<OwnUnits>('/submissions/units');
  const register = may('submissions.register') && <Link to="/submissions/paper"><Button type="primary">{text('submissions.register-new')}</Button></Link>;
  return (
    <Page title={text('submissions.register-title')} actions={register}>
      <DataList<ItemSummary>
        path="/submissions/register"
        name="submissions-register"
        exportPath="/submissions/register/export.xlsx"
        columns={columnsFor('register', text)}
        filters={filtersFor('register', units.data?.units ?? [])}
        rowKey={(row) => row.id}
        rowLink={(row) => `/submissions/items/${row.id}`}
        empty={{ text: text('submissions.register-empty') }}
      />
      <Collapse ghost items={[{ key: 'same-day', label: text('submissions.same-day-title'), children: <SameDay /> }]} />
    </Page>
  );
}

/** How much was submitted, signed and sent on one day, for the days of the list's filter or this month. */
function SameDay() {
  const text = useText();
  const [params] = useSearchParams();
  const today = dayText(new Date());
  const days = { from: params.get('from') ?? `${today.slice(0, 7)}-01`, to: params.get('to') ?? today };
  const measure = useRecord<SameDayMeasure>('/submissions/same-day', days);
  const rate = (row: { sent: number; sameDay: number }) => `${Math.round((row.sameDay / row.sent) * 1000) / 10} %`;
  return (
    <Table
      size="small"
      rowKey="unitId"
      pagination={false}
      loading={measure.isPending}
      dataSource={measure.data?.rows ?? []}
      columns={[
        { title: text('submissions.unit'), dataIndex: 'unitName' },
        { title: text('submissions.same-day-sent'), dataIndex: 'sent', align: 'right' },
        { title: text('submissions.same-day-kept'), dataIndex: 'sameDay', align: 'right' },
        { title: text('submissions.same-day'), key: 'rate', align: 'right', render: (_, row) => rate(row) },
      ]}
    />
  );
}
