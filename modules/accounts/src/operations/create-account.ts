import { conflict, enforce, invalid, refuseIf } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { readPerson } from '@gongkai/organisations';
import { mayKeepAccount } from '../accounts.policy.ts';
import { findAccountByPerson, insertAccount, updateAccount } from '../accounts.store.ts';
import { createAccountInput, type CreateAccount } from '../contract.ts';
import { hashPassword } from '../password-hash.ts';
import { passwordProblems } from '../passwords.policy.ts';
import { readSecurity } from '../security.ts';

/** Opens the account of a person; without a password it waits for its invitation. */
export async function createAccount(context: Context, input: CreateAccount): Promise<{ accountId: string }> {
  const asked = createAccountInput.parse(input);
  // Hashing takes 20 ms of a core: not inside the transaction.
  const passwordHash = asked.password === undefined ? null : await hashPassword(asked.password);
  return context.write(async (tx) => {
    const person = await readPerson(tx, asked.personId);
    enforce(mayKeepAccount(tx.actor, 'manage', { accountId: null, unitId: person.unitId }));
    refuseIf([
      ...(person.leftOn !== null ? [{ code: 'accounts.person-left', path: 'personId', values: { name: person.name } }] : []),
      ...((await findAccountByPerson(tx, person.id)) ? [{ code: 'accounts.person-has-account', path: 'personId', values: { name: person.name } }] : []),
    ]);
    const problems = asked.password === undefined ? [] : passwordProblems(asked.password, asked.loginName, (await readSecurity(tx)).password);
    if (problems.length > 0) throw invalid(problems);
    const accountId = await insertAccount(tx, { personId: person.id, loginName: asked.loginName, email: asked.email ?? person.email, passwordHash });
    if (accountId === null) throw conflict([{ code: 'accounts.login-name-taken', path: 'loginName' }]);
    if (asked.language) await updateAccount(tx, accountId, { language: asked.language }, { quiet: true });
    await recordAudit(tx, { action: 'accounts.create-account', subjectKind: 'accounts.account', subjectId: accountId, unitId: person.unitId, after: { personId: person.id, name: person.name, loginName: asked.loginName } });
    return { accountId };
  });
}
