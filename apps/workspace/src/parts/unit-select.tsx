import { useMemo } from 'react';
import { TreeSelect } from 'antd';
import type { Unit } from '@gongkai/organisations/contract';
import { useRecord } from './queries.ts';

export interface UnitNode {
  key: string;
  value: string;
  title: string;
  children: UnitNode[];
}

/** Units as a tree, in the order of the server; a unit whose parent is not among them stands at the top. */
export function unitTree(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map<string, UnitNode>(units.map((unit) => [unit.id, { key: unit.id, value: unit.id, title: unit.name, children: [] }]));
  const tops: UnitNode[] = [];
  for (const unit of units) (unit.parentId === null ? tops : (nodes.get(unit.parentId)?.children ?? tops)).push(nodes.get(unit.id)!);
  return tops;
}

/** Chooses a unit out of the tree; typing finds it by name. */
export function UnitSelect({ many = false, ...rest }: {
  id?: string;
  value?: string | string[] | null;
  onChange?: (value: string | string[]) => void;
  many?: boolean;
  allowClear?: boolean;
  disabled?: boolean;
  placeholder?: string;
}) {
  const units = useRecord<{ rows: Unit[] }>('/organisations/units');
  const tree = useMemo(() => unitTree(units.data?.rows ?? []), [units.data]);
  return (
    <TreeSelect
      {...rest}
      value={rest.value ?? undefined}
      className="full"
      treeData={tree}
      loading={units.isPending}
      multiple={many}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={tree.map((node) => node.value)}
    />
  );
}
