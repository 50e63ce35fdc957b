import { enforce, refuseIf } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context } from '@gongkai/database';
import type { ItemView, SaveDraft } from '../contract.ts';
import { mayWrite } from '../submissions.policy.ts';
import { reasonsAgainstEditing } from '../submissions.state.ts';
import { findItem, lockItem, updateText } from '../submissions.store.ts';
import { bindFiles } from './item-files.ts';
import { policySubject } from './policy-subject.ts';
import { viewOf } from './view-item.ts';

/** Saves the working text of an item; everything may still be missing. */
export async function saveDraft(context: Context, input: SaveDraft & { itemId: string }): Promise<ItemView> {
  const { itemId, seenVersion, ...text } = input;
  return context.write(async (tx) => {
    const item = await lockItem(tx, itemId);
    enforce(mayWrite(tx.actor, policySubject(item)));
    refuseIf(reasonsAgainstEditing(item.state));
    expectVersion(seenVersion, item.version, item.text);
    await updateText(tx, itemId, text);
    await bindFiles(tx, itemId, text);
    await recordAudit(tx, {
      action: 'submissions.save-draft', subjectKind: 'submissions.item', subjectId: itemId, unitId: item.unitId,
      before: { version: item.version, title: item.text.title }, after: { version: item.version + 1, title: text.title },
    });
    return viewOf(tx, await findItem(tx, itemId));
  });
}
