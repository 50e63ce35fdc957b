import { useId, useRef, useState } from 'react';
import { Button, Progress } from 'antd';
import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons';
import type { Problem } from '@gongkai/kernel';
import { useText } from '../../app/language.tsx';
import { ApiError } from '../api.ts';
import { problemText } from '../problems.tsx';
import { uploadAttachment } from '../upload.ts';
import { useFileAddress } from './attachment-address.ts';
import { type AttachmentRow, FileFindings } from './attachment-list.tsx';
import { fileSize } from './file-size.ts';

interface Sending {
  key: number;
  file: File;
  share: number;
  problem: Problem | null;
}

/** A form's field for files: pick or drop several, see each go up, take one away; a file that was refused says why and may be tried again. */
export function AttachmentUpload({ value = [], onChange, id, accept, limit = 50 }: {
  value?: AttachmentRow[];
  onChange?: (files: AttachmentRow[]) => void;
  id?: string;
  /** As of the `accept` of a file field: `.docx,.pdf`. */
  accept?: string;
  limit?: number;
}) {
  const text = useText();
  const fileAddress = useFileAddress();
  const hint = useId();
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(value);
  latest.current = value;
  const nextKey = useRef(0);
  const [sending, setSending] = useState<Sending[]>([]);
  const [over, setOver] = useState(false);
  const change = (key: number, parts: Partial<Sending>) => setSending((all) => all.map((one) => (one.key === key ? { ...one, ...parts } : one)));
  const forget = (key: number) => setSending((all) => all.filter((one) => one.key !== key));

  const send = async ({ key, file }: Pick<Sending, 'key' | 'file'>) => {
    change(key, { share: 0, problem: null });
    try {
      const uploaded = await uploadAttachment(file, (share) => change(key, { share }));
      latest.current = [...latest.current, { id: uploaded.id, name: uploaded.name, size: uploaded.size, findings: uploaded.findings, blocked: uploaded.blocked }];
      onChange?.(latest.current);
      forget(key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      change(key, { problem: error.problems[0] ?? { code: 'general.internal' } });
    }
  };
  const add = (files: FileList | null) => {
    const room = Math.max(0, limit - value.length - sending.length);
    const fresh = [...(files ?? [])].slice(0, room).map((file) => ({ key: nextKey.current++, file, share: 0, problem: null }));
    setSending((all) => [...all, ...fresh]);
    for (const one of fresh) void send(one);
  };

  return (
    <div
      className={over ? 'upload is-over' : 'upload'}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); add(event.dataTransfer.files); }}
    >
      <Button id={id} icon={<UploadOutlined />} aria-describedby={hint} disabled={value.length + sending.length >= limit} onClick={() => picker.current?.click()}>{text('workspace.upload')}</Button>
      <span id={hint} className="upload-hint">{text('workspace.upload-hint')}</span>
      <input ref={picker} type="file" className="file-picker" aria-label={text('workspace.upload')} multiple={limit > 1} accept={accept} tabIndex={-1} onChange={(event) => { add(event.target.files); event.target.value = ''; }} />
      <ul className="plain-list">
        {value.map((file) => (
          <li key={file.id}>
            <span><PaperClipOutlined aria-hidden /> <a href={fileAddress(file.id)} download={file.name}>{file.name}</a> <small>{fileSize(file.size)}</small> <FileFindings file={file} /></span>
            <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={text('workspace.upload-remove', { name: file.name })} onClick={() => onChange?.(value.filter((one) => one.id !== file.id))} />
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key}>
            <span className="upload-going">
              {one.file.name} <small>{fileSize(one.file.size)}</small>
              {one.problem ? <span role="alert" className="upload-problem">{problemText(text, one.problem)}</span> : <Progress size="small" percent={Math.round(one.share * 100)} aria-label={one.file.name} />}
            </span>
            {one.problem && (
              <span>
                <Button size="small" onClick={() => void send(one)}>{text('workspace.retry')}</Button>
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={text('workspace.upload-remove', { name: one.file.name })} onClick={() => forget(one.key)} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
