import { notFound } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { z } from 'zod';
import { postKinds, type Person, type PostKind, type Unit } from './contract.ts';
import { today } from './days.ts';
import { findPerson, findPersonNames } from './persons.store.ts';
import { findAbsencesOn, findHolders } from './posts.store.ts';
import { findIdsAbove, findIdsBelow, findUnit, findUnits, findUnitsAt } from './units.store.ts';
import { readClasses, readCredits, readUnitNames, readUnitNamesAt } from './units.read.ts';


/** The units that stand, in their order; with `at`, as they were called and placed on that day; with `ended`, also those that are no more. */
export async function listUnits(tx: ReadTx, options: { at?: string; ended?: boolean } = {}): Promise<Unit[]> {
  if (options.at !== undefined) return findUnitsAt(tx, options.at);
  return findUnits(tx, { today: today(tx), ended: options.ended ?? false });
}

/** One unit; `notFound` when there is none. */
export async function readUnit(tx: ReadTx, unitId: string): Promise<Unit> {
  const unit = await findUnit(tx, unitId);
  if (!unit) throw notFound('organisations.unit-missing');
  return unit;
}

/** Names of units, now or on a day, by id. */
export async function unitNames(tx: ReadTx, unitIds: readonly string[], at?: string): Promise<Map<string, string>> {
  const found = at === undefined ? await readUnitNames(tx, unitIds) : await readUnitNamesAt(tx, unitIds, at);
  return new Map(found.map((unit) => [unit.id, unit.name]));
}

/** The unit and everything below it, whenever it stood. */
export async function unitIdsBelow(tx: ReadTx, unitId: string): Promise<string[]> {
  return findIdsBelow(tx, unitId);
}

/** The unit and everything above it, up to the root. */
export async function unitIdsAbove(tx: ReadTx, unitId: string): Promise<string[]> {
  return findIdsAbove(tx, unitId);
}

/** Which other units share in what a unit earns on a day. */
export async function creditedUnits(tx: ReadTx, unitId: string, at: string): Promise<{ unitId: string; share: number }[]> {
  return (await readCredits(tx, unitId, at)).map((credit) => ({ unitId: credit.creditedUnitId, share: credit.share }));
}

/** The assessment class of a unit under a scheme in a year, or null. */
export async function classOf(tx: ReadTx, unitId: string, scheme: string, year: number): Promise<string | null> {
  return (await readClasses(tx, { unitId, scheme, year }))[0]?.class ?? null;
}

/** The classes of all units under a scheme in a year, by unit. */
export async function classesOf(tx: ReadTx, scheme: string, year: number): Promise<Map<string, string>> {
  return new Map((await readClasses(tx, { scheme, year })).map((row) => [row.unitId, row.class]));
}

/** One person; `notFound` when there is none. */
export async function readPerson(tx: ReadTx, personId: string): Promise<Person> {
  const person = await findPerson(tx, personId);
  if (!person) throw notFound('organisations.person-missing');
  return person;
}

/** Names of persons by id. */
export async function personNames(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findPersonNames(tx, personIds)).map((row) => [row.id, row.name]));
}

/** Somebody in a post on a day; while he is away, with the deputy who stands in. */
export interface PostHolder {
  personId: string;
  name: string;
  post: PostKind;
  title: string | null;
  fullTime: boolean | null;
  since: string;
  deputy: { personId: string; name: string } | null;
}

/** Who holds a post in a unit on a day (today unless stated); all posts when none is named. */
export async function personsInPost(tx: ReadTx, of: { unitId: string; post?: PostKind; at?: string }): Promise<PostHolder[]> {
  const rows = await findHolders(tx, { unitId: of.unitId, at: of.at ?? today(tx), ...(of.post ? { post: of.post } : {}) });
  return rows.map((row) => ({
    personId: row.personId,
    name: row.name,
    post: z.enum(postKinds).parse(row.post),
    title: row.title,
    fullTime: row.fullTime,
    since: row.since,
    deputy: row.deputyPersonId !== null && row.deputyName !== null ? { personId: row.deputyPersonId, name: row.deputyName } : null,
  }));
}

/** Everybody who is away on a day (today unless stated), with the deputy who stands in. */
export async function absencesOn(tx: ReadTx, at: string = today(tx)): Promise<{ personId: string; deputyPersonId: string; deputyName: string }[]> {
  return findAbsencesOn(tx, at);
}
