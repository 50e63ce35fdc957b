import { createHash } from 'node:crypto';

// jsonb does not keep the order of keys, and a fingerprint must not depend on it.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  );
}

/** The fingerprint of a content: what was signed and what leaves are the same when it is the same. */
export const contentFingerprint = (content: unknown): string => createHash('sha256').update(JSON.stringify(canonical(content))).digest('hex');
