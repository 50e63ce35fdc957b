import { useRef, useState } from 'react';
import type { ImportedView } from '@gongkai/scoring/contract';
import { App, Button } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../../app/language.tsx';
import { addressOf, ApiError, errorFrom } from '../../parts/api.ts';
import { problemText } from '../../parts/problems.tsx';

/** Sends a file to an import: what was taken in, or the same file with its errors marked, as a download. */
async function sendFile(path: string, file: File): Promise<ImportedView | { marked: Blob }> {
  const answer = await fetch(addressOf(path, { name: file.name.slice(-200) }), {
    method: 'POST', body: file, credentials: 'same-origin', headers: { 'x-gongkai': '1', 'content-type': 'application/octet-stream' },
  }).catch(() => { throw new ApiError(0, 'offline', [{ code: 'general.offline' }]); });
  if (answer.headers.has('x-problems')) return { marked: await answer.blob() };
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw errorFrom(answer.status, body);
  return body as ImportedView;
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A button that takes a file in, all or nothing. */
export function FileImport({ label, path, accept }: { label: string; path: string; accept: string }) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    try {
      const answer = await sendFile(path, file);
      if ('marked' in answer) {
        download(answer.marked, file.name);
        void message.error(text('scoring.import-errors'));
      } else void message.success(text('scoring.imported', { rows: answer.rows, posted: answer.posted }));
      await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => typeof first === 'string' && first.startsWith('/scoring') });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      void message.error(failure.problems.slice(0, 5).map((problem) => problemText(text, problem)).join(' '));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <>
      <input ref={input} type="file" className="file-picker" accept={accept} aria-label={label} onChange={(event) => void take(event.target.files?.[0])} />
      <Button icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>{label}</Button>
    </>
  );
}
