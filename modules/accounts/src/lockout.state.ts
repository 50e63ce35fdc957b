import type { SecuritySetting } from './security-setting.ts';

/** What is remembered of failed attempts. */
export interface Attempts {
  failedAttempts: number;
  lastFailedAt: Date | null;
  lockedUntil: Date | null;
}

const day = 86_400_000;

/** Whether an account takes no attempt at a moment, not even a right one. */
export const isLocked = (attempts: Attempts, now: Date): boolean => attempts.lockedUntil !== null && attempts.lockedUntil > now;

/**
 * What is remembered after one more failure: from the allowed number on every failure locks, and each lock is twice as long as the one
 * before, up to a day. After a day without failures counting begins anew.
 */
export function afterFailure(attempts: Attempts, rules: SecuritySetting['lockout'], now: Date): Attempts {
  const forgotten = attempts.lastFailedAt === null || now.getTime() - attempts.lastFailedAt.getTime() > day;
  const failedAttempts = (forgotten ? 0 : attempts.failedAttempts) + 1;
  const beyond = failedAttempts - rules.attempts;
  const lock = beyond < 0 ? 0 : Math.min(rules.minutes * 60_000 * 2 ** Math.min(beyond, 20), day);
  return { failedAttempts, lastFailedAt: now, lockedUntil: lock > 0 ? new Date(now.getTime() + lock) : attempts.lockedUntil };
}

/** What is remembered after a success. */
export const noFailures: Attempts = { failedAttempts: 0, lastFailedAt: null, lockedUntil: null };

/** Whole minutes until an account takes attempts again. */
export const minutesLocked = (lockedUntil: Date, now: Date): number => Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000));
