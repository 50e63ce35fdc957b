import { sql } from 'kysely';
import type { ReadTx, Tx } from '@gongkai/database';
import { peopleView } from '@gongkai/organisations';

/** What the sign-in page says of one person of the demonstration. */
interface CastTexts {
  post: string;
  roleLabel: string;
  tryThis: string;
}

export interface CastRow {
  key: string;
  accountId: string;
  name: string;
  unitName: string;
  texts: Record<'zh-CN' | 'en', CastTexts>;
}

/** Whether the jurisdiction is a demonstration. */
export async function isDemonstration(tx: ReadTx): Promise<boolean> {
  const row = await tx.db.selectFrom('shared.jurisdictions').select('demonstration').where('id', '=', tx.jurisdictionId).executeTakeFirst();
  return row?.demonstration ?? false;
}

/** The people of the demonstration in their order. */
export async function findCast(tx: ReadTx): Promise<CastRow[]> {
  const { rows } = await sql<CastRow>`
    select c.key, c.account_id as "accountId", p.name, p.unit_name as "unitName", c.texts
    from accounts.demonstration_cast c
    join accounts.accounts a on a.jurisdiction_id = c.jurisdiction_id and a.id = c.account_id and a.disabled_at is null
    join ${peopleView} p on p.jurisdiction_id = a.jurisdiction_id and p.person_id = a.person_id
    order by c.sort, c.key`.execute(tx.db);
  return rows;
}

/** Puts a person into the cast. */
export async function putCast(tx: Tx, entry: { key: string; accountId: string; sort: number; texts: CastRow['texts'] }): Promise<void> {
  const row = { account_id: entry.accountId, sort: entry.sort, texts: JSON.stringify(entry.texts) };
  await tx.db.insertInto('accounts.demonstration_cast').values({ key: entry.key, ...row })
    .onConflict((clash) => clash.columns(['jurisdiction_id', 'key']).doUpdateSet(row)).execute();
}

/** Gives every account without a password this one. */
export async function fillPasswords(tx: Tx, passwordHash: string): Promise<void> {
  await tx.db.updateTable('accounts.accounts').set({ password_hash: passwordHash }).where('password_hash', 'is', null).execute();
}
