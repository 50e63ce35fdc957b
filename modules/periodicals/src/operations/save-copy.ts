import { enforce, invalid, picturesIn, refuseIf, type RichText } from '@gongkai/kernel';
import { attachmentsOf } from '@gongkai/attachments';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { listAdoptionsOfCopy } from '../adoptions.store.ts';
import type { CopyView, SaveCopy } from '../contract.ts';
import { findCopy, lockCopy, saveCopyVersion } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstSaving } from '../periodicals.state.ts';
import { copySubject } from './take-up.ts';
import { viewCopy } from './view-copy.ts';

/** Refuses a body that shows pictures which are not among the files of its record. */
export async function refuseStrangePictures(tx: Tx, subjectId: string, body: RichText): Promise<void> {
  const own = new Set((await attachmentsOf(tx, subjectId)).map((file) => file.id));
  if (picturesIn(body).some((pictureId) => !own.has(pictureId))) throw invalid([{ code: 'periodicals.picture-unknown', path: 'body' }]);
}

/** Saves the desk's copy as its next version; whoever saw another one is shown both. */
export async function saveCopy(context: Context, input: SaveCopy & { copyId: string }): Promise<CopyView> {
  return context.write(async (tx) => {
    const copy = await lockCopy(tx, input.copyId);
    enforce(mayEdit(tx.actor, copy.unitId));
    expectVersion(input.seenVersion, copy.version, { title: copy.title, body: copy.body, version: copy.version, updatedBy: copy.updatedBy });
    refuseIf(reasonsAgainstSaving(await listAdoptionsOfCopy(tx, copy.id)));
    await refuseStrangePictures(tx, copy.id, input.body);
    await saveCopyVersion(tx, copy, { title: input.title, body: input.body });
    await insertEvent(tx, { subjectKind: 'copy', subjectId: copy.id, kind: 'saved', details: { version: copy.version + 1 } });
    await recordAudit(tx, {
      action: 'periodicals.save-copy', subjectKind: copySubject, subjectId: copy.id, unitId: copy.unitId,
      before: { version: copy.version, title: copy.title }, after: { version: copy.version + 1, title: input.title },
    });
    return viewCopy(tx, await findCopy(tx, copy.id));
  });
}
