import { useState } from 'react';
import type { DocumentView } from '@gongkai/disclosures/contract';
import { App, Skeleton } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf, api } from '../../parts/api.ts';
import { attachmentAddress, FileAddress } from '../../parts/attachments/attachment-address.ts';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { DocumentFields, documentLabels } from './document-fields.tsx';
import { bodyOf, type DocumentValues, valuesOf } from './document-values.ts';

/** Changes the working copy of a document; what is public stays until a new version is reviewed and published. */
export function DocumentEdit() {
  const text = useText();
  const { documentId } = useParams();
  const [opened, setOpened] = useState(0);
  const document = useRecord<DocumentView>(`/disclosures/documents/${documentId}`);
  const crumbs = [{ title: text('disclosures.list'), to: '/disclosures' }];
  if (!document.data) return <Page title={text('disclosures.edit')} crumbs={crumbs}>{document.error ? <Problems error={document.error} /> : <Skeleton active />}</Page>;
  const reload = async () => {
    await document.refetch();
    setOpened((count) => count + 1);
  };
  return (
    <Page title={text('disclosures.edit')} crumbs={crumbs} tags={<StateTag state={`disclosures.state.${document.data.state}`} />}>
      <EditForm key={`${document.data.id}-${opened}`} document={document.data} onReload={() => void reload()} />
    </Page>
  );
}

function EditForm({ document, onReload }: { document: DocumentView; onReload(): void }) {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const labels = documentLabels(text);
  const path = `/disclosures/documents/${document.id}`;
  const bound = new Set((document.attachments as { id: string }[]).map((file) => file.id));
  const fileAddress = (fileId: string) => (bound.has(fileId) ? addressOf(`${path}/attachments/${fileId}`) : attachmentAddress(fileId));
  const form = useRecordForm<DocumentValues, DocumentView>({
    name: `disclosure-${document.id}`,
    initial: valuesOf(document, null),
    save: (values) => api.put<DocumentView>(path, { ...bodyOf(values, document), seenVersion: document.version }),
    onSaved: (view) => {
      client.setQueryData([path, 'record', {}], view);
      void message.success(text('disclosures.saved'));
      void navigate(`/disclosures/${view.id}`);
    },
  });
  return (
    <FileAddress value={fileAddress}>
      <FormShell form={form} labels={labels} submitText={text('disclosures.save')} onReload={onReload}><DocumentFields labels={labels} isNew={false} /></FormShell>
    </FileAddress>
  );
}
