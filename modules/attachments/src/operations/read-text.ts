import { AppError } from '@gongkai/kernel';
import { extractText } from '@gongkai/documents';
import { tellScreens, type Context } from '@gongkai/database';
import { findStored, setText, type ExtractedText } from '../attachments.store.ts';
import { findingsOfText } from '../findings-of-text.ts';

const limits = { maxCharacters: 2_000_000, milliseconds: 30_000 };

/**
 * Reads the text of stored bytes within bounds of time and memory, and looks through text and name. A file that cannot be read is
 * marked so and stays usable: a person decides. `isLast` gives up on a failure that is none of the file's.
 */
export async function readText(context: Context, storageKey: string, isLast = false): Promise<void> {
  const file = await context.read((tx) => findStored(tx, storageKey));
  if (!file || file.textState !== 'waiting') return;
  const read = await extract(context, storageKey, file).catch((error: unknown) => {
    if (!(error instanceof AppError) && !isLast) throw error;
    return unreadable(file.name);
  });
  await context.write(async (tx) => {
    const rows = await setText(tx, storageKey, read);
    await tellScreens(tx, rows.flatMap((row) => row.uploaderAccountId ?? []), ['attachments']);
  });
}

async function extract(context: Context, storageKey: string, file: { name: string; mediaType: string }): Promise<ExtractedText> {
  const { text, truncated } = await extractText(await context.services.files.bytes(storageKey), file.mediaType, limits);
  // PostgreSQL keeps no zero character in a text.
  const clean = text.replaceAll('\u0000', '');
  return { textState: truncated ? 'truncated' : 'extracted', text: clean, ...findingsOfText(`${file.name}\n${clean}`) };
}

const unreadable = (name: string): ExtractedText => ({ textState: 'failed', text: null, ...findingsOfText(name) });
