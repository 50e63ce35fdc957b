import { z } from 'zod';
import { line, prose } from '@gongkai/kernel';

const webAddress = z.string().max(500).regex(/^https?:\/\/[^\s"'<>]+$/, 'organisations.url-invalid');
const maybe = (maxLength: number) => line(maxLength).nullable().default(null);

/**
 * What every public page names (国办发〔2017〕47号) and what the disclosure guide tells of the office (信息公开条例 article 12). Settings
 * whose key begins with `public.` are what the portal's role may read.
 */
export const siteSetting = z.strictObject({
  name: maybe(60),
  nameEn: maybe(120),
  domain: maybe(100),
  /** 政府网站标识码: six digits of the region and a serial of four, or `bm` and eight digits. */
  idCode: z.string().regex(/^(\d{10}|bm\d{8})$/, 'organisations.site-identifier-invalid').nullable().default(null),
  host: maybe(100),
  operator: maybe(100),
  icp: maybe(60),
  policeRecord: z.strictObject({ number: line(60), address: webAddress.nullable().default(null) }).nullable().default(null),
  /** 「我为政府网站找错」: the national platform's address for this site. */
  errorReport: webAddress.nullable().default(null),
  office: z.strictObject({
    name: maybe(100), address: maybe(200), hours: maybe(200), phone: maybe(60), fax: maybe(60), email: maybe(100), postcode: maybe(20), note: prose(1000).default(''),
  }).prefault({}),
});
export type SiteSetting = z.infer<typeof siteSetting>;
export const siteSettingKey = 'public.site';
