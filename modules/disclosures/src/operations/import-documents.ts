import { dayOf, invalid, newId, notFound, type WrongRows } from '@gongkai/kernel';
import { announce, dropPages, recordAudit, type Context, type Tx } from '@gongkai/database';
import { issuer, readPerson } from '@gongkai/organisations';
import { grantImportedClearances } from '@gongkai/reviews';
import { findColumn } from '../columns.store.ts';
import { disclosuresImported, type ImportedDocument } from '../contract.ts';
import { contentFingerprint } from '../fingerprint.ts';
import { metadataOf, parseImport } from '../import-lines.ts';
import { findImportKeys, insertImport, insertImportedDocuments, publishImported, type ImportHead, type ImportRow } from '../import.store.ts';
import { indexNumber, indexPrefix } from '../index-number.ts';
import { takeSerials } from '../disclosures.store.ts';
import { fromMarkdown } from '../markdown.ts';
import { documentSubject } from './document-content.ts';

export interface ImportRequest {
  /** Name of the batch, such as the file's. */
  name: string;
  /** JSON lines, UTF-8. */
  bytes: Uint8Array;
  columnCode: string;
  /** The unit that keeps these documents in the catalogue. */
  unitId: string;
  /** Who answers for the import, and on which basis it is cleared without a chain. */
  personId: string;
  basis: string;
  /** What becomes of the file when some of its lines are wrong: refused, unless these shall be left out. */
  wrongRows?: WrongRows;
}

export interface ImportResult {
  importId: string | null;
  imported: number;
  /** Documents whose id was in the catalogue already. */
  known: number;
  /** Lines with errors that were left out, as asked. */
  leftOut: number;
}

const maxProblems = 200;
const batchSize = 250;

/** Imports documents of other organs, all or nothing unless wrong lines shall be left out; a second import of the same file changes nothing. */
export async function importDocuments(context: Context, request: ImportRequest): Promise<ImportResult> {
  const { documents, wrong } = parseImport(request.bytes);
  if (wrong.size > 0 && (request.wrongRows !== 'leave-out' || documents.length === 0)) throw invalid([...wrong.values()].flat().slice(0, maxProblems));
  return context.write(async (tx) => {
    const known = await findImportKeys(tx, documents.map((document) => document.id));
    const fresh = documents.filter((document) => !known.has(document.id));
    if (fresh.length === 0) return { importId: null, imported: 0, known: known.size, leftOut: wrong.size };
    const head = await headOf(tx, request);
    await insertImport(tx, head, fresh.length);
    const { code } = await issuer(tx);
    const prefix = indexPrefix(code, Number(dayOf(tx.now, context.timeZone).slice(0, 4)));
    let serial = await takeSerials(tx, prefix, fresh.length);
    for (let start = 0; start < fresh.length; start += batchSize) {
      const rows = fresh.slice(start, start + batchSize).map((document) => rowOf(document, head, indexNumber(prefix, serial++)));
      await insertImportedDocuments(tx, head, rows);
      const clearances = await grantImportedClearances(tx, {
        subjectKind: documentSubject, personId: head.personId, batch: head.id, basis: head.basis,
        subjects: rows.map((row) => ({ subjectId: row.id, fingerprint: row.fingerprint })),
      });
      await publishImported(tx, head, rows.map((row) => ({ ...row, clearanceId: clearances.get(row.id)! })));
    }
    await recordAudit(tx, { action: 'disclosures.import-documents', subjectKind: 'disclosures.import', subjectId: head.id, unitId: head.unitId, after: { name: head.name, documents: fresh.length, leftOut: wrong.size, basis: head.basis } });
    await announce(tx, { name: disclosuresImported, subjectId: head.id, payload: { documents: fresh.length } });
    await dropPages(tx, [`column:${head.columnId}`, 'home', 'lists', 'imports']);
    return { importId: head.id, imported: fresh.length, known: known.size, leftOut: wrong.size };
  });
}

async function headOf(tx: Tx, request: ImportRequest): Promise<ImportHead> {
  const column = await findColumn(tx, { code: request.columnCode });
  if (!column) throw notFound([{ code: 'disclosures.no-such-column', values: { code: request.columnCode } }]);
  const person = await readPerson(tx, request.personId);
  if (!person) throw notFound([{ code: 'disclosures.no-such-person' }]);
  return { id: newId(tx.now.getTime()), name: request.name, columnId: column.id, unitId: request.unitId, personId: person.id, personName: person.name, basis: request.basis };
}

function rowOf(document: ImportedDocument, head: ImportHead, index: string): Omit<ImportRow, 'clearanceId'> {
  const metadata = metadataOf(document);
  const body = fromMarkdown(document.body);
  return {
    id: newId(),
    importKey: document.id,
    title: document.title,
    metadata,
    body,
    formedOn: metadata.formedOn,
    fingerprint: contentFingerprint({ columnId: head.columnId, title: document.title, metadata, body, attachments: null }),
    indexNumber: index,
  };
}
