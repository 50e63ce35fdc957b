import { fileTypeFromBuffer } from 'file-type';
import { invalid } from '@gongkai/kernel';
import { inspectArchive } from '@gongkai/documents';
import { fileKind, takenExtensions, type FileKind } from './file-kinds.ts';
import { fileName } from './file-name.ts';
import { pictureSize, type PictureSize } from './picture-size.ts';

/** What a file turned out to be. */
export interface InspectedFile {
  name: string;
  kind: FileKind;
  picture: PictureSize | null;
}

const mebibyte = 1024 * 1024;
/** What an Office file may grow to when it is unpacked, and how many parts it may have. */
const archiveLimits = { expandedBytes: 300 * mebibyte, ratio: 200, entries: 5000 };
/** A picture of more pixels would fill the memory of whoever opens it. */
const maxPixels = 100_000_000;

const refuse = (code: string, values?: Record<string, string | number>) =>
  invalid([values ? { code, path: 'name', values } : { code, path: 'name' }]);

/**
 * Tells what a file is by its content, and refuses what is not taken. `bytes` is the whole file, or its beginning when the file is
 * longer than anything but sound and film may be.
 */
export async function inspectFile(bytes: Uint8Array, size: number, sentName: string): Promise<InspectedFile> {
  if (size === 0) throw refuse('attachments.empty');
  const kind = await kindOf(bytes, sentName);
  if (!kind) throw refuse('attachments.type-refused', { taken: takenExtensions });
  if (size > kind.maxBytes) throw refuse('attachments.too-large', { megabytes: kind.maxBytes / mebibyte });
  if (kind.family === 'archive-document') refuseBomb(bytes);
  const picture = kind.family === 'picture' ? sizeOf(bytes, kind) : null;
  return { name: fileName(sentName, kind.extensions), kind, picture };
}

async function kindOf(bytes: Uint8Array, sentName: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return textKind(bytes, sentName);
  switch (found.mime) {
    case 'application/x-cfb':
      return compoundKind(bytes);
    case 'audio/x-m4a':
      return fileKind('audio/mp4');
    case 'audio/vnd.wave':
      return fileKind('audio/wav');
    case 'video/x-m4v':
      return fileKind('video/mp4');
    default:
      return fileKind(found.mime);
  }
}

// Old Word and Excel files name their main stream in the directory; other files of the same container (installers, mails) do not.
function compoundKind(bytes: Uint8Array): FileKind | undefined {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => content.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (has('WordDocument')) return fileKind('application/msword');
  if (has('Workbook') || has('Book')) return fileKind('application/vnd.ms-excel');
  return undefined;
}

const markup = /^\s*(?:<\?xml|<!|<[a-z][a-z0-9:-]*[\s/>])/i;

// Text has no signature: it must be named so, be UTF-8 throughout, and not begin like a page or a drawing.
function textKind(bytes: Uint8Array, sentName: string): FileKind | undefined {
  const ending = /\.(txt|csv)$/i.exec(sentName.trim())?.[1]?.toLowerCase();
  if (!ending) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('attachments.text-not-utf8');
  }
  if (markup.test(text.slice(0, 2000)) || /[^\P{Cc}\s]/u.test(text)) return undefined;
  return fileKind(ending === 'csv' ? 'text/csv' : 'text/plain');
}

function refuseBomb(bytes: Uint8Array): void {
  let facts;
  try {
    facts = inspectArchive(bytes);
  } catch {
    throw refuse('attachments.damaged');
  }
  if (facts.pathTricks) throw refuse('attachments.archive-paths');
  const tooMuch = facts.expandedBytes > archiveLimits.expandedBytes || facts.entries > archiveLimits.entries;
  // Small files of blank sheets shrink a lot; a high ratio only counts where it makes a large text.
  const bomb = facts.ratio > archiveLimits.ratio && facts.expandedBytes > 20 * mebibyte;
  if (tooMuch || bomb) throw refuse('attachments.archive-expands');
}

function sizeOf(bytes: Uint8Array, kind: FileKind): PictureSize {
  const size = pictureSize(bytes, kind.mediaType);
  if (!size || size.width === 0 || size.height === 0) throw refuse('attachments.damaged');
  if (size.width * size.height > maxPixels) throw refuse('attachments.picture-too-large');
  return size;
}
