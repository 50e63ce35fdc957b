import { sql } from 'kysely';
import type { ReadTx } from '@gongkai/database';
import type { z } from 'zod';
import type { ClassView, CreditView, periodView, successionView, Unit } from './contract.ts';
import { findUnits } from './units.store.ts';

/** Names of units as they stand now. */
export async function readUnitNames(tx: ReadTx, unitIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (unitIds.length === 0) return [];
  return tx.db.selectFrom('organisations.units').select(['id', 'name']).where('id', '=', sql<string>`any(${[...unitIds]}::uuid[])`).execute();
}

/** Names that units had on a day. */
export async function readUnitNamesAt(tx: ReadTx, unitIds: readonly string[], at: string): Promise<{ id: string; name: string }[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select p.unit_id as id, p.name from organisations.unit_periods p
    where p.unit_id = any(${[...unitIds]}::uuid[]) and p.valid_from <= ${at} and (p.valid_to is null or p.valid_to > ${at})`.execute(tx.db);
  return rows;
}

/** Everything a unit has been called and where it stood, newest first; periods that were corrected on their first day are left out. */
export async function readPeriods(tx: ReadTx, unitId: string): Promise<z.infer<typeof periodView>[]> {
  const { rows } = await sql<z.infer<typeof periodView>>`
    select p.name, p.short_name as "shortName", p.parent_id as "parentId", u.name as "parentName", p.kind, p.ranking_group as "group",
      p.valid_from as "validFrom", p.valid_to as "validTo", p.basis
    from organisations.unit_periods p left join organisations.units u on u.jurisdiction_id = p.jurisdiction_id and u.id = p.parent_id
    where p.unit_id = ${unitId} and p.valid_to is distinct from p.valid_from order by p.valid_from desc`.execute(tx.db);
  return rows;
}

/** Who took over from whom around a unit. */
export async function readSuccessions(tx: ReadTx, unitId: string): Promise<z.infer<typeof successionView>[]> {
  const { rows } = await sql<z.infer<typeof successionView>>`
    select s.predecessor_id as "predecessorId", p.name as "predecessorName", s.successor_id as "successorId", n.name as "successorName", s.on_day as "onDay"
    from organisations.successions s
    join organisations.units p on p.jurisdiction_id = s.jurisdiction_id and p.id = s.predecessor_id
    join organisations.units n on n.jurisdiction_id = s.jurisdiction_id and n.id = s.successor_id
    where s.predecessor_id = ${unitId} or s.successor_id = ${unitId} order by s.on_day, p.name_key`.execute(tx.db);
  return rows;
}

/** Classes of one unit, or of all units for a scheme and a year. */
export async function readClasses(tx: ReadTx, of: { unitId?: string; scheme?: string; year?: number }): Promise<ClassView[]> {
  let query = tx.db.selectFrom('organisations.unit_classes').select(['unit_id as unitId', 'scheme', 'year', 'class']);
  if (of.unitId !== undefined) query = query.where('unit_id', '=', of.unitId);
  if (of.scheme !== undefined) query = query.where('scheme', '=', of.scheme);
  if (of.year !== undefined) query = query.where('year', '=', of.year);
  return query.orderBy('year', 'desc').orderBy('scheme').orderBy('unit_id').execute();
}

/** Credit relations of a unit: all of them, or those of a day. */
export async function readCredits(tx: ReadTx, unitId: string, at?: string): Promise<CreditView[]> {
  const { rows } = await sql<CreditView>`
    select c.id, c.unit_id as "unitId", c.credited_unit_id as "creditedUnitId", u.name as "creditedUnitName", c.share::float8 as share,
      c.valid_from as "validFrom", c.valid_to as "validTo"
    from organisations.credit_relations c join organisations.units u on u.jurisdiction_id = c.jurisdiction_id and u.id = c.credited_unit_id
    where c.unit_id = ${unitId} and (${at ?? null}::date is null or (c.valid_from <= ${at ?? null}::date and (c.valid_to is null or c.valid_to > ${at ?? null}::date)))
    order by c.valid_from desc, u.name_key`.execute(tx.db);
  return rows;
}

/** How many units stand directly below one. */
export async function countStandingChildren(tx: ReadTx, unitId: string): Promise<number> {
  const row = await tx.db.selectFrom('organisations.units').select((on) => on.fn.countAll<number>().as('count'))
    .where('parent_id', '=', unitId).where('valid_to', 'is', null).executeTakeFirstOrThrow();
  return row.count;
}

/** Whether the tree has its root. */
export async function hasRoot(tx: ReadTx): Promise<boolean> {
  return (await tx.db.selectFrom('organisations.units').select('id').where('parent_id', 'is', null).executeTakeFirst()) !== undefined;
}

/** The units that stand directly below one. */
export async function findStandingChildren(tx: ReadTx, unitId: string): Promise<Unit[]> {
  return (await findUnits(tx, { today: '9999-12-31', ended: true })).filter((unit) => unit.parentId === unitId && unit.validTo === null);
}
