import { addressOf } from '../api.ts';

/** Where a file is downloaded or a picture shown; the server asks there for the permission of the record. */
export function attachmentAddress(attachmentId: string): string {
  return addressOf(`/attachments/${encodeURIComponent(attachmentId)}/content`);
}
