import type { Jurisdiction } from '@gongkai/database';
import { html, type Html } from '@gongkai/ui';
import { addressOf, plainMode } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { outsideAddresses } from '../frame.ts';
import { link, sayer, wholePage, type PageCall, type Surroundings } from '../page-call.ts';

/** What is told instead of a page: nothing here, something broke, the database is away. */
export function troublePage(call: Surroundings, trouble: { status: number; title: string; advice: string; values?: Record<string, string> }): Page {
  const say = sayer(call.mode);
  const title = say(trouble.title);
  const body = html`<section class="panel"><h1>${title}</h1><p>${say(trouble.advice, trouble.values)}</p>
${trouble.status === 404 && html`<ul class="doors">${(['home', 'catalogue', 'guide'] as const).map((kind) => html`<li>${link(addressOf(call.mode, { kind }), say(`portal.${kind}`))}</li>`)}</ul>`}</section>`;
  const page = wholePage(call, { title, body, tags: null, status: trouble.status, hidden: true, crumbs: [{ label: title, address: '' }] });
  return trouble.status === 503 ? { ...page, headers: { 'retry-after': '5' } } : page;
}

/** Says that a link leaves the site. Only addresses that the site itself names: nobody can send visitors elsewhere through it. */
export function leavingPage(call: PageCall<'leaving'>): Page | null {
  const { place, frame, mode } = call;
  if (!outsideAddresses(frame).includes(place.to)) return null;
  const say = sayer(mode);
  const title = say('portal.leaving');
  const body: Html = html`<section class="panel"><h1>${title}</h1><p>${say('portal.leaving-about', { host: new URL(place.to).host })}</p>
<p>${link(place.to, say('portal.leaving-go'), { class: 'button', rel: 'external noopener noreferrer' })}</p></section>`;
  return wholePage(call, { title, body, tags: ['site'], hidden: true, crumbs: [{ label: title, address: '' }] });
}

/** Which governments this deployment serves, where the host name names none of them. */
export function choicePage(all: readonly Jurisdiction[], host: string): Page {
  const say = sayer(plainMode);
  const port = /:\d+$/.exec(host)?.[0] ?? '';
  const base = host.slice(0, host.length - port.length) || 'localhost';
  const text = html`<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${say('portal.choose')}</title></head>
<body><main><h1>${say('portal.choose')}</h1><ul>${all.map((one) => html`<li><a href="//${one.hosts[0] ?? `${one.code}.${base}`}${port}/">${one.name}</a></li>`)}</ul></main></body></html>`.text;
  return { text, tags: null };
}
