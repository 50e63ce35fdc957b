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

// Office documents stay below 50; expanded XML tables reach 100 and a bomb starts at 1000.
const maxRatio = 400;
// A directory may claim four thousand million entries that are not there.
const mostEntries = 50_000;

/** Reads the central directory of a zip container (.docx, .xlsx, .zip); throws when there is none. */
export function inspectArchive(bytes: Uint8Array): ArchiveFacts {
  const entries = directory(bytes);
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

/** What the directory lists, read by the same reader that expands: another one could be shown another directory. */
function directory(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        if (entries.length >= mostEntries) throw invalid('documents.archive-unreadable');
        // What is stored as it is comes out as it is, whatever it claims to expand to.
        entries.push({ name, expandedBytes: compression === 0 ? size : originalSize });
        return false;
      },
    });
  } catch {
    throw invalid('documents.archive-unreadable');
  }
  return entries;
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
