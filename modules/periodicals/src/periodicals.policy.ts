import { accountIdOf, allow, deny, hide, holds, reach, type Actor, type Verdict } from '@gongkai/kernel';
import type { InstructionSetting } from './contract.ts';

/** Working at the desk on what a unit sent, and keeping what an office publishes. */
export function mayEdit(actor: Actor, unitId: string): Verdict {
  if (holds(actor, 'periodicals.edit', unitId)) return allow;
  return holds(actor, 'periodicals.read', unitId) ? deny('periodicals.not-editor') : hide('general.forbidden');
}

/** Whom an issue is for. */
export interface IssueFacts {
  unitId: string;
  isIssued: boolean;
  recipientUnitIds: readonly string[];
}

/** Reading an issue: whoever makes or signs it; once it has left, the units it was sent to; and who is asked to review it. */
export function mayReadIssue(actor: Actor, issue: IssueFacts, isReviewer: boolean): Verdict {
  if (isReviewer || holds(actor, 'periodicals.edit', issue.unitId) || holds(actor, 'periodicals.sign', issue.unitId)) return allow;
  if (!issue.isIssued) return hide('general.forbidden');
  if (holds(actor, 'periodicals.read', issue.unitId)) return allow;
  return issue.recipientUnitIds.some((unitId) => holds(actor, 'periodicals.read', unitId)) ? allow : hide('general.forbidden');
}

/** Which issued issues a list shows: all of them, or those sent to some units. */
export function issueReach(actor: Actor): { drafts: 'all' | string[]; recipients: 'all' | string[] } {
  const edits = reach(actor, 'periodicals.edit');
  const signs = reach(actor, 'periodicals.sign');
  const reads = reach(actor, 'periodicals.read');
  const drafts = edits === 'all' || signs === 'all' ? 'all' : [...edits, ...signs];
  return { drafts, recipients: reads === 'all' ? 'all' : [...reads] };
}

/** Reading what went to the office above as a document: the desk that sent it, and the unit whose item it is. */
export const mayReadForwarding = (actor: Actor, unitId: string): Verdict => (holds(actor, 'periodicals.read', unitId) ? allow : hide('general.not-found'));

/** Writing an instruction oneself: a leader of the government. */
export function mayInstruct(actor: Actor, unitId: string): Verdict {
  return actor.kind === 'account' && holds(actor, 'periodicals.instruct', unitId) ? allow : deny('periodicals.not-leader');
}

/** Carrying an instruction over from paper. */
export function mayRecord(actor: Actor, unitId: string): Verdict {
  return holds(actor, 'periodicals.record', unitId) || holds(actor, 'periodicals.edit', unitId) ? allow : deny('periodicals.not-recorder');
}

/** Answering for a unit that was asked. */
export const mayAnswer = (actor: Actor, unitId: string): boolean => holds(actor, 'periodicals.answer', unitId);

export interface InstructionFacts {
  /** The unit that reported the item, and the others that are credited with it. */
  reportingUnitIds: readonly string[];
  assignedUnitIds: readonly string[];
  recordedAccountId: string | null;
}

/** How much of an instruction an actor may know. The words stay with those who give it, pass it on or carry it out. */
export function instructionSight(actor: Actor, facts: InstructionFacts, setting: InstructionSetting): 'text' | 'level' | 'none' {
  const anyUnit = (permission: string, units: readonly string[]): boolean => units.some((unitId) => holds(actor, permission, unitId));
  if (anyUnit('periodicals.instruct', facts.reportingUnitIds) || anyUnit('periodicals.edit', facts.reportingUnitIds)) return 'text';
  const accountId = accountIdOf(actor);
  if (accountId !== null && facts.recordedAccountId === accountId) return 'text';
  if (anyUnit('periodicals.answer', facts.assignedUnitIds)) return 'text';
  if (!anyUnit('periodicals.answer', facts.reportingUnitIds)) return anyUnit('periodicals.sign', facts.reportingUnitIds) ? 'level' : 'none';
  return setting.reportingUnitReads ? 'text' : 'level';
}

/** The units of which a list shows instructions: those the desk and the leaders reach, and those the actor answers for. */
export function instructionReach(actor: Actor): { desk: 'all' | string[]; answer: 'all' | string[] } {
  const desks = ['periodicals.edit', 'periodicals.instruct', 'periodicals.sign', 'periodicals.record'].map((permission) => reach(actor, permission));
  const desk = desks.includes('all') ? 'all' : desks.flatMap((units) => (units === 'all' ? [] : [...units]));
  const answers = reach(actor, 'periodicals.answer');
  return { desk, answer: answers === 'all' ? 'all' : [...answers] };
}

/** Looking at what became of an item: the units that are credited with it, and the desk. */
export function mayReadOutcome(actor: Actor, unitIds: readonly string[]): Verdict {
  const permissions = ['submissions.inside', 'submissions.write', 'periodicals.edit', 'periodicals.sign', 'periodicals.instruct'];
  return unitIds.some((unitId) => permissions.some((permission) => holds(actor, permission, unitId))) ? allow : hide('general.forbidden');
}
