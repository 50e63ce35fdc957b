import { allow, deny, type Actor, type Verdict } from '@gongkai/kernel';

/** Notices are their addressee's alone: every read and write names his account and no other. */
export function mayUseNotices(actor: Actor): Verdict {
  return actor.kind === 'account' ? allow : deny('general.forbidden');
}
