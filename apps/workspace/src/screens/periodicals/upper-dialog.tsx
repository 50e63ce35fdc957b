import type { AdoptedKind, ForwardingView, UpperAdoptionView, UpperLevel } from '@gongkai/periodicals/contract';
import { Checkbox, Input, Select } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { ItemSelect } from './item-select.tsx';
import { kindOptions, levelOptions } from './words.ts';

interface Values {
  itemId: string | null;
  level: UpperLevel;
  publication: string;
  itemKind: AdoptedKind | null;
  issueLabel: string;
  adoptedOn: string;
  commissioned: boolean;
}

/** Records what an office above has adopted, of a forwarding or of an item that reached it otherwise. */
export function UpperDialog({ forwarding }: { forwarding?: ForwardingView }) {
  const text = useText();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return (
    <DialogForm<Values, UpperAdoptionView>
      label={text('periodicals.record-upper')}
      button={forwarding ? { size: 'small' } : { type: 'primary' }}
      initial={{ itemId: forwarding?.itemId ?? null, level: forwarding?.level ?? 'city', publication: forwarding?.publication ?? '', itemKind: null, issueLabel: '', adoptedOn: today, commissioned: false }}
      labels={{ itemId: text('periodicals.item'), level: text('periodicals.level'), publication: text('periodicals.upper-publication'), adoptedOn: text('periodicals.adopted-on') }}
      save={(values, idempotencyKey) =>
        api.send<UpperAdoptionView>('POST', '/periodicals/upper-adoptions', {
          idempotencyKey,
          body: {
            itemId: values.itemId ?? '', forwardingId: forwarding?.id ?? null, level: values.level, publication: values.publication, itemKind: values.itemKind ?? null,
            issueLabel: values.issueLabel.trim() || null, adoptedOn: values.adoptedOn, commissioned: values.commissioned,
          },
        })}
    >
      {!forwarding && <Field name="itemId" label={text('periodicals.item')} required><ItemSelect /></Field>}
      <Field name="level" label={text('periodicals.level')} required><Select options={levelOptions(text, true)} /></Field>
      <Field name="publication" label={text('periodicals.upper-publication')} help={text('periodicals.upper-publication-help')} required><Input maxLength={60} /></Field>
      <Field name="issueLabel" label={text('periodicals.issue')}><Input maxLength={60} /></Field>
      <Field name="itemKind" label={text('periodicals.item-kind')}><Select allowClear options={kindOptions(text)} /></Field>
      <Field name="adoptedOn" label={text('periodicals.adopted-on')} required><Input type="date" max={today} /></Field>
      <Field name="commissioned" label={text('periodicals.commissioned')} valueName="checked"><Checkbox>{text('periodicals.commissioned-yes')}</Checkbox></Field>
    </DialogForm>
  );
}
