import { unauthenticated, type Actor } from '@gongkai/kernel';

/** The account of the actor; only people have one. */
export function ownAccountId(actor: Actor): string {
  if (actor.kind !== 'account') throw unauthenticated('general.unauthenticated');
  return actor.accountId;
}
