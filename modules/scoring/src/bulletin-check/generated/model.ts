import type { Cell } from '../cells.ts';

export type Random = () => number;

/** A row that the generator thinks of before it prints it; figures are in hundredths. */
export interface MadeRow {
  kind: 'data' | 'subtotal' | 'total';
  name: string;
  group: number;
  figures: Map<string, number>;
  /** Subtotals and totals: the rows they add up. */
  of: MadeRow[];
}

/** What a column's figure follows from. */
export type Rule =
  | { code: 'rate'; over: string; under: string }
  | { code: 'share'; of: string }
  | { code: 'parts'; plus: string[]; minus: string[] }
  | { code: 'cumulative-sum'; before: string; now: string }
  | { code: 'cumulative-below'; now: string }
  | { code: 'rank'; by: string };

export interface MadeColumn {
  key: string;
  top: string;
  title: string;
  kind: 'serial' | 'group' | 'unit' | 'figure' | 'rate' | 'rank' | 'remark';
  rule?: Rule;
}

/** How a table prints its figures. */
export interface Print {
  figures: 'number' | 'text' | 'wide' | 'grouped' | 'counted';
  zero: Cell;
  rate: { decimals: number; sign: boolean; asFraction: boolean };
  rateOfNothing: Cell;
}

export interface Layout {
  groups: number;
  groupStyle: 'none' | 'banner' | 'column' | 'column-repeated' | 'numerals' | 'blank-line';
  subtotals: 'none' | 'below' | 'above';
  grandTotal: 'none' | 'below' | 'above';
  ranksWithin: 'all' | 'group';
  ranking: 'standard' | 'dense';
  sorted: boolean;
  zeroUnits: 'ranked' | 'blank';
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
export const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
export const chance = (random: Random, share: number): boolean => random() < share;
