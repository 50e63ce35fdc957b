import { bindAttachments, storeFile } from '@gongkai/attachments';
import type { Context, ReadTx } from '@gongkai/database';
import { officialDocx, officialPdf, readWorkbook, writeWorkbook, type OfficialDocument, type SheetToWrite } from '@gongkai/documents';
import { issuer } from '@gongkai/organisations';
import type { Bulletin } from '../bulletin/build-bulletin.ts';
import { bulletinGrid, comparisonGrid, hasComparison, type BulletinGrid } from '../bulletin/bulletin-table.ts';
import { checkBulletin } from '../bulletin-check/check-bulletin.ts';
import { findBulletin, markFilesReady, type StoredBulletin } from '../bulletins.store.ts';
import { bulletinSubject, type EntryView } from '../contract.ts';
import { listEntries } from '../entries.store.ts';
import { insertEvent } from '../events.store.ts';
import { readScoringSetting } from '../setting.ts';
import { adoptedAnnex, adoptedItems, bulletinBody, chartsAnnex, entriesAnnex } from '../templates/bulletin-text.ts';
import { ledgerColumns } from '../templates/ledger-sheet.ts';
import { presentEntries } from './present-entries.ts';

/** A notice as the official layout wants it. */
async function officialBulletin(tx: ReadTx, bulletin: StoredBulletin, entries: readonly EntryView[]): Promise<OfficialDocument> {
  const { shortName, officeName } = await issuer(tx);
  const setting = await readScoringSetting(tx);
  const values: Record<string, string> = { short: shortName, year: String(bulletin.year ?? ''), number: String(bulletin.number ?? '') };
  // A month's entries are printed; those of a quarter or a year fill a book, and stand in the workbook.
  const annexes = [adoptedAnnex(bulletin.figures), chartsAnnex(bulletin.figures, bulletin.length), bulletin.length === 'month' ? entriesAnnex(bulletin.figures, entries) : null].filter((one) => one !== null);
  const date = bulletin.issuedOn ?? tx.now.toISOString().slice(0, 10);
  return {
    organ: officeName, form: 'document', title: bulletin.title, addressee: setting.addressee, signature: officeName, date, printedBy: officeName, printedOn: date,
    ...(bulletin.number === null ? {} : { number: setting.bulletinNumber.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '') }),
    body: bulletinBody(bulletin.figures, bulletin),
    ...(setting.copyTo === '' ? {} : { copyTo: setting.copyTo }),
    ...(annexes.length === 0 ? {} : { attachments: annexes.map((annex) => annex.title), appendices: annexes }),
  };
}

/** The tables of a notice as a workbook. */
async function bulletinWorkbook(title: string, figures: Bulletin, entries: EntryView[], context: Context): Promise<Uint8Array> {
  const [headings, ...rows] = bulletinGrid(figures);
  const table: SheetToWrite<BulletinGrid[number]> = {
    name: '通报', title, rows,
    columns: headings!.map((heading, n) => ({ key: String(n), heading: String(heading), width: n === 1 ? 24 : 10, type: n === 1 || n === 4 ? 'text' as const : 'number' as const, value: (row) => row[n] ?? null })),
  };
  const items: SheetToWrite<{ unit: string; title: string; month: string }> = {
    name: '采用信息', rows: adoptedItems(figures),
    columns: [
      { key: 'unit', heading: '报送单位', width: 24, value: (row) => row.unit },
      { key: 'title', heading: '信息标题', width: 60, value: (row) => row.title },
      { key: 'month', heading: '月份', width: 10, value: (row) => row.month },
    ],
  };
  const details: SheetToWrite<EntryView> = { name: '计分明细', columns: ledgerColumns(context), rows: entries };
  const [compared, ...comparisons] = comparisonGrid(figures);
  const comparison: SheetToWrite<BulletinGrid[number]> = {
    name: '比较', rows: comparisons,
    columns: compared!.map((heading, n) => ({ key: String(n), heading: String(heading), width: n === 0 ? 24 : 12, type: typeof comparisons[0]?.[n] === 'number' ? 'number' as const : 'text' as const, value: (row) => row[n] ?? null })),
  };
  return writeWorkbook([table, ...(hasComparison(figures) ? [comparison] : []), items, details]);
}

/** The entries that the scores of a notice add up, in the order of its units. */
async function entriesOf(tx: ReadTx, bulletin: StoredBulletin): Promise<EntryView[]> {
  const wanted = bulletin.figures.groups.flatMap((group) => group.rows.flatMap((row) => row.entryIds));
  const place = new Map(wanted.map((entryId, n) => [entryId, n]));
  const entries = (await listEntries(tx, { from: bulletin.periodFrom, to: bulletin.periodTo })).filter((entry) => place.has(entry.id));
  return presentEntries(tx, entries.sort((a, b) => place.get(a.id)! - place.get(b.id)!));
}

/** Re-adds the workbook that is about to leave; what does not add up does not leave. */
async function refuseWrongSums(workbook: Uint8Array): Promise<void> {
  const { sheets } = await readWorkbook(workbook);
  const check = checkBulletin(sheets.slice(0, 1).map((sheet) => ({ name: sheet.name, rows: sheet.rows.map((row) => row.map((value) => (typeof value === 'boolean' ? String(value) : value))) })), { mayHaveFallen: true });
  if (!check.ok) throw new Error(`The tables of a notice do not add up: ${check.findings.map((finding) => `${finding.where} ${finding.code}`).join('; ') || 'nothing was compared'}`);
}

/** Draws a notice that has left as PDF, .docx and .xlsx, and keeps all three beside it. Can run twice. */
export async function renderBulletin(context: Context, bulletinId: string): Promise<void> {
  // What leaves the office is Chinese, whoever asks for it.
  const drawn = await context.with({ language: 'zh-CN' }).read(async (tx) => {
    const bulletin = await findBulletin(tx, bulletinId);
    if (bulletin.state !== 'issued' || bulletin.files === 'ready') return null;
    const entries = await entriesOf(tx, bulletin);
    return { bulletin, entries, document: await officialBulletin(tx, bulletin, entries) };
  });
  if (!drawn) return;
  const { bulletin, document, entries } = drawn;
  const pdf = await officialPdf(document);
  const workbook = await bulletinWorkbook(bulletin.title, bulletin.figures, entries, context);
  await refuseWrongSums(workbook);
  const files = [
    await storeFile(context, { name: `${bulletin.title}.pdf`, bytes: pdf.bytes }),
    await storeFile(context, { name: `${bulletin.title}.docx`, bytes: await officialDocx(document) }),
    await storeFile(context, { name: `${bulletin.title}.xlsx`, bytes: workbook }),
  ];
  await context.write(async (tx) => {
    const standing = await findBulletin(tx, bulletinId, true);
    // Another run was quicker; what this one stored belongs to nothing and is swept away.
    if (standing.files === 'ready') return;
    await bindAttachments(tx, { subjectKind: bulletinSubject, subjectId: bulletinId, ids: files.map((file) => file.id) });
    await markFilesReady(tx, bulletinId);
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletinId, kind: 'rendered', details: { pages: pdf.pages, warnings: pdf.warnings } });
  });
}
