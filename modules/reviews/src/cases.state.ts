import type { Problem } from '@gongkai/kernel';
import type { CaseState } from './contract.ts';

/** Why an opinion may not be given as it is. */
export function opinionReasons(input: { decision: 'approve' | 'return'; opinion: string; signedOn?: string; startedOn: string; today: string }): Problem[] {
  const reasons: Problem[] = [];
  if (input.decision === 'return' && input.opinion === '') reasons.push({ code: 'reviews.reason-missing', path: 'opinion' });
  if (input.signedOn !== undefined && input.signedOn > input.today) reasons.push({ code: 'reviews.signed-in-future', path: 'recordedFor.signedOn' });
  if (input.signedOn !== undefined && input.signedOn < input.startedOn) reasons.push({ code: 'reviews.signed-before-start', path: 'recordedFor.signedOn' });
  return reasons;
}

/** Whether everybody whom a step needs has approved. */
export function stepIsDone(mode: 'any' | 'all', reviewers: readonly { state: string }[]): boolean {
  const needed = reviewers.filter((reviewer) => reviewer.state !== 'released');
  return mode === 'any' ? needed.some((reviewer) => reviewer.state === 'approved') : needed.length > 0 && needed.every((reviewer) => reviewer.state === 'approved');
}

/** How a step of a case stands. */
export function stepState(position: number, one: { state: CaseState; position: number }, reviewers: readonly { state: string }[]): 'waiting' | 'open' | 'done' | 'skipped' | 'returned' | 'ended' {
  if (reviewers.some((reviewer) => reviewer.state === 'returned')) return 'returned';
  if (position < one.position) return reviewers.some((reviewer) => reviewer.state === 'approved') ? 'done' : 'skipped';
  if (one.state === 'running') return position === one.position ? 'open' : 'waiting';
  return 'ended';
}

/** 当日件当日签当日报: whether in, last signature and end fall on one day; null while the case runs. */
export function sameDay(startedOn: string, signedOn: string | null, endedOn: string | null): boolean | null {
  if (endedOn === null) return null;
  return startedOn === endedOn && (signedOn === null || signedOn === startedOn);
}
