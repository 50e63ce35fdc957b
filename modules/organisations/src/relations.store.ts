import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { Tx } from '@gongkai/database';

/** Sets a unit's class for a scheme and a year, or takes it away; returns what stood before. */
export async function putClass(tx: Tx, key: { unitId: string; scheme: string; year: number }, value: string | null): Promise<string | null> {
  const row = { unit_id: key.unitId, scheme: key.scheme, year: key.year };
  const before = await tx.db.selectFrom('organisations.unit_classes').select('class')
    .where('unit_id', '=', row.unit_id).where('scheme', '=', row.scheme).where('year', '=', row.year).forUpdate().executeTakeFirst();
  if (value === null) {
    await tx.db.deleteFrom('organisations.unit_classes')
      .where('unit_id', '=', row.unit_id).where('scheme', '=', row.scheme).where('year', '=', row.year).execute();
  } else {
    await tx.db.insertInto('organisations.unit_classes').values({ ...row, class: value })
      .onConflict((clash) => clash.columns(['jurisdiction_id', 'unit_id', 'scheme', 'year']).doUpdateSet({ class: value })).execute();
  }
  return before?.class ?? null;
}

/** Inserts a credit relation and returns its id. */
export async function insertCredit(tx: Tx, credit: { unitId: string; creditedUnitId: string; share: number; from: string }): Promise<string> {
  const id = newId();
  await tx.db.insertInto('organisations.credit_relations').values({
    id, unit_id: credit.unitId, credited_unit_id: credit.creditedUnitId, share: credit.share, valid_from: credit.from,
  }).execute();
  return id;
}

/** A credit relation, locked, or null. */
export async function findCredit(tx: Tx, creditId: string) {
  return (await tx.db.selectFrom('organisations.credit_relations')
    .select(['id', 'unit_id as unitId', 'credited_unit_id as creditedUnitId', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('id', '=', creditId).forUpdate().executeTakeFirst()) ?? null;
}

/** Ends one credit relation. */
export async function endCreditRow(tx: Tx, creditId: string, on: string): Promise<void> {
  await tx.db.updateTable('organisations.credit_relations').set({ valid_to: sql<string>`greatest(valid_from, ${on}::date)` }).where('id', '=', creditId).execute();
}

/** Ends all credit relations from or to a unit. */
export async function endCreditsOf(tx: Tx, unitId: string, on: string): Promise<void> {
  await tx.db.updateTable('organisations.credit_relations').set({ valid_to: sql<string>`greatest(valid_from, ${on}::date)` })
    .where((is) => is.or([is('unit_id', '=', unitId), is('credited_unit_id', '=', unitId)]))
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', on)])).execute();
}
