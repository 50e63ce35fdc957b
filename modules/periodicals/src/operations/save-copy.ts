import { enforce, picturesIn, refuseIf, type RichText } from '@gongkai/kernel';
import { attachmentsOf, bindAttachments, type FileSubject } from '@gongkai/attachments';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { listAdoptionsOfCopy } from '../adoptions.store.ts';
import type { CopyView, SaveCopy } from '../contract.ts';
import { findCopy, lockCopy, saveCopyVersion } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstSaving } from '../periodicals.state.ts';
import { copySubject } from './take-up.ts';
import { viewCopy } from './view-copy.ts';

/** Makes new pictures of a body the record's own; those it had stay for its older versions. A picture of another record does not exist. */
export async function bindPictures(tx: Tx, to: FileSubject, body: RichText): Promise<void> {
  const own = (await attachmentsOf(tx, to.subjectId)).map((file) => file.id);
  const added = picturesIn(body).filter((pictureId) => !own.includes(pictureId));
  if (added.length > 0) await bindAttachments(tx, { ...to, ids: [...own, ...added] });
}

/** Saves the desk's copy as its next version; whoever saw another one is shown both. */
export async function saveCopy(context: Context, input: SaveCopy & { copyId: string }): Promise<CopyView> {
  return context.write(async (tx) => {
    const copy = await lockCopy(tx, input.copyId);
    enforce(mayEdit(tx.actor, copy.unitId));
    expectVersion(input.seenVersion, copy.version, { title: copy.title, body: copy.body, version: copy.version, updatedBy: copy.updatedBy });
    refuseIf(reasonsAgainstSaving(await listAdoptionsOfCopy(tx, copy.id)));
    await bindPictures(tx, { subjectKind: copySubject, subjectId: copy.id }, input.body);
    await saveCopyVersion(tx, copy, { title: input.title, body: input.body });
    await insertEvent(tx, { subjectKind: 'copy', subjectId: copy.id, kind: 'saved', details: { version: copy.version + 1 } });
    await recordAudit(tx, {
      action: 'periodicals.save-copy', subjectKind: copySubject, subjectId: copy.id, unitId: copy.unitId,
      before: { version: copy.version, title: copy.title }, after: { version: copy.version + 1, title: input.title },
    });
    return viewCopy(tx, await findCopy(tx, copy.id));
  });
}
