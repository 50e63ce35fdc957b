import { decodeCursor, isCleanText, isId } from '@gongkai/kernel';
import type { Language } from '@gongkai/ui/messages';

/** How a page is read. It stands at the beginning of the path, so that pages need no cookie and every cache can keep them. */
export interface Mode {
  language: Language;
  /** 关怀版: large letters. */
  large: boolean;
  traditional: boolean;
}

/** A place of the site with everything in its address that has a meaning. */
export type Place =
  | { kind: 'home' }
  | { kind: 'catalogue' }
  | { kind: 'column'; code: string; after: string | null }
  | { kind: 'document'; documentId: string }
  | { kind: 'file'; documentId: string; fileId: string }
  | { kind: 'guide' }
  | { kind: 'search'; text: string; column: string | null; from: string | null; to: string | null; newest: boolean; page: number }
  | { kind: 'leaving'; to: string }
  | { kind: 'feed'; code: string | null }
  | { kind: 'sitemap' }
  | { kind: 'sitemap-year'; year: number }
  | { kind: 'robots' };

export interface Address {
  mode: Mode;
  place: Place;
}

export const plainMode: Mode = { language: 'zh-CN', large: false, traditional: false };

const maxText = 200;
const codePattern = /^[a-z0-9-]{1,60}$/;
const dayPattern = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads an address. Null: no such place. Unknown parameters and unusable values are ignored, never refused. */
export function parseAddress(url: string): Address | null {
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '' && segments.length > 1) segments.pop();
  const mode = takeMode(segments);
  const place = placeOf(segments, new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1)));
  return place && { mode, place };
}

/** How a page that does not exist is shown: as its address asks. */
export function modeOf(url: string): Mode {
  return takeMode(url.split('?', 1)[0]!.split('/').slice(1));
}

// Takes what stands for the mode off the beginning of the path.
function takeMode(segments: string[]): Mode {
  const mode = { ...plainMode };
  if (segments[0] === 'en' || segments[0] === 'hant') {
    if (segments.shift() === 'en') mode.language = 'en';
    else mode.traditional = true;
  }
  if (segments[0] === 'large') {
    segments.shift();
    mode.large = true;
  }
  return mode;
}

function placeOf(segments: string[], query: URLSearchParams): Place | null {
  const [first = '', second, third, fourth] = segments;
  if (segments.length > 4) return null;
  if (segments.length <= 1) return topPlace(first, query);
  if (first === 'catalogue' && codePattern.test(second!)) {
    if (segments.length === 2) return { kind: 'column', code: second!, after: cursorOf(query.get('after')) };
    return segments.length === 3 && third === 'feed.xml' ? { kind: 'feed', code: second! } : null;
  }
  if (first === 'documents' && isId(second)) {
    if (segments.length === 2) return { kind: 'document', documentId: second };
    return segments.length === 4 && third === 'files' && isId(fourth) ? { kind: 'file', documentId: second, fileId: fourth } : null;
  }
  const year = first === 'sitemaps' && segments.length === 2 ? /^(\d{4})\.xml$/.exec(second!) : null;
  return year ? { kind: 'sitemap-year', year: Number(year[1]) } : null;
}

function topPlace(name: string, query: URLSearchParams): Place | null {
  switch (name) {
    case '': return { kind: 'home' };
    case 'catalogue': return { kind: 'catalogue' };
    case 'guide': return { kind: 'guide' };
    case 'search': return searchPlace(query);
    case 'leaving': return { kind: 'leaving', to: query.get('to') ?? '' };
    case 'feed.xml': return { kind: 'feed', code: null };
    case 'sitemap.xml': return { kind: 'sitemap' };
    case 'robots.txt': return { kind: 'robots' };
    default: return null;
  }
}

function searchPlace(query: URLSearchParams): Place {
  const text = (query.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, maxText);
  const day = (name: string) => {
    const wish = query.get(name);
    return wish !== null && dayPattern.test(wish) && new Date(`${wish}T00:00:00Z`).toISOString().startsWith(wish) ? wish : null;
  };
  const column = query.get('column');
  const page = Number(query.get('page') ?? 1);
  return {
    kind: 'search',
    text: text.isWellFormed() && isCleanText(text) ? text : '',
    column: column !== null && codePattern.test(column) ? column : null,
    from: day('from'),
    to: day('to'),
    newest: query.get('order') === 'newest',
    page: Number.isInteger(page) && page >= 1 && page <= 100 ? page : 1,
  };
}

// A cursor that we did not make shows the first page.
function cursorOf(wish: string | null): string | null {
  if (wish === null || wish.length > 400) return null;
  try {
    const [at, id] = decodeCursor(wish, 2);
    return typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isId(id) ? wish : null;
  } catch {
    return null;
  }
}

/** The one canonical address of a place, as links, feeds and the cache write it. */
export function addressOf(mode: Mode, place: Place): string {
  const prefix = `${mode.language === 'en' ? '/en' : mode.traditional ? '/hant' : ''}${mode.large ? '/large' : ''}`;
  return `${prefix}${pathOf(place)}${queryOf(place)}` || '/';
}

function pathOf(place: Place): string {
  switch (place.kind) {
    case 'home': return '/';
    case 'column': return `/catalogue/${place.code}`;
    case 'document': return `/documents/${place.documentId}`;
    case 'file': return `/documents/${place.documentId}/files/${place.fileId}`;
    case 'feed': return place.code ? `/catalogue/${place.code}/feed.xml` : '/feed.xml';
    case 'sitemap': return '/sitemap.xml';
    case 'sitemap-year': return `/sitemaps/${String(place.year).padStart(4, '0')}.xml`;
    case 'robots': return '/robots.txt';
    default: return `/${place.kind}`;
  }
}

function queryOf(place: Place): string {
  const query = new URLSearchParams();
  if (place.kind === 'column' && place.after) query.set('after', place.after);
  if (place.kind === 'leaving') query.set('to', place.to);
  if (place.kind === 'search') {
    if (place.text) query.set('q', place.text);
    if (place.column) query.set('column', place.column);
    if (place.from) query.set('from', place.from);
    if (place.to) query.set('to', place.to);
    if (place.newest) query.set('order', 'newest');
    if (place.page > 1) query.set('page', String(place.page));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
