interface Kept<T> {
  value: T;
  jurisdictionId: string;
  tags: readonly string[];
  bytes: number;
}

/** The moment before something was read from the database; what is older than a drop may not be kept. */
export type Stamp = number;

/**
 * Values by key, dropped by tags, the longest unused first when there are too many bytes. It keeps nothing while it does not hear of
 * changes, and nothing that was read before a change that it has heard of since.
 */
export class TagCache<T> {
  readonly #maxBytes: number;
  readonly #kept = new Map<string, Kept<T>>();
  readonly #byTag = new Map<string, Set<string>>();
  readonly #changedAt = new Map<string, Stamp>();
  #clock: Stamp = 0;
  #clearedAt: Stamp = 0;
  #bytes = 0;
  #hears = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get size(): number {
    return this.#kept.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): T | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** To be taken before reading what `put` shall keep. */
  stamp(): Stamp {
    return this.#clock;
  }

  /** Keeps a value unless something of its jurisdiction has changed since the stamp was taken; says whether it did. */
  put(key: string, parts: Kept<T>, stamp: Stamp): boolean {
    if (!this.#hears || stamp < this.#clearedAt || stamp < (this.#changedAt.get(parts.jurisdictionId) ?? 0)) return false;
    if (parts.bytes > this.#maxBytes / 4) return false;
    this.#remove(key);
    this.#kept.set(key, parts);
    this.#bytes += parts.bytes;
    for (const tag of parts.tags) {
      const name = `${parts.jurisdictionId} ${tag}`;
      const keys = this.#byTag.get(name);
      if (keys) keys.add(key);
      else this.#byTag.set(name, new Set([key]));
    }
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
    return true;
  }

  /** Counts further bytes for a kept value, such as its compressed form. */
  grow(key: string, bytes: number): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    kept.bytes += bytes;
    this.#bytes += bytes;
  }

  /** Something of a jurisdiction has changed: what bears one of the tags is dropped. */
  drop(jurisdictionId: string, tags: readonly string[]): void {
    this.#changedAt.set(jurisdictionId, ++this.#clock);
    for (const tag of tags) for (const key of new Set(this.#byTag.get(`${jurisdictionId} ${tag}`))) this.#remove(key);
  }

  /** Changes are not heard any more: everything is dropped and nothing kept. */
  suspend(): void {
    this.#hears = false;
    this.#clear();
  }

  /** Changes are heard from now on. */
  resume(): void {
    this.#clear();
    this.#hears = true;
  }

  #clear(): void {
    this.#clearedAt = ++this.#clock;
    this.#kept.clear();
    this.#byTag.clear();
    this.#changedAt.clear();
    this.#bytes = 0;
  }

  #remove(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
    for (const tag of kept.tags) {
      const name = `${kept.jurisdictionId} ${tag}`;
      const keys = this.#byTag.get(name);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(name);
    }
  }
}
