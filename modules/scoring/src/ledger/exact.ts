import type { Rounding } from '../rulebook/point-rules.ts';

const scale = 10_000n;
/** A decimal of at most four places as an exact integer of ten-thousandths. */
const scaled = (value: number): bigint => BigInt(Math.round(value * 10_000));

/** numerator / denominator hundredths, rounded to a multiple of the step; negative amounts round like positive ones. */
export function roundRatio(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  const step = BigInt(Math.round(rounding.step * 100));
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = (denominator < 0n ? -denominator : denominator) * step;
  let steps = top / bottom;
  const rest = top % bottom;
  if (rest > 0n) {
    const twice = rest * 2n;
    const up =
      rounding.mode === 'up' ||
      (rounding.mode === 'half-up' && twice >= bottom) ||
      (rounding.mode === 'half-even' && (twice > bottom || (twice === bottom && steps % 2n === 1n)));
    if (up) steps += 1n;
  }
  const hundredths = Number(steps * step);
  return negative && hundredths !== 0 ? -hundredths : hundredths;
}

/** A part of an amount of hundredths by weights. */
export function partOf(hundredths: number, weight: number, total: number, rounding: Rounding): number {
  return roundRatio(BigInt(hundredths) * scaled(weight), scaled(total), rounding);
}

/** value × times, both decimal, in hundredths. */
export function product(value: number, times: number, rounding: Rounding): number {
  return roundRatio(scaled(value) * scaled(times) * 100n, scale * scale, rounding);
}
