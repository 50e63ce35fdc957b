/** One unit's place. */
export interface Place<T> {
  of: T;
  value: number;
  rank: number;
  /** How many share the place, itself included. */
  tied: number;
}

export type RankingMethod = 'standard' | 'dense';

/**
 * Places by value, the highest first; equals share a place and keep the order in which they came. `standard` leaves places empty after a tie
 * (1, 2, 2, 4), `dense` does not (1, 2, 2, 3).
 */
export function rank<T>(items: readonly T[], valueOf: (item: T) => number, method: RankingMethod): Place<T>[] {
  const sorted = items.map((of) => ({ of, value: valueOf(of) })).sort((a, b) => b.value - a.value);
  const sharing = new Map<number, number>();
  for (const { value } of sorted) sharing.set(value, (sharing.get(value) ?? 0) + 1);
  let rankNow = 0;
  return sorted.map(({ of, value }, index) => {
    if (index === 0 || value !== sorted[index - 1]!.value) rankNow = method === 'standard' ? index + 1 : rankNow + 1;
    return { of, value, rank: rankNow, tied: sharing.get(value)! };
  });
}
