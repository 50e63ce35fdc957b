import { notFound, newId, accountIdOf, actorName, type RichText } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Author, Category, Channel, DraftText, EventKind, ItemKind, ItemState, Tag, Urgency } from './contract.ts';
import type { SubmittedContent } from './submissions.content.ts';

/** An item as its row says it. */
export interface Item {
  id: string;
  unitId: string;
  text: DraftText;
  channel: Channel;
  state: ItemState;
  version: number;
  latestVersion: number;
  sentVersion: number | null;
  registerYear: number | null;
  registerNumber: number | null;
  createdAt: Date;
  createdBy: string | null;
  updatedAt: Date;
  submittedAt: Date | null;
  submittedBy: string | null;
  sentAt: Date | null;
}

const columns = [
  'id', 'unit_id', 'title', 'kind', 'category', 'urgency', 'event_at', 'place', 'tags', 'body', 'authors', 'attachment_ids', 'channel', 'state',
  'version', 'latest_version', 'sent_version', 'register_year', 'register_number', 'created_at', 'created_by', 'updated_at', 'submitted_at',
  'submitted_by', 'sent_at',
] as const;

const select = (tx: ReadTx, itemId: string) => tx.db.selectFrom('submissions.items').select(columns).where('id', '=', itemId);
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>;

function itemOf(row: Row): Item {
  return {
    id: row.id,
    unitId: row.unit_id,
    text: {
      title: row.title,
      kind: row.kind as ItemKind | null,
      category: row.category as Category | null,
      urgency: row.urgency as Urgency,
      eventAt: row.event_at?.toISOString() ?? null,
      place: row.place,
      tags: row.tags as Tag[],
      body: row.body as unknown as RichText,
      authors: row.authors as unknown as Author[],
      attachmentIds: row.attachment_ids,
    },
    channel: row.channel as Channel,
    state: row.state as ItemState,
    version: row.version,
    latestVersion: row.latest_version,
    sentVersion: row.sent_version,
    registerYear: row.register_year,
    registerNumber: row.register_number,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    sentAt: row.sent_at,
  };
}

/** An item; `notFound` when there is none. */
export async function findItem(tx: ReadTx, itemId: string): Promise<Item> {
  const row = await select(tx, itemId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return itemOf(row);
}

/** An item, locked until the transaction ends; `notFound` when there is none. */
export async function lockItem(tx: Tx, itemId: string): Promise<Item> {
  const row = await select(tx, itemId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return itemOf(row);
}

const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;

const textColumns = (text: DraftText) => ({
  title: text.title,
  kind: text.kind,
  category: text.category,
  urgency: text.urgency,
  event_at: text.eventAt,
  place: text.place,
  tags: [...new Set(text.tags)],
  body: json(text.body),
  authors: json(text.authors),
  attachment_ids: [...new Set(text.attachmentIds)],
});

/** Inserts a draft. */
export async function insertItem(tx: Tx, item: { id: string; unitId: string; text: DraftText; channel: Channel }): Promise<void> {
  await tx.db
    .insertInto('submissions.items')
    .values({
      id: item.id,
      unit_id: item.unitId,
      ...textColumns(item.text),
      channel: item.channel,
      state: 'draft',
      created_at: tx.now,
      created_by: accountIdOf(tx.actor),
      updated_at: tx.now,
    })
    .execute();
}

/** Exchanges the working text. */
export async function updateText(tx: Tx, itemId: string, text: DraftText): Promise<void> {
  await tx.db
    .updateTable('submissions.items')
    .set((eb) => ({ ...textColumns(text), version: eb('version', '+', 1), updated_at: tx.now }))
    .where('id', '=', itemId)
    .execute();
}

/** What changes in an item's row beside its text. */
export interface ItemChange {
  state: ItemState;
  latestVersion?: number;
  submitted?: boolean;
  sent?: { version: number; registerYear: number; registerNumber: number };
}

/** Changes the state of an item, as an event of the same transaction tells it. */
export async function updateState(tx: Tx, itemId: string, change: ItemChange): Promise<void> {
  await tx.db
    .updateTable('submissions.items')
    .set((eb) => ({
      state: change.state,
      version: eb('version', '+', 1),
      updated_at: tx.now,
      ...(change.latestVersion === undefined ? {} : { latest_version: change.latestVersion }),
      ...(change.submitted ? { submitted_at: tx.now, submitted_by: accountIdOf(tx.actor) } : {}),
      ...(change.sent
        ? { sent_version: change.sent.version, register_year: change.sent.registerYear, register_number: change.sent.registerNumber, sent_at: tx.now }
        : {}),
    }))
    .where('id', '=', itemId)
    .execute();
}

/** Raises the version of an item without changing its state: something beside its text has changed. */
export async function touchItem(tx: Tx, itemId: string): Promise<void> {
  await tx.db.updateTable('submissions.items').set((eb) => ({ version: eb('version', '+', 1), updated_at: tx.now })).where('id', '=', itemId).execute();
}

/** The next register number of a year; whoever takes it holds the year's row until the transaction ends. */
export async function takeRegisterNumber(tx: Tx, year: number): Promise<number> {
  const taken = await sql<{ last: number }>`
    insert into submissions.register_numbers as numbers (year, last) values (${year}, 1)
    on conflict (jurisdiction_id, year) do update set last = numbers.last + 1
    returning last`.execute(tx.db);
  return taken.rows[0]!.last;
}

export interface NewEvent {
  itemId: string;
  kind: EventKind;
  fromState: ItemState | null;
  toState: ItemState;
  versionNumber?: number | null;
  reason?: string | null;
  details?: Record<string, unknown>;
  /** Whose doing it is, when a listener writes down what a person did elsewhere. */
  by?: string;
}

/** Adds what happened to an item. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.db
    .insertInto('submissions.events')
    .values({
      id: newId(tx.now.getTime()),
      item_id: event.itemId,
      at: tx.now,
      kind: event.kind,
      from_state: event.fromState,
      to_state: event.toState,
      version_number: event.versionNumber ?? null,
      account_id: accountIdOf(tx.actor),
      actor_name: event.by ?? actorName(tx.actor),
      reason: event.reason || null,
      details: json(event.details ?? {}),
    })
    .execute();
}

export interface Version {
  number: number;
  content: SubmittedContent;
  fingerprint: string;
  submittedAt: Date;
}

/** One submitted text of an item; `notFound` when there is none. */
export async function findVersion(tx: ReadTx, itemId: string, number: number): Promise<Version> {
  const row = await tx.db
    .selectFrom('submissions.versions')
    .select(['number', 'content', 'fingerprint', 'submitted_at'])
    .where('item_id', '=', itemId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return { number: row.number, content: row.content as unknown as SubmittedContent, fingerprint: row.fingerprint, submittedAt: row.submitted_at };
}

/** Every submitted text of an item, oldest first. */
export async function listVersions(tx: ReadTx, itemId: string): Promise<Version[]> {
  const rows = await tx.db
    .selectFrom('submissions.versions')
    .select(['number', 'content', 'fingerprint', 'submitted_at'])
    .where('item_id', '=', itemId)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number, content: row.content as unknown as SubmittedContent, fingerprint: row.fingerprint, submittedAt: row.submitted_at,
  }));
}

export interface NewVersion {
  itemId: string;
  number: number;
  content: SubmittedContent;
  fingerprint: string;
  bands: readonly string[];
}

/** Keeps what is submitted, with the bands by which near-duplicates find it. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.db
    .insertInto('submissions.versions')
    .values({
      item_id: version.itemId,
      number: version.number,
      content: json(version.content),
      fingerprint: version.fingerprint,
      submitted_at: tx.now,
      submitted_by: accountIdOf(tx.actor),
    })
    .execute();
  const bands = [...new Set(version.bands)];
  if (bands.length === 0) return;
  await tx.db
    .insertInto('submissions.bands')
    .values(bands.map((band) => ({ band, item_id: version.itemId, version_number: version.number })))
    .execute();
}

/** Notes that a text reached the desk, and by which clearance. */
export async function insertDelivery(tx: Tx, delivery: { itemId: string; number: number; fingerprint: string; clearanceId: string }): Promise<void> {
  await tx.db
    .insertInto('submissions.deliveries')
    .values({ item_id: delivery.itemId, version_number: delivery.number, fingerprint: delivery.fingerprint, clearance_id: delivery.clearanceId, at: tx.now })
    .execute();
}
