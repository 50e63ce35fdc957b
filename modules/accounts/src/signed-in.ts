import type { Actor, Grant } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { issuer, unitNames } from '@gongkai/organisations';
import type { SessionView } from './contract.ts';
import { isDemonstration } from './demonstration.store.ts';
import { findAccount } from './accounts.store.ts';
import { resolveSession } from './operations/resolve-session.ts';

const grantsOf = (actor: Actor): readonly Grant[] => (actor.kind === 'account' ? actor.grants : []);

/** What the workspace shows of the session of a token, or null when there is none. */
export async function readSessionView(context: Context, token: string): Promise<SessionView | null> {
  const session = await resolveSession(context, token);
  if (!session || session.actor.kind !== 'account') return null;
  const { actor } = session;
  const grants = grantsOf(actor);
  return context.read(async (tx) => {
    const names = await unitNames(tx, [actor.unitId, ...grants.map((grant) => grant.unitId)]);
    const { name, code } = await issuer(tx);
    const account = await findAccount(tx, actor.accountId);
    const nameOf = (unitId: string): string => names.get(unitId) ?? '';
    return {
      account: {
        id: actor.accountId, name: actor.name, loginName: account?.loginName ?? '', unitId: actor.unitId, unitName: nameOf(actor.unitId),
        roles: grants.map((grant) => ({ role: grant.role, unitId: grant.unitId, unitName: nameOf(grant.unitId), scope: grant.scope })),
      },
      permissions: [...new Set(grants.flatMap((grant) => [...grant.permissions]))].sort(),
      demands: session.demands,
      jurisdiction: { name, code, demonstration: await isDemonstration(tx) },
      language: session.language,
    };
  });
}
