import { fromPlainText } from '@gongkai/kernel';
import { itemsOf, type ReportingCounty } from '@gongkai/submissions/testing';
import type { County, Office } from './counties.ts';

export const itemStates = ['draft', 'inReview', 'returned', 'withdrawn', 'sent'] as const;

/** An item whose title and body each carry a word that stands nowhere else. */
export interface MarkedItem {
  id: string;
  county: string;
  unitId: string;
  state: (typeof itemStates)[number];
  title: string;
  body: string;
}

/** A word that no catalogue, name or id contains. */
export const markOf = (county: string, ...parts: (string | number)[]): string => ['MARK', county, ...parts, 'END'].join('-').toUpperCase();

/** One item of a unit in every state; each has gone the way that people go. */
export async function markItems(county: County, office: Office, number: number): Promise<MarkedItem[]> {
  const items = itemsOf(county.context, asReporting(county, office));
  const made: MarkedItem[] = [];
  for (const state of itemStates) {
    const unit = `u${String(number).padStart(2, '0')}`;
    const [title, body] = [markOf(county.code, unit, state, 'title'), markOf(county.code, unit, state, 'body')];
    const parts = { title: `${office.unit.name}${title}`, body: fromPlainText(`${office.unit.name}扎实推进春耕备耕工作，落实粮食播种面积2.1万亩。${body}`), authors: [{ name: office.officer.name, personId: null }] };
    const item = await items[state](parts);
    made.push({ id: item.id, county: county.code, unitId: office.unit.id, state, title, body });
  }
  return made;
}

/** The factories' view of one unit of a county. */
export function asReporting(county: County, office: Office): ReportingCounty {
  const { editor, clerk } = county.staff;
  return {
    township: office.unit, department: office.unit, office: office.unit,
    officer: office.officer, leader: office.leader, otherOfficer: office.officer, otherLeader: office.leader,
    editor, clerk, governmentLeader: county.staff['government-leader'],
  };
}
