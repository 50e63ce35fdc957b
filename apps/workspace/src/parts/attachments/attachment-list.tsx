import type { ReactNode } from 'react';
import { PaperClipOutlined } from '@ant-design/icons';
import type { AttachmentView } from '@gongkai/attachments/contract';
import { Tag } from 'antd';
import { useText } from '../../app/language.tsx';
import { useFileAddress } from './attachment-address.ts';
import { fileSize } from './file-size.ts';

export type AttachmentRow = Pick<AttachmentView, 'id' | 'name' | 'size'> & Partial<Pick<AttachmentView, 'findings' | 'blocked' | 'textState'>>;

// A text that is read leaves nothing to say, and a picture carries none.
const unreadColors = { waiting: 'processing', truncated: 'warning', failed: 'warning' };

/** What was found in a file: a secrecy mark that keeps it from use, personal data and unread text that somebody must look at. */
export function FileFindings({ file }: { file: AttachmentRow }) {
  const text = useText();
  if (file.blocked) return <Tag color="error">{text('attachments.blocked')}</Tag>;
  const state = file.textState;
  return (
    <>
      {file.findings?.map((finding) => (
        <Tag key={`${finding.kind} ${finding.masked}`} color="warning" title={finding.masked}>{text(`attachments.finding.${finding.kind}`)} {finding.count}</Tag>
      ))}
      {(state === 'waiting' || state === 'truncated' || state === 'failed') && (
        <Tag color={unreadColors[state]} title={state === 'failed' ? text('attachments.text-failed') : undefined}>{text(`attachments.text-state.${state}`)}</Tag>
      )}
    </>
  );
}

/** The files of a record, each to download; `facts` adds what a screen knows about a file (what it is for, the state of its text). */
export function AttachmentList({ files, facts }: { files: readonly AttachmentRow[]; facts?: (file: AttachmentRow) => ReactNode }) {
  const fileAddress = useFileAddress();
  return (
    <ul className="plain-list">
      {files.map((file) => (
        <li key={file.id}>
          <span>
            <PaperClipOutlined aria-hidden /> <a href={fileAddress(file.id)} download={file.name}>{file.name}</a> <small>{fileSize(file.size)}</small>
          </span>
          <span>
            <FileFindings file={file} />
            {facts?.(file)}
          </span>
        </li>
      ))}
    </ul>
  );
}
