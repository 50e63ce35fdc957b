import { Worker } from 'node:worker_threads';
import { AppError, invalid } from '@gongkai/kernel';
import type { ExtractionAnswer, ExtractionTask } from './extraction-worker.ts';
import type { RowNote } from '../xlsx/annotate-workbook.ts';
import type { ReadSheet, WorkbookLimits } from '../xlsx/read-workbook.ts';
import type { ImportedDocument } from './import-docx.ts';
import { bareType, decodeText, isPlainType, limited } from './plain-text.ts';

/** Bounds of one extraction. */
export interface TextLimits {
  maxCharacters?: number;
  milliseconds?: number;
}

// Files come from outside: they are read in threads that may be killed, one file at a time in each. One reads what waits in the
// background, a second only what somebody is waiting for: each holds some 80 MB. Starting one and loading its libraries costs more than
// reading most files: a thread that read well reads the next, and ends soon when nothing comes, or after so many files.
const backgroundThreads = 1;
const allThreads = 2;
const heapMegabytes = 512;
const filesEach = 15;
const idleMilliseconds = 5_000;
const defaultMilliseconds = 30_000;
const defaultCharacters = 2_000_000;

interface Thread {
  worker: Worker;
  files: number;
  ending?: NodeJS.Timeout;
}

let running = 0;
const idle: Thread[] = [];
const waiting: Record<'background' | 'somebody', (() => void)[]> = { background: [], somebody: [] };

/** The text of a .docx, .xlsx, .pdf, .txt, .md or .csv file; all but plain text is read in a thread with bounded memory and time. */
export async function extractText(bytes: Uint8Array, mediaType: string, limits: TextLimits = {}): Promise<{ text: string; truncated: boolean }> {
  const maxCharacters = limits.maxCharacters ?? defaultCharacters;
  const type = bareType(mediaType);
  if (isPlainType(type)) return limited(decodeText(bytes), maxCharacters);
  const task: ExtractionTask = { kind: 'text', bytes, mediaType: type, maxCharacters };
  const answer = await inThread(task, limits.milliseconds ?? defaultMilliseconds, 'background');
  if (!('text' in answer)) throw new Error('The extraction thread answered something else than text');
  return answer.text;
}

/** A .docx file as blocks, with its title and pictures, read in a thread with bounded memory and time. */
export async function importDocx(bytes: Uint8Array): Promise<ImportedDocument> {
  const answer = await inThread({ kind: 'docx', bytes }, defaultMilliseconds, 'somebody');
  if (!('document' in answer)) throw new Error('The extraction thread answered something else than a document');
  return answer.document;
}

/** All sheets of an .xlsx file that somebody sent, read in a thread with bounded memory and time; formulas are never evaluated. */
export async function importWorkbook(bytes: Uint8Array, limits: WorkbookLimits): Promise<{ sheets: ReadSheet[] }> {
  const answer = await inThread({ kind: 'workbook', bytes, limits }, defaultMilliseconds, 'somebody');
  if (!('sheets' in answer)) throw new Error('The extraction thread answered something else than sheets');
  return answer;
}

/** The workbook that somebody sent with the errors of its rows (by number, from 1) in one more column, made in such a thread. */
export async function annotateWorkbook(bytes: Uint8Array, sheet: string, notes: ReadonlyMap<number, RowNote>, heading: string): Promise<Uint8Array> {
  const answer = await inThread({ kind: 'annotation', bytes, sheet, notes, heading }, defaultMilliseconds, 'somebody');
  if (!('annotated' in answer)) throw new Error('The extraction thread answered something else than a workbook');
  return answer.annotated;
}

async function inThread(task: ExtractionTask, milliseconds: number, who: 'background' | 'somebody'): Promise<ExtractionAnswer> {
  if (running >= (who === 'somebody' ? allThreads : backgroundThreads)) await new Promise<void>((resolve) => waiting[who].push(resolve));
  else running += 1;
  try {
    const answer = await answerOf(task, milliseconds);
    if ('problems' in answer) throw new AppError('invalid', answer.problems);
    if ('failure' in answer) throw invalid('documents.file-unreadable', { cause: answer.failure });
    return answer;
  } finally {
    pass();
  }
}

/** The place passes to the next in line, or is given back. */
function pass(): void {
  const next = waiting.somebody.shift() ?? (running <= backgroundThreads ? waiting.background.shift() : undefined);
  if (next) next();
  else running -= 1;
}

async function answerOf(task: ExtractionTask, milliseconds: number): Promise<ExtractionAnswer> {
  const thread = idle.pop() ?? startThread();
  clearTimeout(thread.ending);
  thread.files += 1;
  try {
    const answer = await ask(thread.worker, task, milliseconds);
    rest(thread);
    return answer;
  } catch (error) {
    void thread.worker.terminate();
    throw error;
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL('./extraction-worker.ts', import.meta.url), {
    name: 'extraction',
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 2 },
    stdout: true,
    stderr: true,
  });
  // One that breaks while it rests is replaced when the next file comes.
  worker.on('error', () => {});
  worker.on('exit', () => {
    const place = idle.findIndex((thread) => thread.worker === worker);
    if (place >= 0) idle.splice(place, 1);
  });
  return { worker, files: 0 };
}

function rest(thread: Thread): void {
  if (thread.files >= filesEach) {
    void thread.worker.terminate();
    return;
  }
  idle.push(thread);
  thread.worker.unref();
  thread.ending = setTimeout(() => {
    idle.splice(idle.indexOf(thread), 1);
    void thread.worker.terminate();
  }, idleMilliseconds).unref();
}

function ask(worker: Worker, task: ExtractionTask, milliseconds: number): Promise<ExtractionAnswer> {
  const listening = new AbortController();
  return new Promise<ExtractionAnswer>((resolve, reject) => {
    const timer = setTimeout(() => reject(invalid('documents.extraction-timeout')), milliseconds);
    const hear = (event: string, heard: (what: any) => void) => {
      worker.once(event, heard);
      listening.signal.addEventListener('abort', () => worker.off(event, heard));
    };
    listening.signal.addEventListener('abort', () => clearTimeout(timer));
    hear('message', (answer: ExtractionAnswer) => resolve(answer));
    hear('error', (error: Error & { code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? invalid('documents.extraction-memory') : error);
    });
    hear('exit', () => reject(new Error('The extraction thread ended without an answer')));
    worker.ref();
    worker.postMessage(task);
  }).finally(() => listening.abort());
}
