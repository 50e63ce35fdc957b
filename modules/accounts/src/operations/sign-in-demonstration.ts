import { randomUUID } from 'node:crypto';
import { forbidden, notFound } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { updateAccount } from '../accounts.store.ts';
import { addressAllowed } from '../addresses.ts';
import { fillPasswords, findCast, isDemonstration, putCast, type CastRow } from '../demonstration.store.ts';
import { hashPassword } from '../password-hash.ts';
import { readSecurity } from '../security.ts';
import { beginSession, type SignInFrom } from './sign-in.ts';

/** The people whom a visitor of the demonstration may play; empty everywhere else. */
export async function demonstrationCast(context: Context): Promise<CastRow[]> {
  return context.read(async (tx) => ((await isDemonstration(tx)) ? findCast(tx) : []));
}

/** Signs in as a person of the demonstration by one click; there is no such door in any other jurisdiction. */
export async function signInDemonstration(context: Context, key: string, from: SignInFrom = {}): Promise<{ token: string; sessionId: string; accountId: string }> {
  return context.with({ once: null }).write(async (tx) => {
    const found = (await isDemonstration(tx)) ? (await findCast(tx)).find((one) => one.key === key) : undefined;
    if (!found) throw notFound('accounts.demonstration-missing');
    const setting = await readSecurity(tx);
    if (!addressAllowed(context.address, setting.allowList)) throw forbidden('accounts.address-not-allowed');
    await updateAccount(tx, found.accountId, { lastUsedAt: tx.now }, { quiet: true });
    const { token, sessionId, accountId } = await beginSession(tx, found.accountId, setting, from);
    return { token, sessionId, accountId };
  });
}

/** Puts people into the cast of a demonstration, and takes its accounts into use under a password that nobody knows; for seeds and the console. */
export async function castDemonstration(context: Context, entries: readonly { key: string; accountId: string; texts: CastRow['texts'] }[]): Promise<void> {
  await context.write(async (tx) => {
    if (tx.actor.kind !== 'system' && tx.actor.kind !== 'console') throw forbidden('accounts.not-allowed');
    if (!(await isDemonstration(tx))) throw notFound('accounts.demonstration-missing');
    for (const [sort, entry] of entries.entries()) await putCast(tx, { ...entry, sort });
    await fillPasswords(tx, await hashPassword(randomUUID()));
    await recordAudit(tx, { action: 'accounts.cast-demonstration', subjectKind: 'accounts.demonstration', subjectId: null, after: { keys: entries.map((entry) => entry.key) } });
  });
}
