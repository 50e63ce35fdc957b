import type { ReadTx } from '@gongkai/database';
import { attributes, html, portalPage, portalStyle, type Html, type PageLink } from '@gongkai/ui';
import { translate, type Values } from '@gongkai/ui/messages';
import { addressOf, type Mode, type Place } from './addresses.ts';
import type { Page } from './answer.ts';
import { surround, type Frame } from './frame.ts';
import { toTraditional } from './traditional.ts';

/** What a page is made from: the place that was asked for, how it is read, what all pages share, and a transaction of the tenant. */
export interface PageCall<K extends Place['kind'] = Place['kind']> {
  place: Extract<Place, { kind: K }>;
  mode: Mode;
  frame: Frame;
  tx: ReadTx;
  /** Scheme and host of the site, for addresses that leave the page. */
  origin: string;
  host: string;
  timeZone: string;
}

/** The texts of a page in its language. */
export type Say = (key: string, values?: Values) => string;

/** A text of the page's language. */
export const sayer = (mode: Mode): Say => (key, values) => translate(mode.language, key, values);

export interface PageParts {
  title: string;
  body: Html;
  tags: readonly string[] | null;
  status?: number;
  /** The entry of the navigation that this page belongs to. */
  current?: string | null;
  crumbs?: readonly PageLink[];
  pageTags?: readonly { name: string; content: string }[];
  feed?: PageLink;
  words?: string;
  hidden?: boolean;
}

/** What a whole page needs beyond its own parts; error pages have no transaction. */
export type Surroundings = Pick<PageCall, 'mode' | 'frame' | 'origin' | 'host'> & { place: Place | null };

/** A whole page of the site in the mode in which it is read. */
export function wholePage({ mode, frame, origin, host, place }: Surroundings, parts: PageParts): Page {
  const here = place ?? { kind: 'home' as const };
  const home: PageLink = { label: translate(mode.language, 'portal.home'), address: addressOf(mode, { kind: 'home' }) };
  const text = portalPage({
    ...surround(frame, mode, host, parts.current ?? null),
    reading: {
      language: mode.language,
      large: mode.large,
      script: mode.traditional ? 'traditional' : 'simplified',
      links: {
        otherLanguage: addressOf({ ...mode, traditional: false, language: mode.language === 'en' ? 'zh-CN' : 'en' }, here),
        large: addressOf({ ...mode, large: !mode.large }, here),
        script: addressOf({ ...mode, traditional: !mode.traditional }, here),
      },
    },
    title: parts.title,
    ...(parts.crumbs ? { crumbs: [home, ...parts.crumbs] } : {}),
    ...(parts.pageTags ? { tags: parts.pageTags } : {}),
    ...(parts.feed ? { feed: parts.feed } : {}),
    search: { address: addressOf(mode, searchFor('')), ...(parts.words ? { words: parts.words } : {}) },
    // The plain form of a page is the one that search engines shall know.
    ...(place ? { canonical: origin + addressOf({ ...mode, large: false, traditional: false }, place) } : {}),
    styleAddress: portalStyle.address,
    hiddenFromSearchEngines: parts.hidden ?? false,
    body: parts.body,
  }).text;
  return { status: parts.status ?? 200, text: mode.traditional ? toTraditional(text) : text, tags: parts.tags };
}

/** The place of a search for some words, with nothing else chosen. */
export const searchFor = (text: string): Extract<Place, { kind: 'search' }> => ({ kind: 'search', text, column: null, from: null, to: null, newest: false, page: 1 });

/** A link whose text is escaped. */
export function link(address: string, label: string, more: Record<string, string | boolean | null> = {}): Html {
  return html`<a href="${address}"${attributes(more)}>${label}</a>`;
}
