import { Worker } from 'node:worker_threads';
import { AppError, invalid } from '@gongkai/kernel';
import type { ExtractionAnswer, ExtractionTask } from './extraction-worker.ts';
import type { ImportedDocument } from './import-docx.ts';
import { bareType, decodeText, isPlainType, limited } from './plain-text.ts';

/** Bounds of one extraction. */
export interface TextLimits {
  maxCharacters?: number;
  milliseconds?: number;
}

// Files come from outside: each is read in a thread of its own, which may be killed. Two at a time keep memory in bounds.
const maxThreads = 2;
const heapMegabytes = 512;
const defaultMilliseconds = 30_000;
const defaultCharacters = 2_000_000;

let running = 0;
const waiting: (() => void)[] = [];

/** The text of a .docx, .xlsx, .pdf, .txt, .md or .csv file; all but plain text is read in a thread with bounded memory and time. */
export async function extractText(bytes: Uint8Array, mediaType: string, limits: TextLimits = {}): Promise<{ text: string; truncated: boolean }> {
  const maxCharacters = limits.maxCharacters ?? defaultCharacters;
  const type = bareType(mediaType);
  if (isPlainType(type)) return limited(decodeText(bytes), maxCharacters);
  const task: ExtractionTask = { kind: 'text', bytes, mediaType: type, maxCharacters };
  const answer = await inThread(task, limits.milliseconds ?? defaultMilliseconds);
  if (!('text' in answer)) throw new Error('The extraction thread answered something else than text');
  return answer.text;
}

/** A .docx file as blocks, with its title and pictures, read in a thread with bounded memory and time. */
export async function importDocx(bytes: Uint8Array): Promise<ImportedDocument> {
  const answer = await inThread({ kind: 'docx', bytes }, defaultMilliseconds);
  if (!('document' in answer)) throw new Error('The extraction thread answered something else than a document');
  return answer.document;
}

async function inThread(task: ExtractionTask, milliseconds: number): Promise<ExtractionAnswer> {
  if (running >= maxThreads) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    const answer = await answerOf(task, milliseconds);
    if ('problems' in answer) throw new AppError('invalid', answer.problems);
    if ('failure' in answer) throw invalid('documents.file-unreadable', { cause: answer.failure });
    return answer;
  } finally {
    // The place passes to the next in line, or is given back.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function answerOf(task: ExtractionTask, milliseconds: number): Promise<ExtractionAnswer> {
  const worker = new Worker(new URL('./extraction-worker.ts', import.meta.url), {
    name: 'extraction',
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
  });
  return new Promise<ExtractionAnswer>((resolve, reject) => {
    const timer = setTimeout(() => reject(invalid('documents.extraction-timeout')), milliseconds);
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? invalid('documents.extraction-memory') : error);
    });
    worker.once('exit', () => reject(new Error('The extraction thread ended without an answer')));
    worker.once('error', () => clearTimeout(timer));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
