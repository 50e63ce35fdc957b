import { invalid, newId, notFound } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { AddColumn, ChangeColumn, ColumnView } from './contract.ts';

const fields = sql`c.id, c.parent_id as "parentId", c.code, c.name, c.name_en as "nameEn", c.column_type as "columnType", c.description,
  c.statutory_item as "statutoryItem", c.mandatory, c.sort, c.keywords, c.version`;

/** The open columns of the catalogue in order. */
export async function listColumns(tx: ReadTx): Promise<ColumnView[]> {
  const found = await sql<ColumnView>`select ${fields} from disclosures.columns c where c.closed_at is null order by c.sort, c.code`.execute(tx.db);
  return found.rows;
}

/** One column by id or code, or null. */
export async function findColumn(tx: ReadTx, by: { id: string } | { code: string }): Promise<ColumnView | null> {
  const found = 'id' in by
    ? await sql<ColumnView>`select ${fields} from disclosures.columns c where c.id = ${by.id}`.execute(tx.db)
    : await sql<ColumnView>`select ${fields} from disclosures.columns c where c.code = ${by.code}`.execute(tx.db);
  return found.rows[0] ?? null;
}

export type NewColumn = Omit<ColumnView, 'id' | 'parentId' | 'version' | 'keywords'> & { parentCode: string | null };

/** Puts a column into the catalogue unless its code is there; returns its id. */
export async function ensureColumn(tx: Tx, column: NewColumn): Promise<string> {
  const standing = await findColumn(tx, { code: column.code });
  if (standing) return standing.id;
  const parent = column.parentCode ? await findColumn(tx, { code: column.parentCode }) : null;
  const id = newId();
  await tx.db.insertInto('disclosures.columns').values({
    id,
    parent_id: parent?.id ?? null,
    code: column.code,
    name: column.name,
    name_en: column.nameEn,
    column_type: column.columnType,
    description: column.description,
    statutory_item: column.statutoryItem,
    mandatory: column.mandatory,
    sort: column.sort,
  }).execute();
  return id;
}

/** Refuses a column that is not there or was closed: a document must stand where the public can find it. */
export async function requireOpenColumn(tx: ReadTx, columnId: string): Promise<void> {
  const found = await sql<{ id: string }>`select c.id from disclosures.columns c where c.id = ${columnId} and c.closed_at is null`.execute(tx.db);
  if (found.rows.length === 0) throw invalid([{ code: 'disclosures.column-closed', path: 'columnId' }]);
}

/** Loads a column and locks it until the end of the transaction. */
export async function lockColumn(tx: Tx, columnId: string): Promise<ColumnView> {
  const found = await sql<ColumnView>`select ${fields} from disclosures.columns c where c.id = ${columnId} and c.closed_at is null for update`.execute(tx.db);
  const column = found.rows[0];
  if (!column) throw notFound('general.not-found');
  return column;
}

/** Inserts a column that an office adds to its catalogue. */
export async function insertColumn(tx: Tx, columnId: string, column: AddColumn): Promise<void> {
  await tx.db.insertInto('disclosures.columns').values({
    id: columnId, parent_id: column.parentId, code: column.code, name: column.name, name_en: column.nameEn, column_type: column.columnType,
    description: column.description, keywords: column.keywords, sort: column.sort, mandatory: false,
  }).execute();
}

/** Changes what a column is called and says of itself; its code, which stands in addresses, stays. */
export async function updateColumn(tx: Tx, columnId: string, column: Omit<ChangeColumn, 'seenVersion'>): Promise<void> {
  await tx.db.updateTable('disclosures.columns').set((eb) => ({
    name: column.name, name_en: column.nameEn, column_type: column.columnType, description: column.description, keywords: column.keywords, sort: column.sort,
    version: eb('version', '+', 1),
  })).where('id', '=', columnId).execute();
}

/** Closes a column: it takes no documents and is shown no more. */
export async function endColumn(tx: Tx, columnId: string): Promise<void> {
  await tx.db.updateTable('disclosures.columns').set((eb) => ({ closed_at: tx.now, version: eb('version', '+', 1) })).where('id', '=', columnId).execute();
}

/** What stands in a column: open columns below it, and documents that are not withdrawn. */
export async function countInColumn(tx: ReadTx, columnId: string): Promise<{ columns: number; documents: number }> {
  const found = await sql<{ columns: number; documents: number }>`select
    (select count(*) from disclosures.columns c where c.parent_id = ${columnId} and c.closed_at is null) as columns,
    (select count(*) from disclosures.documents d where d.column_id = ${columnId} and d.state <> 'withdrawn') as documents`.execute(tx.db);
  return found.rows[0]!;
}
