import { html, type Html, type HtmlValue } from '../html.ts';
import type { Site } from './site.ts';

/** The footer that the national guideline lists: who runs the site, its marks and records, the way to report its errors. */
export function pageFooter(site: Site, say: (key: string) => string): Html {
  const fact = (key: string, value: HtmlValue): HtmlValue => (value ? html`<div><dt>${say(key)}</dt><dd>${value}</dd></div>` : null);
  const police = site.policeRecord;
  return html`<footer class="site-footer"><div class="wide">
<dl class="site-facts">${fact('ui.host', site.host)}${fact('ui.operator', site.operator)}${fact('ui.contact', site.contact)}${fact('ui.id-code', site.idCode)}${fact('ui.icp', site.icp)}${fact('ui.police-record', police && (police.address ? html`<a href="${police.address}" rel="external">${police.number}</a>` : police.number))}</dl>
<p class="site-marks">${site.errorReportAddress && html`<a class="error-report" href="${site.errorReportAddress}">${say('ui.error-report')}</a>`}${site.siteMapAddress && html`<a href="${site.siteMapAddress}">${say('ui.site-map')}</a>`}</p>
${site.badge && html`<p class="site-badge"><a href="${site.badge.address}" rel="external"><img src="${site.badge.picture}" alt="${say('ui.badge')}" height="64"></a></p>`}
</div></footer>`;
}
