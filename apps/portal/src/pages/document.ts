import { minuteOf, plainText } from '@gongkai/kernel';
import { readPublicDocumentPage, titleTag, type PublicColumn, type PublicDocument } from '@gongkai/disclosures';
import { html, renderRichText, type Html, type HtmlValue } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { columnName, siteName } from '../frame.ts';
import { link, sayer, wholePage, type PageCall, type Say } from '../page-call.ts';
import { columnCrumbs, columnTags } from './catalogue.ts';
import { entries, listTitle } from './entries.ts';

type Call = PageCall<'document'>;
/** A call with the moment of publishing as it is shown. */
type Shown = Call & { at: string };

/** One document with its metadata; of a withdrawn one only when and why. Null when there is none. */
export async function documentPage(call: Call): Promise<Page | null> {
  const { frame, tx, place, mode, origin } = call;
  const found = await readPublicDocumentPage(tx, place.documentId);
  if (!found) return null;
  const { document, editions, versions } = found;
  const column = frame.columns.byId(document.columnId);
  if (document.withdrawnAt) return withdrawnPage(call, document, document.withdrawnAt);
  const say = sayer(mode);
  const shown: Shown = { ...call, at: minuteOf(document.publishedAt, call.timeZone) };
  const body = html`<article class="panel document" lang="zh-Hans">
<h1>${listTitle(document)}</h1>
<p class="source">${sourceLine(shown, document, say)}</p>
${validityNotice(document, say)}
${facts(shown, document, column, say)}
<div class="body">${renderRichText(document.body, { pictureUrl: (id) => pictureAddress(document, id) })}</div>
${files(document, say)}
${versionList(call, versions, say)}
${editions.length > 0 && html`<section aria-labelledby="editions"><h2 id="editions">${say('portal.editions')}</h2>${entries(call, editions)}</section>`}
${column && html`<p class="document-tools">${link(addressOf(mode, { kind: 'column', code: column.code, after: null }), say('portal.back-to', { name: columnName(column, mode.language) }))}</p>`}
<p class="print-only">${say('portal.printed-from', { site: siteName(frame, mode.language) })} ${origin}${addressOf({ ...mode, large: false, traditional: false }, place)}</p>
</article>`;
  return wholePage(call, {
    title: document.title,
    body,
    tags: [`document:${document.id}`, titleTag(document.title), 'imports', 'site'],
    crumbs: [...(column ? columnCrumbs(frame.columns, column, mode) : []), { label: document.title, address: '' }],
    pageTags: [...(column ? columnTags(column, mode.language) : []), ...articleTags(shown, document)],
    current: 'portal.catalogue',
  });
}

function sourceLine({ at }: Shown, document: PublicDocument, say: Say): HtmlValue {
  return [
    document.metadata.source && html`<span>${say('portal.source', { name: document.metadata.source })}</span>`,
    html`<span>${say('portal.published-at')}<time datetime="${document.publishedAt.toISOString()}">${at}</time></span>`,
  ];
}

/** The tags of a content page: PubDate as YYYY-MM-DD HH:MM, Url as the address of the plain page. */
function articleTags({ at, origin, mode }: Shown, document: PublicDocument): { name: string; content: string }[] {
  const { metadata } = document;
  const picture = document.body.find((block) => block.type === 'picture');
  const image = picture?.type === 'picture' ? pictureAddress(document, picture.attachmentId) : null;
  return [
    { name: 'ArticleTitle', content: document.title },
    { name: 'PubDate', content: at },
    { name: 'ContentSource', content: metadata.source ?? metadata.makers.join('、') },
    { name: 'Keywords', content: metadata.keywords.slice(0, 5).join(',') },
    { name: 'Author', content: metadata.makers.join('、') },
    { name: 'Description', content: (metadata.summary || plainText(document.body)).replace(/\s+/g, ' ').slice(0, 100) },
    ...(image ? [{ name: 'Image', content: origin + image }] : []),
    { name: 'Url', content: origin + addressOf({ ...mode, large: false, traditional: false }, { kind: 'document', documentId: document.id }) },
  ].filter((tag) => tag.content !== '');
}

// A document that no longer holds says so on its own page (网站发展指引).
function validityNotice({ metadata }: PublicDocument, say: Say): HtmlValue {
  if (metadata.validity === 'valid' || metadata.validity === 'not-verified') return null;
  const ended = metadata.validity === 'repealed' || metadata.validity === 'lapsed';
  return html`<p class="${ended ? 'notice warning' : 'notice'}" role="note">${say(`portal.validity-notice.${metadata.validity}`)}</p>`;
}

function facts({ at, mode }: Shown, document: PublicDocument, column: PublicColumn | undefined, say: Say): Html {
  const { metadata } = document;
  const row = (key: string, value: HtmlValue, whole: boolean): HtmlValue =>
    html`<div${whole ? html` class="whole"` : null}><dt>${say(`portal.fact.${key}`)}</dt><dd>${value}</dd></div>\n`;
  const halves = (
    [
      ['index-number', document.indexNumber],
      ['column', column && link(addressOf(mode, { kind: 'column', code: column.code, after: null }), columnName(column, mode.language))],
      ['makers', metadata.makers.join('、')],
      ['number', metadata.number],
      ['topic', metadata.topic],
      ['genre', metadata.genre],
      ['audience', metadata.audience],
      ['formed-on', metadata.formedOn],
      ['published-at', at],
      ['effective-on', metadata.effectiveOn],
      ['expires-on', metadata.expiresOn],
      ['validity', say(`portal.validity.${metadata.validity}`)],
      ['edition', metadata.edition],
      ['attribute', say('portal.attribute.proactive')],
      ['keywords', metadata.keywords.join('　')],
    ] satisfies [string, HtmlValue][]
  ).filter(([, value]) => value);
  // Two facts stand in a line; the last of an odd number takes the whole line.
  return html`<dl class="facts">
${halves.map(([key, value], index) => row(key, value, index === halves.length - 1 && halves.length % 2 === 1))}${row('title', document.title, true)}${metadata.summary && row('summary', metadata.summary, true)}${
    metadata.history.length > 0 && row('history', html`${metadata.history.map((line) => html`<p>${line}</p>`)}`, true)}</dl>`;
}

function pictureAddress(document: PublicDocument, attachmentId: string): string | null {
  const file = document.attachments.find((one) => one.id === attachmentId);
  return file ? addressOf({ language: 'zh-CN', large: false, traditional: false }, { kind: 'file', documentId: document.id, fileId: file.id }) : null;
}

function files(document: PublicDocument, say: Say): HtmlValue {
  const shown = new Set(document.body.flatMap((block) => (block.type === 'picture' ? [block.attachmentId] : [])));
  const rest = document.attachments.filter((file) => !shown.has(file.id));
  if (rest.length === 0) return null;
  return html`<section aria-labelledby="files"><h2 id="files">${say('portal.files')}</h2><ul class="files">${rest.map((file) =>
    html`<li>${link(pictureAddress(document, file.id)!, file.name)} <span class="about">${say('portal.file-size', { size: sizeText(file.size) })}</span></li>`)}</ul></section>`;
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function versionList({ timeZone }: Call, versions: readonly { number: number; publishedAt: Date; explanation: string | null }[], say: Say): HtmlValue {
  if (versions.length < 2) return null;
  return html`<section aria-labelledby="versions"><h2 id="versions">${say('portal.versions')}</h2><ol class="entries" reversed>${versions.map((version) =>
    html`<li><span>${say('portal.version', { number: version.number })}${version.explanation && `：${version.explanation}`}</span><time datetime="${version.publishedAt.toISOString()}">${minuteOf(version.publishedAt, timeZone)}</time></li>`)}</ol></section>`;
}

function withdrawnPage(call: Call, document: PublicDocument, at: Date): Page {
  const say = sayer(call.mode);
  const body = html`<article class="panel document"><h1>${say('portal.withdrawn')}</h1>
<p class="notice warning">${say('portal.withdrawn-at', { at: minuteOf(at, call.timeZone) })}</p>
<dl class="facts"><div class="whole"><dt>${say('portal.fact.index-number')}</dt><dd>${document.indexNumber}</dd></div>
<div class="whole"><dt>${say('portal.withdrawn-reason')}</dt><dd>${document.withdrawnReason}</dd></div></dl></article>`;
  return wholePage(call, { title: say('portal.withdrawn'), body, tags: [`document:${document.id}`, 'site'], status: 410, hidden: true, crumbs: [{ label: say('portal.withdrawn'), address: '' }] });
}

