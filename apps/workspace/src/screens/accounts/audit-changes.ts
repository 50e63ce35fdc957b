/** One field of an audit record with what stood before and after; `undefined` where the record does not speak of it. */
export interface AuditChange {
  /** The names from the outside in; places in a list count from 1. */
  path: readonly (string | number)[];
  before: unknown;
  after: unknown;
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isSimpleList = (value: unknown): boolean => isList(value) && value.every((one) => !isPlain(one) && !isList(one));

/** What a value holds by name or place; null when it is to be read as one. */
function partsOf(value: unknown): [string | number, unknown][] | null {
  if (isPlain(value)) return Object.entries(value);
  return isList(value) && !isSimpleList(value) ? value.map((one, index) => [index + 1, one]) : null;
}

const isBlank = (value: unknown): boolean => value === undefined || value === null;

/** The fields of an audit record side by side, nested ones by their path, in the order in which the record has them. */
export function changesOf(before: unknown, after: unknown, path: AuditChange['path'] = []): AuditChange[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  if (old === null && fresh === null) return before === undefined && after === undefined ? [] : [{ path, before, after }];
  // One side has fields and the other is a single value: neither is told by the other's names.
  if (old === null && !isBlank(before)) return [{ path, before, after: undefined }, ...changesOf(undefined, after, path)];
  if (fresh === null && !isBlank(after)) return [...changesOf(before, undefined, path), { path, before: undefined, after }];
  const [stood, stands] = [new Map(old ?? []), new Map(fresh ?? [])];
  if (stood.size + stands.size === 0) return path.length === 0 ? [] : [{ path, before, after }];
  return [...new Set([...stood.keys(), ...stands.keys()])].flatMap((key) => changesOf(stood.get(key), stands.get(key), [...path, key]));
}

const wordsOfField: Record<string, readonly string[]> = {
  state: ['submissions.state', 'periodicals.issue-state', 'periodicals.adoption-state', 'periodicals.forwarding-state', 'periodicals.instruction-state', 'disclosures.state', 'reviews.state', 'scoring.state', 'scoring.appeal-state', 'scoring.nomination-state'],
  outcome: ['reviews.state', 'scoring.appeal-state'],
  role: ['accounts.role', 'reviews.step-role'],
  scope: ['accounts.scope'],
  kind: ['organisations.kind', 'submissions.kind', 'periodicals.kind', 'disclosures.kind', 'reviews.step-kind', 'rulebook.kind'],
  itemKind: ['submissions.kind'],
  group: ['organisations.group'],
  post: ['organisations.post', 'reviews.step-post'],
  seat: ['organisations.seat'],
  channel: ['submissions.channel'],
  level: ['periodicals.level', 'submissions.level'],
  leaderLevel: ['periodicals.level', 'submissions.level'],
  source: ['periodicals.source', 'scoring.source'],
  attribute: ['disclosures.attribute'],
  rankBy: ['scoring.rank-by'],
  effect: ['rulebook.effect'],
  disabledReason: ['accounts.closed-because'],
};

/** Message keys that may have words for a code in a field, the module's own first. */
export function wordKeysOf(module: string, field: string, value: string): string[] {
  if (!/^[a-z][a-z0-9-]*$/.test(value)) return [];
  const kebab = field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const listed = wordsOfField[field] ?? [];
  const own = listed.filter((key) => key.startsWith(`${module}.`));
  return [...new Set([...own, `${module}.${kebab}`, ...listed])].map((key) => `${key}.${value}`);
}
