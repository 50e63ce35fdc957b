import type { ItemView, LinkDualReport, SimilarItem } from '@gongkai/submissions/contract';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { ItemStateTag } from './item-columns.tsx';

/** Items that tell much the same, each to be recognised as the same report of another unit. */
export function SimilarItems({ itemId }: { itemId: string }) {
  const text = useText();
  const path = `/submissions/items/${itemId}`;
  const similar = useRecord<{ rows: SimilarItem[] }>(`${path}/similar`);
  const link = useAction<LinkDualReport, ItemView>(`${path}/dual-reports`);
  const rows = similar.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={text('submissions.similar')}>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <div><Link to={`/submissions/items/${row.id}`}>{row.title}</Link></div>
              <div>
                <small>{row.unitName} {text('submissions.similar-likeness', { percent: Math.round(row.likeness * 100) })}</small> <ItemStateTag state={row.state} />
              </div>
            </div>
            {(row.state === 'sent' || row.state === 'held') && (
              <ActionButton label={text('submissions.dual')} button={{ size: 'small' }} explanation={row.title} run={() => link.mutateAsync({ otherItemId: row.id, leadShare: 1, otherShare: 1 })} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The units that share an item which two of them reported. */
export function DualReport({ item }: { item: ItemView }) {
  const text = useText();
  const undo = useAction<string, ItemView>((otherItemId) => `/submissions/items/${item.id}/dual-reports/${otherItemId}`, { method: 'DELETE', bodyOf: () => undefined });
  if (!item.dualReport) return null;
  return (
    <Card title={text('submissions.dual')}>
      <ul className="plain-list">
        {item.dualReport.units.map((unit) => (
          <li key={unit.itemId}>
            <div>
              <div>{unit.itemId === item.id ? unit.title : <Link to={`/submissions/items/${unit.itemId}`}>{unit.title}</Link>}</div>
              <div><small>{unit.unitName} {text('submissions.dual-share', { share: unit.share })}</small></div>
            </div>
            <span>
              {item.allowed.includes('link') && item.dualReport?.leadItemId === item.id && unit.itemId !== item.id && (
                <ActionButton label={text('submissions.dual-undo')} explanation={text('submissions.dual-undo-explanation')} button={{ size: 'small' }} run={() => undo.mutateAsync(unit.itemId)} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
