import type { DeskRow } from '@gongkai/periodicals/contract';
import type { useList } from '../../parts/queries.ts';
import { Button, Checkbox, Empty, Select, Skeleton, Tag } from 'antd';
import { MergeCellsOutlined } from '@ant-design/icons';
import { useText } from '../../app/language.tsx';
import { Problems } from '../../parts/problems.tsx';

const urgencies = ['extra-urgent', 'urgent', 'quick', 'slow', 'daily'] as const;
const colours: Record<string, string> = { 'extra-urgent': 'error', urgent: 'warning', quick: 'processing' };

interface DeskQueueProps {
  list: ReturnType<typeof useList<DeskRow>>;
  rows: readonly DeskRow[];
  current: string | null;
  chosen: readonly string[];
  filters: { state: string; urgency: string };
  onFilter(name: string, value: string): void;
  onOpen(itemId: string): void;
  onChoose(itemIds: string[]): void;
  onMerge(): void;
}

/** What waits at the desk, the most urgent and oldest first. */
export function DeskQueue({ list, rows, current, chosen, filters, onFilter, onOpen, onChoose, onMerge }: DeskQueueProps) {
  const text = useText();
  const toggle = (itemId: string) => onChoose(chosen.includes(itemId) ? chosen.filter((one) => one !== itemId) : [...chosen, itemId]);
  return (
    <section className="desk-queue" aria-label={text('periodicals.queue')} aria-busy={list.isFetching}>
      <div className="desk-tools">
        <Select
          size="small" value={filters.state} aria-label={text('periodicals.state')} onChange={(value) => onFilter('state', value)} popupMatchSelectWidth={false}
          options={[{ value: '', label: text('periodicals.queue-all') }, { value: 'sent', label: text('periodicals.queue-sent') }, { value: 'held', label: text('periodicals.queue-held') }]}
        />
        <Select
          size="small" value={filters.urgency} aria-label={text('periodicals.urgency')} onChange={(value) => onFilter('urgency', value)} popupMatchSelectWidth={false}
          options={[{ value: '', label: text('periodicals.urgency-all') }, ...urgencies.map((value) => ({ value, label: text(`periodicals.urgency.${value}`) }))]}
        />
        <Button size="small" icon={<MergeCellsOutlined />} disabled={chosen.length < 2} onClick={onMerge}>{text('periodicals.merge')}</Button>
      </div>
      <Problems error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 6, width: '100%' }} />}
      {list.isSuccess && rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('periodicals.queue-empty')} />}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={row.id === current ? 'desk-row is-current' : 'desk-row'}>
            <Checkbox checked={chosen.includes(row.id)} onChange={() => toggle(row.id)} aria-label={text('periodicals.choose', { title: row.title })} />
            <button type="button" data-desk-row aria-current={row.id === current ? 'true' : undefined} onClick={() => onOpen(row.id)}>
              <strong>{row.title}</strong>
              <small>
                {colours[row.urgency] && <Tag color={colours[row.urgency]}>{text(`periodicals.urgency.${row.urgency}`)}</Tag>}
                {row.state === 'held' && <Tag color="warning">{text('periodicals.queue-held')}</Tag>}
                {row.copyId && <Tag color="processing">{text(row.isMine ? 'periodicals.taken-by-me' : 'periodicals.taken')}</Tag>}
                {row.unitName} · {row.ageHours < 24 ? text('periodicals.age-hours', { count: row.ageHours }) : text('periodicals.age-days', { count: Math.floor(row.ageHours / 24) })}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
