import { dayOf } from '@gongkai/kernel';
import type { PublicListRow } from '@gongkai/disclosures';
import { html, type Html } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import { columnName } from '../frame.ts';
import { link, type PageCall } from '../page-call.ts';

/** The title of a document in a list, with its edition where one title has several. */
export function listTitle(row: Pick<PublicListRow, 'title' | 'metadata'>): string {
  return row.metadata.edition ? `${row.title}（${row.metadata.edition}）` : row.title;
}

/** A list of documents with the day of publishing; a list of several columns names the column of each. */
export function entries(call: Pick<PageCall, 'mode' | 'timeZone' | 'frame'>, rows: readonly PublicListRow[], withColumns = false): Html {
  const { mode, frame, timeZone } = call;
  return html`<ul class="entries">${rows.map((row) => {
    const day = dayOf(row.publishedAt, timeZone);
    const column = withColumns ? frame.columns.byId(row.columnId) : undefined;
    return html`<li>${link(addressOf(mode, { kind: 'document', documentId: row.id }), listTitle(row), { lang: mode.language === 'en' ? 'zh-Hans' : null })}${
      column && html`<span class="entry-column">${columnName(column, mode.language)}</span>`}<time datetime="${day}">${day}</time></li>`;
  })}</ul>`;
}
