/** The requests a minute that every visitor may make; 0 for no limit. */
export interface RequestLimits {
  /** Pages of the public site that are not kept and must be made. */
  pages: number;
  /** Searches of the public site. */
  searches: number;
  /** Requests of one session of the staff, or of one address without a session. */
  staff: number;
}

/** What a deployment allows unless it is told otherwise: an office behind one address reads and searches without noticing. */
export const usualLimits: RequestLimits = { pages: 6_000, searches: 300, staff: 1_200 };

const minute = 60_000;

/**
 * Counts the requests of visitors, each with the allowance of one minute, which fills up again evenly. Remembered is one moment a visitor, of as
 * many visitors as are told at most: whoever has not come for longest is forgotten first.
 */
export class RequestLimit {
  readonly #interval: number;
  readonly #mostKept: number;
  readonly #now: () => number;
  // Until when the allowance is used up: those of late, and those before them.
  #young = new Map<string, number>();
  #old = new Map<string, number>();

  constructor(perMinute: number, { mostKept = 40_000, now = () => performance.now() }: { mostKept?: number; now?: () => number } = {}) {
    this.#interval = perMinute > 0 ? minute / perMinute : 0;
    this.#mostKept = mostKept;
    this.#now = now;
  }

  /** Takes one request of a visitor's allowance: 0, or the seconds after which to ask again. */
  take(visitor: string): number {
    if (this.#interval === 0) return 0;
    const now = this.#now();
    const before = Math.max(this.#young.get(visitor) ?? this.#old.get(visitor) ?? 0, now);
    const after = before + this.#interval;
    const wait = after - now - minute;
    // Who is refused is remembered as well, or he would be forgotten while he goes on asking.
    this.#young.set(visitor, wait > 0 ? before : after);
    if (this.#young.size > this.#mostKept / 2) [this.#old, this.#young] = [this.#young, new Map()];
    return wait > 0 ? Math.ceil(wait / 1000) : 0;
  }

  /** Whether a visitor has been counted of late. */
  knows(visitor: string): boolean {
    return this.#young.has(visitor) || this.#old.has(visitor);
  }
}

/** By which name an address is counted: one household or office has a whole /64 of IPv6 to itself. */
export function visitorOf(address: string): string {
  if (!address.includes(':')) return address;
  if (address.startsWith('::ffff:') && address.includes('.')) return address.slice(7);
  const gap = address.indexOf('::');
  let end = 0;
  for (let group = 0; group < 4; group++) end = address.indexOf(':', end) + 1 || address.length;
  if (gap < 0 || gap >= end - 1) return address.slice(0, end);
  const [before, after] = [address.slice(0, gap).split(':'), address.slice(gap + 2).split(':')];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}:`;
}
