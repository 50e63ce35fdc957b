import { enforce, newId } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import type { Channel, CreateDraft, ItemView } from '../contract.ts';
import { mayBegin } from '../submissions.policy.ts';
import { findItem, insertEvent, insertItem } from '../submissions.store.ts';
import { bindFiles } from './item-files.ts';
import { viewOf } from './view-item.ts';

/** Puts a new draft down in the caller's transaction and returns its id. */
export async function beginDraft(tx: Tx, input: CreateDraft, channel: Extract<Channel, 'web' | 'docx'>): Promise<string> {
  const { unitId, ...text } = input;
  enforce(mayBegin(tx.actor, unitId));
  const id = newId(tx.now.getTime());
  await insertItem(tx, { id, unitId, text, channel });
  await bindFiles(tx, id, text);
  await insertEvent(tx, { itemId: id, kind: channel === 'docx' ? 'imported' : 'created', fromState: null, toState: 'draft' });
  await recordAudit(tx, {
    action: 'submissions.create-draft', subjectKind: 'submissions.item', subjectId: id, unitId, after: { title: text.title, channel },
  });
  return id;
}

/** Begins an item of a unit. */
export async function createDraft(context: Context, input: CreateDraft): Promise<ItemView> {
  return context.write(async (tx) => {
    const itemId = await beginDraft(tx, input, 'web');
    return viewOf(tx, await findItem(tx, itemId));
  });
}
