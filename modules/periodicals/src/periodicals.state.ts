import type { Problem } from '@gongkai/kernel';
import type { AdoptedKind, AdoptionState, InstructionState, IssueState, PublicationColumn } from './contract.ts';

/** Why a copy may not be changed now: what a leader is reading, and what has left, stays as it is. */
export function reasonsAgainstSaving(adoptions: readonly { state: AdoptionState; issueState: IssueState | null }[]): Problem[] {
  if (adoptions.some((one) => one.issueState === 'in-review' || one.issueState === 'signed')) return [{ code: 'periodicals.copy-in-review' }];
  const standing = adoptions.filter((one) => one.state !== 'withdrawn');
  if (standing.length > 0 && standing.every((one) => one.state === 'issued')) return [{ code: 'periodicals.copy-issued' }];
  return [];
}

/** Why a text may not be adopted into a column as a kind. */
export function reasonsAgainstColumn(columns: readonly PublicationColumn[], columnCode: string | null, itemKind: AdoptedKind): Problem[] {
  const column = columnCode === null ? (columns.length === 1 ? columns[0] : undefined) : columns.find((one) => one.code === columnCode);
  if (!column) return [{ code: columnCode === null ? 'periodicals.column-needed' : 'periodicals.column-unknown', path: 'columnCode' }];
  if (!column.itemKinds.includes(itemKind)) return [{ code: 'periodicals.kind-not-in-column', path: 'itemKind', values: { column: column.name } }];
  return [];
}

/** Why an adoption may not be withdrawn now. */
export function reasonsAgainstWithdrawing(adoption: { state: AdoptionState; issueState: IssueState | null }): Problem[] {
  if (adoption.state === 'withdrawn') return [{ code: 'periodicals.adoption-withdrawn' }];
  // Recall the issue first: what a leader is reading does not lose an article behind his back.
  if (adoption.issueState === 'in-review' || adoption.issueState === 'signed') return [{ code: 'periodicals.copy-in-review' }];
  return [];
}

const notDraft: Partial<Record<IssueState, string>> = {
  'in-review': 'periodicals.issue-in-review', signed: 'periodicals.issue-signed', issued: 'periodicals.issue-issued', abandoned: 'periodicals.issue-abandoned',
};

/** Why an issue may not be arranged or submitted now. */
export function reasonsAgainstArranging(state: IssueState): Problem[] {
  const code = notDraft[state];
  return code ? [{ code }] : [];
}

/** Why an issue may not go to be signed now, all reasons at once. */
export function reasonsAgainstSubmitting(state: IssueState, itemCount: number): Problem[] {
  const reasons = reasonsAgainstArranging(state);
  if (itemCount === 0) reasons.push({ code: 'periodicals.issue-empty', path: 'adoptionIds' });
  return reasons;
}

/** Why an issue may not be taken back out of the leader's hands now. */
export function reasonsAgainstRecalling(state: IssueState): Problem[] {
  return state === 'in-review' || state === 'signed' ? [] : [{ code: notDraft[state] ?? 'periodicals.issue-not-submitted' }];
}

/** Why an issue may not leave now. */
export function reasonsAgainstIssuing(state: IssueState): Problem[] {
  if (state === 'signed') return [];
  return [{ code: state === 'draft' || state === 'in-review' ? 'periodicals.issue-not-signed' : notDraft[state]! }];
}

const instructionsFrom: Record<'assign' | 'answer' | 'urge' | 'close' | 'correct' | 'withdraw', readonly InstructionState[]> = {
  assign: ['recorded', 'assigned', 'answered'],
  answer: ['assigned'],
  urge: ['assigned'],
  close: ['recorded', 'assigned', 'answered'],
  correct: ['recorded', 'assigned', 'answered'],
  withdraw: ['recorded', 'assigned', 'answered', 'closed'],
};
export type InstructionAction = keyof typeof instructionsFrom;

/** Why something may not be done with an instruction now. */
export function reasonsAgainstInstruction(action: InstructionAction, state: InstructionState): Problem[] {
  return instructionsFrom[action].includes(state) ? [] : [{ code: `periodicals.instruction-${state}` }];
}

/** The state that a row of events leads to: what the status column must say. */
export function stateFrom(events: readonly { toState: string | null }[]): string | null {
  return events.findLast((event) => event.toState !== null)?.toState ?? null;
}
