import { z } from 'zod';
import { isAddressRange } from './addresses.ts';

const count = (min: number, max: number, usual: number) => z.number().int().min(min).max(max).default(usual);

/**
 * The jurisdiction's rules for signing in. The defaults are the usual values of GB/T 22239—2019, 8.1.4 (eight characters of three
 * classes, changed within 90 days, locked for ten minutes after five failures, thirty idle minutes); zero switches a day limit off.
 */
export const securitySetting = z.strictObject({
  password: z.strictObject({
    minLength: count(8, 64, 8),
    minClasses: count(1, 4, 3),
    maxAgeDays: count(0, 3650, 90),
    /** How many earlier passwords may not be taken again. */
    history: count(0, 24, 5),
  }).prefault({}),
  lockout: z.strictObject({ attempts: count(3, 20, 5), minutes: count(1, 1440, 10) }).prefault({}),
  session: z.strictObject({ idleMinutes: count(5, 480, 30), absoluteHours: count(1, 72, 12) }).prefault({}),
  invitationHours: count(1, 720, 72),
  unusedDays: count(0, 3650, 90),
  secondFactor: z.enum(['everybody', 'administrators', 'voluntary']).default('administrators'),
  /** CIDR ranges from which staff screens are reached; empty lets everybody try. */
  allowList: z.array(z.string().refine(isAddressRange, 'accounts.range-invalid')).max(500).default([]),
});
export type SecuritySetting = z.infer<typeof securitySetting>;
export const securitySettingKey = 'accounts.security';
