const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function idsIn(part: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(part)) for (const one of part) idsIn(one, found);
  else if (part !== null && typeof part === 'object') {
    for (const [key, value] of Object.entries(part)) {
      if ((key === 'id' || key === 'kind' || key === 'family') && typeof value === 'string') found.add(value);
      else idsIn(value, found);
    }
  }
  return found;
}

/**
 * A new id, such as `row-k3xm7p`. It is drawn and not counted: a number that a removed part bore in an earlier version would join two
 * different rules in the ledgers of both.
 */
export function newId(prefix: string, book: unknown, random: () => number = Math.random): string {
  const used = idsIn(book, new Set());
  for (;;) {
    const id = `${prefix}-${Array.from({ length: 6 }, () => letters[Math.floor(random() * letters.length)]).join('')}`;
    if (!used.has(id)) return id;
  }
}

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Every id that a part gives to itself or to something inside it. */
function ownIds(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(ownIds);
  if (!isPart(part)) return [];
  return [...(typeof part.id === 'string' && isPart(part.label) ? [part.id] : []), ...Object.values(part).flatMap(ownIds)];
}

/** The same part under new ids, those inside it included. */
export function copied<T>(part: T, book: unknown, random: () => number = Math.random): T {
  const names = new Map(ownIds(part).map((id) => [id, newId(id.replace(/-[a-z0-9]{6}$/, '').split('.')[0]!, book, random)]));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isPart(value)) return value;
    const own = typeof value.id === 'string' && isPart(value.label);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, own && key === 'id' ? names.get(String(one)) : walk(one)]));
  };
  return walk(part) as T;
}
