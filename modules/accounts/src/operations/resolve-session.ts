import { forbidden, type Actor } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { toActor } from '../actors.read.ts';
import { addressAllowed } from '../addresses.ts';
import { securitySetting } from '../security-setting.ts';
import { findSession, touchSession } from '../sessions.store.ts';
import { demandsOf, type Demand } from '../sessions.state.ts';
import { tokenHash } from '../tokens.ts';

/** Who makes a request. While there are demands the actor holds no grants: only his own account is open to him. */
export interface ResolvedSession {
  sessionId: string;
  accountId: string;
  actor: Actor;
  demands: Demand[];
  language: 'zh-CN' | 'en' | null;
}

/**
 * The person behind a session's token, with the grants that hold at this moment, or null when the session has ended, ran out, or its
 * account is disabled. Nothing is cached: a revoked role is gone with the next request.
 */
export async function resolveSession(context: Context, token: string): Promise<ResolvedSession | null> {
  if (token.length !== 43) return null;
  const row = await context.read((tx) => findSession(tx, tokenHash(token)));
  if (!row) return null;
  const now = context.clock.now();
  const setting = securitySetting.parse(row.setting ?? {});
  const idleMilliseconds = setting.session.idleMinutes * 60_000;
  if (row.endsAt <= now || row.lastSeenAt.getTime() + idleMilliseconds <= now.getTime()) return null;
  if (!addressAllowed(context.address, setting.allowList)) throw forbidden('accounts.address-not-allowed');
  // Written at most once a minute, so that reading stays reading.
  if (now.getTime() - row.lastSeenAt.getTime() > 60_000) {
    await context.with({ once: null }).write((tx) => touchSession(tx, row.sessionId, row.accountId));
  }
  const demands = demandsOf({ ...row, roles: (row.grants ?? []).map((grant) => grant.role) }, setting, now);
  return { sessionId: row.sessionId, accountId: row.accountId, actor: toActor(row, demands.length > 0), demands, language: row.language };
}
