import { newId } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { ColumnView } from './contract.ts';

const fields = sql`c.id, c.parent_id as "parentId", c.code, c.name, c.name_en as "nameEn", c.column_type as "columnType", c.description,
  c.statutory_item as "statutoryItem", c.mandatory, c.sort`;

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

export type NewColumn = Omit<ColumnView, 'id' | 'parentId'> & { parentCode: string | null };

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
