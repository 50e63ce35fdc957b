import type { ReadTx } from '@gongkai/database';
import { siteSetting, siteSettingKey, type SiteSetting } from './site-setting.ts';

/** The identity of the site, as the public may read it; the portal's role may call it. */
export async function readPublicSite(tx: ReadTx): Promise<SiteSetting> {
  const found = await tx.db.selectFrom('organisations.public_settings as s').select('s.value').where('s.key', '=', siteSettingKey).executeTakeFirst();
  return siteSetting.parse(found?.value ?? {});
}
