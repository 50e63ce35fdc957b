import type { Problem } from '@gongkai/kernel';
import type { DeskStage, EventKind, ItemState } from './contract.ts';

const writable: ReadonlySet<ItemState> = new Set(['draft', 'returned', 'withdrawn']);
const atDesk: ReadonlySet<ItemState> = new Set(['sent', 'held']);

const no = (code: string): Problem[] => [{ code }];

/** Why the working text may not be changed now. */
export function reasonsAgainstEditing(state: ItemState): Problem[] {
  if (writable.has(state)) return [];
  return no(state === 'in-review' ? 'submissions.locked-in-review' : 'submissions.locked-sent');
}

/** Why the item may not be submitted now, its text aside. */
export function reasonsAgainstSubmitting(state: ItemState): Problem[] {
  if (writable.has(state)) return [];
  return no(state === 'in-review' ? 'submissions.already-in-review' : 'submissions.already-sent');
}

/** Why the item may not be withdrawn now: what the desk has taken up is the desk's. */
export function reasonsAgainstWithdrawing(state: ItemState): Problem[] {
  if (state === 'draft' || state === 'in-review' || state === 'returned' || state === 'sent') return [];
  return no(state === 'withdrawn' ? 'submissions.already-withdrawn' : 'submissions.taken-up');
}

const stagesFrom: Partial<Record<ItemState, readonly DeskStage[]>> = {
  sent: ['held', 'adopted', 'rejected', 'returned', 'merged'],
  held: ['sent', 'adopted', 'rejected', 'returned', 'merged'],
  // A second publication may adopt it too; and what was decided can be taken back.
  adopted: ['adopted', 'sent'],
  rejected: ['sent'],
  merged: ['sent', 'adopted'],
};
const needReason: ReadonlySet<DeskStage> = new Set(['held', 'rejected', 'returned']);

/** Why the desk may not give an item a stage now. */
export function reasonsAgainstStage(state: ItemState, stage: DeskStage, reason: string | undefined): Problem[] {
  const reasons: Problem[] = [];
  if (!stagesFrom[state]?.includes(stage)) reasons.push({ code: atDesk.has(state) ? 'submissions.stage-unchanged' : 'submissions.not-at-desk' });
  if (needReason.has(stage) && !reason?.trim()) reasons.push({ code: 'submissions.reason-missing', path: 'reason' });
  return reasons;
}

/** The event by which the desk gives a stage. */
export function eventOfStage(stage: DeskStage): EventKind {
  return stage === 'sent' ? 'released' : stage;
}

/** Whether an item waits at the desk. */
export const isAtDesk = (state: ItemState): boolean => atDesk.has(state);

/** Whether the unit may change the working text. */
export const isWritable = (state: ItemState): boolean => writable.has(state);

/** The state that a row of events leads to: what the status column must say. */
export function stateFrom(events: readonly { toState: string }[]): string | undefined {
  return events.at(-1)?.toState;
}
