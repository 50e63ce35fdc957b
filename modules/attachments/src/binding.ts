import { createHash } from 'node:crypto';
import { enforce, newId, notFound, refuseIf, type Problem } from '@gongkai/kernel';
import { enqueue, type ReadTx, type Tx } from '@gongkai/database';
import { mayUseUnbound } from './attachments.policy.ts';
import { bindFile, insertCopies, listFilesOf, lockFiles, unbindFiles } from './attachments.store.ts';
import { presentFile, type FileRow } from './attachments.view.ts';
import type { AttachmentView } from './contract.ts';
import { extractTask, readAttempts } from './tasks.ts';

/** The record that files belong to. */
export interface FileSubject {
  subjectKind: string;
  subjectId: string;
}

/**
 * Makes the given files, in their order, the files of a record: those that it had and that are not named lose it. Files of another
 * record, and unbound files of another account, do not exist for the caller.
 */
export async function bindAttachments(tx: Tx, to: FileSubject & { ids: readonly string[] }): Promise<AttachmentView[]> {
  const wanted = [...new Set(to.ids)];
  const standing = await listFilesOf(tx, to.subjectId);
  const locked = new Map((await lockFiles(tx, [...wanted, ...standing.map((file) => file.id)])).map((file) => [file.id, file]));
  for (const id of wanted) {
    const file = locked.get(id);
    if (!file || (file.subjectId !== null && file.subjectId !== to.subjectId)) throw notFound('attachments.not-found');
    if (file.subjectId === null) enforce(mayUseUnbound(tx.actor, file));
  }
  refuseIf(wanted.flatMap((id) => (locked.get(id)!.blocked ? [marked(locked.get(id)!)] : [])));
  await unbindFiles(tx, standing.filter((file) => !wanted.includes(file.id)).map((file) => file.id));
  for (const [position, id] of wanted.entries()) await bindFile(tx, id, { ...to, position });
  return wanted.map((id) => presentFile(locked.get(id)!));
}

const marked = (file: FileRow): Problem => ({ code: 'attachments.secrecy-mark', values: { name: file.name } });

/** The files of a record, in order. */
export async function attachmentsOf(tx: ReadTx, subjectId: string): Promise<AttachmentView[]> {
  return (await listFilesOf(tx, subjectId)).map(presentFile);
}

/**
 * Why the files of a record keep it from being sent, reviewed or published now: a secrecy mark, or a text that nobody has looked
 * through yet (Law on Guarding State Secrets, article 35: every item, attachments too).
 */
export async function attachmentReasons(tx: ReadTx, subjectId: string): Promise<Problem[]> {
  return (await listFilesOf(tx, subjectId)).flatMap((file): Problem[] => {
    if (file.blocked) return [marked(file)];
    if (file.textState === 'waiting') return [{ code: 'attachments.text-waiting', values: { name: file.name } }];
    return [];
  });
}

/** One text for what the files of a record are: it changes with every byte, name and place. Part of the record's own fingerprint. */
export async function fingerprintOfAttachments(tx: ReadTx, subjectId: string): Promise<string> {
  const files = await listFilesOf(tx, subjectId);
  return createHash('sha256').update(JSON.stringify(files.map(({ name, mediaType, sha256 }) => [name, mediaType, sha256]))).digest('hex');
}

/**
 * Gives a record copies of another's files, so that what is changed on one side leaves the other as it was; bytes are shared.
 * Answers with the new id of each old one, for bodies that show pictures.
 */
export async function copyAttachments(
  tx: Tx,
  { from, to, ids }: { from: { subjectId: string }; to: FileSubject; ids?: readonly string[] },
): Promise<Map<string, string>> {
  const named = (await listFilesOf(tx, from.subjectId)).filter((file) => !ids || ids.includes(file.id));
  const files = await lockFiles(tx, named.map((file) => file.id));
  refuseIf(files.filter((file) => file.blocked).map(marked));
  const copies = files.map((file) => ({ from: file.id, id: newId(), ...to }));
  await insertCopies(tx, copies);
  // The reading of a text may end between our look and our commit: it is asked for again and finds the copy.
  for (const file of files)
    if (file.textState === 'waiting') await enqueue(tx, { task: extractTask, payload: { storageKey: file.storageKey }, key: file.storageKey, maxAttempts: readAttempts });
  return new Map(copies.map((copy) => [copy.from, copy.id]));
}
