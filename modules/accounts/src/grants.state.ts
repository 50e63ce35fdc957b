import type { Problem } from '@gongkai/kernel';
import type { GrantRecord } from './grants.store.ts';
import { familyOf, type Role } from './roles.ts';

interface Period {
  from: Date;
  to: Date | null;
}

const overlaps = (grant: GrantRecord, period: Period): boolean =>
  (grant.validTo === null || (grant.validTo > period.from && grant.validTo > grant.validFrom)) && (period.to === null || grant.validFrom < period.to);

/** Why a role cannot be granted besides what an account holds in the same time. */
export function grantReasons(parts: { role: Role; unitId: string; scope: string; period: Period; held: readonly GrantRecord[] }): Problem[] {
  const { role, period } = parts;
  if (period.to !== null && period.to <= period.from) return [{ code: 'accounts.period-empty', path: 'to' }];
  const reasons: Problem[] = [];
  const together = parts.held.filter((grant) => overlaps(grant, period));
  const clash = together.find((grant) => grant.family !== familyOf(role));
  if (clash) reasons.push({ code: 'accounts.roles-exclusive', path: 'role' });
  if (together.some((grant) => grant.role === role && grant.unitId === parts.unitId && grant.scope === parts.scope)) reasons.push({ code: 'accounts.granted-already', path: 'role' });
  return reasons;
}
