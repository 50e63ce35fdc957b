import { accountIdOf, allow, deny, hide, holds, reach, type Actor, type Verdict } from '@gongkai/kernel';

/** What the policy needs to know of a case. */
export interface CaseFacts {
  unitId: string;
  authorAccountIds: readonly string[];
  authorPersonIds: readonly string[];
  /** Everybody who is or was asked in it. */
  askedPersonIds: readonly string[];
  /** The person himself, and those for whom he stands in today. */
  actsFor: readonly string[];
}

/** Reading a case: who is or was asked, whom its authors are, who keeps the unit's signatures or its chains. */
export function mayReadCase(actor: Actor, facts: CaseFacts): Verdict {
  if (mayReadSubject(actor, facts)) return allow;
  return holds(actor, 'reviews.record', facts.unitId) || holds(actor, 'reviews.configure', facts.unitId) ? allow : hide('general.not-found');
}

/** Reading what a case is about: who is or was asked, and its authors. Keeping signatures or chains opens the case, never the record. */
export function mayReadSubject(actor: Actor, facts: CaseFacts): boolean {
  if (facts.actsFor.some((personId) => facts.askedPersonIds.includes(personId))) return true;
  const accountId = accountIdOf(actor);
  return accountId !== null && facts.authorAccountIds.includes(accountId);
}

/** Signing: who is asked at the open step (or his deputy), holds the permission, and is not an author. */
export function maySign(actor: Actor, facts: CaseFacts, openPersonIds: readonly string[]): Verdict {
  if (actor.kind !== 'account' || !holds(actor, 'reviews.decide')) return deny('reviews.may-not-decide');
  if (facts.authorAccountIds.includes(actor.accountId) || facts.authorPersonIds.includes(actor.personId)) return deny('reviews.own-work');
  return facts.actsFor.some((personId) => openPersonIds.includes(personId)) ? allow : deny('reviews.not-asked');
}

/** Carrying over a signature from paper. The clerk may be the author: it is not his opinion, and the scan shows whose it is. */
export function mayRecord(actor: Actor, facts: { unitId: string }): Verdict {
  return holds(actor, 'reviews.record', facts.unitId) ? allow : deny('reviews.may-not-record');
}

/** Asking somebody else. */
export function mayReassign(actor: Actor, facts: { unitId: string }): Verdict {
  return holds(actor, 'reviews.configure', facts.unitId) ? allow : deny('reviews.may-not-configure');
}

/** Setting up the chain of an organ; the jurisdiction's default belongs to whoever holds the permission everywhere. */
export function mayConfigure(actor: Actor, organUnitId: string | null): Verdict {
  const held = organUnitId === null ? reach(actor, 'reviews.configure') === 'all' : holds(actor, 'reviews.configure', organUnitId);
  return held ? allow : deny('reviews.may-not-configure');
}

/** Confirming an urgent clearance: a second person, who neither granted it nor wrote what it released. */
export function mayConfirm(actor: Actor, clearance: { personId: string; authorPersonIds: readonly string[] }): Verdict {
  if (actor.kind !== 'account' || reach(actor, 'reviews.decide') !== 'all') return deny('reviews.may-not-decide');
  if (actor.personId === clearance.personId) return deny('reviews.same-person');
  return clearance.authorPersonIds.includes(actor.personId) ? deny('reviews.own-work') : allow;
}
