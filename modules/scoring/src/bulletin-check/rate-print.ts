import type { Figure } from './cells.ts';

/** How a column prints its rates: percent or fractions, and to how many decimals. */
export interface Print {
  /** Percent per scaled unit: prints may be fractions. */
  factor: number;
  decimals: number;
}

/** Whether a printed percentage is the exact one, rounded half up or half down to some decimals. */
const isRounded = (printed: number, exact: number, decimals: number): boolean => Math.abs(printed - exact) <= 0.5 * 10 ** -decimals + 1e-9;

/** How a column may print its rates, with the most decimals that any of them shows; without a percent sign they may be fractions. */
export function printsOf(figures: readonly Figure[]): Print[] {
  const decimals = Math.max(0, ...figures.map((one) => one.significant));
  const percent = { factor: 1, decimals };
  const mayBeFraction = decimals > 0 && !figures.some((one) => one.isPercent && one.scaled !== 0);
  return mayBeFraction ? [percent, { factor: 100, decimals: Math.max(0, decimals - 2) }] : [percent];
}

/** Whether a figure prints an exact percentage. */
export function printsRate(figure: Figure, exact: number, print: Print): boolean {
  const printed = (figure.scaled / 1_000_000) * (figure.isPercent ? 1 : print.factor);
  if (isRounded(printed, exact, print.decimals)) return true;
  // A cell may print fewer decimals than its column ("57.1%" beside "33.33%"); its own print then decides.
  const own = figure.decimals === null ? 0 : figure.decimals - (print.factor === 100 && !figure.isPercent ? 2 : 0);
  return own > 0 && isRounded(printed, exact, own);
}
