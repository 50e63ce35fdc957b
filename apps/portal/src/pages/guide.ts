import { readPublicList } from '@gongkai/disclosures';
import { html, type Html, type HtmlValue } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { siteName } from '../frame.ts';
import { link, sayer, wholePage, type PageCall } from '../page-call.ts';
import { entries } from './entries.ts';

type Call = PageCall<'guide'>;

/** The guide to disclosure: what article 12 wants told of the office, how to apply (article 29), and where everything stands. */
export async function guidePage(call: Call): Promise<Page> {
  const { mode } = call;
  const say = sayer(mode);
  const title = say('portal.guide');
  const body = html`<article class="panel document"><h1>${guideName(call)}</h1>
<section aria-labelledby="office"><h2 id="office">${say('portal.office')}</h2>${office(call)}</section>
<section aria-labelledby="ways"><h2 id="ways">${say('portal.ways')}</h2><ul>
<li>${say('portal.way-catalogue')}${link(addressOf(mode, { kind: 'catalogue' }), say('portal.catalogue'))}</li>
<li>${say('portal.way-search')}${link(addressOf(mode, { kind: 'search', text: '', column: null, from: null, to: null, newest: false, page: 1 }), say('portal.search'))}</li>
<li>${say('portal.way-feed')}${link(addressOf(mode, { kind: 'feed', code: null }), say('portal.feed'))}</li></ul></section>
<section aria-labelledby="application"><h2 id="application">${say('portal.by-application')}</h2><p>${say('portal.application-how')}</p>
<ul><li>${say('portal.application-name')}</li><li>${say('portal.application-what')}</li><li>${say('portal.application-form')}</li></ul><p>${say('portal.application-limit')}</p></section>
${await list(call, 'guide', 'portal.guide-documents')}
${await list(call, 'institutions', 'portal.institutions')}
${await list(call, 'annual-reports', 'portal.annual-reports')}
</article>`;
  return wholePage(call, { title, body, tags: ['lists', 'site'], current: 'portal.guide', crumbs: [{ label: title, address: '' }] });
}

// The name of a government ends with the word that the guide's name begins with.
function guideName({ frame, mode }: Call): string {
  const name = siteName(frame, mode.language);
  return sayer(mode)(name.endsWith('政府') ? 'portal.guide-of-government' : 'portal.guide-of', { name });
}

function office({ frame, mode }: Call): Html {
  const say = sayer(mode);
  const { office: contact } = frame.setting;
  const row = (key: string, value: HtmlValue): HtmlValue => (value ? html`<div><dt>${say(`portal.office-${key}`)}</dt><dd>${value}</dd></div>` : null);
  const rows = (['name', 'address', 'postcode', 'hours', 'phone', 'fax', 'email'] as const).map((key) => row(key, contact[key]));
  if (rows.every((one) => one === null)) return html`<p class="notice">${say('portal.office-missing')}</p>`;
  return html`<dl class="facts">${rows}</dl>${contact.note && html`<p>${contact.note}</p>`}`;
}

async function list(call: Call, code: string, key: string): Promise<HtmlValue> {
  const column = call.frame.columns.byCode(code);
  if (!column) return null;
  const page = await readPublicList(call.tx, { columnIds: [column.id], limit: 10 });
  return html`<section aria-labelledby="${code}"><h2 id="${code}">${link(addressOf(call.mode, { kind: 'column', code, after: null }), sayer(call.mode)(key))}</h2>${page.rows.length > 0 ? entries(call, page.rows) : html`<p class="about">${sayer(call.mode)('portal.nothing-yet')}</p>`}</section>`;
}
