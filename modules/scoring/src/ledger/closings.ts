import { monthIndex } from './calendar.ts';
import type { LocalCalendar } from './calendar.ts';
import type { Closing } from './types.ts';

/** Which months were closed when: closing a month closes all before it. */
export class ClosedMonths {
  readonly #at: number[] = [];
  readonly #through: number[] = [];

  constructor(closings: readonly Closing[], calendar: LocalCalendar) {
    const sorted = closings
      .map((closing) => ({ at: calendar.msOf(closing.closedAt), month: monthIndex(closing.period) }))
      .sort((a, b) => a.at - b.at);
    let through = -1;
    for (const { at, month } of sorted) {
      through = Math.max(through, month);
      this.#at.push(at);
      this.#through.push(through);
    }
  }

  /** The month in which something that belongs to `month` and became known at `ms` counts: its own, or the first still open. */
  placeFor(month: number, ms: number): number {
    for (let i = this.#at.length - 1; i >= 0; i--) {
      if (this.#at[i]! < ms) return month > this.#through[i]! ? month : this.#through[i]! + 1;
    }
    return month;
  }

  /** When a month was closed; undefined while it is open. */
  closedAt(month: number): number | undefined {
    const index = this.#through.findIndex((through) => through >= month);
    return index < 0 ? undefined : this.#at[index];
  }
}
