import { dayOf } from '@gongkai/kernel';
import { searchPublic, type FoundDocument, type SearchAnswer } from '@gongkai/search';
import { attributes, html, type Html } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { columnName } from '../frame.ts';
import { link, sayer, wholePage, type PageCall } from '../page-call.ts';
import { toSimplified } from '../traditional.ts';

type Call = PageCall<'search'>;
const perPage = 10;

/** Search over everything public. Never kept: the index follows publishing by a moment. */
export async function searchPage(call: Call): Promise<Page> {
  const { place, frame, mode, tx } = call;
  const say = sayer(mode);
  const column = place.column === null ? undefined : frame.columns.byCode(place.column);
  const answer = place.text === '' ? null : await searchPublic(tx, {
    // Documents are in simplified characters.
    text: mode.traditional ? toSimplified(place.text) : place.text,
    ...(column ? { columnIds: frame.columns.below(column).map((one) => one.id) } : {}),
    ...(place.from ? { from: place.from } : {}),
    ...(place.to ? { to: place.to } : {}),
    order: place.newest ? 'newest' : 'relevance',
    page: place.page,
    limit: perPage,
  });
  const title = place.text === '' ? say('portal.search') : say('portal.search-for', { text: place.text });
  const body = html`<section class="panel"><h1>${say('portal.search')}</h1>${form(call)}${answer && results(call, answer)}</section>`;
  return wholePage(call, { title, body, tags: null, words: place.text, hidden: true, crumbs: [{ label: say('portal.search'), address: '' }] });
}

function form({ place, frame, mode }: Call): Html {
  const say = sayer(mode);
  const option = (value: string, label: string, chosen: boolean): Html => html`<option value="${value}"${attributes({ selected: chosen })}>${label}</option>`;
  return html`<form class="filters" action="${addressOf(mode, { ...place, text: '', column: null, from: null, to: null, newest: false, page: 1 })}" method="get">
<label class="words">${say('portal.search-words')}<input name="q" type="search" maxlength="200" value="${place.text}"></label>
<label>${say('portal.search-column')}<select name="column">${option('', say('portal.search-everywhere'), place.column === null)}${frame.columns.all.map((column) =>
    option(column.code, columnName(column, mode.language), place.column === column.code))}</select></label>
<label>${say('portal.search-from')}<input name="from" type="date"${attributes({ value: place.from })}></label>
<label>${say('portal.search-to')}<input name="to" type="date"${attributes({ value: place.to })}></label>
<label>${say('portal.search-order')}<select name="order">${option('', say('portal.search-by-relevance'), !place.newest)}${option('newest', say('portal.search-by-day'), place.newest)}</select></label>
<button type="submit">${say('portal.search')}</button></form>`;
}

function results(call: Call, answer: SearchAnswer): Html {
  const { mode, place } = call;
  const say = sayer(mode);
  const { count, exceeded } = answer.total;
  if (count === 0) return html`<p class="empty" role="status">${say('portal.search-nothing', { text: place.text })}</p><p class="about">${say('portal.search-advice')}</p>`;
  return html`<p class="about" role="status">${say(exceeded ? 'portal.search-exceeded' : 'portal.search-count', { count })}</p>
<h2 class="said-only">${say('portal.search-results')}</h2>
<ol class="results" start="${(answer.page - 1) * perPage + 1}">${answer.rows.map((row) => result(call, row))}</ol>
${answer.pages > 1 && html`<nav class="pager" aria-label="${say('portal.pages')}">
${answer.page > 1 && link(addressOf(mode, { ...place, page: answer.page - 1 }), say('portal.previous-page'), { class: 'button plain', rel: 'prev' })}
<span>${say('portal.page-of', { page: answer.page, pages: answer.pages })}</span>
${answer.page < answer.pages && link(addressOf(mode, { ...place, page: answer.page + 1 }), say('portal.next-page'), { class: 'button plain', rel: 'next' })}</nav>`}`;
}

const marked = (parts: FoundDocument['title']): Html[] => parts.map((part) => (part.highlighted ? html`<mark>${part.text}</mark>` : html`${part.text}`));

function result({ frame, mode, timeZone }: Call, { document, title, excerpt }: FoundDocument): Html {
  const column = frame.columns.byId(document.columnId);
  const { metadata } = document;
  const about = [dayOf(document.publishedAt, timeZone), column && columnName(column, mode.language), metadata.makers.join('、'), metadata.number, metadata.edition].filter(Boolean);
  return html`<li><h3><a href="${addressOf(mode, { kind: 'document', documentId: document.id })}">${marked(title)}</a></h3>
<p>${marked(excerpt)}</p><p class="about">${about.join('　')}</p></li>`;
}
