import type { Query } from '../api.ts';

/** What a list can be narrowed by; the values stand in the address under the filter's own names. */
export type ListFilter =
  | { kind: 'search'; name: string; labelKey: string }
  | { kind: 'choice'; name: string; labelKey: string; options: readonly ListOption[]; many?: boolean }
  | { kind: 'days'; from: string; to: string; labelKey: string }
  | { kind: 'month'; name: string; labelKey: string };

export type ListOption = { value: string; label: string } | { value: string; labelKey: string };

/** The names in the address that a filter owns. */
export function namesOf(filter: ListFilter): string[] {
  return filter.kind === 'days' ? [filter.from, filter.to] : [filter.name];
}

/** The filter values in an address: text by name, several where a choice allows them; other names are ignored. */
export function valuesIn(params: URLSearchParams, filters: readonly ListFilter[]): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const filter of filters) {
    for (const name of namesOf(filter)) {
      const all = params.getAll(name).filter((value) => value !== '');
      if (all.length === 0) continue;
      values[name] = filter.kind === 'choice' && filter.many ? all : all[0]!;
    }
  }
  return values;
}

/** The address after some filter values changed: back on the first page, foreign names kept. */
export function withValues(params: URLSearchParams, changes: Record<string, string | readonly string[] | null>): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('after');
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of value === null ? [] : typeof value === 'string' ? [value] : value) {
      if (one.trim() !== '') next.append(name, one.trim());
    }
  }
  return next;
}

/** The query of the list route for an address. */
export function queryOf(params: URLSearchParams, filters: readonly ListFilter[], fixed: Query = {}): Query {
  const after = params.get('after');
  return { ...valuesIn(params, filters), ...fixed, ...(after ? { after } : {}) };
}
