import type { Layout, MadeRow } from './model.ts';

/** The places of rows by a figure: `standard` skips after a tie, `dense` does not. */
export function placesOf(rows: readonly MadeRow[], by: string, ranking: Layout['ranking']): number[] {
  const values = rows.map((row) => row.figures.get(by)!);
  const better = ranking === 'standard' ? values : [...new Set(values)];
  return values.map((value) => 1 + better.filter((one) => one > value).length);
}

/** Writes the places of every unit into the figures of its row. */
export function fillRanks(rows: readonly MadeRow[], key: string, by: string, layout: Layout): void {
  const scopes = layout.ranksWithin === 'all' ? [rows] : [...new Set(rows.map((row) => row.group))].map((group) => rows.filter((row) => row.group === group));
  for (const scope of scopes)
    placesOf(scope, by, layout.ranking).forEach((place, n) => {
      if (layout.zeroUnits === 'blank' && scope[n]!.figures.get(by) === 0) return;
      scope[n]!.figures.set(key, place * 100);
    });
}
