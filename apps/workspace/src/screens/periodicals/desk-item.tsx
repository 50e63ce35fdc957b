import { useState } from 'react';
import type { CopyView, Difference } from '@gongkai/periodicals/contract';
import type { ItemView, SimilarItem } from '@gongkai/submissions/contract';
import { Alert, App, Button, Skeleton, Tabs, Tag } from 'antd';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { AttachmentList } from '../../parts/attachments/attachment-list.tsx';
import { DiffView, Words } from '../../parts/diff-view.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';
import { AdoptDialog } from './adopt-dialog.tsx';
import { CopyEditor } from './copy-editor.tsx';
import { ForwardDialog } from './forward-dialog.tsx';

/** One item at the desk: the unit's text, the desk's own, and what lies between them. */
export function DeskItem({ itemId, onBack, onDecided }: { itemId: string; onBack: () => void; onDecided: () => void }) {
  const text = useText();
  const item = useRecord<ItemView>(`/submissions/items/${itemId}`);
  const copy = useRecord<{ copy: CopyView | null }>(`/periodicals/items/${itemId}/copy`);
  const back = <Button className="desk-back" size="small" icon={<ArrowLeftOutlined />} onClick={onBack}>{text('periodicals.queue')}</Button>;
  if (!item.data || !copy.data) {
    return <>{back}<Problems error={item.error ?? copy.error} /><Skeleton active /></>;
  }
  return <>{back}<Loaded item={item.data} copy={copy.data.copy} onDecided={onDecided} /></>;
}

function Loaded({ item, copy, onDecided }: { item: ItemView; copy: CopyView | null; onDecided: () => void }) {
  const text = useText();
  const [tab, setTab] = useState(copy ? 'own' : 'sent');
  const shown = copy ? tab : 'sent';
  return (
    <>
      <div className="desk-head">
        <h2>{item.title}</h2>
        <p className="desk-facts">
          <span>{item.unitName}</span>
          {item.number && <span>{item.number}</span>}
          {item.kind && <span>{text(`submissions.kind.${item.kind}`)}</span>}
          {item.sentAt && <span>{text('periodicals.sent-at', { at: minuteText(item.sentAt) })}</span>}
          {item.tags.includes('commissioned') && <Tag color="warning">{text('periodicals.commissioned')}</Tag>}
          <Link to={`/submissions/items/${item.id}`}>{text('periodicals.item-page')}</Link>
        </p>
        <Actions item={item} copy={copy} onTaken={() => setTab('own')} onDecided={onDecided} />
      </div>
      {copy?.adoptions.filter((one) => one.state !== 'withdrawn').map((one) => (
        <Alert key={one.id} type="success" showIcon title={text('periodicals.adopted-into', { publication: one.publicationName, column: one.columnName ?? '' })} />
      ))}
      <Alike itemId={item.id} />
      <Tabs
        activeKey={shown}
        onChange={setTab}
        items={[
          { key: 'sent', label: text('periodicals.text-sent'), children: <SentText item={item} /> },
          ...(copy ? [
            { key: 'own', label: text('periodicals.text-own'), children: <CopyEditor key={`${copy.id}-${copy.version}`} copy={copy} /> },
            { key: 'difference', label: text('periodicals.text-difference'), children: <Changes itemId={item.id} /> },
          ] : []),
        ]}
      />
    </>
  );
}

function Actions({ item, copy, onTaken, onDecided }: { item: ItemView; copy: CopyView | null; onTaken: () => void; onDecided: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const take = useAction<{ itemId: string }, CopyView>('/periodicals/copies', { onDone: onTaken });
  const decide = useAction<{ decision: string; reason: string }, { state: string }>(`/periodicals/items/${item.id}/decision`, {
    onDone: ({ state }) => {
      // The next item stands there already: say which one was decided, and how.
      void message.success(text('periodicals.decided', { state: text(`submissions.state.${state}`), title: item.title }));
      if (state !== 'sent') onDecided();
    },
  });
  const phrases = ['periodicals.phrase-figures', 'periodicals.phrase-old', 'periodicals.phrase-thin'].map((key) => text(key));
  const waits = item.state === 'sent' || item.state === 'held';
  return (
    <div className="desk-actions">
      {!copy && <Button type="primary" data-desk-action="take-up" loading={take.isPending} onClick={() => take.mutate({ itemId: item.id })}>{text('periodicals.take-up')}</Button>}
      <span data-desk-action="adopt"><AdoptDialog item={item} copy={copy} /></span>
      {copy && copy.allowed.includes('forward') && <ForwardDialog copy={copy} />}
      {waits && (
        <>
          <span data-desk-action="return"><ActionButton label={text('periodicals.return')} reason="required" phrases={phrases} run={(reason) => decide.mutateAsync({ decision: 'returned', reason })} /></span>
          <ActionButton label={text('periodicals.reject')} reason="required" danger phrases={phrases} run={(reason) => decide.mutateAsync({ decision: 'rejected', reason })} />
        </>
      )}
      {item.state === 'sent' && <span data-desk-action="hold"><ActionButton label={text('periodicals.hold')} reason="required" run={(reason) => decide.mutateAsync({ decision: 'held', reason })} /></span>}
      {(item.state === 'held' || item.state === 'rejected') && <Button onClick={() => decide.mutate({ decision: 'sent', reason: '' })}>{text('periodicals.release')}</Button>}
      <Problems error={take.error ?? decide.error} />
    </div>
  );
}

function SentText({ item }: { item: ItemView }) {
  return (
    <FileAddress value={(attachmentId) => addressOf(`/submissions/items/${item.id}/files/${attachmentId}`)}>
      <RichTextView body={item.body} />
      {item.attachments.length > 0 && <AttachmentList files={item.attachments} />}
    </FileAddress>
  );
}

function Changes({ itemId }: { itemId: string }) {
  const text = useText();
  const found = useRecord<{ difference: Difference | null }>(`/periodicals/items/${itemId}/difference`);
  const difference = found.data?.difference;
  if (!difference) return <><Problems error={found.error} /><Skeleton active /></>;
  if (difference.isUnchanged) return <p>{text('periodicals.unchanged')}</p>;
  return (
    <FileAddress value={(attachmentId) => addressOf(`/submissions/items/${itemId}/files/${attachmentId}`)}>
      <h3><Words parts={difference.title} /></h3>
      <DiffView changes={difference.body} />
    </FileAddress>
  );
}

function Alike({ itemId }: { itemId: string }) {
  const text = useText();
  const similar = useRecord<{ rows: SimilarItem[] }>(`/submissions/items/${itemId}/similar`);
  const rows = similar.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="alike">
      <strong>{text('periodicals.alike', { count: rows.length })}</strong>
      <ul>{rows.slice(0, 5).map((row) => <li key={row.id}><Link to={`/submissions/items/${row.id}`}>{row.title}</Link> <small>{row.unitName} · {Math.round(row.likeness * 100)}%</small></li>)}</ul>
    </div>
  );
}
