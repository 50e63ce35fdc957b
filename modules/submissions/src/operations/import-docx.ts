import { enforce, invalid, type Block, type RichText } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { importDocx as readDocx } from '@gongkai/documents';
import { createDraft, type ItemView } from '../contract.ts';
import { mayBegin } from '../submissions.policy.ts';
import { findItem } from '../submissions.store.ts';
import { beginDraft } from './create-draft.ts';
import { viewOf } from './view-item.ts';

export interface ImportDocx {
  unitId: string;
  /** The name of the uploaded file; its title when the document states none. */
  name: string;
  bytes: Uint8Array;
}

const titleOf = (title: string | null, name: string): string =>
  (title ?? name.replace(/\.docx$/i, '')).replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim().slice(0, 200).trim();

/** Makes a draft of a Word document: title, body, headings, tables and pictures; answers with what could not be taken over. */
export async function importDocx(context: Context, input: ImportDocx): Promise<{ item: ItemView; warnings: string[] }> {
  enforce(mayBegin(context.actor, input.unitId));
  const document = await readDocx(input.bytes);
  // Stored on their own: the once-key answers for the draft, not for its pictures.
  const storing = context.with({ once: null });
  const idOf = new Map<string, string>();
  for (const picture of document.pictures) {
    idOf.set(picture.placeholderId, (await storeFile(storing, { name: picture.name, bytes: picture.bytes })).id);
  }
  const body: RichText = document.body.flatMap((block): Block[] => {
    if (block.type !== 'picture') return [block];
    const attachmentId = idOf.get(block.attachmentId);
    return attachmentId === undefined ? [] : [{ ...block, attachmentId }];
  });
  const draft = createDraft.safeParse({ unitId: input.unitId, title: titleOf(document.title, input.name), body });
  if (!draft.success) throw invalid([{ code: 'submissions.docx-unusable', path: 'file' }]);
  return context.write(async (tx) => {
    const itemId = await beginDraft(tx, draft.data, 'docx');
    return { item: await viewOf(tx, await findItem(tx, itemId)), warnings: document.warnings };
  });
}
