import { createHash } from 'node:crypto';
import type { RichText } from '@gongkai/kernel';
import type { Metadata } from './contract.ts';

/** What a clearance is given for: title, metadata, body and attachments, nothing less. */
export interface ClearedContent {
  columnId: string;
  title: string;
  metadata: Metadata;
  body: RichText;
  /** Fingerprint over the attachments, or null when there are none. */
  attachments: string | null;
}

/** The fingerprint of a document's content; independent of the order of keys. */
export function contentFingerprint(content: ClearedContent): string {
  return createHash('sha256').update(stable(content)).digest('hex');
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${stable(one)}`).join(',')}}`;
}
