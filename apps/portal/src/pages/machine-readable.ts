import { readPublicList, readPublicYear, readPublicYears } from '@gongkai/disclosures';
import { html, raw } from '@gongkai/ui';
import { addressOf, plainMode, type Place } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { columnName, siteName } from '../frame.ts';
import type { PageCall } from '../page-call.ts';
import { listTitle } from './entries.ts';

const declaration = raw('<?xml version="1.0" encoding="UTF-8"?>\n');
const xml = (type: string): { type: string } => ({ type: `${type}; charset=utf-8` });

/** An Atom feed of a column or of the whole catalogue (RFC 4287). Null when there is no such column. */
export async function feedPage(call: PageCall<'feed'>): Promise<Page | null> {
  const { frame, place, tx, origin, mode } = call;
  const column = place.code === null ? undefined : frame.columns.byCode(place.code);
  if (place.code !== null && !column) return null;
  const page = await readPublicList(tx, { limit: 50, ...(column ? { columnIds: frame.columns.below(column).map((one) => one.id) } : {}) });
  const at = (to: Place): string => origin + addressOf(mode, to);
  const name = siteName(frame, mode.language);
  const self = at(place);
  const updated = page.rows[0]?.publishedAt.toISOString() ?? '1970-01-01T00:00:00.000Z';
  const text = html`${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><id>${self}</id>
<title>${column ? `${columnName(column, mode.language)} - ${name}` : name}</title><updated>${updated}</updated><author><name>${name}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/><link rel="alternate" type="text/html" href="${at(column ? { kind: 'column', code: column.code, after: null } : { kind: 'home' })}"/>
${page.rows.map((row) => html`<entry><id>urn:uuid:${row.id}</id><title>${listTitle(row)}</title><link href="${at({ kind: 'document', documentId: row.id })}"/>
<updated>${row.publishedAt.toISOString()}</updated>${row.metadata.makers.slice(0, 3).map((maker) => html`<author><name>${maker}</name></author>`)}<summary>${row.metadata.summary}</summary></entry>
`)}</feed>
`.text;
  return { ...xml('application/atom+xml'), text, tags: ['lists', 'site'] };
}

/** The index of the site maps: one for the columns, one for each year of publishing. */
export async function sitemapPage({ tx, origin }: PageCall<'sitemap'>): Promise<Page> {
  const years = [0, ...(await readPublicYears(tx))];
  const text = html`${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${years.map((year) => html`<sitemap><loc>${origin}${addressOf(plainMode, { kind: 'sitemap-year', year })}</loc></sitemap>\n`)}</sitemapindex>\n`.text;
  return { ...xml('application/xml'), text, tags: ['lists', 'site'] };
}

/** The documents published in a year; the year 0000 holds the pages that belong to none. */
export async function sitemapYearPage({ tx, origin, frame, place }: PageCall<'sitemap-year'>): Promise<Page> {
  const line = (to: Place, changed?: Date) => html`<url><loc>${origin}${addressOf(plainMode, to)}</loc>${changed && html`<lastmod>${changed.toISOString()}</lastmod>`}</url>\n`;
  const urls = place.year === 0
    ? [line({ kind: 'home' }), line({ kind: 'catalogue' }), line({ kind: 'guide' }), ...frame.columns.all.map((column) => line({ kind: 'column', code: column.code, after: null }))]
    : (await readPublicYear(tx, place.year)).map((row) => line({ kind: 'document', documentId: row.id }, row.publishedAt));
  return { ...xml('application/xml'), text: html`${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`.text, tags: ['lists', 'site'] };
}

/** What crawlers may read: everything but search. */
export function robotsPage({ origin }: PageCall<'robots'>): Page {
  const closed = ['/search', '/en/search', '/hant/', '/large/', '/en/large/', '/api/', '/workspace/', '/leaving'];
  return { type: 'text/plain; charset=utf-8', text: `User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}Sitemap: ${origin}/sitemap.xml\n`, tags: ['site'] };
}
