import { holds, type WorkSection } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import type { documentStates } from './contract.ts';
import { readDocuments } from './disclosures.read.ts';

const shown = 10;

async function sectionOf(tx: ReadTx, state: (typeof documentStates)[number]): Promise<WorkSection> {
  const found = await readDocuments(tx, { state, limit: 100 });
  return {
    key: `disclosures.${state}`, titleKey: `disclosures.work-${state}`, total: found.rows.length, link: `/disclosures?state=${state}`,
    rows: found.rows.slice(0, shown).map((row) => ({
      id: row.id, title: row.title, link: `/disclosures/${row.id}`, state: `disclosures.state.${state}`, at: new Date(row.changedAt).toISOString(),
    })),
  };
}

/** What waits for the actor in the catalogue: what is cleared and not yet published, and what is unfinished. */
export async function waitingWork(tx: ReadTx): Promise<WorkSection[]> {
  const sections: WorkSection[] = [];
  if (holds(tx.actor, 'disclosures.publish')) sections.push(await sectionOf(tx, 'cleared'), await sectionOf(tx, 'draft'));
  return sections.filter((section) => section.rows.length > 0);
}
