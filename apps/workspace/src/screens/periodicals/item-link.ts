import { useSession } from '../../app/session.ts';

/** Where the row of a register leads: to its item, for those who read items. */
export function useItemLink(): ((row: { itemId: string }) => string) | undefined {
  return useSession().may('submissions.read') ? (row) => `/submissions/items/${row.itemId}` : undefined;
}
