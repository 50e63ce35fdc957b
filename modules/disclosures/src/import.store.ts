import { actorName, accountIdOf, newId, type RichText } from '@gongkai/kernel';
import { sql, type Tx } from '@gongkai/database';
import type { Metadata } from './contract.ts';

/** One document of an import, ready to be written. */
export interface ImportRow {
  id: string;
  importKey: string;
  title: string;
  metadata: Metadata;
  body: RichText;
  formedOn: string | null;
  fingerprint: string;
  clearanceId: string;
  indexNumber: string;
}

/** What all documents of an import share. */
export interface ImportHead {
  id: string;
  name: string;
  columnId: string;
  unitId: string;
  personId: string;
  personName: string;
  basis: string;
}

/** The keys that are already in the catalogue. */
export async function findImportKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ key: string }>`select d.import_key as key from disclosures.documents d where d.import_key = any(${[...keys]})`.execute(tx.db);
  return new Set(found.rows.map((row) => row.key));
}

/** Writes down that there was an import, by whom and on which basis. */
export async function insertImport(tx: Tx, head: ImportHead, documentCount: number): Promise<void> {
  await tx.db.insertInto('disclosures.imports').values({
    id: head.id, name: head.name, person_id: head.personId, person_name: head.personName, basis: head.basis, document_count: documentCount, at: tx.now,
  }).execute();
}

/** Writes the documents of an import before their clearances exist, in one statement a table. */
export async function insertImportedDocuments(tx: Tx, head: ImportHead, rows: readonly Omit<ImportRow, 'clearanceId'>[]): Promise<void> {
  await sql`insert into disclosures.documents (id, column_id, unit_id, kind, state, attribute, title, metadata, body, formed_on, import_id, import_key, created_at, changed_at)
    select r.id, ${head.columnId}, ${head.unitId}, 'official', 'cleared', 'proactive', r.title, r.metadata, r.body, r."formedOn", ${head.id}, r."importKey", ${tx.now}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "importKey" text, title text, metadata jsonb, body jsonb, "formedOn" date)`.execute(tx.db);
}

/** Publishes them as their first versions; the foreign key holds every row to its clearance. */
export async function publishImported(tx: Tx, head: ImportHead, rows: readonly ImportRow[]): Promise<void> {
  const facts = JSON.stringify(rows.map((row) => ({ id: row.id, fingerprint: row.fingerprint, clearanceId: row.clearanceId, indexNumber: row.indexNumber, eventId: newId() })));
  const recordset = sql`jsonb_to_recordset(${facts}::jsonb) as r(id uuid, fingerprint text, "clearanceId" uuid, "indexNumber" text, "eventId" uuid)`;
  await sql`insert into disclosures.versions (document_id, number, fingerprint, clearance_id, title, metadata, body, published_at, published_by)
    select d.id, 1, r.fingerprint, r."clearanceId", d.title, d.metadata, d.body, ${tx.now}, ${actorName(tx.actor)}
    from ${recordset} join disclosures.documents d on d.jurisdiction_id = platform.tenant() and d.id = r.id`.execute(tx.db);
  await sql`insert into disclosures.current (document_id, version_number, column_id, index_number, published_at, first_published_at)
    select r.id, 1, ${head.columnId}, r."indexNumber", ${tx.now}, ${tx.now} from ${recordset}`.execute(tx.db);
  await sql`update disclosures.documents d set state = 'published', published_version = 1 from ${recordset}
    where d.jurisdiction_id = platform.tenant() and d.id = r.id`.execute(tx.db);
  await sql`insert into disclosures.events (id, document_id, at, actor_id, actor_name, action, from_state, to_state, reason, detail)
    select r."eventId", r.id, ${tx.now}, ${accountIdOf(tx.actor)}, ${actorName(tx.actor)}, 'import', null, 'published', ${head.basis}, jsonb_build_object('importId', ${head.id}::uuid)
    from ${recordset}`.execute(tx.db);
}

/** The documents of an import, a page at a time, by id. */
export async function readImportedIds(tx: Pick<Tx, 'db'>, importId: string, after: string | null, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`select d.id from disclosures.documents d
    where d.import_id = ${importId} and ${after ? sql`d.id > ${after}::uuid` : sql`true`} order by d.id limit ${limit}`.execute(tx.db);
  return found.rows.map((row) => row.id);
}
