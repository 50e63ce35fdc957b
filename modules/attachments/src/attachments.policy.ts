import { accountIdOf, allow, deny, hide, holds, type Actor, type Verdict } from '@gongkai/kernel';

/** Who may bring files in. */
export function mayUpload(actor: Actor): Verdict {
  return holds(actor, 'attachments.upload') ? allow : deny('general.forbidden');
}

/** A file without a record is its uploader's alone; the system and the console see all. */
export function mayUseUnbound(actor: Actor, file: { uploaderAccountId: string | null }): Verdict {
  if (actor.kind === 'system' || actor.kind === 'console') return allow;
  const accountId = accountIdOf(actor);
  return accountId !== null && accountId === file.uploaderAccountId ? allow : hide('general.not-found');
}

/** Who may say that a secrecy mark is none. */
export function mayRelease(actor: Actor): Verdict {
  return holds(actor, 'attachments.release') ? allow : deny('general.forbidden');
}
