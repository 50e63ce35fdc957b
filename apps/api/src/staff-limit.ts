import { RequestLimit, tooMany, visitorOf } from '@gongkai/kernel';

/**
 * Counts the requests to the staff interface: a session has an allowance of its own, so that an office behind one address is not one visitor. Until a
 * session has been found the request is one of its address: anybody can send as many cookies as he likes.
 */
export class StaffLimit {
  readonly #sessions: RequestLimit;
  readonly #addresses: RequestLimit;

  constructor(perMinute: number) {
    this.#sessions = new RequestLimit(perMinute);
    this.#addresses = new RequestLimit(perMinute);
  }

  /** Lets a request pass or refuses it with the time to wait. */
  admit(token: string | undefined, address: string): void {
    const seconds = token !== undefined && this.#sessions.knows(token) ? this.#sessions.take(token) : this.#addresses.take(visitorOf(address));
    if (seconds > 0) throw tooMany([{ code: 'general.too-many', values: { seconds } }], { retryAfterSeconds: seconds });
  }

  /** Counts a session by itself from now on. */
  trust(token: string): void {
    if (!this.#sessions.knows(token)) this.#sessions.take(token);
  }
}
