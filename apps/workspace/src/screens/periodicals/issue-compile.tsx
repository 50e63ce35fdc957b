import { useEffect, useState } from 'react';
import type { RichText } from '@gongkai/kernel';
import type { AdoptionView, IssueView } from '@gongkai/periodicals/contract';
import { App, Button, Card, Empty, Select, Space } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { RichTextEditor } from '../../parts/rich-text/rich-text-editor.tsx';
import { useUnsaved } from '../../parts/unsaved.ts';
import { sharesText } from './words.ts';

/** Compiles an issue: articles are dragged, or moved by buttons; what waits stands beside. */
export function IssueCompile({ issue, onChanged }: { issue: IssueView; onChanged(isChanged: boolean): void }) {
  const text = useText();
  const { message } = App.useApp();
  const [placed, setPlaced] = useState<readonly AdoptionView[]>(issue.adoptions);
  const [note, setNote] = useState<RichText>(issue.content.editorNote);
  const [extra, setExtra] = useState<string[]>(issue.extraRecipients);
  const arrange = useAction<object, IssueView>(`/periodicals/issues/${issue.id}`, { method: 'PUT', onDone: () => void message.success(text('periodicals.arranged')) });
  const all = [...issue.adoptions, ...issue.waiting];
  const waiting = all.filter((one) => !placed.some((other) => other.id === one.id));
  const changed =
    placed.map((one) => one.id).join() !== issue.adoptions.map((one) => one.id).join() ||
    JSON.stringify(note) !== JSON.stringify(issue.content.editorNote) || extra.join() !== issue.extraRecipients.join();
  const unsaved = useUnsaved();
  useEffect(() => {
    if (changed) unsaved.mark();
    else unsaved.clear();
    onChanged(changed);
  });
  const move = (from: number, to: number) => {
    if (to < 0 || to >= placed.length || from === to) return;
    const next = [...placed];
    next.splice(to, 0, ...next.splice(from, 1));
    setPlaced(next);
  };
  const save = () => arrange.mutate({ adoptionIds: placed.map((one) => one.id), editorNote: note, extraRecipients: extra, seenVersion: issue.version });

  return (
    <>
      <Problems error={arrange.error} />
      <div className="issue-compile">
        <Card title={text('periodicals.in-issue', { count: placed.length })} extra={<Button type="primary" disabled={!changed} loading={arrange.isPending} onClick={save}>{text('periodicals.arrange-save')}</Button>}>
          {placed.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('periodicals.issue-empty-hint')} />}
          {placed.map((one, index) => (
            <Article key={one.id} adoption={one} index={index} count={placed.length} onMove={move} onRemove={() => setPlaced(placed.filter((other) => other.id !== one.id))} />
          ))}
        </Card>
        <Card title={text('periodicals.waiting', { count: waiting.length })}>
          {waiting.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('periodicals.waiting-empty')} />}
          {waiting.map((one) => (
            <div key={one.id} className="article-row">
              <Button size="small" icon={<PlusOutlined />} aria-label={text('periodicals.put-in', { title: one.title })} onClick={() => setPlaced([...placed, one])} />
              <Facts adoption={one} />
            </div>
          ))}
        </Card>
      </div>
      {!changed && placed.length > 0 && (
        <Card title={text('periodicals.preview')} className="work-section">
          <iframe title={text('periodicals.preview')} className="issue-preview" src={addressOf(`/periodicals/issues/${issue.id}/preview.pdf`)} />
        </Card>
      )}
      <Card title={text('periodicals.editor-note')} className="work-section"><RichTextEditor label={text('periodicals.editor-note')} value={note} onChange={setNote} /></Card>
      <Card title={text('periodicals.extra-recipients')} className="work-section">
        <Select mode="tags" className="full" value={extra} onChange={setExtra} aria-label={text('periodicals.extra-recipients')} open={false} suffixIcon={null} />
      </Card>
    </>
  );
}

function Facts({ adoption }: { adoption: AdoptionView }) {
  const text = useText();
  return (
    <span>
      {adoption.title}
      <small>{adoption.columnName} · {text(`periodicals.kind.${adoption.itemKind}`)} · {sharesText(adoption.units)}</small>
    </span>
  );
}

function Article({ adoption, index, count, onMove, onRemove }: { adoption: AdoptionView; index: number; count: number; onMove: (from: number, to: number) => void; onRemove: () => void }) {
  const text = useText();
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? 'article-row is-over' : 'article-row'}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(index))}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); onMove(Number(event.dataTransfer.getData('text/plain')), index); }}
    >
      <HolderOutlined aria-hidden />
      <Facts adoption={adoption} />
      <Space.Compact>
        <Button size="small" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={text('periodicals.move-up', { title: adoption.title })} onClick={() => onMove(index, index - 1)} />
        <Button size="small" icon={<ArrowDownOutlined />} disabled={index === count - 1} aria-label={text('periodicals.move-down', { title: adoption.title })} onClick={() => onMove(index, index + 1)} />
        <Button size="small" icon={<CloseOutlined />} aria-label={text('periodicals.take-out', { title: adoption.title })} onClick={onRemove} />
      </Space.Compact>
    </div>
  );
}
