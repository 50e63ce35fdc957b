import type { Wording } from './parts.ts';

const isWording = (value: object): value is Wording => 'zh' in value && 'en' in value && Object.keys(value).length === 2;

/** Where a book has Chinese in the place of English: the paths of its labels that nobody has translated. */
export function untranslated(part: unknown, path: readonly string[] = []): string[] {
  if (part === null || typeof part !== 'object') return [];
  if (isWording(part)) return part.en === part.zh && /\p{Script=Han}/u.test(part.zh) ? [path.join('.')] : [];
  return Object.entries(part).flatMap(([key, value]) => untranslated(value, [...path, key]));
}
