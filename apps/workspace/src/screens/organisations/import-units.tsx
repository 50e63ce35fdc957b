import { useRef, useState } from 'react';
import { Alert, Button, Modal } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../../app/language.tsx';
import { addressOf, type ApiError, errorFrom } from '../../parts/api.ts';
import { Problems } from '../../parts/problems.tsx';

interface Imported {
  units: number;
  present: number;
  persons: number;
  posts: number;
}

async function send(file: File): Promise<Imported> {
  const answer = await fetch(addressOf('/organisations/units/import'), {
    method: 'POST', credentials: 'same-origin', headers: { 'x-gongkai': '1', 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }, body: file,
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw errorFrom(answer.status, body);
  return body as Imported;
}

/** Takes units and people over from a workbook; with mistakes, the same file is handed back with a column of errors. */
export function ImportUnits() {
  const text = useText();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [done, setDone] = useState<Imported | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      setDone(await send(file));
      await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => String(first).startsWith('/organisations') });
    } catch (failure) {
      setError(failure as ApiError);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };

  const annotated = typeof error?.details.annotated === 'string' ? error.details.annotated : null;
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>{text('organisations.import')}</Button>
      <Modal open={open} title={text('organisations.import-title')} footer={null} onCancel={() => setOpen(false)}>
        <p>{text('organisations.import-help')}</p>
        <input ref={input} type="file" hidden accept=".xlsx" aria-label={text('organisations.import-choose')} onChange={(event) => void take(event.target.files?.[0])} />
        <Button type="primary" loading={busy} onClick={() => input.current?.click()}>{text('organisations.import-choose')}</Button>
        {done && <Alert className="import-outcome" type="success" showIcon title={text('organisations.import-done', { ...done })} />}
        {annotated && error && (
          <Alert className="import-outcome" type="error" showIcon role="alert" title={text('organisations.import-refused', { rows: Number(error.details.rows) })}
            action={<Button size="small" href={`data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,${annotated}`} download="errors.xlsx">{text('organisations.import-annotated')}</Button>} />
        )}
        {error && <Problems error={error} />}
      </Modal>
    </>
  );
}
