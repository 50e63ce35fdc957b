import type { ReadTx } from '@gongkai/database';
import { readWaitingSince } from './cases.read.ts';
import { findCase } from './cases.store.ts';
import { accountsAsked } from './people.ts';

/** What a notice about a case says. */
export interface CaseBrief {
  caseId: string;
  position: number;
  title: string;
  stepName: string;
  /** The page of the case in the workspace. */
  link: string;
  state: string;
}

const pageOfCase = (caseId: string): string => `/reviews/cases/${caseId}`;

/** A case as a notice about it needs it, or null. */
export async function caseBrief(tx: ReadTx, caseId: string): Promise<CaseBrief | null> {
  const record = await findCase(tx, caseId);
  if (!record) return null;
  const { position, title, state, steps } = record;
  return { caseId, position, title, state, stepName: steps[position]?.name ?? '', link: pageOfCase(caseId) };
}

/** A step that waits, with the accounts that can end the waiting today. */
export interface WaitingBrief {
  caseId: string;
  position: number;
  title: string;
  stepName: string;
  link: string;
  since: Date;
  accountIds: string[];
}

/** The steps that have waited since before a moment, the longest first. */
export async function stepsWaitingSince(tx: ReadTx, before: Date): Promise<WaitingBrief[]> {
  const briefs: WaitingBrief[] = [];
  for (const { caseId, position, title, stepName, stepOpenedAt, reviewers } of await readWaitingSince(tx, before))
    briefs.push({ caseId, position, title, stepName, link: pageOfCase(caseId), since: stepOpenedAt, accountIds: await accountsAsked(tx, reviewers) });
  return briefs;
}
