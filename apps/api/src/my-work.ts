import { z } from 'zod';
import { holds, route, workSection, type Route, type WorkSection } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import { waitingWork as inDisclosures } from '@gongkai/disclosures';
import { waitingWork as inPeriodicals } from '@gongkai/periodicals';
import { readInbox } from '@gongkai/reviews';
import { waitingWork as inSubmissions } from '@gongkai/submissions';

async function inReviews(tx: ReadTx): Promise<WorkSection[]> {
  if (!holds(tx.actor, 'reviews.decide')) return [];
  const inbox = await readInbox(tx, { box: 'waiting' }, { limit: 100 });
  if (inbox.rows.length === 0) return [];
  const rows = inbox.rows.slice(0, 10).map((one) => ({
    id: one.id, title: one.title, link: `/reviews/cases/${one.id}`, due: one.dueAt, state: `reviews.state.${one.state}`, at: one.stepOpenedAt,
  }));
  return [{ key: 'reviews.inbox', titleKey: 'reviews.work-inbox', rows, total: inbox.rows.length, link: '/reviews' }];
}

/** The first screen: what waits for me in every module, each by its own rule of who may see what. */
export const myWork: Route<Context> = route({
  method: 'GET', path: '/my-work', permission: 'signed-in', summary: 'What waits for me, the most pressing first',
  exit: { records: 'each module lists only what its policy lets the actor read' }, response: z.strictObject({ sections: z.array(workSection) }),
  handle: ({ context }: { context: Context }) =>
    context.read(async (tx) => ({ sections: [...(await inReviews(tx)), ...(await inSubmissions(tx)), ...(await inPeriodicals(tx)), ...(await inDisclosures(tx))] })),
});
