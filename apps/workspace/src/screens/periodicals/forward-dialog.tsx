import type { CopyView, ForwardingView, UpperLevel } from '@gongkai/periodicals/contract';
import { App, Input, Select } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { levelOptions } from './words.ts';

/** Sends a text to the office above, through this level's leader. */
export function ForwardDialog({ copy }: { copy: CopyView }) {
  const text = useText();
  const { message } = App.useApp();
  return (
    <DialogForm<{ level: UpperLevel; publication: string }, ForwardingView>
      label={text('periodicals.forward')}
      explanation={text('periodicals.forward-explanation')}
      initial={{ level: 'city', publication: '' }}
      labels={{ level: text('periodicals.level'), publication: text('periodicals.upper-publication') }}
      save={(values, idempotencyKey) =>
        api.send<ForwardingView>('POST', '/periodicals/forwardings', { idempotencyKey, body: { deskCopyId: copy.id, level: values.level, publication: values.publication.trim() || null } })}
      onSaved={() => void message.success(text('periodicals.forward-sent'))}
    >
      <Field name="level" label={text('periodicals.level')} required><Select options={levelOptions(text, true)} /></Field>
      <Field name="publication" label={text('periodicals.upper-publication')}><Input maxLength={60} /></Field>
    </DialogForm>
  );
}
