import { holds, reach, type WorkSection } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import type { ItemState, ItemSummary } from '../contract.ts';
import { deskQueue } from '../desk.doors.ts';
import { readItems } from '../register.read.ts';
import { itemLink } from './tell-people.ts';

const shown = 10;
/** Counted no further: beyond it the number says only that there is much. */
const counted = 100;

const rowOf = (item: ItemSummary): WorkSection['rows'][number] => ({
  id: item.id, title: item.title, link: itemLink(item.id), state: `submissions.state.${item.state}`, at: item.sentAt ?? item.updatedAt,
});

async function ownItems(tx: ReadTx, state: ItemState): Promise<WorkSection> {
  const units = reach(tx.actor, 'submissions.write');
  const unitIds = units === 'all' ? units : [...units];
  const found = await readItems(tx, { scope: 'units', filters: { state }, unitIds, insideUnitIds: unitIds, page: { limit: counted } });
  return {
    key: `submissions.${state}`, titleKey: `submissions.work-${state}`, rows: found.rows.slice(0, shown).map(rowOf), total: found.rows.length,
    link: `/submissions?state=${state}`,
  };
}

/** What waits for the actor in this module: what came back and what is unfinished, and at the desk what has arrived. */
export async function waitingWork(tx: ReadTx): Promise<WorkSection[]> {
  const sections: WorkSection[] = [];
  if (holds(tx.actor, 'submissions.desk')) {
    const queue = await deskQueue(tx, { state: 'sent' }, { limit: counted });
    sections.push({ key: 'submissions.desk', titleKey: 'submissions.work-desk', rows: queue.rows.slice(0, shown).map(rowOf), total: queue.rows.length, link: '/submissions/register?state=sent' });
  }
  if (holds(tx.actor, 'submissions.write')) sections.push(await ownItems(tx, 'returned'), await ownItems(tx, 'draft'));
  return sections.filter((section) => section.rows.length > 0);
}
