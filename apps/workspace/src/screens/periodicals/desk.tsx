import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskRow } from '@gongkai/periodicals/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { Page } from '../../parts/page.tsx';
import { useList } from '../../parts/queries.ts';
import { DeskItem } from './desk-item.tsx';
import { DeskKeys, useDeskKeys } from './desk-keys.tsx';
import { DeskQueue } from './desk-queue.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import './periodicals.css';

/** The editor's desk: what waits on the left, the item with both its texts on the right; keys move and decide. */
export function Desk() {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const state = params.get('state') ?? '';
  const urgency = params.get('urgency') ?? '';
  const list = useList<DeskRow>('/periodicals/desk', { limit: 100, ...(state ? { state } : {}), ...(urgency ? { urgency } : {}) });
  const rows = useMemo(() => list.data?.rows ?? [], [list.data]);
  const itemId = params.get('item');
  const [chosen, setChosen] = useState<string[]>([]);
  const [merging, setMerging] = useState(false);
  const panel = useRef<HTMLDivElement>(null);

  const open = (id: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (id) next.set('item', id);
      else next.delete('item');
      return next;
    }, { replace: true });
  const narrow = (name: string, value: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true });

  // On a desk the first item is open at once, and only once: whoever has chosen another meanwhile keeps it. A phone begins with the queue.
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current || rows.length === 0) return;
    hasBegun.current = true;
    if (!itemId && window.innerWidth > 860) open(rows[0]!.id);
  });

  // What was decided leaves the queue; the one below it is next.
  const goOn = () => {
    const at = rows.findIndex((row) => row.id === itemId);
    open((rows[at + 1] ?? rows[at - 1])?.id ?? null);
  };
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === itemId);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) open(next.id);
  };
  const press = (name: string) => panel.current?.querySelector<HTMLButtonElement>(`[data-desk-action="${name}"] button, button[data-desk-action="${name}"]`)?.click();
  useDeskKeys({
    j: () => step(1), k: () => step(-1), Enter: () => press('take-up'), a: () => press('adopt'), r: () => press('return'), h: () => press('hold'),
    x: () => itemId && setChosen((all) => (all.includes(itemId) ? all.filter((one) => one !== itemId) : [...all, itemId])),
  });

  const mergeable = rows.filter((row) => chosen.includes(row.id));
  return (
    <Page title={text('periodicals.desk')} actions={<><Button icon={<DownloadOutlined />} href={addressOf('/periodicals/desk/export.xlsx', { state, urgency })} download>{text('workspace.export')}</Button><DeskKeys /></>}>
      <div className={itemId ? 'desk has-item' : 'desk'}>
        <DeskQueue list={list} rows={rows} current={itemId} chosen={chosen} filters={{ state, urgency }} onFilter={narrow} onOpen={open} onChoose={setChosen} onMerge={() => setMerging(true)} />
        <div className="desk-item" ref={panel}>
          {itemId ? <DeskItem key={itemId} itemId={itemId} onBack={() => open(null)} onDecided={goOn} /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('periodicals.desk-choose')} />}
        </div>
      </div>
      {merging && mergeable.length >= 2 && (
        <MergeDialog items={mergeable} onClose={() => setMerging(false)} onDone={(leadId) => { setMerging(false); setChosen([]); open(leadId); }} />
      )}
    </Page>
  );
}
