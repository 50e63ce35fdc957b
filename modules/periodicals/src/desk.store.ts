import { accountIdOf, actorName, notFound, type RichText } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';

export interface DeskCopy {
  id: string;
  leadItemId: string;
  unitId: string;
  title: string;
  body: RichText;
  version: number;
  merged: boolean;
  pictureOrigins: Record<string, string>;
  createdBy: string | null;
  updatedAt: Date;
  updatedBy: string;
}

export interface DeskSource {
  itemId: string;
  /** The unit that sent it. */
  unitId: string;
  share: number;
  textVersion: number;
}

const columns = ['id', 'lead_item_id', 'unit_id', 'title', 'body', 'version', 'merged', 'picture_origins', 'created_by', 'updated_at', 'updated_by'] as const;
const select = (tx: ReadTx) => tx.db.selectFrom('periodicals.desk_copies').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const copyOf = (row: Row): DeskCopy => ({
  id: row.id, leadItemId: row.lead_item_id, unitId: row.unit_id, title: row.title, body: row.body as unknown as RichText, version: row.version,
  merged: row.merged, pictureOrigins: row.picture_origins as unknown as Record<string, string>, createdBy: row.created_by, updatedAt: row.updated_at,
  updatedBy: row.updated_by,
});

/** A desk copy; `notFound` when there is none. */
export async function findCopy(tx: ReadTx, copyId: string): Promise<DeskCopy> {
  const row = await select(tx).where('id', '=', copyId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return copyOf(row);
}

/** A desk copy, locked until the transaction ends. */
export async function lockCopy(tx: Tx, copyId: string): Promise<DeskCopy> {
  const row = await select(tx).where('id', '=', copyId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return copyOf(row);
}

/** Some desk copies by id, locked in one order when asked, so that two issues never wait for each other. */
export async function listCopies(tx: ReadTx, copyIds: readonly string[], lock = false): Promise<Map<string, DeskCopy>> {
  if (copyIds.length === 0) return new Map();
  const query = select(tx).where('id', 'in', [...copyIds]).orderBy('id');
  return new Map((await (lock ? query.forUpdate() : query).execute()).map((row) => [row.id, copyOf(row)]));
}

/** The copy in which an item stands now, or null. */
export async function findCopyOfItem(tx: ReadTx, itemId: string): Promise<DeskCopy | null> {
  const row = await select(tx)
    .where('id', '=', (eb) => eb.selectFrom('periodicals.desk_sources').select('copy_id').where('item_id', '=', itemId).where('ended_at', 'is', null).limit(1))
    .executeTakeFirst();
  return row ? copyOf(row) : null;
}

/** The copies in which some items stand now: copy id by item id. */
export async function listCopyIds(tx: ReadTx, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('periodicals.desk_sources')
    .select(['item_id', 'copy_id'])
    .where('item_id', 'in', [...itemIds])
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.item_id, row.copy_id]));
}

/** The items of which a copy is made, the lead first. */
export async function listSources(tx: ReadTx, copyId: string): Promise<DeskSource[]> {
  const rows = await tx.db
    .selectFrom('periodicals.desk_sources')
    .select(['item_id', 'unit_id', 'share', 'text_version'])
    .where('copy_id', '=', copyId)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ itemId: row.item_id, unitId: row.unit_id, share: Number(row.share), textVersion: row.text_version }));
}

const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;

export interface NewCopy {
  id: string;
  leadItemId: string;
  unitId: string;
  title: string;
  body: RichText;
  merged: boolean;
  pictureOrigins: Record<string, string>;
  sources: readonly DeskSource[];
}

/** Adds a copy with its first version and its sources. */
export async function insertCopy(tx: Tx, copy: NewCopy): Promise<void> {
  await tx.db
    .insertInto('periodicals.desk_copies')
    .values({
      id: copy.id, lead_item_id: copy.leadItemId, unit_id: copy.unitId, title: copy.title, body: json(copy.body), merged: copy.merged,
      picture_origins: json(copy.pictureOrigins), created_at: tx.now, created_by: accountIdOf(tx.actor), updated_at: tx.now, updated_by: actorName(tx.actor),
    })
    .execute();
  await tx.db
    .insertInto('periodicals.desk_sources')
    .values(copy.sources.map((source, position) => ({ copy_id: copy.id, item_id: source.itemId, unit_id: source.unitId, position, share: source.share, text_version: source.textVersion })))
    .execute();
  await insertDeskVersion(tx, { copyId: copy.id, number: 1, title: copy.title, body: copy.body });
}

/** Ends a copy: its items are free for another one. */
export async function endSources(tx: Tx, copyId: string): Promise<void> {
  await tx.db.updateTable('periodicals.desk_sources').set({ ended_at: tx.now }).where('copy_id', '=', copyId).where('ended_at', 'is', null).execute();
}

/** Sets the weight of a source. */
export async function updateShare(tx: Tx, copyId: string, itemId: string, share: number): Promise<void> {
  await tx.db.updateTable('periodicals.desk_sources').set({ share }).where('copy_id', '=', copyId).where('item_id', '=', itemId).execute();
}

async function insertDeskVersion(tx: Tx, version: { copyId: string; number: number; title: string; body: RichText }): Promise<void> {
  await tx.db
    .insertInto('periodicals.desk_versions')
    .values({
      copy_id: version.copyId, number: version.number, title: version.title, body: json(version.body), saved_at: tx.now,
      account_id: accountIdOf(tx.actor), saved_by: actorName(tx.actor),
    })
    .execute();
}

/** Saves a copy as its next version. */
export async function saveCopyVersion(tx: Tx, copy: Pick<DeskCopy, 'id' | 'version'>, text: { title: string; body: RichText }): Promise<void> {
  const number = copy.version + 1;
  await tx.db
    .updateTable('periodicals.desk_copies')
    .set({ title: text.title, body: json(text.body), version: number, updated_at: tx.now, updated_by: actorName(tx.actor) })
    .where('id', '=', copy.id)
    .execute();
  await insertDeskVersion(tx, { copyId: copy.id, number, ...text });
}

export interface DeskVersion {
  number: number;
  title: string;
  body: RichText;
  savedAt: string;
  savedBy: string;
}

const versions = (tx: ReadTx, copyId: string) =>
  tx.db.selectFrom('periodicals.desk_versions').select(['number', 'title', 'body', 'saved_at', 'saved_by']).where('copy_id', '=', copyId);

/** The versions of a copy, newest first. */
export async function listDeskVersions(tx: ReadTx, copyId: string): Promise<Omit<DeskVersion, 'body'>[]> {
  const rows = await versions(tx, copyId).orderBy('number', 'desc').limit(200).execute();
  return rows.map((row) => ({ number: row.number, title: row.title, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by }));
}

/** One version of a copy; `notFound` when there is none. */
export async function findDeskVersion(tx: ReadTx, copyId: string, number: number): Promise<DeskVersion> {
  const row = await versions(tx, copyId).where('number', '=', number).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return { number: row.number, title: row.title, body: row.body as unknown as RichText, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by };
}
