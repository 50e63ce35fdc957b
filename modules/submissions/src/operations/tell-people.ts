import { accountsHolding } from '@gongkai/accounts';
import type { Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import type { Item } from '../submissions.store.ts';

/** The page of an item in the workspace. */
export const itemLink = (itemId: string): string => `/submissions/items/${itemId}`;

/** A text as short as a notice may carry. */
const brief = (text: string): string => ([...text].length > 100 ? `${[...text].slice(0, 99).join('')}…` : text);

/** Tells those who wrote and submitted an item what has become of it; what asks them to act also by e-mail. */
export async function tellOfficers(
  tx: Tx,
  item: Pick<Item, 'id' | 'createdBy' | 'submittedBy' | 'text'>,
  kind: string,
  values: Record<string, string> = {},
): Promise<void> {
  const accountIds = [...new Set([item.createdBy, item.submittedBy])].filter((accountId) => accountId !== null);
  const shown = Object.fromEntries(Object.entries({ title: item.text.title, ...values }).map(([key, value]) => [key, brief(value)]));
  await notify(tx, { accountIds, kind, values: shown, link: itemLink(item.id), email: kind.includes('returned') });
}

/** Tells the editors of the desk of something that concerns them. */
export async function tellEditors(tx: Tx, item: Pick<Item, 'id' | 'unitId' | 'text'>, kind: string, values: Record<string, string>): Promise<void> {
  const accountIds = await accountsHolding(tx, 'submissions.desk', item.unitId);
  const shown = Object.fromEntries(Object.entries({ title: item.text.title, ...values }).map(([key, value]) => [key, brief(value)]));
  await notify(tx, { accountIds, kind, values: shown, link: itemLink(item.id), email: item.text.urgency === 'extra-urgent' });
}
