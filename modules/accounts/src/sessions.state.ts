import { familyOf, roles, type Role } from './roles.ts';
import type { SecuritySetting } from './security-setting.ts';

/** What somebody who is signed in must do before anything else. */
export type Demand = 'change-password' | 'enrol-second-factor';

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

/** Whether the rules ask for a second factor of somebody with these roles. */
export function needsSecondFactor(held: readonly string[], setting: SecuritySetting): boolean {
  if (setting.secondFactor === 'everybody') return true;
  return setting.secondFactor === 'administrators' && held.some((role) => isRole(role) && familyOf(role) !== 'business');
}

/** What is asked of an account now; nothing in a demonstration, whose people have neither passwords nor telephones. */
export function demandsOf(
  account: { roles: readonly string[]; mustChangePassword: boolean; passwordSetAt: Date | null; hasSecondFactor: boolean; demonstration: boolean },
  setting: SecuritySetting,
  now: Date,
): Demand[] {
  if (account.demonstration) return [];
  const { maxAgeDays } = setting.password;
  const tooOld = maxAgeDays > 0 && account.passwordSetAt !== null && now.getTime() - account.passwordSetAt.getTime() > maxAgeDays * 86_400_000;
  const demands: Demand[] = account.mustChangePassword || tooOld ? ['change-password'] : [];
  if (!account.hasSecondFactor && needsSecondFactor(account.roles, setting)) demands.push('enrol-second-factor');
  return demands;
}
