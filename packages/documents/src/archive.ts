import { unzipSync } from 'fflate';
import { invalid } from '@gongkai/kernel';

/** What the directory of a zip container claims, read without expanding anything. */
export interface ArchiveFacts {
  entries: number;
  expandedBytes: number;
  /** Expanded size over the size of the container. */
  ratio: number;
  /** Whether a name tries to leave the folder it is expanded into, or the same name stands twice. */
  pathTricks: boolean;
}

/** Bounds for expanding a container. */
export interface ArchiveLimits {
  maxBytes: number;
  maxExpandedBytes: number;
  maxEntries: number;
}

interface Entry {
  name: string;
  expandedBytes: number;
}

const endRecord = 0x06054b50;
const directoryRecord = 0x02014b50;
// Office documents stay below 50; expanded XML tables reach 100 and a bomb starts at 1000.
const maxRatio = 400;

/** Reads the central directory of a zip container (.docx, .xlsx, .zip); throws when there is none. */
export function inspectArchive(bytes: Uint8Array): ArchiveFacts {
  const entries = [...directory(bytes)];
  const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
  const expandedBytes = entries.reduce((sum, entry) => sum + entry.expandedBytes, 0);
  return {
    entries: entries.length,
    expandedBytes,
    ratio: expandedBytes / Math.max(1, bytes.length),
    pathTricks: names.size < entries.length || entries.some((entry) => isTrick(entry.name)),
  };
}

function isTrick(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0|\\/i.test(name) || name.split('/').includes('..');
}

function* directory(bytes: Uint8Array): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryRecord) throw invalid('documents.archive-unreadable');
    const nameLength = view.getUint16(at + 28, true);
    // A size of 32 ones points to a 64-bit record, which nothing that fits our limits needs; it counts as too large.
    yield { name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)), expandedBytes: view.getUint32(at + 24, true) };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function findEnd(view: DataView): number {
  // The end record may be followed by a comment of up to 65,535 bytes.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endRecord) return at;
  }
  throw invalid('documents.archive-unreadable');
}

/** Expands a container whose claims are within the limits; a claim that is too small cuts the entry, never exceeds memory. */
export function expandArchive(bytes: Uint8Array, limits: ArchiveLimits): Map<string, Uint8Array> {
  if (bytes.length > limits.maxBytes) throw invalid([{ code: 'documents.archive-too-large', values: { megabytes: megabytes(limits.maxBytes) } }]);
  const facts = inspectArchive(bytes);
  if (facts.pathTricks) throw invalid('documents.archive-hostile');
  if (facts.expandedBytes > limits.maxExpandedBytes || facts.entries > limits.maxEntries || (facts.ratio > maxRatio && facts.expandedBytes > 1_000_000)) {
    throw invalid([{ code: 'documents.archive-too-large', values: { megabytes: megabytes(limits.maxExpandedBytes) } }]);
  }
  try {
    return new Map(Object.entries(unzipSync(bytes)));
  } catch {
    throw invalid('documents.archive-unreadable');
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
