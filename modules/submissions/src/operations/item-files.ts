import { attachmentsOf, bindAttachments } from '@gongkai/attachments';
import type { ReadTx, Tx } from '@gongkai/database';
import { subjectKind, type DraftText, type ItemFile } from '../contract.ts';
import { filesOf } from '../submissions.elements.ts';
import type { CheckedFile } from '../submissions.findings.ts';
import { listVersions } from '../submissions.store.ts';

/** Binds the files of a working text to its item, and keeps those that a submitted text carries: what was sent stays whole. */
export async function bindFiles(tx: Tx, itemId: string, text: DraftText): Promise<void> {
  const kept = (await listVersions(tx, itemId)).flatMap((version) => version.content.files.map((file) => file.id));
  await bindAttachments(tx, { subjectKind, subjectId: itemId, ids: [...new Set([...filesOf(text), ...kept])] });
}

/** The files that a working text uses, in its order, with what was found in them. */
export async function filesOfText(tx: ReadTx, itemId: string, text: DraftText): Promise<(ItemFile & CheckedFile)[]> {
  const bound = new Map((await attachmentsOf(tx, itemId)).map((file) => [file.id, file]));
  return filesOf(text).flatMap((fileId) => bound.get(fileId) ?? []);
}

/** What of a file is kept with a text. */
export const itemFileOf = ({ id, name, mediaType, size, sha256 }: ItemFile): ItemFile => ({ id, name, mediaType, size, sha256 });
