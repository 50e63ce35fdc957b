import { useMemo, useState } from 'react';
import { Button, Card, Empty, Input, Skeleton, Tree } from 'antd';
import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Unit } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { unitTree, type UnitNode } from '../../parts/unit-select.tsx';
import { ImportUnits } from './import-units.tsx';
import { AddUnit } from './unit-forms.tsx';
import { UnitCard } from './unit-card.tsx';
import './organisations.css';

/** The part of a tree whose names contain a text, with everything above what fits. */
function fitting(nodes: readonly UnitNode[], sought: string): UnitNode[] {
  return nodes.flatMap((node) => {
    const children = fitting(node.children, sought);
    return children.length > 0 || node.title.includes(sought) ? [{ ...node, children }] : [];
  });
}

const keysOf = (nodes: readonly UnitNode[]): string[] => nodes.flatMap((node) => [node.value, ...keysOf(node.children)]);

/** The tree of units on the left, the chosen unit on the right; on any day of the past as well. */
export function Units() {
  const text = useText();
  const navigate = useNavigate();
  const { unitId } = useParams();
  const [params, setParams] = useSearchParams();
  const [sought, setSought] = useState('');
  const at = params.get('at') ?? '';
  const units = useRecord<{ rows: Unit[]; allowed: string[] }>('/organisations/units', at ? { at } : {});
  const tree = useMemo(() => fitting(unitTree(units.data?.rows ?? []), sought.trim()), [units.data, sought]);
  const allowed = units.data?.allowed ?? [];
  const search = at ? `?at=${at}` : '';
  return (
    <Page
      title={text('organisations.units')}
      actions={(
        <>
          {allowed.includes('add-root') && units.data?.rows.length === 0 && <AddUnit parentId={null} label={text('organisations.add-root')} />}
          {allowed.includes('import') && <ImportUnits />}
          <Button icon={<DownloadOutlined />} href={addressOf('/organisations/units/export.xlsx', at ? { at } : {})} download>{text('workspace.export')}</Button>
        </>
      )}
    >
      <Problems error={units.error} onRetry={() => void units.refetch()} />
      <div className={unitId ? 'units-screen has-unit' : 'units-screen'}>
        <Card className="units-tree" title={<h2>{text('organisations.tree')}</h2>}>
          <Input.Search data-search allowClear aria-label={text('organisations.tree-search')} placeholder={text('organisations.tree-search')} value={sought} onChange={(event) => setSought(event.target.value)} />
          <label className="units-day">
            {text('organisations.at-day')}
            <Input type="date" value={at} onChange={(event) => setParams(event.target.value ? { at: event.target.value } : {})} />
          </label>
          {units.isPending && <Skeleton active />}
          {tree.length > 0 && (
            <Tree
              key={`${sought === ''} ${units.dataUpdatedAt}`}
              blockNode
              treeData={tree}
              defaultExpandedKeys={sought === '' ? tree.map((node) => node.value) : keysOf(tree)}
              selectedKeys={unitId ? [unitId] : []}
              onSelect={([key]) => key !== undefined && void navigate(`/units/${String(key)}${search}`)}
            />
          )}
          {units.isSuccess && tree.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('workspace.list-empty')} />}
        </Card>
        <div className="units-chosen">
          {unitId && <Link to={`/units${search}`} className="units-back"><ArrowLeftOutlined /> {text('organisations.back-to-tree')}</Link>}
          {unitId ? <UnitCard key={unitId} unitId={unitId} /> : <Card><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('organisations.choose-unit')} /></Card>}
        </div>
      </div>
    </Page>
  );
}
