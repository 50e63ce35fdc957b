import { enforce, refuseIf } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { writeSetting } from '@gongkai/organisations';
import { z } from 'zod';
import { maySetSecurity } from '../accounts.policy.ts';
import { addressAllowed } from '../addresses.ts';
import { securitySetting, securitySettingKey, type SecuritySetting } from '../security-setting.ts';

/** Sets the jurisdiction's rules for signing in. An allow-list that shuts its own author out is refused. */
export async function setSecurity(context: Context, input: z.input<typeof securitySetting>): Promise<SecuritySetting> {
  const setting = securitySetting.parse(input);
  return context.write(async (tx) => {
    enforce(maySetSecurity(tx.actor));
    const shutOut = tx.actor.kind === 'account' && !addressAllowed(context.address, setting.allowList);
    refuseIf(shutOut ? [{ code: 'accounts.allow-list-shuts-out', path: 'allowList', values: { address: context.address ?? '' } }] : []);
    return writeSetting(tx, securitySettingKey, securitySetting, setting);
  });
}
