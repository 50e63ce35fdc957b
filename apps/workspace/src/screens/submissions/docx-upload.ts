import type { ItemView } from '@gongkai/submissions/contract';
import { addressOf, ApiError, errorFrom } from '../../parts/api.ts';

/** What an uploaded document became. */
export interface ImportedItem {
  item: ItemView;
  warnings: string[];
}

/** Sends a Word document and gets the draft that was made of it. */
export async function uploadDocx(file: File, unitId: string): Promise<ImportedItem> {
  let answer: Response;
  try {
    answer = await fetch(addressOf('/submissions/docx', { unitId, name: file.name.slice(-200) }), {
      method: 'POST', body: file, credentials: 'same-origin', headers: { 'x-gongkai': '1', 'content-type': 'application/octet-stream' },
    });
  } catch {
    throw new ApiError(0, 'offline', [{ code: 'general.offline' }]);
  }
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw errorFrom(answer.status, body);
  return body as ImportedItem;
}
