import { holds } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import type { documentStates } from './contract.ts';
import { readDocuments } from './disclosures.read.ts';

/** A heading of what waits for a person, with the first rows under it. */
export interface WaitingSection {
  key: string;
  titleKey: string;
  rows: { id: string; title: string; link: string; state: string; at: string }[];
  total: number;
  link?: string;
}

const shown = 10;

async function sectionOf(tx: ReadTx, state: (typeof documentStates)[number]): Promise<WaitingSection> {
  const found = await readDocuments(tx, { state, limit: 100 });
  return {
    key: `disclosures.${state}`, titleKey: `disclosures.work-${state}`, total: found.rows.length, link: `/disclosures?state=${state}`,
    rows: found.rows.slice(0, shown).map((row) => ({
      id: row.id, title: row.title, link: `/disclosures/${row.id}`, state: `disclosures.state.${state}`, at: new Date(row.changedAt).toISOString(),
    })),
  };
}

/** What waits for the actor in the catalogue: what is cleared and not yet published, and what is unfinished. */
export async function waitingWork(tx: ReadTx): Promise<WaitingSection[]> {
  const sections: WaitingSection[] = [];
  if (holds(tx.actor, 'disclosures.publish')) sections.push(await sectionOf(tx, 'cleared'), await sectionOf(tx, 'draft'));
  return sections.filter((section) => section.rows.length > 0);
}
