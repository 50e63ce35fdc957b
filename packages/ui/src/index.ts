export { attributes, escapeHtml, html, Html, type HtmlValue, raw, safeAddress } from './html.ts';
export { renderRichText, type RichTextOptions } from './rich-text.ts';
export { portalPage } from './portal/page.ts';
export type { PageLink, PortalPage, Reading, Site } from './portal/site.ts';
export { portalStyle } from './portal/style.ts';
