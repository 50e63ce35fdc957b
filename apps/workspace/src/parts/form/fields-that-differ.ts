import type { Block } from '@gongkai/kernel';

export interface DifferingField {
  name: string;
  mine: string;
  theirs: string;
}

const isBlock = (value: unknown): value is Block => value !== null && typeof value === 'object' && 'type' in value;

// Bodies are compared by their words: a difference of look alone is not worth stopping for.
function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(wordsOf).filter((part) => part !== '').join(value.some(isBlock) ? '\n' : '、');
  if (typeof value !== 'object') return String(value);
  const part = value as Record<string, unknown>;
  if (typeof part.text === 'string') return part.text;
  if ('runs' in part && Array.isArray(part.runs)) return part.runs.map(wordsOf).join('');
  if ('items' in part || 'rows' in part) return wordsOf(part.items ?? part.rows);
  return typeof part.name === 'string' ? part.name : '';
}

/** The fields in which two versions of a record differ, in words. */
export function fieldsThatDiffer(mine: object, theirs: object, names: readonly string[]): DifferingField[] {
  const left = mine as Record<string, unknown>;
  const right = theirs as Record<string, unknown>;
  return names.flatMap((name) => {
    if (!(name in left) || !(name in right)) return [];
    const row = { name, mine: wordsOf(left[name]), theirs: wordsOf(right[name]) };
    return row.mine === row.theirs ? [] : [row];
  });
}
