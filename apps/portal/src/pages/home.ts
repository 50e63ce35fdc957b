import { readPublicList, type PublicColumn } from '@gongkai/disclosures';
import { html, type Html } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { columnName, siteName } from '../frame.ts';
import { link, sayer, wholePage, type PageCall } from '../page-call.ts';
import { entries } from './entries.ts';

const shown = 7;
// What the home page shows of the catalogue, in this order; a column that the catalogue lacks or that is blank is left out.
const panels = ['news', 'notices', 'statutory', 'interpretations', 'information-bulletins', 'laws'];
const doors = ['guide', 'institutions', 'statutory', 'annual-reports'];

/** The home page: the doors of disclosure, news, notices and the newest documents. */
export async function homePage(call: PageCall<'home'>): Promise<Page> {
  const { mode, frame } = call;
  const say = sayer(mode);
  const blocks: Html[] = [];
  for (const code of panels) {
    const column = frame.columns.byCode(code);
    if (column) blocks.push(...(await panel(call, column)));
  }
  const name = siteName(frame, mode.language);
  const body = html`<section class="panel"><h2>${say('portal.disclosure')}</h2>
<ul class="side-list grid">${doors.flatMap((code) => {
    const column = frame.columns.byCode(code);
    return column ? [html`<li>${link(addressOf(mode, { kind: 'column', code, after: null }), columnName(column, mode.language), { class: 'button plain' })}</li>`] : [];
  })}<li>${link(`${addressOf(mode, { kind: 'guide' })}#application`, say('portal.by-application'), { class: 'button plain' })}</li></ul></section>
${blocks.length > 0 ? html`<div class="grid">${blocks}</div>` : html`<p class="empty">${say('portal.nothing-yet')}</p>`}`;
  return wholePage(call, { title: name, body, tags: ['home', 'site'], current: 'portal.home', feed: { label: name, address: addressOf(mode, { kind: 'feed', code: null }) } });
}

async function panel(call: PageCall<'home'>, column: PublicColumn): Promise<Html[]> {
  const { frame, mode, tx } = call;
  const page = await readPublicList(tx, { columnIds: frame.columns.below(column).map((one) => one.id), limit: shown });
  if (page.rows.length === 0) return [];
  const name = columnName(column, mode.language);
  return [html`<section class="panel"><div class="panel-head"><h2>${name}</h2>${link(addressOf(mode, { kind: 'column', code: column.code, after: null }), sayer(mode)('portal.more'), { 'aria-label': sayer(mode)('portal.more-of', { name }) })}</div>
${entries(call, page.rows)}</section>`];
}
