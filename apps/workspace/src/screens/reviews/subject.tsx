import type { ReactNode } from 'react';
import type { DocumentView } from '@gongkai/disclosures/contract';
import type { RichText } from '@gongkai/kernel';
import type { IssueView } from '@gongkai/periodicals/contract';
import type { CaseView } from '@gongkai/reviews/contract';
import type { BulletinView } from '@gongkai/scoring/contract';
import type { ItemView } from '@gongkai/submissions/contract';
import { Button, Card, Skeleton } from 'antd';
import { FileTextOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { AttachmentList, type AttachmentRow } from '../../parts/attachments/attachment-list.tsx';
import { useRecord } from '../../parts/queries.ts';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';

interface Shown {
  parts: { key: string; heading?: string | null; title?: string; body: RichText; source?: string | null }[];
  files: readonly AttachmentRow[];
  fileAddress: (fileId: string) => string;
}

// Where the record of each kind is read, and what of it is text; other kinds are read on their own page.
const readers: Record<string, { path: string; show(record: unknown, path: string): Shown }> = {
  'submissions.item': {
    path: '/submissions/items',
    show: (record, path) => withFiles(record as ItemView, (fileId) => addressOf(`${path}/files/${fileId}`)),
  },
  'disclosures.document': {
    path: '/disclosures/documents',
    show: (record, path) => withFiles(record as DocumentView, (fileId) => addressOf(`${path}/attachments/${fileId}`)),
  },
  'periodicals.issue': {
    path: '/periodicals/issues',
    show: (record, path) => ({
      parts: (record as IssueView).content.sections.flatMap((section) =>
        section.items.map((item, index) => ({ key: item.adoptionId, heading: index === 0 ? section.heading : null, title: item.title, body: item.body, source: item.source }))),
      files: [],
      fileAddress: (fileId) => addressOf(`${path}/files/${fileId}`),
    }),
  },
  'scoring.bulletin': {
    path: '/scoring/bulletins',
    show: (record) => ({ parts: [{ key: 'opening', body: (record as BulletinView).opening }], files: [], fileAddress: (fileId) => fileId }),
  },
};

function withFiles({ body, attachments }: { body: RichText; attachments: readonly AttachmentRow[] }, fileAddress: Shown['fileAddress']): Shown {
  const inText = new Set(body.flatMap((block) => (block.type === 'picture' ? [block.attachmentId] : [])));
  return { parts: [{ key: 'body', body }], files: attachments.filter((file) => !inText.has(file.id)), fileAddress };
}

/** What is asked about, to be read where it is signed; its own page stays one click away. */
export function Subject({ view }: { view: CaseView }) {
  const text = useText();
  const reader = readers[view.subjectKind];
  const path = reader ? `${reader.path}/${view.subjectId}` : null;
  const record = useRecord<unknown>(path);
  const shown = reader && path && record.data ? reader.show(record.data, path) : null;
  const own: ReactNode = <Link to={view.link}><Button icon={<FileTextOutlined />} tabIndex={-1}>{text(shown ? 'reviews.open-subject-page' : 'reviews.open-subject')}</Button></Link>;
  return (
    <Card className="work-section" title={<h2>{text('reviews.subject-text')}</h2>} extra={record.error?.kind === 'notFound' || record.error?.kind === 'forbidden' ? null : own}>
      {view.summary && <p className="case-summary">{view.summary}</p>}
      {path && record.isPending && <Skeleton active />}
      {shown && (
        <FileAddress value={shown.fileAddress}>
          {shown.parts.map((part) => (
            <article key={part.key}>
              {part.heading && <h3>{part.heading}</h3>}
              {part.title && <h4>{part.title}</h4>}
              <RichTextView body={part.body} />
              {part.source && <p><small>（{part.source}）</small></p>}
            </article>
          ))}
          {shown.files.length > 0 && <AttachmentList files={shown.files} />}
        </FileAddress>
      )}
    </Card>
  );
}
