import type { Author, Category, Channel, DraftText, ItemFile, ItemFull, ItemKind, ItemState, ItemSummary, Tag, Urgency } from './contract.ts';
import type { SubmittedContent } from './submissions.content.ts';
import type { Item } from './submissions.store.ts';

/** What a list reads of an item. */
export interface SummaryRow {
  id: string;
  unitId: string;
  title: string;
  kind: string | null;
  category: string | null;
  urgency: string;
  channel: string;
  state: string;
  tags: string[];
  registerYear: number | null;
  registerNumber: number | null;
  authors: unknown;
  eventAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  sentAt: Date | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The register number as offices write it: year and five digits. */
export function registerNumber(year: number | null, number: number | null): string | null {
  return year === null || number === null ? null : `${year}-${String(number).padStart(5, '0')}`;
}

/** One row of a list. */
export function presentSummary(row: SummaryRow, unitNames: ReadonlyMap<string, string>): ItemSummary {
  return {
    id: row.id,
    unitId: row.unitId,
    unitName: unitNames.get(row.unitId) ?? '',
    title: row.title,
    kind: row.kind as ItemKind | null,
    category: row.category as Category | null,
    urgency: row.urgency as Urgency,
    channel: row.channel as Channel,
    state: row.state as ItemState,
    tags: row.tags as Tag[],
    number: registerNumber(row.registerYear, row.registerNumber),
    authors: row.authors as Author[],
    eventAt: iso(row.eventAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: iso(row.submittedAt),
    sentAt: iso(row.sentAt),
  };
}

/** The text that is shown: which one, and by which fingerprint it is known. */
export interface ShownText {
  text: DraftText;
  files: ItemFile[];
  textVersion: number;
  fingerprint: string | null;
}

/** A submitted text as it is shown. */
export function shownVersion(version: { number: number; content: SubmittedContent; fingerprint: string }): ShownText {
  const { files, submission: _, ...text } = version.content;
  return { text, files, textVersion: version.number, fingerprint: version.fingerprint };
}

/** An item with its text. */
export function presentItem(item: Item, shown: ShownText, unitNames: ReadonlyMap<string, string>): ItemFull {
  const { text } = shown;
  return {
    id: item.id,
    unitId: item.unitId,
    unitName: unitNames.get(item.unitId) ?? '',
    title: text.title,
    kind: text.kind,
    category: text.category,
    urgency: text.urgency,
    channel: item.channel,
    state: item.state,
    tags: text.tags,
    number: registerNumber(item.registerYear, item.registerNumber),
    authors: text.authors,
    eventAt: text.eventAt,
    place: text.place,
    body: text.body,
    attachments: shown.files,
    version: item.version,
    textVersion: shown.textVersion,
    fingerprint: shown.fingerprint,
    createdBy: item.createdBy,
    createdAt: item.createdAt.toISOString(),
    updatedAt: item.updatedAt.toISOString(),
    submittedAt: iso(item.submittedAt),
    sentAt: iso(item.sentAt),
  };
}
