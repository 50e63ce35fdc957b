import { useRef, useState } from 'react';
import { Alert, Button, Checkbox, Modal } from 'antd';
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { WrongRows } from '@gongkai/kernel';
import { useText, type Text } from '../app/language.tsx';
import { addressOf, ApiError, errorFrom, newIdempotencyKey } from './api.ts';
import { problemText, Problems } from './problems.tsx';

/** What every import answers: how much of the file stood already, how many rows it left out, and the file with every row marked (base64) when there are any. */
interface Imported {
  present: number;
  leftOut: number;
  annotated: string | null;
}

async function sendFile<Answer>(path: string, file: File, query: { name?: string; wrongRows?: WrongRows }): Promise<Answer> {
  const answer = await fetch(addressOf(path, query), {
    method: 'POST', body: file, credentials: 'same-origin', headers: { 'x-gongkai': '1', 'content-type': 'application/octet-stream', 'idempotency-key': newIdempotencyKey() },
  }).catch(() => { throw new ApiError(0, 'offline', [{ code: 'general.offline' }]); });
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw errorFrom(answer.status, body);
  return body as Answer;
}

function download(base64: string, name: string): void {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

interface Outcome<Answer> {
  fileName: string;
  answer?: Answer;
  error?: ApiError;
}

interface Asked<Answer> {
  /** What the button says, and the window's title. */
  label: string;
  /** Which form the file has. */
  help: string;
  path: string;
  /** The endings of files that are taken. */
  accept: string;
  /** Whether the interface wants the file's name. */
  named?: boolean;
  /** How many rows came in, and the sentence about them. */
  said(answer: Answer): { taken: number; sentence: string };
}

/** A button that takes a file in: all or nothing, or without its wrong rows; what is wrong comes back beside the rows of the same file. */
export function ImportDialog<Answer extends Imported>({ label, help, path, accept, named, said }: Asked<Answer>) {
  const text = useText();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [leaveOut, setLeaveOut] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<Answer> | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setOutcome(null);
    try {
      const answer = await sendFile<Answer>(path, file, { ...(named && { name: file.name.slice(-200) }), ...(leaveOut && { wrongRows: 'leave-out' }) });
      setOutcome({ fileName: file.name, answer });
      const family = path.slice(0, path.indexOf('/', 1));
      await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => typeof first === 'string' && first.startsWith(family) });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setOutcome({ fileName: file.name, error: failure });
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const close = () => {
    setOpen(false);
    setOutcome(null);
    setLeaveOut(false);
  };
  const choose = text('workspace.import.choose', { kinds: accept.replaceAll(',', ' / ') });
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={label} footer={null} onCancel={close} destroyOnHidden>
        <p>{help} {text('workspace.import.help-whole')}</p>
        <p>
          <Checkbox checked={leaveOut} disabled={busy} onChange={(event) => setLeaveOut(event.target.checked)}>{text('workspace.import.leave-out')}</Checkbox>
        </p>
        {leaveOut && <p className="import-note">{text('workspace.import.leave-out-help')}</p>}
        <input ref={input} type="file" className="file-picker" accept={accept} aria-label={label} tabIndex={-1} onChange={(event) => void take(event.target.files?.[0])} />
        <Button type="primary" loading={busy} onClick={() => input.current?.click()}>{choose}</Button>
        {outcome && <ImportOutcome outcome={outcome} said={said} />}
      </Modal>
    </>
  );
}

/** Where in the file a problem stands: the row as the sheet counts it, and the heading where there is one. */
function placeOf(text: Text, path: string, fileName: string): string {
  const [sheet = '', row = '', ...rest] = path.split('.');
  const place = fileName.toLowerCase().endsWith('.json') ? `${sheet} · ${row}` : text('workspace.import.place', { sheet, row });
  return [place, ...rest].join(' · ');
}

function ImportOutcome<Answer extends Imported>({ outcome, said }: { outcome: Outcome<Answer>; said: Asked<Answer>['said'] }) {
  const text = useText();
  const { fileName, answer, error } = outcome;
  const marked = answer ? answer.annotated : typeof error?.details.annotated === 'string' ? error.details.annotated : null;
  const back = marked !== null && (
    <Button size="small" icon={<DownloadOutlined />} onClick={() => download(marked, fileName)}>{text(answer ? 'workspace.import.marked' : 'workspace.import.marked-errors')}</Button>
  );
  if (answer) {
    const { taken, sentence: imported } = said(answer);
    const sentence = answer.present > 0 ? text('workspace.import.with-present', { imported, present: answer.present }) : imported;
    const partly = answer.leftOut > 0;
    return (
      <Alert className="import-outcome" type={partly ? 'warning' : 'success'} showIcon role="status" action={back}
        title={partly ? text('workspace.import.partly', { taken, leftOut: answer.leftOut }) : sentence} description={partly ? sentence : undefined} />
    );
  }
  if (!error) return null;
  const atRows = error.problems.map((problem) => ({ ...problem, text: text('workspace.problem-at', { label: placeOf(text, problem.path ?? '', fileName), problem: problemText(text, problem) }) }));
  return (
    <>
      {marked !== null && <Alert className="import-outcome" type="error" showIcon role="alert" title={text('workspace.import.refused', { rows: Number(error.details.rows) })} action={back} />}
      <Problems error={marked === null ? error : new ApiError(error.status, error.kind, atRows)} />
    </>
  );
}
