import { actorName } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';

/** The stored value of a setting with its version, or null. */
export async function findSetting(tx: ReadTx, key: string, lock = false): Promise<{ value: unknown; version: number } | null> {
  let query = tx.db.selectFrom('organisations.settings').select(['value', 'version']).where('key', '=', key);
  if (lock) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Stores a setting. */
export async function putSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  const row = { key, value: JSON.stringify(value), changed_at: tx.now, changed_by: actorName(tx.actor) };
  await tx.db.insertInto('organisations.settings').values(row)
    .onConflict((clash) => clash.columns(['jurisdiction_id', 'key']).doUpdateSet((on) => ({
      value: row.value, changed_at: row.changed_at, changed_by: row.changed_by, version: on('organisations.settings.version', '+', 1),
    }))).execute();
}

/** The jurisdiction with the name of its office: the first standing unit of that kind. */
export async function findIssuer(tx: ReadTx): Promise<{ name: string; shortName: string; code: string; officeName: string | null }> {
  return tx.db.selectFrom('shared.jurisdictions as j')
    .select((on) => [
      'j.name', 'j.short_name as shortName', 'j.code',
      on.selectFrom('organisations.units as u').select('u.name').where('u.kind', '=', 'office').where('u.valid_to', 'is', null)
        .orderBy('u.sort').orderBy('u.id').limit(1).as('officeName'),
    ])
    .where('j.id', '=', tx.jurisdictionId).executeTakeFirstOrThrow();
}
