import { sql, type ReadTx } from '@gongkai/database';

/** The level of the government whose tenant this is. */
export async function readOwnLevel(tx: ReadTx): Promise<'county' | 'city' | 'province'> {
  const found = await sql<{ level: 'county' | 'city' | 'province' }>`
    select level from shared.jurisdictions where id = ${tx.jurisdictionId}`.execute(tx.db);
  return found.rows[0]!.level;
}
