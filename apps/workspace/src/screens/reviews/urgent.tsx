import type { UrgentRow } from '@gongkai/reviews/contract';
import { Tag } from 'antd';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { useAction } from '../../parts/queries.ts';

const filters: ListFilter[] = [{
  kind: 'choice', name: 'show', labelKey: 'reviews.waiting',
  options: [{ value: 'open', labelKey: 'reviews.waiting' }, { value: 'overdue', labelKey: 'reviews.urgent-overdue' }, { value: 'all', labelKey: 'notices.only-all' }],
}];

/** Urgent clearances that a second person must confirm. */
export function Urgent() {
  const text = useText();
  const confirm = useAction<{ id: string; opinion: string }, UrgentRow>(({ id }) => `/reviews/urgent/${id}/confirm`, { touches: ['/reviews/urgent'], bodyOf: ({ opinion }) => ({ opinion }) });
  const columns: ListColumn<UrgentRow>[] = [
    { key: 'basis', titleKey: 'reviews.urgent-basis', render: (row) => row.basis },
    { key: 'by', titleKey: 'reviews.urgent-by', width: 200, render: (row) => `${row.personName} ${minuteText(row.at)}` },
    {
      key: 'confirm', titleKey: 'reviews.urgent-confirm-by', width: 260,
      render: (row) => row.confirmedBy ? `${row.confirmedBy} ${minuteText(row.confirmedAt ?? row.at)}` : <>{minuteText(row.confirmBy)} {row.isOverdue && <Tag color="error">{text('reviews.urgent-overdue')}</Tag>}</>,
    },
    {
      key: 'action', titleKey: 'reviews.confirm', width: 110,
      render: (row) => row.allowed.includes('confirm') && (
        <ActionButton label={text('reviews.confirm')} reason="optional" reasonLabel={text('reviews.opinion')} run={(opinion) => confirm.mutateAsync({ id: row.id, opinion })} />
      ),
    },
  ];
  return (
    <Page title={text('reviews.urgent')}>
      <DataList<UrgentRow> path="/reviews/urgent" exportPath="/reviews/urgent/export.xlsx" name="reviews-urgent" columns={columns} filters={filters} rowKey={(row) => row.id} empty={{ text: text('reviews.urgent-empty') }} />
    </Page>
  );
}
