import { createContext, useContext } from 'react';
import { addressOf } from '../api.ts';

/** Where a file that belongs to no record yet is fetched by its uploader. */
export function attachmentAddress(attachmentId: string): string {
  return addressOf(`/attachments/${encodeURIComponent(attachmentId)}/content`);
}

/**
 * Where the files of the record on screen are fetched: the module of the record asks there for its permission. A screen that shows
 * a record wraps it: `<FileAddress value={(id) => addressOf(`/submissions/items/${itemId}/files/${id}`)}>`.
 */
export const FileAddress = createContext<(attachmentId: string) => string>(attachmentAddress);

/** The address of a file, as the screen around says. */
export const useFileAddress = (): ((attachmentId: string) => string) => useContext(FileAddress);
