import { attributes, html, type Html, type HtmlValue } from '../html.ts';
import type { Language } from '../messages/catalogue.ts';
import { translate } from '../messages/index.ts';
import { pageFooter } from './footer.ts';
import type { PageLink, PortalPage } from './site.ts';

type Say = (key: string) => string;

// The same site and navigation stand around thousands of pages: callers that give the same objects get the markup made before.
function remembered<K extends object>(make: (of: K, language: Language) => Html): (of: K, language: Language) => Html {
  const made = new WeakMap<K, Partial<Record<Language, Html>>>();
  return (of, language) => {
    const standing = made.get(of) ?? {};
    made.set(of, standing);
    return (standing[language] ??= make(of, language));
  };
}
const sayIn = (language: Language): Say => (key) => translate(language, key);
const navigation = remembered((nav: PortalPage['nav'], language) =>
  html`<nav class="site-nav" aria-label="${translate(language, 'ui.nav')}"><div class="wide"><ul>${nav.map((one) => html`<li>${link(one)}</li>`)}</ul></div></nav>`);
const footer = remembered((site: PortalPage['site'], language) => pageFooter(site, sayIn(language)));

const link = (one: PageLink) => html`<a href="${one.address}"${attributes({ 'aria-current': one.current ? 'page' : null })}>${one.label}</a>`;

function head(page: PortalPage, isHome: boolean): Html {
  const { site } = page;
  const tags = [{ name: 'SiteName', content: site.name }, { name: 'SiteDomain', content: site.domain }, { name: 'SiteIDCode', content: site.idCode }, ...(page.tags ?? [])];
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isHome ? site.name : `${page.title} - ${site.name}`}</title>
${tags.map((tag) => html`<meta name="${tag.name}" content="${tag.content}">\n`)}${page.hiddenFromSearchEngines && html`<meta name="robots" content="noindex">\n`}<meta name="color-scheme" content="light">
<link rel="stylesheet" href="${page.styleAddress}">
<link rel="icon" href="data:,">
${page.canonical && html`<link rel="canonical" href="${page.canonical}">`}${page.feed && html`<link rel="alternate" type="application/atom+xml" title="${page.feed.label}" href="${page.feed.address}">`}
</head>`;
}

function switches(page: PortalPage, say: Say): Html {
  const { reading } = page;
  const other = reading.language === 'zh-CN' ? 'en' : 'zh-CN';
  const items: HtmlValue[] = [
    html`<li><a href="${reading.links.large}" rel="nofollow">${say(reading.large ? 'ui.large-off' : 'ui.large-on')}</a></li>`,
    reading.language === 'zh-CN' && html`<li><a href="${reading.links.script}" rel="nofollow">${say(reading.script === 'traditional' ? 'ui.to-simplified' : 'ui.to-traditional')}</a></li>`,
    html`<li><a href="${reading.links.otherLanguage}" lang="${other}" hreflang="${other}" rel="nofollow">${say('ui.other-language')}</a></li>`,
  ];
  return html`<ul class="switches" aria-label="${say('ui.switches')}">${items}</ul>`;
}

function header(page: PortalPage, say: Say, isHome: boolean): Html {
  const name = html`<a class="site-name" href="/">${page.site.name}</a>`;
  return html`<header class="site-header">
<div class="wide">
${switches(page, say)}
<div class="site-title">${isHome ? html`<h1>${name}</h1>` : html`<p>${name}</p>`}<p class="site-domain">${page.site.domain}</p></div>
<form class="site-search" role="search" action="${page.search.address}" method="get">
<label class="said-only" for="site-search">${say('ui.search-label')}</label>
<input id="site-search" name="q" type="search" maxlength="200" placeholder="${say('ui.search-hint')}"${attributes({ value: page.search.words })}>
<button type="submit">${say('ui.search')}</button>
</form>
</div>
</header>
${navigation(page.nav, page.reading.language)}`;
}

function crumbs(page: PortalPage, say: Say): HtmlValue {
  if (!page.crumbs?.length) return null;
  const last = page.crumbs.length - 1;
  return html`<nav class="crumbs" aria-label="${say('ui.crumbs')}"><ol>${page.crumbs.map((one, index) => (index === last ? html`<li aria-current="page">${one.label}</li>` : html`<li>${link(one)}</li>`))}</ol></nav>`;
}

/** A whole public page: head with its page tags, header, navigation, the given body, footer; it needs no script. */
export function portalPage(page: PortalPage): Html {
  const { reading, site } = page;
  const say = sayIn(reading.language);
  const isHome = !page.crumbs?.length;
  const language = reading.language === 'en' ? 'en' : reading.script === 'traditional' ? 'zh-Hant' : 'zh-Hans';
  return html`<!doctype html>
<html lang="${language}"${attributes({ class: reading.large ? 'large' : null })}>
${head(page, isHome)}
<body>
<a class="skip" href="#content">${say('ui.skip')}</a>
${site.demonstration && html`<aside class="demonstration" aria-label="${say('ui.demonstration-label')}">${say('ui.demonstration')}</aside>`}
${header(page, say, isHome)}
<div class="wide site-page">${crumbs(page, say)}<main id="content" tabindex="-1">${page.body}</main></div>
${footer(site, reading.language)}
</body>
</html>
`;
}
