import { notFound, type Actor } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { findAccountByName } from './accounts.store.ts';
import { findAccountNames, findAccountsOfPersons, findActor, findActors, findContacts, findHolding } from './actors.read.ts';

/** Somebody who acts through an account. */
export type AccountActor = Extract<Actor, { kind: 'account' }>;

/** The actor that an account is at this moment, with the grants that hold now; `notFound` when there is none in use. */
export async function actorOf(tx: ReadTx, accountId: string): Promise<Actor> {
  const actor = await findActor(tx, accountId);
  if (!actor) throw notFound('accounts.account-missing');
  return actor;
}

/** The actors that accounts are now, in the order of the accounts; those not in use are left out. */
export async function actorsOf(tx: ReadTx, accountIds: readonly string[]): Promise<AccountActor[]> {
  if (accountIds.length === 0) return [];
  const found = new Map((await findActors(tx, accountIds)).flatMap((actor) => (actor.kind === 'account' ? [[actor.accountId, actor] as const] : [])));
  return accountIds.flatMap((accountId) => found.get(accountId) ?? []);
}

/** The accounts in use of persons: account id by person id; who has none is left out. */
export async function accountsOfPersons(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findAccountsOfPersons(tx, personIds)).map((row) => [row.personId, row.id]));
}

/** Ids of the accounts in use that hold a permission now, anywhere or for one unit. */
export async function accountsHolding(tx: ReadTx, permission: string, unitId?: string): Promise<string[]> {
  return findHolding(tx, permission, unitId ?? null);
}

/** Names of the people behind accounts, by account id. */
export async function accountNames(tx: ReadTx, accountIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findAccountNames(tx, accountIds)).map((row) => [row.id, row.name]));
}

/** E-mail address and language of accounts in use; Chinese where nobody has chosen. */
export async function accountContacts(tx: ReadTx, accountIds: readonly string[]): Promise<{ accountId: string; email: string | null; language: 'zh-CN' | 'en' }[]> {
  const rows = await findContacts(tx, accountIds);
  return rows.map((row) => ({ ...row, language: row.language === 'en' ? 'en' : 'zh-CN' }));
}

/** The account behind a login name, for commands at the console; null when there is none. */
export async function accountOfLogin(tx: ReadTx, loginName: string): Promise<{ accountId: string; personId: string } | null> {
  const account = await findAccountByName(tx, loginName);
  return account && { accountId: account.id, personId: account.personId };
}
