import { useState } from 'react';
import type { RichText } from '@gongkai/kernel';
import type { CopyView, SaveCopy } from '@gongkai/periodicals/contract';
import { Alert, Button, Input } from 'antd';
import { useText } from '../../app/language.tsx';
import { nameOfActor } from '../../parts/actor-name.tsx';
import { ApiError, api, addressOf } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { minuteText } from '../../parts/moments.ts';
import { RichTextEditor } from '../../parts/rich-text/rich-text-editor.tsx';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';

/** The desk's own text: written here, each save a version; what a leader reads or what has left is only shown. */
export function CopyEditor({ copy }: { copy: CopyView }) {
  const text = useText();
  const address = (attachmentId: string) => addressOf(`/periodicals/copies/${copy.id}/files/${attachmentId}`);
  if (!copy.allowed.includes('save')) {
    return (
      <FileAddress value={address}>
        <Alert type="info" showIcon title={text('periodicals.copy-closed')} />
        <h3>{copy.title}</h3>
        <RichTextView body={copy.body} />
      </FileAddress>
    );
  }
  return <FileAddress value={address}><CopyForm copy={copy} /></FileAddress>;
}

function CopyForm({ copy }: { copy: CopyView }) {
  const text = useText();
  const [other, setOther] = useState<{ title: string; body: RichText; version: number } | null>(null);
  const form = useRecordForm<{ title: string; body: RichText }, CopyView>({
    // A draft belongs to the version that it changes: it must not overwrite what somebody else has saved since.
    name: `desk-copy-${copy.id}-${copy.version}`,
    initial: { title: copy.title, body: copy.body },
    save: async (values) => {
      const body: SaveCopy = { title: values.title, body: values.body, seenVersion: copy.version };
      try {
        return await api.put<CopyView>(`/periodicals/copies/${copy.id}`, body);
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'conflict') setOther((error.details.current as typeof other) ?? null);
        throw error;
      }
    },
  });
  return (
    <FormShell form={form} labels={{ title: text('periodicals.title'), body: text('periodicals.body') }} submitText={text('periodicals.save-version')}
      actions={<small>{text('periodicals.version-by', { number: copy.version, name: nameOfActor(text, copy.updatedBy), at: minuteText(copy.updatedAt) })}</small>}>
      {copy.merged && <Alert type="info" title={text('periodicals.merged-from', { units: copy.sources.map((one) => one.unitName).join('、') })} />}
      {other && (
        <Alert type="warning" title={text('periodicals.other-version')} description={<><h4>{other.title}</h4><RichTextView body={other.body} /></>}
          action={<Button size="small" onClick={() => window.location.reload()}>{text('periodicals.take-other')}</Button>} />
      )}
      <Field name="title" label={text('periodicals.title')} required><Input maxLength={200} /></Field>
      <Field name="body" label={text('periodicals.body')}><RichTextEditor label={text('periodicals.body')} /></Field>
    </FormShell>
  );
}
