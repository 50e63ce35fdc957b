import { parentPort } from 'node:worker_threads';
import { AppError, type Problem } from '@gongkai/kernel';
import type { ImportedDocument } from './import-docx.ts';

export type ExtractionTask = { kind: 'text'; bytes: Uint8Array; mediaType: string; maxCharacters: number } | { kind: 'docx'; bytes: Uint8Array };

export type ExtractionAnswer =
  | { text: { text: string; truncated: boolean } }
  | { document: ImportedDocument }
  | { problems: Problem[] }
  | { failure: string };

async function answer(task: ExtractionTask): Promise<ExtractionAnswer> {
  try {
    // Each task loads its own libraries only.
    if (task.kind === 'docx') return { document: await (await import('./import-docx.ts')).importedDocument(task.bytes) };
    const { textOfFile } = await import('./text-of-file.ts');
    return { text: await textOfFile(task.bytes, task.mediaType, task.maxCharacters) };
  } catch (error) {
    return error instanceof AppError ? { problems: error.problems } : { failure: String(error) };
  }
}

parentPort?.on('message', async (task: ExtractionTask) => parentPort?.postMessage(await answer(task)));
