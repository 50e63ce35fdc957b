import { z } from 'zod';
import { line, prose } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';

/** Where the site's identity lies among the settings; keys that begin with `public.` are what the portal's role may read. */
export const siteSettingKey = 'public.site';

const webAddress = z.string().max(500).regex(/^https?:\/\/[^\s"'<>]+$/);

/** What every page of the site names (国办发〔2017〕47号) and what the disclosure guide must tell of the office (article 12). */
export const siteSetting = z.strictObject({
  name: line(60).nullable().default(null),
  nameEn: line(120).nullable().default(null),
  domain: line(100).nullable().default(null),
  /** 政府网站标识码: six digits of the region and a serial of four, or `bm` and eight digits. */
  idCode: z.string().regex(/^(\d{10}|bm\d{8})$/).nullable().default(null),
  host: line(100).nullable().default(null),
  operator: line(100).nullable().default(null),
  icp: line(60).nullable().default(null),
  policeRecord: z.strictObject({ number: line(60), address: webAddress.nullable().default(null) }).nullable().default(null),
  /** 「我为政府网站找错」: the national platform's address for this site. */
  errorReport: webAddress.nullable().default(null),
  office: z
    .strictObject({
      name: line(100).nullable().default(null),
      address: line(200).nullable().default(null),
      hours: line(200).nullable().default(null),
      phone: line(60).nullable().default(null),
      fax: line(60).nullable().default(null),
      email: line(100).nullable().default(null),
      postcode: line(20).nullable().default(null),
      note: prose(1000).default(''),
    })
    .prefault({}),
});
export type SiteSetting = z.infer<typeof siteSetting>;

/** The identity of the site, as the public may read it; the portal's role may call it. */
export async function readPublicSite(tx: ReadTx): Promise<SiteSetting> {
  const found = await sql<{ value: unknown }>`select s.value from organisations.public_settings s where s.key = ${siteSettingKey}`.execute(tx.db);
  return siteSetting.parse(found.rows[0]?.value ?? {});
}
