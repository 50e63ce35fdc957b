import type { AddColumn, ColumnView } from '@gongkai/disclosures/contract';
import { Card, Input, InputNumber, Select, Skeleton, Tag, TreeSelect } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { columnTree, type ColumnNode } from './words.ts';

const path = '/disclosures/columns';

/** The columns of the catalogue: added, renamed, described, closed. */
export function Columns() {
  const text = useText();
  const columns = useRecord<ColumnView[]>(path);
  const all = columns.data ?? [];
  return (
    <Page title={text('disclosures.columns')} crumbs={[{ title: text('disclosures.list'), to: '/disclosures' }]} actions={<EditColumn column={null} all={all} />}>
      <Problems error={columns.error} onRetry={() => void columns.refetch()} />
      {columns.isPending && <Skeleton active />}
      {columns.data && (all.length > 0 ? <Card><Branch nodes={columnTree(all)} all={all} /></Card> : <p>{text('disclosures.columns-empty')}</p>)}
    </Page>
  );
}

function Branch({ nodes, all }: { nodes: readonly ColumnNode[]; all: readonly ColumnView[] }) {
  return (
    <ul className="column-tree">
      {nodes.map((node) => (
        <li key={node.key}>
          <ColumnLine column={node.column} all={all} />
          {node.children.length > 0 && <Branch nodes={node.children} all={all} />}
        </li>
      ))}
    </ul>
  );
}

function ColumnLine({ column, all }: { column: ColumnView; all: readonly ColumnView[] }) {
  const text = useText();
  const close = useAction<{ seenVersion: number }>(`${path}/${column.id}/close`, { touches: [path] });
  return (
    <div className="column-line">
      <span>
        <strong>{column.name}</strong> <small title={column.code}>{column.columnType}</small> {column.mandatory && <Tag>{text('disclosures.column-mandatory-yes')}</Tag>}
      </span>
      <span>
        <EditColumn column={column} all={all} />
        {!column.mandatory && (
          <ActionButton label={text('disclosures.column-close')} explanation={text('disclosures.column-close-explanation')} button={{ size: 'small', type: 'text' }} danger quiet
            run={() => close.mutateAsync({ seenVersion: column.version })} />
        )}
      </span>
    </div>
  );
}

const fieldKeys = { code: 'code', parentId: 'parent', name: 'name', nameEn: 'name-en', columnType: 'type', description: 'description', keywords: 'keywords', sort: 'sort' };

function EditColumn({ column, all }: { column: ColumnView | null; all: readonly ColumnView[] }) {
  const text = useText();
  const client = useQueryClient();
  const labels = Object.fromEntries(Object.entries(fieldKeys).map(([name, key]) => [name, text(`disclosures.column-${key}`)]));
  const initial: AddColumn = {
    code: column?.code ?? '', parentId: column?.parentId ?? null, name: column?.name ?? '', nameEn: column?.nameEn ?? '', columnType: column?.columnType ?? '',
    description: column?.description ?? '', keywords: column?.keywords ?? [], sort: column?.sort ?? all.length,
  };
  const save = ({ code, parentId, ...rest }: AddColumn, key: string): Promise<ColumnView> =>
    column
      ? api.put<ColumnView>(`${path}/${column.id}`, { ...rest, seenVersion: column.version })
      : api.post<ColumnView>(path, { code, parentId: parentId ?? null, ...rest }, { idempotencyKey: key });
  const types = [...new Set(all.map((one) => one.columnType))].map((value) => ({ value, label: value }));
  return (
    <DialogForm<AddColumn, ColumnView>
      label={text(column ? 'disclosures.column-edit' : 'disclosures.column-new')}
      button={column ? { size: 'small', type: 'text' } : { type: 'primary' }}
      initial={initial}
      labels={labels}
      save={save}
      onSaved={() => void client.invalidateQueries({ queryKey: [path] })}
    >
      {!column && (
        <>
          <Field name="code" label={labels.code!} help={text('disclosures.column-code-help')} required><Input maxLength={60} /></Field>
          <Field name="parentId" label={labels.parentId!}><TreeSelect allowClear placeholder={text('disclosures.column-top')} treeData={columnTree(all)} treeDefaultExpandAll /></Field>
        </>
      )}
      <Field name="name" label={labels.name!} required><Input maxLength={60} /></Field>
      <Field name="nameEn" label={labels.nameEn!} required><Input maxLength={120} /></Field>
      <Field name="columnType" label={labels.columnType!} required><Select showSearch options={types} /></Field>
      <Field name="description" label={labels.description!}><Input.TextArea maxLength={100} showCount autoSize /></Field>
      <Field name="keywords" label={labels.keywords!}><Select mode="tags" maxCount={5} open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} /></Field>
      <Field name="sort" label={labels.sort!}><InputNumber min={0} max={10_000} /></Field>
    </DialogForm>
  );
}
