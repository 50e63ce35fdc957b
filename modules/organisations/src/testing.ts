import type { Context } from '@gongkai/database';
import type { Person, PostKind, Unit } from './contract.ts';
import { listUnits } from './lookups.ts';
import { addPerson } from './operations/add-person.ts';
import { addUnit } from './operations/add-unit.ts';
import { appoint } from './operations/appoint.ts';

const system = (context: Context): Context => context.with({ actor: { kind: 'system', name: 'test' }, once: null });

/** The root of the tree; made when there is none. */
export async function rootUnit(context: Context): Promise<Unit> {
  const units = await context.read((tx) => listUnits(tx, { ended: true }));
  return units.find((unit) => unit.parentId === null) ?? addUnit(system(context), { parentId: null, name: '县人民政府', kind: 'government', from: '2020-01-01' });
}

/** A unit under the root unless a parent is given; stands since 2020. */
export async function testUnit(context: Context, name: string, parts: Partial<{ parentId: string; kind: Unit['kind']; from: string; code: string }> = {}): Promise<Unit> {
  const parentId = parts.parentId ?? (await rootUnit(context)).id;
  return addUnit(system(context), { parentId, name, kind: parts.kind ?? 'township', from: parts.from ?? '2020-01-01', ...(parts.code ? { code: parts.code } : {}) });
}

/** A person in a unit, with a post there when one is named; in post since 2020. */
export async function testPerson(context: Context, name: string, unitId: string, post?: PostKind): Promise<Person> {
  const person = await addPerson(system(context), { name, unitId, email: null });
  if (post) await appoint(system(context), { personId: person.id, unitId, post, fullTime: post === 'officer' || post === 'deputy-officer' ? true : null, from: '2020-01-01' });
  return person;
}
