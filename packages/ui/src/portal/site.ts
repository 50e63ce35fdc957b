import type { Language } from '../messages/catalogue.ts';
import type { Html } from '../html.ts';

/** What the national guideline wants named on every page of a government site. */
export interface Site {
  name: string;
  domain: string;
  /** 政府网站标识码: ten characters. */
  idCode: string;
  /** 主办单位 */
  host: string;
  /** 承办单位 */
  operator?: string | null;
  contact?: string | null;
  /** ICP备案编号 */
  icp?: string | null;
  /** 公安机关备案标识 */
  policeRecord?: { number: string; address?: string } | null;
  /** 党政机关网站标识, bottom centre of every page; a picture of the site's own and the address it leads to. */
  badge?: { picture: string; address: string } | null;
  /** Where 「我为政府网站找错」 leads. */
  errorReportAddress?: string | null;
  siteMapAddress?: string | null;
  /** Said on every page of a demonstration. */
  demonstration?: boolean;
}

/** A link with the words on it. */
export interface PageLink {
  label: string;
  address: string;
  current?: boolean;
}

/** How this visitor reads; the addresses set it on the server, so that the switches work without scripts. */
export interface Reading {
  language: Language;
  /** 关怀版: larger letters, larger targets. */
  large: boolean;
  script: 'simplified' | 'traditional';
  links: { otherLanguage: string; large: string; script: string };
}

export interface PortalPage {
  site: Site;
  reading: Reading;
  title: string;
  /** Page tags of the guideline beyond the three of the site: column and article tags, in their order. */
  tags?: readonly { name: string; content: string }[];
  nav: readonly PageLink[];
  /** From the home page down to this page; the last has no address to follow. */
  crumbs?: readonly PageLink[];
  search: { address: string; words?: string };
  feed?: PageLink;
  canonical?: string;
  styleAddress: string;
  /** Adds `noindex`: search results, forms, error pages. */
  hiddenFromSearchEngines?: boolean;
  body: Html;
}
