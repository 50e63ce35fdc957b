import { z } from 'zod';

/** A name or sentence for readers, in both languages of the product. */
export const wording = z.strictObject({ zh: z.string().trim().min(1).max(1000), en: z.string().trim().min(1).max(2000) });
export type Wording = z.infer<typeof wording>;

/** An identifier inside a rulebook: stable between versions, so that ledgers of different versions can be compared. */
export const ruleId = z.string().regex(/^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/, 'scoring.rule-id-invalid');

/** Points as people write them: at most two decimals, exact when counted in hundredths. */
export const decimalPoints = z
  .number()
  .min(-1_000_000)
  .max(1_000_000)
  .refine((points) => Math.abs(points * 100 - Math.round(points * 100)) < 1e-6, 'scoring.points-too-fine');

/** Decimal points as an integer number of hundredths, the only form in which points are ever added. */
export const toHundredths = (points: number): number => Math.round(points * 100);

/** Hundredths as people read them: no trailing zeros (1250 is "12.5"). */
export function formatHundredths(hundredths: number): string {
  const size = Math.abs(hundredths);
  const rest = size % 100;
  const decimals = rest === 0 ? '' : rest % 10 === 0 ? `.${rest / 10}` : `.${String(rest).padStart(2, '0')}`;
  return `${hundredths < 0 ? '-' : ''}${Math.floor(size / 100)}${decimals}`;
}

export const periodLength = z.enum(['month', 'quarter', 'year']);
export type PeriodLength = z.infer<typeof periodLength>;
