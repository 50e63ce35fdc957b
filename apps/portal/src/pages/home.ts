import { readPublicList, type PublicColumn } from '@gongkai/disclosures';
import { html, type Html } from '@gongkai/ui';
import { addressOf } from '../addresses.ts';
import type { Page } from '../answer.ts';
import { columnName, siteName } from '../frame.ts';
import { link, sayer, wholePage, type PageCall } from '../page-call.ts';
import { entries } from './entries.ts';

type Call = PageCall<'home'>;

const shown = 6;
// What the home page shows of the catalogue, in this order; a column that the catalogue lacks or that is blank is left out.
const panels = ['notices', 'news', 'interpretations', 'information-bulletins', 'laws'];
const doors = ['guide', 'institutions', 'statutory', 'annual-reports'];
// Texts of the superiors are taken over by the hundred and would push aside what the government itself has published.
const takenOver = 'laws';

/** The home page: the newest documents, the doors of disclosure, and the columns that people ask for most. */
export async function homePage(call: Call): Promise<Page> {
  const { mode, frame } = call;
  const blocks = [...(await newest(call)), doorPanel(call)];
  for (const code of panels) {
    const column = frame.columns.byCode(code);
    if (column) blocks.push(...(await panel(call, column)));
  }
  const name = siteName(frame, mode.language);
  const body = html`<div class="home">${blocks}</div>${blocks.length === 1 && html`<p class="empty">${sayer(mode)('portal.nothing-yet')}</p>`}`;
  return wholePage(call, { title: name, body, tags: ['home', 'site'], current: 'portal.home', feed: { label: name, address: addressOf(mode, { kind: 'feed', code: null }) } });
}

async function newest(call: Call): Promise<Html[]> {
  const { frame, mode, tx } = call;
  const say = sayer(mode);
  const laws = frame.columns.byCode(takenOver);
  const page = await readPublicList(tx, { limit: shown + 2, ...(laws ? { exceptColumnIds: frame.columns.below(laws).map((one) => one.id) } : {}) });
  if (page.rows.length === 0) return [];
  return [html`<section class="panel lead"><div class="panel-head"><h2>${say('portal.newest')}</h2>${link(addressOf(mode, { kind: 'catalogue' }), say('portal.more'), { 'aria-label': say('portal.more-of', { name: say('portal.newest') }) })}</div>
${entries(call, page.rows, true)}</section>`];
}

function doorPanel({ frame, mode }: Call): Html {
  const say = sayer(mode);
  const door = (address: string, label: string): Html => html`<li>${link(address, label)}</li>`;
  return html`<section class="panel doors-panel"><h2>${say('portal.disclosure')}</h2>
<ul class="doors">${doors.flatMap((code) => {
    const column = frame.columns.byCode(code);
    return column ? [door(addressOf(mode, { kind: 'column', code, after: null }), columnName(column, mode.language))] : [];
  })}${door(`${addressOf(mode, { kind: 'guide' })}#application`, say('portal.by-application'))}${door(addressOf(mode, { kind: 'catalogue' }), say('portal.catalogue'))}</ul></section>`;
}

async function panel(call: Call, column: PublicColumn): Promise<Html[]> {
  const { frame, mode, tx } = call;
  const page = await readPublicList(tx, { columnIds: frame.columns.below(column).map((one) => one.id), limit: shown });
  if (page.rows.length === 0) return [];
  const name = columnName(column, mode.language);
  return [html`<section class="panel"><div class="panel-head"><h2>${name}</h2>${link(addressOf(mode, { kind: 'column', code: column.code, after: null }), sayer(mode)('portal.more'), { 'aria-label': sayer(mode)('portal.more-of', { name }) })}</div>
${entries(call, page.rows)}</section>`];
}
