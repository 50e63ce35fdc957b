import { dayOf } from '@gongkai/kernel';
import type { PublicListRow } from '@gongkai/disclosures';
import { html, type Html } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import { link, type PageCall } from '../page-call.ts';

/** The title of a document in a list, with its edition where one title has several. */
export function listTitle(row: Pick<PublicListRow, 'title' | 'metadata'>): string {
  return row.metadata.edition ? `${row.title}（${row.metadata.edition}）` : row.title;
}

/** A list of documents with the day of publishing. */
export function entries(call: Pick<PageCall, 'mode' | 'timeZone'>, rows: readonly PublicListRow[]): Html {
  return html`<ul class="entries">${rows.map((row) => {
    const day = dayOf(row.publishedAt, call.timeZone);
    return html`<li>${link(addressOf(call.mode, { kind: 'document', documentId: row.id }), listTitle(row), { lang: call.mode.language === 'en' ? 'zh-Hans' : null })}<time datetime="${day}">${day}</time></li>`;
  })}</ul>`;
}
