import type { Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import type { Item } from '../submissions.store.ts';

/** The address of an item's screen. */
export const itemLink = (itemId: string): string => `/workspace/submissions/${itemId}`;

/** Tells those who wrote and submitted an item what has become of it. */
export async function tellOfficers(tx: Tx, item: Pick<Item, 'id' | 'createdBy' | 'submittedBy' | 'text'>, kind: string, values: Record<string, string> = {}): Promise<void> {
  const accountIds = [...new Set([item.createdBy, item.submittedBy])].filter((accountId) => accountId !== null);
  if (accountIds.length === 0) return;
  await notify(tx, { accountIds, kind, values: { title: item.text.title, ...values }, link: itemLink(item.id) });
}
