import { useState } from 'react';
import type { CopyView, DeskRow } from '@gongkai/periodicals/contract';
import { Input, InputNumber, Modal, Radio } from 'antd';
import { useText } from '../../app/language.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';

/** Merges several items into one comprehensive text: which leads, what it is called, how the credit is shared. */
export function MergeDialog({ items, onClose, onDone }: { items: readonly DeskRow[]; onClose: () => void; onDone: (leadItemId: string) => void }) {
  const text = useText();
  const [lead, setLead] = useState(items[0]!.id);
  const [title, setTitle] = useState(items[0]!.title);
  const [shares, setShares] = useState<Record<string, number>>({});
  const merge = useAction<object, CopyView>('/periodicals/merges', { onDone: () => onDone(lead) });
  const send = () =>
    merge.mutate({
      itemIds: [lead, ...items.map((one) => one.id).filter((one) => one !== lead)], ...(title.trim() ? { title: title.trim() } : {}),
      shares: items.map((one) => ({ itemId: one.id, share: shares[one.id] ?? 1 })),
    });
  return (
    <Modal open title={text('periodicals.merge')} okText={text('periodicals.merge')} okButtonProps={{ loading: merge.isPending }} onOk={send} onCancel={onClose} width={640}>
      <Problems error={merge.error} />
      <p>{text('periodicals.merge-explanation')}</p>
      <label htmlFor="merge-title">{text('periodicals.title')}</label>
      <Input id="merge-title" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      <Radio.Group value={lead} onChange={(event) => setLead(event.target.value as string)} aria-label={text('periodicals.merge-lead')} className="full merge-sources">
        {items.map((one) => (
          <div key={one.id} className="article-row">
            <Radio value={one.id}>{text('periodicals.merge-lead')}</Radio>
            <span>{one.title}<small>{one.unitName}</small></span>
            <InputNumber prefix={text('periodicals.share')} min={0.001} max={1000} value={shares[one.id] ?? 1} aria-label={text('periodicals.share-of', { unit: one.unitName })} onChange={(value) => setShares((all) => ({ ...all, [one.id]: value ?? 1 }))} />
          </div>
        ))}
      </Radio.Group>
    </Modal>
  );
}
