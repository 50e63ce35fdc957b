import { blockText, type Problem } from '@gongkai/kernel';
import { findings as findingsInText } from '@gongkai/text';
import type { DraftText, Finding } from './contract.ts';

/** What is known of a file that is to be sent. */
export interface CheckedFile {
  id: string;
  name: string;
  blocked: boolean;
  textState: string;
  findings: readonly { kind: string; masked: string; count: number }[];
}

const secrecyMark = 'secrecyMark';

function inText(place: string, text: string): Finding[] {
  return findingsInText(text).map((found) => ({
    key: `${place}:${found.kind}:${found.masked}`,
    kind: found.kind,
    blocks: found.kind === secrecyMark,
    place,
    excerpt: found.masked,
  }));
}

/** Personal data and secrecy marks in a text and its files, each once; the key says where and what, never the datum itself. */
export function findingsIn(text: DraftText, files: readonly CheckedFile[]): Finding[] {
  const found = [
    ...inText('title', text.title),
    ...inText('body', text.body.map(blockText).join('\n')),
    ...files.flatMap((file) => [
      ...(file.blocked ? [{ key: `${file.id}:blocked`, kind: secrecyMark, blocks: true, place: file.name, excerpt: '' }] : []),
      ...file.findings
        .filter((one) => one.kind !== secrecyMark)
        .map((one) => ({ key: `${file.id}:${one.kind}:${one.masked}`, kind: one.kind, blocks: false, place: file.name, excerpt: one.masked })),
    ]),
  ];
  return [...new Map(found.map((one) => [one.key, one])).values()];
}

/** Files that nobody has looked through yet: every item is reviewed with what is attached to it (the same law and article). */
export function reasonsOfUnreadFiles(files: readonly CheckedFile[]): Problem[] {
  return files
    .filter((file) => file.textState === 'waiting')
    .map((file) => ({ code: 'attachments.text-waiting', path: 'attachmentIds', values: { name: file.name } }));
}

/**
 * Why the findings keep an item from leaving. A secrecy mark always does: state secrets never enter this system (Law on Guarding
 * State Secrets, article 35). Personal data does until somebody has said that it must be in.
 */
export function reasonsOfFindings(found: readonly Finding[], confirmed: readonly string[]): Problem[] {
  return found
    .filter((one) => one.blocks || !confirmed.includes(one.key))
    .map((one): Problem => {
      const code = one.blocks ? 'submissions.secrecy-mark' : 'submissions.personal-data';
      const inField = one.place === 'title' || one.place === 'body';
      if (inField) return { code, path: one.place, values: { excerpt: one.excerpt } };
      return { code: `${code}-in-file`, path: 'attachmentIds', values: { name: one.place, excerpt: one.excerpt } };
    });
}
