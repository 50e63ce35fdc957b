import { Fragment, useMemo } from 'react';
import { Button, Empty, Grid, Skeleton } from 'antd';
import { DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Page } from '@gongkai/kernel';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../api.ts';
import { Problems } from '../problems.tsx';
import { useList } from '../queries.ts';
import { ColumnChooser, useColumns } from './column-chooser.tsx';
import { FilterBar } from './filter-bar.tsx';
import { queryOf, valuesIn, withValues } from './list-address.ts';
import { ListCards } from './list-cards.tsx';
import type { DataListProps } from './list-props.ts';
import { ListTable } from './list-table.tsx';

export type { ListColumn } from './list-props.ts';

/** A list with its filters, page and columns in the address or remembered; a table on a desk, cards on a phone. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { path, name, columns = [], card, filters = [], fixed, exportPath, empty, actions } = props;
  const text = useText();
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => queryOf(params, filters, fixed), [params, filters, fixed]);
  const list = useList<Row>(path, query);
  const { shown, choose } = useColumns(name, columns);
  const onPhone = !(Grid.useBreakpoint().md ?? window.innerWidth >= 768);
  const rows = list.data?.rows ?? [];
  const { after: _, ...exported } = query;

  return (
    <section className="data-list" aria-busy={list.isFetching}>
      <div className="list-tools">
        {filters.length > 0 && <FilterBar filters={filters} values={valuesIn(params, filters)} onChange={(changes) => setParams(withValues(params, changes))} onPhone={onPhone} />}
        <div className="list-buttons">
          {actions}
          {exportPath && <Button icon={<DownloadOutlined />} href={addressOf(exportPath, exported)} download>{text('workspace.export')}</Button>}
          {!onPhone && !card && <ColumnChooser columns={columns} shown={shown} choose={choose} />}
        </div>
      </div>
      <Problems error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty className="list-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty?.text ?? text('workspace.list-empty')}>{empty?.action}</Empty>
      )}
      {card && rows.map((row) => <Fragment key={props.rowKey(row)}>{card(row)}</Fragment>)}
      {rows.length > 0 && !card && (onPhone ? <ListCards {...props} columns={columns} rows={rows} /> : <ListTable {...props} columns={shown} rows={rows} fading={list.isPlaceholderData} />)}
      {list.data && <Pager page={list.data} />}
    </section>
  );
}

/** Forward by the server's cursor, which stands in the address; back through the cursors that this tab came by. */
function Pager<Row>({ page }: { page: Page<Row> }) {
  const text = useText();
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const after = params.get('after');
  const before = ((location.state as { before?: (string | null)[] } | null)?.before ?? []);
  if (!after && !page.next && !page.total) return null;
  const go = (cursor: string | null, trail: (string | null)[]) => {
    const next = new URLSearchParams(params);
    if (cursor) next.set('after', cursor);
    else next.delete('after');
    void navigate({ search: next.toString() }, { state: { before: trail } });
    document.getElementById('screen')?.scrollIntoView();
  };
  return (
    <nav className="list-pager" aria-label={text('workspace.pages')}>
      {page.total && <span>{text(page.total.exceeded ? 'workspace.total-over' : 'workspace.total', { count: page.total.count })}</span>}
      {after && before.length === 0 && <Button onClick={() => go(null, [])}>{text('workspace.first-page')}</Button>}
      {before.length > 0 && <Button icon={<LeftOutlined />} onClick={() => go(before.at(-1) ?? null, before.slice(0, -1))}>{text('workspace.previous-page')}</Button>}
      {page.next && <Button icon={<RightOutlined />} iconPlacement="end" onClick={() => go(page.next, [...before, after])}>{text('workspace.next-page')}</Button>}
    </nav>
  );
}
