import type { Client } from 'pg';
import { z } from 'zod';
import { newId } from '@gongkai/kernel';
import { tenantTables } from './tenant-walls.ts';

type Schema = { type?: string; enum?: unknown[]; const?: unknown; properties?: Record<string, Schema>; required?: string[]; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; minItems?: number; pattern?: string; minimum?: number };

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
const marksOfKind = ['unit_id', 'state', 'kind', 'subject_kind', 'blocked', 'action'];

/** Two rows of every kind that a table holds: of each tenant, unit, state and subject. */
function kindsOf(table: string, columns: readonly string[]): string {
  const kind = ['jurisdiction_id', ...marksOfKind.filter((name) => columns.includes(name))].join(', ');
  return `select id::text as value from (select id, row_number() over (partition by ${kind} order by id) as place from ${table}) one where place <= 2 order by place, id limit 80`;
}

/** The names that parameters use for a column: a file is an attachment everywhere else. */
function wordsFor(noun: string, column: string): string[] {
  if (column !== 'id') return [camel(column), ...(column === 'version' ? ['number'] : [])];
  return [...new Set([singular(noun), singular(noun.split('_').at(-1)!), ...(noun === 'files' ? ['attachment'] : [])])].map((one) => `${camel(one)}Id`);
}

const singular = (name: string): string => (name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : name);

/** What a parameter of some name could be, learnt from the rows that stand in the database: a new route needs no entry here. */
export class PlausibleValues {
  readonly #byName = new Map<string, Set<string>>();
  /** Names of records that were read from their own table: what else names them adds nothing. */
  readonly #ownNames = new Set<string>();
  /** What stands together in one row, by name: a file with its record, an opinion with its case. */
  readonly #rows: ReadonlyMap<string, string>[] = [];
  readonly #texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  /** Reads every id, code and key of every tenant's rows, past all walls. */
  static async read(superuser: Client, texts: readonly string[], known: Record<string, readonly string[]> = {}): Promise<PlausibleValues> {
    const values = new PlausibleValues(texts);
    for (const [name, list] of Object.entries(known)) for (const value of list) values.#learn(name, value);
    for (const table of await tenantTables(superuser)) {
      const noun = table.name.split('.')[1]!;
      const { rows: columns } = await superuser.query<{ name: string; type: string }>(
        `select a.attname::text as name, format_type(a.atttypid, null) as type from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`, [table.name]);
      for (const { name, type } of columns) {
        if (name === 'jurisdiction_id' || !['uuid', 'text', 'integer', 'smallint'].includes(type)) continue;
        const { rows } = await superuser.query<{ value: string }>(
          name === 'id' ? kindsOf(table.name, columns.map((one) => one.name)) : `select distinct ${name}::text as value from ${table.name} where ${name} is not null and length(${name}::text) < 60 limit ${type === 'uuid' ? 40 : 6}`);
        for (const word of wordsFor(noun, name)) values.#learnColumn(word, rows, name === 'id');
      }
      const keys = columns.filter(({ name, type }) => name !== 'jurisdiction_id' && (type === 'uuid' || name === 'number' || name === 'version'));
      if (keys.length > 1) values.#learnRows(noun, (await superuser.query<Record<string, string | null>>(`select ${keys.map(({ name }) => `${name}::text`).join(', ')} from ${table.name} limit 400`)).rows);
    }
    return values;
  }

  #learnColumn(name: string, rows: { value: string }[], own: boolean): void {
    if (!own && this.#ownNames.has(name)) return;
    if (own && rows.length > 0 && !this.#ownNames.has(name)) {
      this.#ownNames.add(name);
      this.#byName.delete(name);
    }
    for (const { value } of rows) this.#learn(name, value);
  }

  #learnRows(noun: string, rows: Record<string, string | null>[]): void {
    for (const row of rows) {
      const named = Object.entries(row).flatMap(([name, value]) => (value === null ? [] : wordsFor(noun, name).map((word) => [word, value] as const)));
      this.#rows.push(new Map(named));
    }
  }

  /** Values for several parameters that belong together: those of one row; a record of any kind stands in it as its subject. */
  together(names: readonly string[]): string[][] {
    const found = new Map<string, string[]>();
    for (const row of this.#rows) {
      const subject = row.get('subjectId');
      const values = names.map((name) => row.get(name) ?? (subject && this.#byName.get(name)?.has(subject) ? subject : undefined));
      if (values.every((value) => value !== undefined)) found.set(values.join(), values as string[]);
    }
    return [...found.values()];
  }

  #learn(name: string, value: string): void {
    let known = this.#byName.get(name);
    if (!known) this.#byName.set(name, (known = new Set()));
    known.add(value);
  }

  knows = (name: string): boolean => this.#byName.has(name);

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
    if (name === 'token') return [...known, 'A'.repeat(43)];
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

/** So many of a list, evenly from its whole length. */
const spread = <T>(list: readonly T[], count: number): T[] =>
  list.length <= count ? [...list] : Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]!);

/** Every address of a route that is worth trying: each known record in its path, each parameter of its query by itself. */
export function addressesOf(route: { path: string; params?: z.ZodType; query?: z.ZodType }, values: PlausibleValues, bound = 240): string[] {
  const params = route.params ? (schemaOf(route.params).properties ?? {}) : {};
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  const candidates = names.map((name) => values.of(name, params[name] ?? {}));
  const perName = Math.max(8, Math.floor(bound ** (1 / Math.max(1, names.length))));
  const mixed = combinations(candidates.map((list) => list.slice(0, names.length > 1 ? perName : bound)), bound);
  const rows = names.length > 1 ? [...spread(values.together(names), 24), ...spread(mixed, 8)] : mixed;
  const paths = rows
    .map((row) => row.reduce((path, value, index) => path.replace(`:${names[index]}`, encodeURIComponent(value)), route.path));
  const query = route.query ? schemaOf(route.query) : {};
  const properties = Object.entries(query.properties ?? {});
  const pair = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
  // A record that is only named by its part in a comparison is of the kind that the path names.
  const choices = (name: string, schema: Schema): string[] => (candidates.length > 0 && !values.knows(name) && schema.pattern?.startsWith('^[0-9a-f]{8}-') ? candidates.at(-1)! : values.of(name, schema));
  const required = properties.filter(([name]) => query.required?.includes(name)).map(([name, schema]) => pair(name, choices(name, schema)[0] ?? 'x'));
  const usual = [...required, ...(query.properties?.limit ? ['limit=100'] : [])];
  const queries = [usual, ...properties.filter(([name]) => name !== 'limit').flatMap(([name, schema]) => spread(choices(name, schema), schema.enum || schema.anyOf?.some((one) => one.enum) ? 6 : 3).map((value) => [...usual.filter((one) => !one.startsWith(`${name}=`)), pair(name, value)]))];
  return paths.flatMap((path, index) => (index === 0 || paths.length < 4 ? queries : queries.slice(0, 1)).map((one) => (one.length > 0 ? `${path}?${one.join('&')}` : path)));
}
