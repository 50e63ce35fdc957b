import type { DocumentView } from '@gongkai/disclosures/contract';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { DocumentFields, documentLabels } from './document-fields.tsx';
import { bodyOf, type DocumentValues, valuesOf } from './document-values.ts';

/** Begins a document of the catalogue; what is typed stays in this browser until it is saved. */
export function NewDocument() {
  const text = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const labels = documentLabels(text);
  const form = useRecordForm<DocumentValues, DocumentView>({
    name: 'disclosure-new',
    initial: valuesOf(null, null),
    save: (values, key) => api.post<DocumentView>('/disclosures/documents', { ...bodyOf(values, null), unitId: values.unitId ?? '' }, { idempotencyKey: key }),
    onSaved: (view) => {
      void message.success(text('disclosures.saved'));
      void navigate(`/disclosures/${view.id}`);
    },
  });
  return (
    <Page title={text('disclosures.new')} crumbs={[{ title: text('disclosures.list'), to: '/disclosures' }]}>
      <FormShell form={form} labels={labels} submitText={text('disclosures.save')}><DocumentFields labels={labels} isNew /></FormShell>
    </Page>
  );
}
