import type { Client } from 'pg';
import { z } from 'zod';
import { newId } from '@gongkai/kernel';
import { tenantTables } from './tenant-walls.ts';

type Schema = { type?: string; enum?: unknown[]; const?: unknown; properties?: Record<string, Schema>; required?: string[]; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; minItems?: number; pattern?: string; minimum?: number };

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
const singular = (name: string): string => (name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name);

/** What a parameter of some name could be, learnt from the rows that stand in the database: a new route needs no entry here. */
export class PlausibleValues {
  readonly #byName = new Map<string, Set<string>>();
  readonly #texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** Reads every id, code and key of every tenant's rows, past all walls. */
  static async read(superuser: Client, texts: readonly string[]): Promise<PlausibleValues> {
    const values = new PlausibleValues(texts);
    for (const table of await tenantTables(superuser)) {
      const noun = table.name.split('.')[1]!;
      const { rows: columns } = await superuser.query<{ name: string; type: string }>(
        `select a.attname::text as name, format_type(a.atttypid, null) as type from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`, [table.name]);
      for (const { name, type } of columns) {
        if (name === 'jurisdiction_id' || !['uuid', 'text', 'integer', 'smallint'].includes(type)) continue;
        const { rows } = await superuser.query<{ value: string }>(
          `select distinct ${name}::text as value from ${table.name} where ${name} is not null and length(${name}::text) < 60 limit ${type === 'uuid' ? 60 : 6}`);
        for (const word of name === 'id' ? [singular(noun), singular(noun.split('_').at(-1)!)].map((one) => `${camel(one)}Id`) : [camel(name)])
          for (const { value } of rows) values.#learn(word, value);
      }
    }
    for (const fileId of values.#byName.get('fileId') ?? []) values.#learn('attachmentId', fileId);
    return values;
  }

  #learn(name: string, value: string): void {
    let known = this.#byName.get(name);
    if (!known) this.#byName.set(name, (known = new Set()));
    known.add(value);
  }

  /** Candidates for one parameter, best first. */
  of(name: string, schema: Schema): string[] {
    const one = schema.anyOf?.find((each) => each.type !== 'null') ?? schema;
    if (one.enum) return one.enum.map(String);
    if (one.const !== undefined) return [String(one.const)];
    if (one.type === 'boolean') return ['true', 'false'];
    const known = [...(this.#byName.get(name) ?? [])];
    if (name.endsWith('Id') || one.pattern?.startsWith('^[0-9a-f]{8}-')) return known.length > 0 ? known : [newId()];
    if (one.type === 'integer' || one.type === 'number') return known.filter((value) => /^\d+$/.test(value)).concat(name === 'limit' ? ['100'] : ['1', '2', String(new Date().getFullYear())]);
    if (/month/i.test(name) || one.pattern?.includes('(0[1-9]|1[0-2])')) return ['2026-01', new Date().toISOString().slice(0, 7)];
    if (/^(from|to|on|day|since|until|at)$|Day$|On$|From$|To$/.test(name)) return [name === 'to' ? '2099-12-31' : '2020-01-01'];
    if (name === 'after') return [];
    if (name === 'token') return ['A'.repeat(43)];
    if (/text|query|search|^q$|title|name/i.test(name)) return [...this.#texts];
    return known.length > 0 ? known : this.#texts.slice(0, 1);
  }

  /** The smallest body that a schema takes, with ids that exist; null when it cannot be made up. */
  body(schema: z.ZodType): unknown {
    return this.#fill('', schemaOf(schema));
  }

  #fill(name: string, schema: Schema): unknown {
    const one = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema;
    if (one.const !== undefined) return one.const;
    if (one.enum) return one.enum[0];
    switch (one.type) {
      case 'object':
        return Object.fromEntries((one.required ?? []).map((key) => [key, this.#fill(key, one.properties?.[key] ?? {})]));
      case 'array':
        return one.minItems ? [this.#fill(singular(name), one.items ?? {})] : [];
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return Math.max(1, one.minimum ?? 1);
      case 'null':
        return null;
      default:
        return this.of(name, one)[0] ?? '一切正常';
    }
  }
}

const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

const combinations = (lists: string[][], bound: number): string[][] => {
  let all: string[][] = [[]];
  for (const list of lists) all = all.flatMap((left) => list.map((value) => [...left, value])).slice(0, bound);
  return all;
};

/** Every address of a route that is worth trying: each known record in its path, each parameter of its query by itself. */
export function addressesOf(route: { path: string; params?: z.ZodType; query?: z.ZodType }, values: PlausibleValues, bound = 240): string[] {
  const params = route.params ? (schemaOf(route.params).properties ?? {}) : {};
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  const candidates = names.map((name) => values.of(name, params[name] ?? {}));
  const perName = Math.max(8, Math.floor(bound ** (1 / Math.max(1, names.length))));
  const paths = combinations(candidates.map((list) => list.slice(0, names.length > 1 ? perName : bound)), bound)
    .map((row) => row.reduce((path, value, index) => path.replace(`:${names[index]}`, encodeURIComponent(value)), route.path));
  const query = route.query ? schemaOf(route.query) : {};
  const properties = Object.entries(query.properties ?? {});
  const pair = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
  const required = properties.filter(([name]) => query.required?.includes(name)).map(([name, schema]) => pair(name, values.of(name, schema)[0] ?? 'x'));
  const usual = [...required, ...(query.properties?.limit ? ['limit=100'] : [])];
  const queries = [usual, ...properties.filter(([name]) => name !== 'limit').flatMap(([name, schema]) => values.of(name, schema).slice(0, 6).map((value) => [...usual.filter((one) => !one.startsWith(`${name}=`)), pair(name, value)]))];
  return paths.flatMap((path, index) => (index === 0 || paths.length < 4 ? queries : queries.slice(0, 1)).map((one) => (one.length > 0 ? `${path}?${one.join('&')}` : path)));
}
