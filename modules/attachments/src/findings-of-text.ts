import { findings } from '@gongkai/text';
import type { AttachmentFinding } from './contract.ts';

const maxFindings = 100;

/** What is sensitive in a text, each place once and masked, and whether it bears a secrecy mark. */
export function findingsOfText(text: string): { findings: AttachmentFinding[]; blocked: boolean } {
  const counted = new Map<string, AttachmentFinding>();
  for (const { kind, masked } of findings(text)) {
    const key = `${kind} ${masked}`;
    const known = counted.get(key);
    if (known) known.count += 1;
    else if (counted.size < maxFindings) counted.set(key, { kind, masked, count: 1 });
  }
  const found = [...counted.values()];
  return { findings: found, blocked: found.some((finding) => finding.kind === 'secrecyMark') };
}
