import { Secret, TOTP } from 'otpauth';
import type { Actor } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { addPerson } from '@gongkai/organisations';
import { actorOf } from './lookups.ts';
import { createAccount } from './operations/create-account.ts';
import { grantRole } from './operations/grant-role.ts';
import type { Role } from './roles.ts';

let count = 0;

type HeldRole = Role | { role: Role; unitId?: string; scope: 'unit' | 'subtree' | 'jurisdiction' };

/** Somebody who works in a unit with an account and roles there: the actor that he is now. */
export async function testAccount(
  context: Context,
  name: string,
  unitId: string,
  ...[held = [], parts = {}]: [held?: readonly HeldRole[], parts?: { loginName?: string; password?: string; email?: string; personId?: string }]
): Promise<Extract<Actor, { kind: 'account' }>> {
  const system = context.with({ actor: { kind: 'system', name: 'test' }, once: null });
  count += 1;
  const personId = parts.personId ?? (await addPerson(system, { name, unitId })).id;
  const { accountId } = await createAccount(system, {
    personId, loginName: parts.loginName ?? `person${count}`, email: parts.email ?? null, ...(parts.password ? { password: parts.password } : {}),
  });
  for (const one of held) {
    const grant = typeof one === 'string' ? { role: one, unitId, scope: 'unit' as const } : { unitId, ...one };
    await grantRole(system, { accountId, ...grant });
  }
  const actor = await system.read((tx) => actorOf(tx, accountId));
  if (actor.kind !== 'account') throw new Error('an account is an actor of its own kind');
  return actor;
}

/** The code that an authenticator with this seed shows at a moment. */
export const codeAt = (seed: Uint8Array, at: Date): string => new TOTP({ secret: new Secret({ buffer: new Uint8Array(seed).buffer }) }).generate({ timestamp: at.getTime() });
