import { useCallback, useMemo, useRef, useState } from 'react';
import type { Finding, ItemView } from '@gongkai/submissions/contract';
import { Alert, App, Skeleton } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf, api, ApiError } from '../../parts/api.ts';
import { attachmentAddress, FileAddress } from '../../parts/attachments/attachment-address.ts';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { ItemFields, itemLabels } from './item-fields.tsx';
import { type ItemValues, textOf, valuesOf } from './item-values.ts';
import { SubmitDialog } from './submit-dialog.tsx';

/** Writes an item; it saves itself while one types, and says at each field what it lacks when it is submitted. */
export function ItemEdit() {
  const text = useText();
  const { itemId } = useParams();
  const [opened, setOpened] = useState(0);
  const item = useRecord<ItemView>(`/submissions/items/${itemId}`);
  const crumbs = [{ title: text('submissions.list'), to: '/submissions' }];
  if (item.isPending) return <Page title={text('submissions.edit')} crumbs={crumbs}><Skeleton active /></Page>;
  if (item.error) return <Page title={text('submissions.edit')} crumbs={crumbs}><Problems error={item.error} /></Page>;
  const reload = async () => {
    await item.refetch();
    setOpened((count) => count + 1);
  };
  return (
    <Page title={text('submissions.edit')} crumbs={crumbs} tags={<StateTag state={`submissions.state.${item.data.state}`} />}>
      <EditForm key={`${item.data.id}-${opened}`} item={item.data} onReload={() => void reload()} />
    </Page>
  );
}

/** Files that the draft has are fetched through it; those just uploaded belong to nothing until the next save. */
function useDraftFiles(item: ItemView): { address: (fileId: string) => string; bound: (view: ItemView) => void } {
  const saved = useRef(new Set(item.attachments.map((file) => file.id)));
  const address = useCallback(
    (fileId: string) => (saved.current.has(fileId) ? addressOf(`/submissions/items/${item.id}/files/${fileId}`) : attachmentAddress(fileId)), [item.id]);
  const bound = useCallback((view: ItemView) => void (saved.current = new Set(view.attachments.map((file) => file.id))), []);
  return useMemo(() => ({ address, bound }), [address, bound]);
}

function EditForm({ item, onReload }: { item: ItemView; onReload(): void }) {
  const text = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const warnings = (useLocation().state as { warnings?: string[] } | null)?.warnings ?? [];
  const labels = itemLabels(text);
  const version = useRef(item.version);
  const files = useDraftFiles(item);
  const [findings, setFindings] = useState<Finding[] | null>(null);

  const put = async (values: ItemValues): Promise<ItemView> => {
    const view = await api.put<ItemView>(`/submissions/items/${item.id}`, { ...textOf(values, item.authors), seenVersion: version.current });
    version.current = view.version;
    files.bound(view);
    client.setQueryData([`/submissions/items/${item.id}`, 'record', {}], view);
    return view;
  };
  // One save after the other: each names the version that the one before it made.
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const keep = (values: ItemValues): Promise<ItemView> => {
    const next = saving.current.then(() => put(values), () => put(values));
    saving.current = next;
    return next;
  };
  const send = (confirmedFindings: string[], key: string) =>
    api.post<ItemView>(`/submissions/items/${item.id}/submit`, { seenVersion: version.current, confirmedFindings }, { idempotencyKey: key });

  const confirmed = useRef<string[]>([]);
  const form = useRecordForm<ItemValues, ItemView>({
    name: `submission-${item.id}`,
    initial: valuesOf(item),
    saveDraft: keep,
    save: async (values, key) => {
      await form.draft.flush();
      await keep(values);
      try {
        return await send(confirmed.current, key);
      } catch (failure) {
        // Nothing is missing, but something was found: it is shown before it leaves. A file that is still being read is no finding.
        const found = failure instanceof ApiError && failure.kind === 'refused' ? (failure.details.findings as Finding[] | undefined) : undefined;
        if (found?.length) setFindings(found);
        throw failure;
      }
    },
    onSaved: () => {
      void message.success(text('submissions.submitted-done'));
      void navigate(`/submissions/items/${item.id}`);
    },
  });

  return (
    <FileAddress value={files.address}>
      {warnings.length > 0 && <Alert type="warning" showIcon closable title={text('submissions.import-warnings')} description={<ul>{warnings.map((one, index) => <li key={index}>{one}</li>)}</ul>} />}
      <FormShell form={form} labels={labels} submitText={text('submissions.submit')} onReload={onReload}>
        <ItemFields labels={labels} />
      </FormShell>
      <SubmitDialog
        findings={findings}
        busy={form.saving}
        onCancel={() => setFindings(null)}
        onSubmit={(keys) => {
          confirmed.current = keys;
          void form.submit().then(() => setFindings(null));
        }}
      />
    </FileAddress>
  );
}
