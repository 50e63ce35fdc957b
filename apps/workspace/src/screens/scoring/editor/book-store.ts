import { copied } from '../book/ids.ts';
import type { Book, Example } from '../book/parts.ts';
import { type At, changeAt, inserted, moved, removed, valueAt } from '../book/paths.ts';

/** What an editor holds: the book as it is being written, the examples beside it, and the version it began from. */
export interface Draft {
  book: Book;
  examples: Example[];
  seenVersion: number;
  /** Text of the expert's view that was not taken over yet. */
  text: string | null;
}

/** Something to say at a part. */
export interface PartMessage {
  severity: 'error' | 'warning';
  text: string;
}

const typingMilliseconds = 1_500;
const none: readonly PartMessage[] = [];

/** The draft while it is edited. Every change makes a new book that shares what did not change, so that only what changed is drawn again. */
export class BookStore {
  #draft: Draft;
  #past: { book: Book; at: At; moment: number }[] = [];
  #messages: ReadonlyMap<string, readonly PartMessage[]> = new Map();
  #open: ReadonlySet<string> = new Set();
  #listeners = new Set<() => void>();

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  readonly get = (): Draft => this.#draft;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Anything of the draft but the book: examples, version, text. */
  put(parts: Partial<Omit<Draft, 'book'>>): void {
    this.#draft = { ...this.#draft, ...parts };
    this.#tell();
  }

  /** Another book as a whole; what stood before can be had back. */
  replace(book: Book, at: At = ''): void {
    if (book === this.#draft.book) return;
    const now = Date.now();
    const last = this.#past.at(-1);
    // Letters typed one after the other into one field are one step back.
    if (!last || at === '' || last.at !== at || now - last.moment > typingMilliseconds) this.#past = [...this.#past.slice(-99), { book: this.#draft.book, at, moment: now }];
    else last.moment = now;
    this.#draft = { ...this.#draft, book };
    this.#tell();
  }

  /** The same book as the server has it: no step of its own. */
  rebase(book: Book): void {
    this.#draft = { ...this.#draft, book };
    this.#tell();
  }

  change(at: At, how: (old: never) => unknown): void {
    this.replace(changeAt(this.#draft.book, at, how as (old: unknown) => unknown), at);
  }

  set(at: At, value: unknown): void {
    this.change(at, () => value);
  }

  #list(at: At, how: (list: readonly unknown[]) => unknown[]): void {
    this.replace(changeAt(this.#draft.book, at, (list) => how((list as unknown[] | undefined) ?? [])));
  }

  add(at: At, part: unknown, index?: number): void {
    this.#list(at, (list) => inserted(list, index ?? list.length, part));
  }

  remove(at: At, index: number): void {
    // The schema knows no empty list of supplements, facts or grades: without any, the field is not there.
    this.replace(changeAt(this.#draft.book, at, (list) => {
      const left = removed(list as unknown[], index);
      return left.length === 0 && /(?:supplements|given|unless|grades)$/.test(at) ? undefined : left;
    }));
  }

  move(at: At, index: number, by: number): void {
    this.#list(at, (list) => moved(list, index, by));
  }

  copy(at: At, index: number): void {
    this.#list(at, (list) => inserted(list, index + 1, copied(list[index], this.#draft.book)));
  }

  valueAt(at: At): unknown {
    return valueAt(this.#draft.book, at);
  }

  readonly canUndo = (): boolean => this.#past.length > 0;

  readonly undo = (): void => {
    const last = this.#past.at(-1);
    if (!last) return;
    this.#past = this.#past.slice(0, -1);
    this.#draft = { ...this.#draft, book: last.book };
    this.#tell();
  };

  /** Opens or closes parts by their ids; they stay so while one looks at other sections. */
  open(parts: readonly string[], isOpen = true): void {
    const next = new Set(this.#open);
    for (const part of parts) if (isOpen) next.add(part); else next.delete(part);
    this.#open = next;
    this.#tell();
  }

  readonly isOpen = (part: string): boolean => this.#open.has(part);

  /** What the check of the rules says, by part. */
  say(messages: ReadonlyMap<string, readonly PartMessage[]>): void {
    this.#messages = messages;
    this.#tell();
  }

  readonly messagesOf = (part: string): readonly PartMessage[] => this.#messages.get(part) ?? none;
}
