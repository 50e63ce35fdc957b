import { accountIdOf, holds, type WorkSection } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import type { InstructionState, IssueState } from '../contract.ts';
import { listWaiting } from '../commissions.store.ts';
import { instructionReach, issueReach } from '../periodicals.policy.ts';
import { readIssueRows } from '../issues.read.ts';
import { instructionPage } from './list-registers.ts';

const shown = 10;
const counted = 100;

async function issues(tx: ReadTx, state: IssueState): Promise<WorkSection> {
  const found = await readIssueRows(tx, { query: { state, limit: counted }, reach: issueReach(tx.actor), accountId: accountIdOf(tx.actor) });
  return {
    key: `periodicals.issue-${state}`, titleKey: `periodicals.work-issue-${state}`, total: found.rows.length, link: `/periodicals/issues?state=${state}`,
    rows: found.rows.slice(0, shown).map((row) => ({
      id: row.id, title: row.publicationName, link: `/periodicals/issues/${row.id}`, state: `periodicals.issue-state.${state}`, at: row.updatedAt,
    })),
  };
}

async function instructions(tx: ReadTx, state: InstructionState): Promise<WorkSection> {
  const found = await instructionPage(tx, { state, limit: counted });
  return {
    key: `periodicals.instruction-${state}`, titleKey: `periodicals.work-instruction-${state}`, total: found.rows.length, link: `/periodicals/instructions?state=${state}`,
    // What is due first stands first; what is not handed on yet has no day, and keeps the order of the register.
    rows: found.rows.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')).slice(0, shown).map((row) => ({
      id: row.id, title: row.title, link: `/periodicals/instructions/${row.id}`, due: row.dueOn, state: `periodicals.instruction-state.${state}`, at: row.givenOn,
    })),
  };
}

async function commissions(tx: ReadTx): Promise<WorkSection> {
  const { answer } = instructionReach(tx.actor);
  const found = answer === 'all' ? [] : await listWaiting(tx, answer, counted);
  return {
    key: 'periodicals.commission', titleKey: 'periodicals.work-commission', total: found.length, link: '/periodicals/commissions?kind=commission',
    rows: found.slice(0, shown).map((row) => ({
      id: row.id, title: row.title, link: `/periodicals/commissions?commission=${row.id}`, due: row.dueAt.toISOString(), state: `periodicals.asked.${row.state}`, at: row.publishedAt.toISOString(),
    })),
  };
}

/** What waits for the actor in this module: commissions to deliver, instructions to carry out or to hand on, issues that are signed and not yet out. */
export async function waitingWork(tx: ReadTx): Promise<WorkSection[]> {
  const sections: WorkSection[] = [];
  const edits = holds(tx.actor, 'periodicals.edit');
  if (edits) sections.push(await issues(tx, 'signed'), await instructions(tx, 'recorded'));
  if (holds(tx.actor, 'submissions.write')) sections.push(await commissions(tx));
  if (edits || holds(tx.actor, 'submissions.write')) sections.push(await instructions(tx, 'assigned'));
  return sections.filter((section) => section.rows.length > 0);
}
