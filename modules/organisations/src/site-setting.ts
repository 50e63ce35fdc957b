import { z } from 'zod';
import { line } from '@gongkai/kernel';

/**
 * What the public pages must carry (GB/T and the guideline for government websites): the site's name, the organ in charge and the
 * organ that runs it, and the identifiers of the footer.
 */
export const siteSetting = z.strictObject({
  siteName: line(60).optional(),
  organInCharge: line(60).optional(),
  runBy: line(60).optional(),
  contact: line(100).optional(),
  /** 网站标识码: ten digits, or letters for central organs. */
  siteIdentifier: z.string().regex(/^[0-9a-zA-Z]{10}$/, 'organisations.site-identifier-invalid').optional(),
  icpRecord: line(60).optional(),
  policeRecord: line(60).optional(),
  /** The lower-case address of the sign of party and government organs (党政机关网站标识). */
  organSignUrl: z.url('organisations.url-invalid').optional(),
});
export type SiteSetting = z.infer<typeof siteSetting>;
export const siteSettingKey = 'organisations.site';
