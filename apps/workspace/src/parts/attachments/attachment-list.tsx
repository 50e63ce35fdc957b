import type { ReactNode } from 'react';
import { PaperClipOutlined } from '@ant-design/icons';
import { attachmentAddress } from './attachment-address.ts';
import { fileSize } from './file-size.ts';

export interface AttachmentRow {
  id: string;
  name: string;
  size: number;
}

/** The files of a record, each to download; `facts` adds what a screen knows about a file (findings, state of its text). */
export function AttachmentList({ files, facts }: { files: readonly AttachmentRow[]; facts?: (file: AttachmentRow) => ReactNode }) {
  return (
    <ul className="plain-list">
      {files.map((file) => (
        <li key={file.id}>
          <span>
            <PaperClipOutlined aria-hidden /> <a href={attachmentAddress(file.id)} download={file.name}>{file.name}</a> <small>{fileSize(file.size)}</small>
          </span>
          {facts?.(file)}
        </li>
      ))}
    </ul>
  );
}
