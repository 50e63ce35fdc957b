import { readPublicList, type PublicColumn } from '@gongkai/disclosures';
import { attributes, html, type Html, type PageLink } from '@gongkai/ui';
import { addressOf, type Mode } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { columnName, countBelow, type ColumnTree } from '../frame.ts';
import { link, sayer, searchFor, wholePage, type PageCall } from '../page-call.ts';
import { entries } from './entries.ts';

const perPage = 20;

/** The tags of the guideline that a column page and every page below it bear. */
export function columnTags(column: PublicColumn, language: Mode['language']): { name: string; content: string }[] {
  return [
    { name: 'ColumnName', content: columnName(column, language) },
    { name: 'ColumnDescription', content: (column.description || columnName(column, language)).slice(0, 100) },
    { name: 'ColumnKeywords', content: (column.keywords.length > 0 ? column.keywords.slice(0, 5) : [columnName(column, language)]).join(',') },
    { name: 'ColumnType', content: column.columnType },
  ];
}

/** The way from the catalogue down to a column. */
export function columnCrumbs(columns: ColumnTree, column: PublicColumn, mode: Mode): PageLink[] {
  return [
    { label: sayer(mode)('portal.catalogue'), address: addressOf(mode, { kind: 'catalogue' }) },
    ...columns.path(column).map((one) => ({ label: columnName(one, mode.language), address: addressOf(mode, { kind: 'column', code: one.code, after: null }) })),
  ];
}

/** The catalogue: every column with the number of its documents; the map of the site. */
export async function cataloguePage(call: PageCall<'catalogue'>): Promise<Page> {
  const { mode, frame, tx } = call;
  const say = sayer(mode);
  const counts = await countBelow(tx, frame.columns);
  const list = (columns: readonly PublicColumn[]): Html => html`<ul class="side-list column-list">${columns.map((column) =>
    html`<li>${columnLink(column, mode, counts)}${frame.columns.children(column.id).length > 0 && list(frame.columns.children(column.id))}</li>`)}</ul>`;
  const tops = frame.columns.children(null);
  const branches = tops.filter((column) => frame.columns.children(column.id).length > 0);
  const body = html`<section class="panel"><h1>${say('portal.catalogue')}</h1><p class="about">${say('portal.catalogue-about')}</p>
${tops.length > 0 ? list(tops.filter((column) => !branches.includes(column))) : html`<p class="empty">${say('portal.nothing-yet')}</p>`}
${branches.map((column) => html`<section class="branch"><h2>${columnLink(column, mode, counts)}</h2>${list(frame.columns.children(column.id))}</section>`)}</section>`;
  const label = say('portal.catalogue');
  return wholePage(call, { title: label, body, tags: ['lists', 'site'], current: 'portal.catalogue', crumbs: [{ label, address: '' }], feed: { label, address: addressOf(mode, { kind: 'feed', code: null }) } });
}

function columnLink(column: PublicColumn, mode: Mode, counts: Map<string, number>, current = false): Html {
  return html`<a href="${addressOf(mode, { kind: 'column', code: column.code, after: null })}"${attributes({ 'aria-current': current ? 'page' : null })}><span>${columnName(column, mode.language)}</span><span class="figure">${counts.get(column.id) ?? 0}</span></a>`;
}

/** One column: its documents and those of the columns below it, newest first. Null when there is no such column. */
export async function columnPage(call: PageCall<'column'>): Promise<Page | null> {
  const { mode, frame, tx, place } = call;
  const say = sayer(mode);
  const column = frame.columns.byCode(place.code);
  if (!column) return null;
  const name = columnName(column, mode.language);
  const [counts, page] = [
    await countBelow(tx, frame.columns),
    await readPublicList(tx, { columnIds: frame.columns.below(column).map((one) => one.id), limit: perPage, ...(place.after ? { after: place.after } : {}) }),
  ];
  const children = frame.columns.children(column.id);
  const beside = children.length > 0 ? children : frame.columns.children(column.parentId);
  const pager = html`<nav class="pager" aria-label="${say('portal.pages')}">
${place.after && link(addressOf(mode, { ...place, after: null }), say('portal.first-page'), { class: 'button plain' })}
${page.next && link(addressOf(mode, { ...place, after: page.next }), say('portal.next-page'), { class: 'button plain', rel: 'next' })}</nav>`;
  const feed: PageLink = { label: name, address: addressOf(mode, { kind: 'feed', code: column.code }) };
  const side = html`<aside class="panel" aria-label="${say('portal.columns')}"><ul class="side-list">${beside.map((one) => html`<li>${columnLink(one, mode, counts, one.id === column.id)}</li>`)}</ul></aside>`;
  // The documents come first for who listens or reads on a phone; on a wide window the columns stand left of them.
  const body = html`<div class="with-side"><section class="panel"><div class="panel-head"><h1>${name}</h1>${link(feed.address, say('portal.feed'), { type: 'application/atom+xml' })}</div>
${column.description && html`<p class="about">${column.description}</p>`}
<p class="about">${say('portal.count', { count: counts.get(column.id) ?? 0 })}　${link(addressOf(mode, { ...searchFor(''), column: column.code }), say('portal.search-here'))}</p>
${page.rows.length > 0 ? html`${entries(call, page.rows)}${(place.after || page.next) && pager}` : html`<p class="empty">${say('portal.nothing-yet')}</p>`}
</section>${side}</div>`;
  const crumbs = columnCrumbs(frame.columns, column, mode);
  return wholePage(call, {
    title: name, body, tags: ['lists', 'site'], crumbs, feed, pageTags: columnTags(column, mode.language),
    current: frame.columns.path(column)[0]!.code === column.code && ['news', 'notices', 'interpretations'].includes(column.code) ? column.code : 'portal.catalogue',
  });
}
