import { enforce } from '@gongkai/kernel';
import { dropPages, type Context } from '@gongkai/database';
import type { z } from 'zod';
import { networkSetting, networkSettingKey } from '../network.read.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { issuerSetting, issuerSettingKey, writeSetting } from '../settings.ts';
import { siteSetting, siteSettingKey, type SiteSetting } from '../site-setting.ts';

/** Sets what the public pages carry, and drops every page that carries it. */
export async function setSite(context: Context, input: z.input<typeof siteSetting>): Promise<SiteSetting> {
  return context.write(async (tx) => {
    enforce(mayOrganise(tx.actor, 'write-settings', null));
    const written = await writeSetting(tx, siteSettingKey, siteSetting, input);
    await dropPages(tx, ['site']);
    return written;
  });
}

/** Sets the office in whose name documents leave. */
export async function setIssuer(context: Context, input: z.input<typeof issuerSetting>): Promise<z.output<typeof issuerSetting>> {
  return context.write(async (tx) => {
    enforce(mayOrganise(tx.actor, 'write-settings', null));
    return writeSetting(tx, issuerSettingKey, issuerSetting, input);
  });
}

/** Sets how many officers a unit has to name. */
export async function setNetworkRules(context: Context, input: z.input<typeof networkSetting>): Promise<z.output<typeof networkSetting>> {
  return context.write(async (tx) => {
    enforce(mayOrganise(tx.actor, 'write-settings', null));
    return writeSetting(tx, networkSettingKey, networkSetting, input);
  });
}
