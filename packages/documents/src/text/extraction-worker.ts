import { parentPort } from 'node:worker_threads';
import { AppError, type Problem } from '@gongkai/kernel';
import type { RowNote } from '../xlsx/annotate-workbook.ts';
import type { ReadSheet, WorkbookLimits } from '../xlsx/read-workbook.ts';
import type { ImportedDocument } from './import-docx.ts';

export type ExtractionTask =
  | { kind: 'text'; bytes: Uint8Array; mediaType: string; maxCharacters: number }
  | { kind: 'docx'; bytes: Uint8Array }
  | { kind: 'workbook'; bytes: Uint8Array; limits: WorkbookLimits }
  | { kind: 'annotation'; bytes: Uint8Array; sheet: string; notes: ReadonlyMap<number, RowNote>; heading: string };

export type ExtractionAnswer =
  | { text: { text: string; truncated: boolean } }
  | { document: ImportedDocument }
  | { sheets: ReadSheet[] }
  | { annotated: Uint8Array }
  | { problems: Problem[] }
  | { failure: string };

async function answer(task: ExtractionTask): Promise<ExtractionAnswer> {
  try {
    // Each task loads its own libraries only.
    if (task.kind === 'docx') return { document: await (await import('./import-docx.ts')).importedDocument(task.bytes) };
    if (task.kind === 'workbook') return await (await import('../xlsx/read-workbook.ts')).readWorkbook(task.bytes, task.limits);
    if (task.kind === 'annotation') return { annotated: await (await import('../xlsx/annotate-workbook.ts')).annotatedWorkbook(task.bytes, task.sheet, task.notes, task.heading) };
    const { textOfFile } = await import('./text-of-file.ts');
    return { text: await textOfFile(task.bytes, task.mediaType, task.maxCharacters) };
  } catch (error) {
    return error instanceof AppError ? { problems: error.problems } : { failure: String(error) };
  }
}

parentPort?.on('message', async (task: ExtractionTask) => parentPort?.postMessage(await answer(task)));
