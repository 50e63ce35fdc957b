import type { Jurisdiction, ReadTx } from '@gongkai/database';
import { countPublicDocuments, readPublicColumns, type PublicColumn } from '@gongkai/disclosures';
import { readPublicSite, type SiteSetting } from '@gongkai/organisations';
import type { PageLink, Site } from '@gongkai/ui';
import { translate, type Language } from '@gongkai/ui/messages';
import { addressOf, type Mode } from './addresses.ts';

/** What all pages of a jurisdiction share: its identity and its catalogue. */
export interface Frame {
  jurisdiction: Jurisdiction;
  setting: SiteSetting;
  columns: ColumnTree;
}

/** Reads what all pages share. */
export async function readFrame(tx: ReadTx, jurisdiction: Jurisdiction): Promise<Frame> {
  return { jurisdiction, setting: await readPublicSite(tx), columns: new ColumnTree(await readPublicColumns(tx)) };
}

/** The columns as a tree, by id and by code. */
export class ColumnTree {
  readonly all: readonly PublicColumn[];
  readonly #byId: Map<string, PublicColumn>;
  readonly #byCode: Map<string, PublicColumn>;
  readonly #children = new Map<string | null, PublicColumn[]>();

  constructor(all: readonly PublicColumn[]) {
    this.all = all;
    this.#byId = new Map(all.map((column) => [column.id, column]));
    this.#byCode = new Map(all.map((column) => [column.code, column]));
    for (const column of all) {
      // A column whose parent was closed stands at the top.
      const parent = column.parentId !== null && this.#byId.has(column.parentId) ? column.parentId : null;
      const among = this.#children.get(parent);
      if (among) among.push(column);
      else this.#children.set(parent, [column]);
    }
  }

  byId(id: string): PublicColumn | undefined {
    return this.#byId.get(id);
  }

  byCode(code: string): PublicColumn | undefined {
    return this.#byCode.get(code);
  }

  children(id: string | null): readonly PublicColumn[] {
    return this.#children.get(id) ?? [];
  }

  /** A column and everything below it. */
  below(column: PublicColumn): PublicColumn[] {
    return [column, ...this.children(column.id).flatMap((child) => this.below(child))];
  }

  /** From the top down to a column. */
  path(column: PublicColumn): PublicColumn[] {
    const parent = column.parentId === null ? undefined : this.#byId.get(column.parentId);
    return parent ? [...this.path(parent), column] : [column];
  }
}

/** How many documents stand in each column, those below it counted too. */
export async function countBelow(tx: ReadTx, columns: ColumnTree): Promise<Map<string, number>> {
  const own = await countPublicDocuments(tx);
  return new Map(columns.all.map((column) => [column.id, columns.below(column).reduce((sum, one) => sum + (own.get(one.id) ?? 0), 0)]));
}

/** The name of a column in the language of the page. */
export const columnName = (column: PublicColumn, language: Language): string => (language === 'en' ? column.nameEn : column.name);

/** The name of the site in the language of the page. */
export function siteName({ jurisdiction, setting }: Frame, language: Language): string {
  const own = language === 'en' ? (setting.nameEn ?? setting.name) : setting.name;
  if (own) return own;
  return jurisdiction.name.endsWith('政府') || language === 'en' ? jurisdiction.name : translate(language, 'portal.site-name', { name: jurisdiction.name });
}

/** What head and footer of every page say of the site. */
function siteOf(frame: Frame, mode: Mode, host: string): Site {
  const { setting, jurisdiction } = frame;
  const outside = (address: string | null | undefined) => (address ? addressOf(mode, { kind: 'leaving', to: address }) : null);
  const name = siteName(frame, mode.language);
  const police = setting.policeRecord;
  const policeAddress = outside(police?.address);
  return {
    name,
    domain: setting.domain ?? host,
    idCode: setting.idCode ?? '',
    host: setting.host ?? name,
    operator: setting.operator,
    contact: [setting.office.phone, setting.office.email].filter(Boolean).join('　') || null,
    icp: setting.icp,
    policeRecord: police ? { number: police.number, ...(policeAddress ? { address: policeAddress } : {}) } : null,
    errorReportAddress: outside(setting.errorReport),
    siteMapAddress: addressOf(mode, { kind: 'catalogue' }),
    demonstration: jurisdiction.demonstration,
  };
}

/** The addresses outside the site to which its own pages lead. */
export function outsideAddresses({ setting }: Frame): string[] {
  return [setting.errorReport, setting.policeRecord?.address].filter((address): address is string => Boolean(address));
}

const around = new WeakMap<Frame, Map<string, { site: Site; nav: PageLink[] }>>();
// Anybody may send any host name.
const mostKept = 500;

/** What head, navigation and footer say around a page: the same objects for all pages that are read alike. */
export function surround(frame: Frame, mode: Mode, host: string, current: string | null): { site: Site; nav: PageLink[] } {
  let kept = around.get(frame);
  if (!kept || kept.size > mostKept) around.set(frame, (kept = new Map()));
  const key = `${mode.language} ${mode.large} ${mode.traditional} ${current} ${host}`;
  let found = kept.get(key);
  if (!found) kept.set(key, (found = { site: siteOf(frame, mode, host), nav: navigation(frame, mode, current) }));
  return found;
}

/** The main navigation; only what stands in the catalogue. */
function navigation({ columns }: Frame, mode: Mode, current: string | null): PageLink[] {
  const link = (key: string, address: string): PageLink => ({ label: translate(mode.language, key), address, current: current === key });
  const column = (code: string): PageLink[] => {
    const found = columns.byCode(code);
    return found ? [{ label: columnName(found, mode.language), address: addressOf(mode, { kind: 'column', code, after: null }), current: current === code }] : [];
  };
  return [
    link('portal.home', addressOf(mode, { kind: 'home' })),
    ...column('news'),
    ...column('notices'),
    link('portal.catalogue', addressOf(mode, { kind: 'catalogue' })),
    link('portal.guide', addressOf(mode, { kind: 'guide' })),
    ...column('interpretations'),
  ];
}
