/** A draft kept in the browser: what was typed, and when. */
export interface KeptDraft<Values> {
  values: Values;
  at: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'gongkai.draft.';
const lifeDays = 14;

/** The name of a draft; the account is part of it, so that nobody meets another's words on a shared machine. */
export function draftKey(accountId: string, name: string): string {
  return `${prefix}${accountId}.${name}`;
}

/** Keeps a draft; false when the browser has no room, which the form must tell. */
export function keepDraft<Values>(store: Store, key: string, values: Values, now: Date): boolean {
  try {
    store.setItem(key, JSON.stringify({ values, at: now.toISOString() }));
    return true;
  } catch {
    return false;
  }
}

/** The draft under a key; none when it is too old or cannot be read. */
export function findDraft<Values>(store: Store, key: string, now: Date): KeptDraft<Values> | null {
  const text = store.getItem(key);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as KeptDraft<Values>;
    if (now.getTime() - Date.parse(kept.at) < lifeDays * 86_400_000) return kept;
  } catch {
    // an unreadable draft is as good as none
  }
  store.removeItem(key);
  return null;
}

/** Takes every draft of this browser away: who signs out on a shared machine leaves nothing behind. */
export function dropAllDrafts(store: Store): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(prefix)) store.removeItem(key);
}
