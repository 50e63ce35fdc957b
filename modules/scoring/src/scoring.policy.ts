import { allow, deny, hide, holds, reach, type Actor, type Verdict } from '@gongkai/kernel';

/** Writing rules, recording facts, compiling notices, answering appeals: the office that keeps the scores. */
export function mayKeep(actor: Actor): Verdict {
  if (reach(actor, 'scoring.keep') === 'all' || holds(actor, 'scoring.keep')) return allow;
  return holds(actor, 'scoring.read') ? deny('scoring.not-keeper') : hide('general.forbidden');
}

/** Whether the actor keeps the scores. */
export const keeps = (actor: Actor): boolean => mayKeep(actor).allowed;

/** The units whose entries an actor reads in full: its own, or all for those who keep the scores or lead the office. */
export function entryReach(actor: Actor): 'all' | string[] {
  if (keeps(actor)) return 'all';
  const units = reach(actor, 'scoring.read');
  return units === 'all' ? 'all' : [...units];
}

/** Reading what a unit has scored and why. */
export function mayReadUnit(actor: Actor, unitId: string): Verdict {
  const units = entryReach(actor);
  return units === 'all' || units.includes(unitId) ? allow : hide('general.forbidden');
}

/** Reading rules, and what notices have published among all units. */
export const mayReadScores = (actor: Actor): Verdict => (holds(actor, 'scoring.read') || keeps(actor) ? allow : hide('general.forbidden'));

/** Reading a notice: those who keep or review it; everybody with scores once it is issued. */
export function mayReadBulletin(actor: Actor, bulletin: { isIssued: boolean }, isReviewer: boolean): Verdict {
  if (isReviewer || keeps(actor)) return allow;
  return bulletin.isIssued ? mayReadScores(actor) : hide('general.forbidden');
}

/** Disputing an entry, objecting to a candidate: for those who work for the unit, not for those who lead or watch over all of them. */
export function mayAppeal(actor: Actor, unitId: string): Verdict {
  const units = reach(actor, 'scoring.read');
  return actor.kind === 'account' && units !== 'all' && units.has(unitId) ? allow : hide('general.forbidden');
}
