import { useEffect, useState } from 'react';
import type { AdoptedKind, AdoptionView, CopyView, PublicationView } from '@gongkai/periodicals/contract';
import type { ItemView } from '@gongkai/submissions/contract';
import { App, Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { useRecord } from '../../parts/queries.ts';
import { kindOptions } from './words.ts';

interface Values {
  publicationId: string | null;
  columnCode: string | null;
  itemKind: AdoptedKind;
  commissioned: boolean;
  shares: Record<string, number>;
}

/** Adopts an item, or the text in which it stands, into a column of a publication. */
export function AdoptDialog({ item, copy }: { item: ItemView; copy: CopyView | null }) {
  const text = useText();
  const { message } = App.useApp();
  const publications = useRecord<{ rows: PublicationView[] }>('/periodicals/publications');
  const [chosen, setChosen] = useState<string | null>(null);
  if (!(copy ? copy.allowed.includes('adopt') : item.state === 'sent' || item.state === 'held')) return null;
  if (publications.isPending) return <Button loading aria-busy="true">{text('periodicals.adopt')}</Button>;
  const rows = (publications.data?.rows ?? []).filter((one) => one.allowed.includes('compile'));
  const first = rows[0];
  const publication = rows.find((one) => one.id === chosen) ?? first;
  if (!first || !publication) return null;
  const usual = (item.kind === 'digest' ? 'web-digest' : item.kind) ?? 'comprehensive';
  const initial: Values = {
    publicationId: first.id, columnCode: first.columns[0]!.code, itemKind: usual, commissioned: item.tags.includes('commissioned'),
    shares: Object.fromEntries((copy?.sources ?? []).map((one) => [one.itemId, one.share])),
  };
  return (
    <DialogForm<Values, AdoptionView>
      label={text('periodicals.adopt')}
      button={{ type: copy ? 'primary' : 'default' }}
      initial={initial}
      labels={{ publicationId: text('periodicals.publication'), columnCode: text('periodicals.column'), itemKind: text('periodicals.item-kind') }}
      save={(values, idempotencyKey) =>
        api.send<AdoptionView>('POST', '/periodicals/adoptions', {
          idempotencyKey,
          body: {
            ...(copy ? { deskCopyId: copy.id } : { itemIds: [item.id] }), publicationId: values.publicationId,
            columnCode: publication.columns.some((one) => one.code === values.columnCode) ? values.columnCode : publication.columns.length === 1 ? publication.columns[0]!.code : null,
            itemKind: values.itemKind, commissioned: values.commissioned,
            shares: Object.entries(values.shares ?? {}).map(([itemId, share]) => ({ itemId, share })),
          },
        })}
      onSaved={(adoption) => void message.success(text('periodicals.adopted-into', { publication: adoption.publicationName, column: adoption.columnName ?? '' }))}
    >
      <Field name="publicationId" label={text('periodicals.publication')} required>
        <Select options={rows.map((one) => ({ value: one.id, label: one.name }))} onSelect={(value: string) => setChosen(value)} />
      </Field>
      <Columns publication={publication} />
      <Field name="commissioned" label={text('periodicals.commissioned')} valueName="checked"><Checkbox>{text('periodicals.commissioned-yes')}</Checkbox></Field>
      {copy?.merged && copy.sources.map((one) => (
        <Field key={one.itemId} name={`shares.${one.itemId}`} label={text('periodicals.share-of', { unit: one.unitName })}><InputNumber min={0.001} max={1000} step={1} /></Field>
      ))}
    </DialogForm>
  );
}

function Columns({ publication }: { publication: PublicationView }) {
  const text = useText();
  const form = Form.useFormInstance<Values>();
  const code = Form.useWatch('columnCode', form);
  const kind = Form.useWatch('itemKind', form);
  const column = publication.columns.find((one) => one.code === code) ?? publication.columns[0]!;
  // Another publication has other columns, and another column takes other kinds.
  useEffect(() => {
    if (code !== undefined && code !== column.code) form.setFieldValue('columnCode', column.code);
    if (kind !== undefined && !column.itemKinds.includes(kind)) form.setFieldValue('itemKind', column.itemKinds[0]);
  }, [code, kind, column, form]);
  return (
    <>
      <Field name="columnCode" label={text('periodicals.column')} required><Select key={publication.id} options={publication.columns.map((one) => ({ value: one.code, label: one.name }))} /></Field>
      <Field name="itemKind" label={text('periodicals.item-kind')} required><Select options={kindOptions(text, column.itemKinds)} /></Field>
    </>
  );
}
