import { actorName, enforce, notFound, refused } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { mayRelease } from '../attachments.policy.ts';
import { findFile, lockFile, releaseFiles } from '../attachments.store.ts';
import { presentFile } from '../attachments.view.ts';
import type { AttachmentView } from '../contract.ts';

/** Lets a file be used again whose secrecy mark is none, such as a law that speaks of marks. */
export async function releaseFile(context: Context, input: { attachmentId: string; reason: string }): Promise<AttachmentView> {
  return context.write(async (tx) => {
    const file = await lockFile(tx, input.attachmentId);
    enforce(mayRelease(tx.actor));
    if (!file) throw notFound('general.not-found');
    if (!file.blocked) throw refused('attachments.not-blocked');
    await releaseFiles(tx, file.storageKey, { name: actorName(tx.actor), reason: input.reason });
    await recordAudit(tx, {
      action: 'attachments.release', subjectKind: 'attachments.file', subjectId: file.id,
      before: { blocked: true, findings: file.findings }, after: { blocked: false, reason: input.reason },
    });
    return presentFile((await findFile(tx, file.id))!);
  });
}
